import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import { check } from '../../../ui/checkbox.js';
import { icon } from '../../../ui/icons.js';
import type { PanelController } from '../../../ui/panel-controller.js';
import { segments } from '../../../ui/segments.js';
import { FIXED_COLUMN, type Column } from '../list-columns.js';
import {
  MAX_WIDTH,
  MIN_WIDTH,
  moveColumn,
  resizeColumn,
  showColumn,
  WIDTH_STEP,
  type ColumnSetting,
  type UserListView,
} from '../list-view.js';

export interface ColumnsPanelContext {
  readonly i18n: LocalizeController;
  readonly panel: PanelController;
  readonly columns: readonly Column[];
  /** One for each column, in their order. */
  readonly settings: readonly ColumnSetting[];
  readonly onChange: (settings: readonly ColumnSetting[], said: string) => void;
  readonly onReset: () => void;
  readonly layout: UserListView['layout'];
  readonly density: UserListView['density'];
  readonly onLook: (look: Partial<Pick<UserListView, 'layout' | 'density'>>) => void;
}

/** How the list looks: pages or one scroll, density, columns with their order and width. Every change shows at once. */
export function columnsPanel(context: ColumnsPanelContext): TemplateResult {
  const { i18n, panel, settings, onReset } = context;
  const texts = i18n.messages.listTools;
  return html`<div
    id="columns-panel"
    class="popover floating columns-panel"
    role="dialog"
    aria-label=${texts.view}
    tabindex="-1"
    @keydown=${panel.onKeydown}
    @focusout=${panel.onFocusOut}
  >
    ${looks(context)}
    <h3 class="label">${texts.columns}</h3>
    <ul role="list" class="column-rows">
      ${repeat(
        settings,
        ({ id }) => id,
        (setting, at) => columnRow(setting, at, context),
      )}
    </ul>
    <div class="panel-foot">
      <button type="button" class="button ghost small" @click=${onReset}>${texts.resetColumns}</button>
    </div>
  </div>`;
}

/** How the rows come, and how close they stand. */
function looks({ i18n, layout, density, onLook }: ColumnsPanelContext): TemplateResult {
  const texts = i18n.messages.listTools;
  return html`<div class="looks">
    ${segments({
      name: 'layout',
      label: texts.layout,
      segments: [
        { value: 'pages', label: texts.asPages },
        { value: 'scroll', label: texts.asScroll },
      ],
      selected: layout,
      onSelect: (value) => onLook({ layout: value }),
    })}
    ${segments({
      name: 'density',
      label: texts.density,
      segments: [
        { value: 'comfortable', label: texts.comfortable },
        { value: 'compact', label: texts.compact },
      ],
      selected: density,
      onSelect: (value) => onLook({ density: value }),
    })}
  </div>`;
}

function columnRow(setting: ColumnSetting, at: number, context: ColumnsPanelContext): TemplateResult | undefined {
  const { i18n, columns, settings, onChange } = context;
  const texts = i18n.messages.listTools;
  const column = columns.find(({ id }) => id === setting.id);
  if (!column) return undefined;
  const name = column.label(i18n.messages);
  const fixed = setting.id === FIXED_COLUMN;
  return html`<li class="column-row">
    <label class="choice"
      >${check({
        checked: setting.hidden !== true,
        locked: fixed,
        describedBy: fixed ? 'fixed-column' : undefined,
        onChange: (shown) => onChange(showColumn(settings, setting.id, shown), ''),
      })}<span class="choice-text"
        ><span>${name}</span>${fixed ? html`<span id="fixed-column" class="hint">${texts.alwaysShown}</span>` : ''}${
          setting.hidden === true ? '' : html`<span class="hint no-room ${column.cell}">${texts.noRoom}</span>`
        }</span
      ></label
    >
    ${widthField(setting, name, context)} ${moveButton(setting, at, name, -1, context)}
    ${moveButton(setting, at, name, 1, context)}
  </li>`;
}

function widthField({ id, width, hidden }: ColumnSetting, name: string, context: ColumnsPanelContext): TemplateResult {
  const { i18n, settings, onChange } = context;
  const texts = i18n.messages.listTools;
  return html`<span class="control small width-field"
    ><input
      type="number"
      inputmode="numeric"
      aria-label=${texts.widthOf(name)}
      placeholder=${texts.auto}
      min=${MIN_WIDTH}
      max=${MAX_WIDTH}
      step=${WIDTH_STEP}
      ?disabled=${hidden === true}
      .value=${width === undefined ? '' : String(width)}
      @change=${(event: Event) => {
        const { value } = event.currentTarget as HTMLInputElement;
        onChange(resizeColumn(settings, id, value === '' ? undefined : Number(value)), '');
      }}
  /></span>`;
}

/** At the end of the way the button stays: a focus on it would be lost with it. */
function moveButton(
  { id }: ColumnSetting,
  at: number,
  name: string,
  by: -1 | 1,
  { i18n, settings, onChange }: ColumnsPanelContext,
): TemplateResult {
  const texts = i18n.messages.listTools;
  const place = at + by;
  const possible = place >= 0 && place < settings.length;
  const move = (): void => {
    if (possible) onChange(moveColumn(settings, id, by), texts.movedTo(name, place + 1, settings.length));
  };
  return html`<button
    type="button"
    class="button ghost icon-only small"
    aria-label=${by < 0 ? texts.moveUp(name) : texts.moveDown(name)}
    aria-disabled=${possible ? 'false' : 'true'}
    @click=${move}
  >
    ${icon(by < 0 ? 'chevron-up' : 'chevron-down', 'sm')}
  </button>`;
}
