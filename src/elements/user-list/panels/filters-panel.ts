import { html, nothing, type TemplateResult } from 'lit';
import { formatFilter, parseFilter, type ParsedFilter } from '../../../domain/filter-language.js';
import { formatTimeSpan, parseTimeSpan, type TimeSpan } from '../../../domain/time-span.js';
import { USER_STATES, type UserState } from '../../../domain/user.js';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import type { Capabilities } from '../../../domain/capabilities.js';
import { checkbox } from '../../../ui/checkbox.js';
import type { PanelController } from '../../../ui/panel-controller.js';
import { selectField, type SelectOption } from '../../../ui/select-field.js';
import { textField } from '../../../ui/text-field.js';
import { spanText } from '../filter-chips.js';
import type { ListController } from '../list-controller.js';
import { filterOf, queryOf } from '../list-query.js';
import { filterProblemText } from '../../parts/filter-problem-text.js';
import type { Suggestions } from './suggestions.js';

export interface FiltersPanelContext {
  readonly i18n: LocalizeController;
  readonly panel: PanelController;
  readonly can: Capabilities;
  readonly list: ListController;
  /** What was typed as text and is not understood; `undefined` when the text says what the list shows. */
  readonly typed: string | undefined;
  readonly onTyped: (text: string | undefined) => void;
  /** What is being typed as text and does not apply yet, so that drawing anew leaves it; `undefined` when it is done. */
  readonly typing: string | undefined;
  readonly onTyping: (text: string | undefined) => void;
  readonly groups: Suggestions;
  /** Who is signed in, as a person to filter by; absent where that is not known. */
  readonly me: string | undefined;
}

/** What is offered without typing; other times are typed as text. */
const SENT: readonly string[] = ['<24h', '<7d', '<30d', '>7d'];
const ENDS: readonly string[] = ['<48h', '<7d', '>7d'];

/** Everything by which the backend filters the whole list, as controls and as text. Every change shows at once. */
export function filtersPanel(context: FiltersPanelContext): TemplateResult {
  const { i18n, panel, can } = context;
  const texts = i18n.messages.listTools;
  return html`<div
    id="filters-panel"
    class="popover floating filters-panel"
    role="dialog"
    aria-label=${texts.filters}
    tabindex="-1"
    @keydown=${panel.onKeydown}
    @focusout=${panel.onFocusOut}
  >
    ${can.filter.states.length > 0 ? stateChoices(context) : nothing}
    ${can.filter.groups ? groupField(context) : nothing} ${can.filter.invitedBy ? inviterField(context) : nothing}
    ${can.filter.invited ? timeField('invited', SENT, 'past', context) : nothing}
    ${can.filter.expires ? timeField('expires', ENDS, 'future', context) : nothing} ${asText(context)}
  </div>`;
}

function stateChoices({ i18n, can, list }: FiltersPanelContext): TemplateResult {
  const { query, counts } = list;
  const name = (state: UserState): string => {
    const count = counts?.[state];
    const word = i18n.messages.state[state];
    return count === undefined ? word : `${word} (${i18n.number(count)})`;
  };
  return html`<fieldset class="plain-fieldset">
    <legend class="label">${i18n.messages.listTools.state}</legend>
    ${USER_STATES.filter((state) => state !== 'deleted' && can.filter.states.includes(state)).map((state) =>
      checkbox({
        id: `filter-${state}`,
        name: 'state',
        label: name(state),
        checked: query.states.includes(state),
        onChange: (on) =>
          list.change({ states: on ? [...query.states, state] : query.states.filter((each) => each !== state) }),
      }),
    )}
  </fieldset>`;
}

/** A native list of suggestions: the names come from the backend while they are typed. */
function groupField({ i18n, list, groups }: FiltersPanelContext): TemplateResult {
  const add = (name: string, event: Event): void => {
    const known = groups.names.find((each) => each.toLowerCase() === name.trim().toLowerCase());
    if (name.trim() === '') return;
    list.change({ groups: [...list.query.groups, known ?? name.trim()] });
    (event.currentTarget as HTMLInputElement).value = '';
    groups.ask('');
  };
  return html`<div class="field">
    <label class="label" for="filter-group">${i18n.messages.listTools.group}</label>
    <span class="control small"
      ><input
        id="filter-group"
        type="text"
        list="group-names"
        autocomplete="off"
        dir="auto"
        placeholder=${i18n.messages.listTools.anyGroup}
        @focus=${() => groups.ask('')}
        @input=${(event: InputEvent) => groups.ask((event.currentTarget as HTMLInputElement).value)}
        @change=${(event: Event) => add((event.currentTarget as HTMLInputElement).value, event)}
    /></span>
    <datalist id="group-names">${groups.names.map((name) => html`<option value=${name}></option>`)}</datalist>
  </div>`;
}

function inviterField({ i18n, list, me }: FiltersPanelContext): TemplateResult {
  const texts = i18n.messages.listTools;
  const { invitedBy } = list.query;
  const options: SelectOption[] = [
    { value: '', label: texts.anybody },
    ...(me === undefined ? [] : [{ value: me, label: texts.byMe }]),
    ...invitedBy.filter((name) => name !== me).map((name) => ({ value: name, label: name })),
  ];
  return selectField({
    id: 'filter-by',
    name: 'by',
    label: texts.invitedBy,
    small: true,
    value: invitedBy.length === 1 ? (invitedBy[0] ?? '') : '',
    options,
    onChange: (value) => list.change({ invitedBy: value === '' ? [] : [value] }),
  });
}

function timeField(
  key: 'invited' | 'expires',
  offered: readonly string[],
  direction: 'past' | 'future',
  { i18n, list }: FiltersPanelContext,
): TemplateResult {
  const texts = i18n.messages.listTools;
  const now = list.query[key];
  const words = new Set([...offered, ...(now ? [formatTimeSpan(now)] : [])]);
  const label = (span: TimeSpan | undefined): string => (span ? i18n.sentence(spanText(span, direction, i18n)) : '');
  return selectField({
    id: `filter-${key}`,
    name: key,
    label: texts[key],
    small: true,
    value: now ? formatTimeSpan(now) : '',
    options: [
      { value: '', label: texts.anyTime },
      ...[...words].map((word) => ({ value: word, label: label(parseTimeSpan(word)) })),
    ],
    onChange: (value) => list.change({ [key]: parseTimeSpan(value) }),
  });
}

/** The same as text, to type it all at once or to copy it. What is not understood stays, with what is wrong. */
function asText(context: FiltersPanelContext): TemplateResult {
  const { i18n, list, typed, onTyped, typing, onTyping } = context;
  const texts = i18n.messages.listTools;
  const value = typing ?? typed ?? formatFilter(filterOf(list.query));
  const { problems }: ParsedFilter =
    typed === undefined ? { problems: [], filter: filterOf(list.query) } : parseFilter(typed);
  return textField({
    id: 'filter-text',
    name: 'filter-text',
    label: texts.asText,
    small: true,
    autocomplete: 'off',
    dir: 'ltr',
    value,
    placeholder: 'state:expired group:Sales invited:<7d',
    hint: texts.asTextHint,
    error: problems[0] && filterProblemText(problems[0], i18n),
    onInput: onTyping,
    onChange: (text) => {
      const parsed = parseFilter(text);
      onTyping(undefined);
      onTyped(parsed.problems.length > 0 ? text : undefined);
      list.change(queryOf(parsed.filter));
    },
  });
}
