import { html, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import { checkbox } from '../../../ui/checkbox.js';
import { icon } from '../../../ui/icons.js';
import type { Keys, ShortcutMode } from '../../../ui/shortcuts.js';
import { caps } from './palette-view.js';

export interface ListContext {
  readonly i18n: LocalizeController;
  readonly mode: ShortcutMode;
  readonly onMode: (mode: ShortcutMode) => void;
  readonly onClose: () => void;
}

type Row = readonly [label: string, ...keys: Keys[]];

/** All keys, and the switch for those that are a single one. */
export function shortcutsList({ i18n, mode, onMode, onClose }: ListContext): TemplateResult {
  const { palette: texts, common } = i18n.messages;
  return html`<dialog id="shortcuts" class="dialog" aria-labelledby="shortcuts-title">
    <div class="pane">
      <div class="pane-head">
        <h2 class="pane-title" id="shortcuts-title">${texts.shortcuts}</h2>
        <button type="button" class="button ghost icon-only pane-close" aria-label=${common.close} @click=${onClose}>
          ${icon('close')}
        </button>
      </div>
      <div class="pane-body">
        <div class="shortcut-groups">${groupsOf(i18n).map(([title, rows]) => group(title, rows))}</div>
        ${checkbox({
          id: 'single-keys',
          name: 'single-keys',
          label: texts.singleKeys,
          hint: texts.singleKeysHint,
          checked: mode === 'on',
          onChange: (on) => onMode(on ? 'on' : 'modified'),
        })}
      </div>
    </div>
  </dialog>`;
}

function groupsOf({ messages }: LocalizeController): readonly (readonly [string, readonly Row[]])[] {
  const { palette: texts, act, common, userList } = messages;
  return [
    [
      texts.anywhere,
      [
        [texts.title, 'mod+k'],
        [common.search, '/'],
        [userList.addUser, 'i'],
        [messages.listTools.filters, 'f'],
        [texts.shortcuts, '?'],
      ],
    ],
    [
      texts.inList,
      [
        [texts.move, 'up', 'down'],
        [texts.page, 'PgUp', 'PgDn'],
        [texts.ends, 'Ctrl+home', 'Ctrl+end'],
        [texts.select, 'x'],
        [texts.open, 'enter'],
        [texts.rowMenu, '.'],
      ],
    ],
    [
      texts.onUser,
      [
        [act['copy-link'], 'c'],
        [act.resend, 'r'],
        [act.renew, 'n'],
        [act['set-groups'], 'g'],
        [act.update, 'e'],
        [messages.accountUsers.previousUser, 'k'],
        [messages.accountUsers.nextUser, 'j'],
      ],
    ],
  ];
}

function group(title: string, rows: readonly Row[]): TemplateResult {
  return html`<section>
    <h3 class="menu-head">${title}</h3>
    <dl class="shortcut-rows">
      ${rows.map(
        ([label, ...keys]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${keys.map((each) => caps(each))}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}
