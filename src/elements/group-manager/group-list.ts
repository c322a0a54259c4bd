import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { DirectoryError } from '../../domain/errors.js';
import type { Group } from '../../domain/group.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import { banner } from '../../ui/banner.js';
import { emptyState } from '../../ui/empty-state.js';
import { icon } from '../../ui/icons.js';
import type { MenuController } from '../../ui/menu-controller.js';
import { menuTemplate, type MenuItem } from '../../ui/menu.js';
import { textField } from '../../ui/text-field.js';
import { actButton, actReasons, type ActButton } from '../parts/act-button.js';
import { errorText, reasonText } from '../parts/error-text.js';
import { isolate } from '../parts/isolate.js';
import { retryButton } from '../parts/retry-button.js';
import { moreButton } from './people-list.js';
import type { SearchedList } from './searched-list.js';

export interface GroupListOptions {
  readonly list: SearchedList<Group>;
  readonly directory: Directory;
  readonly menu: MenuController;
  readonly i18n: LocalizeController;
  readonly add: () => void;
  readonly open: (group: Group) => void;
  readonly edit: (group: Group) => void;
  readonly remove: (group: Group) => void;
}

export function groupList(options: GroupListOptions): TemplateResult {
  const { list, directory, i18n, add } = options;
  const { groupManager: texts } = i18n.messages;
  const button: ActButton = {
    label: texts.add,
    icon: 'plus',
    look: 'primary',
    permission: directory.can('create-group'),
    run: add,
  };
  return html`<section class="stack loose" part="list" aria-labelledby="groups-title">
    <header class="row wrap">
      <div class="grow">
        <h2 class="title" id="groups-title" tabindex="-1">${i18n.messages.common.groups}</h2>
        <p class="small muted">${texts.intro}</p>
      </div>
      <slot name="list-acts"></slot>${isEmpty(list) ? nothing : actButton(button)}
    </header>
    ${actReasons([button], i18n)}
    <div class="row wrap tools">${search(options)}<span class="push small muted num">${counted(list, i18n)}</span></div>
    ${list.error && list.items.length > 0 ? stale(list.error, options) : nothing} ${body(options, actButton(button))}
    ${list.hasMore ? moreButton(list, i18n) : nothing}
  </section>`;
}

/** Its face then has the button to add one, and a view has one such. */
function isEmpty(list: SearchedList<Group>): boolean {
  return list.items.length === 0 && list.search === '' && !list.waiting && !list.error;
}

function counted(list: SearchedList<Group>, i18n: LocalizeController): string | typeof nothing {
  const { total } = list;
  return list.waiting || total === undefined ? nothing : i18n.messages.groupManager.count(total);
}

function search({ list, i18n }: GroupListOptions): TemplateResult {
  const label = i18n.messages.groupManager.searchGroups;
  return textField({
    id: 'group-search',
    name: 'group-search',
    type: 'search',
    label,
    labelHidden: true,
    placeholder: label,
    value: list.typed,
    autocomplete: 'off',
    small: true,
    prefix: icon('search'),
    onInput: (text) => list.type(text),
  });
}

function body(options: GroupListOptions, add: TemplateResult | typeof nothing): TemplateResult {
  const { list, i18n } = options;
  const { groupManager: texts } = i18n.messages;
  if (list.items.length > 0) return rows(options);
  if (list.error) return failed(list.error, options);
  if (list.waiting) return loading(i18n);
  if (isEmpty(list)) return emptyState({ art: 'groups', title: texts.empty, text: texts.emptyText, actions: add });
  return emptyState({
    art: 'search',
    title: texts.noMatchFor(isolate(list.search)),
    actions: html`<button type="button" class="button" @click=${() => list.clear()}>${texts.clearSearch}</button>`,
  });
}

function loading(i18n: LocalizeController): TemplateResult {
  const row = html`<div class="list-row bones"><span class="bone short"></span><span class="bone"></span></div>`;
  return html`<div aria-busy="true">
    <span class="visually-hidden" role="status">${i18n.messages.groupManager.loading}</span>
    <div class="list skeleton" aria-hidden="true">${[row, row, row, row]}</div>
  </div>`;
}

