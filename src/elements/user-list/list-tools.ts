import { html, nothing, type TemplateResult } from 'lit';
import type { Capabilities } from '../../domain/capabilities.js';
import type { UserState } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { icon } from '../../ui/icons.js';
import { segments, type Segment } from '../../ui/segments.js';
import { selectField } from '../../ui/select-field.js';
import type { PanelController } from '../../ui/panel-controller.js';
import { textField } from '../../ui/text-field.js';
import type { Column } from './list-columns.js';
import type { ListController } from './list-controller.js';

export interface ToolsContext {
  readonly i18n: LocalizeController;
  readonly can: Capabilities;
  readonly list: ListController;
  /** All that can be shown. */
  readonly columns: readonly Column[];
  readonly panels: ToolPanels;
  /** The button that exports the list. */
  readonly exportButton: TemplateResult;
  /** What stands in the search field; the query follows it with a pause. */
  readonly searchText: string;
  /** `composing`: an input method is still at work on the text. */
  readonly onSearch: (text: string, composing: boolean) => void;
  /** What was typed counts now. */
  readonly onSearchNow: () => void;
  readonly onClear: () => void;
}

/** The panels behind the buttons beside the search. */
export interface ToolPanels {
  readonly filters: PanelController;
  readonly columns: PanelController;
  /** The panel that is open, as soon as it is there. */
  readonly template: unknown;
  readonly onOpen: (panel: 'filters' | 'columns', event: Event) => void;
}

/** States that need somebody stand in the open; the others are chosen in the filters. */
export const SEGMENT_STATES = ['invited', 'invitation-expired', 'blocked'] as const satisfies readonly UserState[];

/** Whether this choice of states is shown by the segments. */
export function isSegment(states: readonly UserState[]): boolean {
  return states.length === 0 || (states.length === 1 && SEGMENT_STATES.some((state) => state === states[0]));
}

export function listTools(context: ToolsContext): TemplateResult {
  return html`<div class="tools" part="toolbar">
    ${stateSegments(context)}
    <div class="tools-end">
      ${context.can.search === 'none' ? nothing : searchField(context)} ${panelButtons(context)} ${sortChoice(context)}
      ${context.exportButton}
      <slot name="toolbar"></slot>
    </div>
  </div>`;
}

function stateSegments({ i18n, can, list }: ToolsContext): TemplateResult | typeof nothing {
  const { query, counts } = list;
  const shown = SEGMENT_STATES.filter((state) => can.filter.states.includes(state));
  if (shown.length === 0) return nothing;
  const texts = i18n.messages.userList;
  const labels = { invited: texts.invited, 'invitation-expired': texts.expired, blocked: texts.blocked };
  const all: Segment = { value: 'all', label: texts.all, count: countText(sumOf(counts), i18n) };
  return segments({
    name: 'state',
    label: texts.byState,
    segments: [
      all,
      ...shown.map((state) => ({ value: state, label: labels[state], count: countText(counts?.[state], i18n) })),
    ],
    selected: query.states.length === 0 ? 'all' : query.states.join(' '),
    onSelect: (value) => list.change({ states: shown.filter((state) => state === value) }),
  });
}

function panelButtons({ i18n, can, panels }: ToolsContext): TemplateResult {
  const texts = i18n.messages.listTools;
  const { states, groups, invitedBy, invited, expires } = can.filter;
  const filters = states.length > 0 || groups || invitedBy === true || invited === true || expires === true;
  return html`<span class="tool-buttons">
    ${filters ? panelButton('filters', texts.filters, 'filter', panels) : nothing}
    ${panelButton('columns', texts.view, 'columns', panels)} ${panels.template}
  </span>`;
}

function panelButton(
  name: 'filters' | 'columns',
  label: string,
  drawing: 'filter' | 'columns',
  panels: ToolPanels,
): TemplateResult {
  const { open } = panels[name];
  return html`<button
    type="button"
    class="button icon-only"
    data-panel=${name}
    aria-label=${label}
    title=${label}
    aria-haspopup="dialog"
    aria-expanded=${open}
    aria-controls=${open ? `${name}-panel` : nothing}
    @click=${(event: Event) => panels.onOpen(name, event)}
  >
    ${icon(drawing)}
  </button>`;
}

function searchField(context: ToolsContext): TemplateResult {
  const { i18n, can, searchText, onSearch, onSearchNow, onClear } = context;
  const texts = i18n.messages.userList;
  const label = can.search === 'exact-email' ? texts.searchExact : texts.search;
  const clear = html`<button type="button" class="clear-search" aria-label=${texts.clearSearch} @click=${onClear}>
    ${icon('close', 'sm')}
  </button>`;
  const field = textField({
    id: 'search',
    name: 'search',
    type: 'search',
    label,
    labelHidden: true,
    small: true,
    placeholder: label,
    value: searchText,
    autocomplete: 'off',
    enterkeyhint: 'search',
    // An empty field with dir=auto would be left to right, its placeholder too.
    dir: searchText === '' ? undefined : 'auto',
    prefix: icon('search'),
    suffix: searchText === '' ? nothing : clear,
    onInput: (text, event) => onSearch(text, event.isComposing),
    onKeydown: (event) => {
      if (event.isComposing) return;
      if (event.key === 'Enter') onSearchNow();
      if (event.key !== 'Escape' || searchText === '') return;
      // The first Escape empties the field, the next may close a dialog around it.
      event.preventDefault();
      event.stopPropagation();
      onClear();
    },
  });
  const settle = (event: Event): void => onSearch((event.target as HTMLInputElement).value, false);
  return html`<div class="search-box" role="search" @compositionend=${settle}>${field}</div>`;
}

/** As cards there are no column heads to press, so the order is chosen here. */
function sortChoice({ i18n, can, list, columns }: ToolsContext): TemplateResult | typeof nothing {
  const { userList: texts } = i18n.messages;
  const sortable = columns.flatMap(({ sort, label }) =>
    sort && can.sort.includes(sort) ? [{ by: sort, label: label(i18n.messages) }] : [],
  );
  if (sortable.length === 0) return nothing;
  const now = list.sort;
  const options = sortable.flatMap(({ by, label }) => [
    { value: `${by} ascending`, label: texts.ascending(label), sort: { by, direction: 'ascending' } as const },
    { value: `${by} descending`, label: texts.descending(label), sort: { by, direction: 'descending' } as const },
  ]);
  return html`<span class="sort-choice">
    ${selectField({
      id: 'sort',
      name: 'sort',
      label: texts.sortBy,
      labelHidden: true,
      small: true,
      value: now ? `${now.by} ${now.direction}` : '',
      options: now ? options : [{ value: '', label: texts.sortBy }, ...options],
      onChange: (value) => {
        const chosen = options.find((option) => option.value === value);
        if (chosen) list.change({ sort: chosen.sort });
      },
    })}
  </span>`;
}

function sumOf(counts: ListController['counts']): number | undefined {
  if (!counts) return undefined;
  return Object.entries(counts).reduce((sum, [state, n]) => (state === 'deleted' ? sum : sum + n), 0);
}

function countText(n: number | undefined, i18n: LocalizeController): string | undefined {
  return n === undefined ? undefined : i18n.number(n);
}
