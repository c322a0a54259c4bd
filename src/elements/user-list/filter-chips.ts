import { html, nothing, type TemplateResult } from 'lit';
import type { Capabilities } from '../../domain/capabilities.js';
import type { TimeSpan } from '../../domain/time-span.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { icon } from '../../ui/icons.js';
import { isolate } from '../parts/isolate.js';
import type { ListController } from './list-controller.js';
import { isNarrowed, type UserListQuery } from './list-query.js';
import { isSegment, type ToolPanels } from './list-tools.js';

export interface ChipsContext {
  readonly i18n: LocalizeController;
  readonly list: ListController;
  readonly can: Capabilities;
  readonly panels: ToolPanels;
}

interface Chip {
  readonly what: string;
  readonly which: string;
  /** The query without it. */
  readonly without: Partial<UserListQuery>;
  /** Whether the backend filters by it; a link from elsewhere may ask for more than this one can. */
  readonly holds: boolean;
}

/** What narrows the list, each part with the way to take it away. Nothing when nothing does. */
export function filterChips(context: ChipsContext): TemplateResult | typeof nothing {
  const { i18n, list, panels, can } = context;
  const chips = chipsOf(list.query, can.filter, i18n);
  if (chips.length === 0) return nothing;
  const texts = i18n.messages.listTools;
  return html`<div class="chips filter-chips" role="group" aria-label=${texts.activeFilters}>
    ${chips.map((chip) => chipTemplate(chip, context))}
    <button type="button" class="chip add" @click=${(event: Event) => panels.onOpen('filters', event)}>
      ${icon('plus', 'sm')}${texts.addFilter}
    </button>
    <button
      type="button"
      class="link"
      @click=${() => list.change({ states: [], groups: [], invitedBy: [], invited: undefined, expires: undefined })}
    >
      ${i18n.messages.common.clear}
    </button>
  </div>`;
}

/** How a time reads in the language of the list. */
export function spanText(span: TimeSpan, direction: 'past' | 'future', i18n: LocalizeController): string {
  const texts = i18n.messages.listTools;
  if (span.kind === 'days') {
    const day = (date: string): string => i18n.date(`${date}T12:00:00`);
    if (span.from === undefined) return texts.until(day(span.to ?? ''));
    if (span.to === undefined) return texts.since(day(span.from));
    return span.from === span.to ? day(span.from) : texts.between(day(span.from), day(span.to));
  }
  const { amount, unit } = span.duration;
  const length = i18n.amount(amount, ({ h: 'hour', d: 'day', w: 'week' } as const)[unit]);
  if (direction === 'past') return span.kind === 'within' ? texts.inTheLast(length) : texts.before(length);
  return span.kind === 'within' ? texts.withinNext(length) : texts.later(length);
}

function chipsOf(query: UserListQuery, can: Capabilities['filter'], i18n: LocalizeController): Chip[] {
  const { states, groups, invitedBy } = query;
  const { listTools: texts, state } = i18n.messages;
  if (isSegment(states) && !isNarrowed(query)) return [];
  const time = (key: 'invited' | 'expires', direction: 'past' | 'future'): Chip[] => {
    const span = query[key];
    if (!span) return [];
    const which = spanText(span, direction, i18n);
    return [{ what: texts[key], which, without: { [key]: undefined }, holds: can[key] === true }];
  };
  return [
    ...(isSegment(states) ? [] : states).map((each) => ({
      what: texts.state,
      which: state[each],
      without: { states: states.filter((other) => other !== each) },
      holds: can.states.includes(each),
    })),
    ...groups.map((name) => ({
      what: texts.group,
      which: name,
      without: { groups: groups.filter((other) => other !== name) },
      holds: can.groups,
    })),
    ...invitedBy.map((name) => ({
      what: texts.invitedBy,
      which: name,
      without: { invitedBy: invitedBy.filter((other) => other !== name) },
      holds: can.invitedBy === true,
    })),
    ...time('invited', 'past'),
    ...time('expires', 'future'),
  ];
}

function chipTemplate({ what, which, without, holds }: Chip, { i18n, list }: ChipsContext): TemplateResult {
  const cannot = i18n.messages.listTools.cannotFilter;
  // The space stands in one text with the word: alone it is lost.
  return html`<span class="chip ${holds ? '' : 'idle'}">
    <span class="chip-what">${`${what} `}</span><bdi class="clip">${which}</bdi>
    ${holds ? nothing : html`<span class="chip-idle" title=${cannot}>${icon('warning', 'sm')}${cannot}</span>`}
    <button
      type="button"
      class="chip-remove"
      aria-label=${i18n.messages.listTools.removeFilter(`${what} ${isolate(which)}`)}
      @click=${() => list.change(without)}
    >
      ${icon('close', 'sm')}
    </button>
  </span>`;
}