/** Nothing can be shown instead of the list. */
export function failed(
  error: DirectoryError,
  { list, i18n }: { readonly list: { reload(): void }; readonly i18n: LocalizeController },
): TemplateResult {
  const { groupManager: texts } = i18n.messages;
  if (error.kind === 'forbidden')
    return emptyState({ art: 'lock', title: texts.forbidden, text: errorText(error, i18n) });
  if (error.kind === 'not-found') return emptyState({ art: 'groups', title: texts.notFound });
  return html`<div role="alert">
    ${emptyState({
      art: error.kind === 'network' ? 'wifi-off' : 'alert',
      tone: 'danger',
      title: texts.failed,
      text: errorText(error, i18n),
      actions: retryButton(() => list.reload(), i18n),
    })}
  </div>`;
}

function stale(error: DirectoryError, { list, i18n }: GroupListOptions): TemplateResult {
  return banner({
    kind: 'warning',
    role: 'alert',
    title: i18n.messages.groupManager.stale,
    text: errorText(error, i18n),
    actions: retryButton(() => list.reload(), i18n, { small: true }),
  });
}

function rows(options: GroupListOptions): TemplateResult {
  const { list, i18n } = options;
  return html`<ul
    class="list groups"
    role="list"
    aria-label=${i18n.messages.common.groups}
    aria-busy=${list.refreshing ? 'true' : nothing}
  >
    ${repeat(
      list.items,
      ({ id }) => id,
      (group) => row(group, options),
    )}
  </ul>`;
}

function row(group: Group, options: GroupListOptions): TemplateResult {
  const { i18n, open } = options;
  const { groupManager: texts } = i18n.messages;
  const { name, description, isDefault, memberCount } = group;
  return html`<li class="list-row" part="row" data-group=${group.id}>
    <span class="list-text">
      <span class="row wrap names"
        ><button type="button" class="link quiet name" @click=${() => open(group)}><bdi>${name}</bdi></button>${
          isDefault ? html`<span class="tag">${texts.default}</span>` : nothing
        }</span
      >
      ${description ? html`<span class="list-sub clip" dir="auto" title=${description}>${description}</span>` : nothing}
    </span>
    <span class="list-end">
      ${memberCount === undefined ? nothing : html`<span class="small muted num">${texts.memberCount(memberCount)}</span>`}
      ${rowMenu(group, options)}
    </span>
  </li>`;
}

function rowMenu(group: Group, options: GroupListOptions): TemplateResult {
  const { menu, i18n } = options;
  const label = i18n.messages.groupManager.actsFor(isolate(group.name));
  const open = menu.isOpen(group.id);
  return html`<button
      type="button"
      class="button ghost icon-only"
      data-menu-key=${group.id}
      aria-label=${label}
      aria-haspopup="menu"
      aria-expanded=${open ? 'true' : 'false'}
      @click=${menu.onButtonClick}
      @keydown=${menu.onButtonKeydown}
    >
      ${icon('more')}
    </button>
    ${open ? menuTemplate(itemsFor(group, options), { id: 'group-menu', label, menu }) : nothing}`;
}

/** What can be done to one group, in the order of menus. */
export function itemsFor(group: Group, { directory, i18n, open, edit, remove }: GroupListOptions): MenuItem[] {
  const { groupManager: texts, common } = i18n.messages;
  const may = { edit: directory.can('update-group', group), delete: directory.can('remove-group', group) };
  const why = (permission: (typeof may)['edit']): string | undefined =>
    permission && !permission.allowed ? reasonText(permission.reason, i18n) : undefined;
  return [
    { id: 'open', label: texts.viewGroup, icon: 'eye', run: () => open(group) },
    ...(may.edit
      ? [{ id: 'edit', label: common.edit, icon: 'edit', reason: why(may.edit), run: () => edit(group) } as const]
      : []),
    ...(may.delete
      ? [
          {
            id: 'delete',
            label: texts.delete,
            icon: 'trash',
            danger: true,
            separatorBefore: true,
            reason: why(may.delete),
            run: () => remove(group),
          } as const,
        ]
      : []),
  ];
}
