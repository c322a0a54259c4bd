import { asTyped, wordsOf, type FilterValue, type FilterWord } from './filter-words.js';
import { closestOf } from './closest.js';
import { formatTimeSpan, isBackwards, parseTimeSpan, type TimeSpan } from './time-span.js';
import { USER_STATES, type UserState } from './user.js';

/** What a list is narrowed to, as a person says it: groups and people by name, times from now. Plain data. */
export interface UserFilter {
  /** What name, email or id contain. */
  readonly text: string;
  readonly states: readonly UserState[];
  /** Names of groups. */
  readonly groups: readonly string[];
  /** Names or addresses of those who sent the invitation. */
  readonly invitedBy: readonly string[];
  /** When the invitation was sent. */
  readonly invited?: TimeSpan;
  /** When it ends, or ended. */
  readonly expires?: TimeSpan;
}

/** The words before the colon. */
export const FILTER_KEYS = ['state', 'group', 'by', 'invited', 'expires'] as const;

export type FilterKey = (typeof FILTER_KEYS)[number];

/** How the states are called in a filter; the domain's own names are taken, too. */
export const STATE_WORDS: Readonly<Record<UserState, string>> = {
  invited: 'invited',
  'invitation-expired': 'expired',
  active: 'active',
  blocked: 'blocked',
  disabled: 'removed',
  deleted: 'deleted',
};

/** What is wrong with a part of the text; the catalog has the sentence. */
export interface FilterProblem {
  /**
   * - `unknown-key`, `unknown-state`: no such word, perhaps `suggestion` was meant;
   * - `missing-value`: nothing after the colon; `unclosed-quote`: a `"` without its second;
   * - `bad-time`: neither `<7d` nor a day; `backwards`: the last day comes before the first;
   * - `twice`: a time that stands there already.
   */
  readonly code:
    'unknown-key' | 'unknown-state' | 'missing-value' | 'unclosed-quote' | 'bad-time' | 'backwards' | 'twice';
  /** The part that is wrong, and where it stands in the text. */
  readonly part: string;
  readonly start: number;
  readonly end: number;
  readonly suggestion?: string;
}

export interface ParsedFilter {
  /** What was understood; a part with a problem is left out. */
  readonly filter: UserFilter;
  readonly problems: readonly FilterProblem[];
}

/** A filter that narrows nothing. */
export const NO_FILTER: UserFilter = { text: '', states: [], groups: [], invitedBy: [] };

type Draft = { -readonly [member in keyof UserFilter]: UserFilter[member] };

/**
 * Reads `state:expired,invited group:Sales by:"Ana Lima" invited:<7d expires:2026-11-01..2026-11-15 anna`. Values of one
 * key are alternatives, different keys all hold. Never throws: what is wrong is said, and the rest is understood.
 */
export function parseFilter(text: string): ParsedFilter {
  const draft: Draft = { ...NO_FILTER };
  const problems = wordsOf(text).flatMap((word) => take(word, draft, text));
  return { filter: draft, problems };
}

/** The filter as a person would type it; `parseFilter` gives the same filter back. */
export function formatFilter({ text, states, groups, invitedBy, invited, expires }: UserFilter): string {
  const list = (key: FilterKey, values: readonly string[]): string[] =>
    values.length === 0 ? [] : [`${key}:${values.map((value) => asTyped(value)).join(',')}`];
  return [
    ...list(
      'state',
      states.map((state) => STATE_WORDS[state]),
    ),
    ...list('group', groups),
    ...list('by', invitedBy),
    ...(invited ? [`invited:${formatTimeSpan(invited)}`] : []),
    ...(expires ? [`expires:${formatTimeSpan(expires)}`] : []),
    ...text
      .split(/\s+/u)
      .filter(Boolean)
      .map((word) => asTyped(word, true)),
  ].join(' ');
}

/** Puts a word into the draft; answers what is wrong with it. */
function take(word: FilterWord, draft: Draft, text: string): FilterProblem[] {
  const unclosed = word.values.find((value) => value.unclosed);
  if (unclosed) return [problem('unclosed-quote', unclosed, text)];
  const { key } = word;
  if (key === undefined) {
    draft.text = [draft.text, ...word.values.map((value) => value.text)].filter(Boolean).join(' ');
    return [];
  }
  if (!isKey(key)) {
    const suggestion = closestOf(key, FILTER_KEYS);
    return [{ code: 'unknown-key', part: key, ...where(word), ...(suggestion && { suggestion }) }];
  }
  const values = word.values.filter((value) => value.text !== '');
  if (values.length === 0) return [{ code: 'missing-value', part: key, ...where(word) }];
  return TAKES[key](values, draft, text);
}

const TAKES: Readonly<
  Record<FilterKey, (values: readonly FilterValue[], draft: Draft, text: string) => FilterProblem[]>
> = {
  state: (values, draft, text) =>
    values.flatMap((value) => {
      const state = stateOf(value.text);
      if (state) draft.states = USER_STATES.filter((each) => each === state || draft.states.includes(each));
      else return [problem('unknown-state', value, text, closestOf(value.text, Object.values(STATE_WORDS)))];
      return [];
    }),
  group: (values, draft) => {
    draft.groups = distinct([...draft.groups, ...values.map(({ text }) => text)]);
    return [];
  },
  by: (values, draft) => {
    draft.invitedBy = distinct([...draft.invitedBy, ...values.map(({ text }) => text)]);
    return [];
  },
  invited: (values, draft, text) => takeTime('invited', values, draft, text),
  expires: (values, draft, text) => takeTime('expires', values, draft, text),
};

/** Only one time can hold: two would be read as either, and mean both. */
function takeTime(
  key: 'invited' | 'expires',
  values: readonly FilterValue[],
  draft: Draft,
  text: string,
): FilterProblem[] {
  return values.flatMap((value) => {
    const span = parseTimeSpan(value.text);
    if (!span) return [problem('bad-time', value, text)];
    if (isBackwards(span)) return [problem('backwards', value, text)];
    if (draft[key] !== undefined) return [problem('twice', value, text)];
    draft[key] = span;
    return [];
  });
}

function stateOf(word: string): UserState | undefined {
  const wanted = word.toLowerCase();
  return USER_STATES.find((state) => state === wanted || STATE_WORDS[state] === wanted);
}

function isKey(key: string): key is FilterKey {
  return (FILTER_KEYS as readonly string[]).includes(key);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function where({ start, end }: FilterWord): { start: number; end: number } {
  return { start, end };
}

function problem(code: FilterProblem['code'], value: FilterValue, text: string, suggestion?: string): FilterProblem {
  const { start, end } = value;
  return { code, part: text.slice(start, end), start, end, ...(suggestion !== undefined && { suggestion }) };
}
