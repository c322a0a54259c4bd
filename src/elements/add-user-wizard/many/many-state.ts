import type { EmailMatch } from '../../../domain/adapter.js';
import type { GroupRef } from '../../../domain/group.js';
import { NOTHING_KNOWN, ownGroups, standingsOf, type Knowledge, type Row, type Standing } from './batch.js';

export const MANY_STEPS = ['people', 'groups', 'overview', 'summary'] as const;
export type ManyStep = (typeof MANY_STEPS)[number];

/** Which rows the list shows: all, those that can be sent, those that ask for something. */
export type Show = 'all' | 'ready' | 'bad';

/** Adding many as plain data: what was read and typed, what is known of it, and how far it has come. */
export interface ManyState {
  readonly step: ManyStep;
  /** What stands in the field and was not read yet. */
  readonly typed: string;
  readonly rows: readonly Row[];
  readonly show: Show;
  readonly known: Knowledge;
  /** For all of them. */
  readonly groups: readonly GroupRef[];
  /** Whether a person has chosen groups, or looked at those preselected. */
  readonly chosen: boolean;
  /** Why the step cannot be left, once that was tried. */
  readonly problem?: 'none-ready' | 'need-groups';
}

export type ManyAction =
  | { readonly type: 'type'; readonly text: string }
  | { readonly type: 'add'; readonly rows: readonly Row[] }
  | { readonly type: 'mend'; readonly rows: readonly Row[] }
  | { readonly type: 'remove'; readonly ids: ReadonlySet<number> }
  | { readonly type: 'put-back'; readonly rows: readonly Row[] }
  | { readonly type: 'show'; readonly show: Show }
  | { readonly type: 'looking'; readonly looking: boolean }
  | { readonly type: 'matches'; readonly matches: ReadonlyMap<string, EmailMatch> }
  | { readonly type: 'found-groups'; readonly groups: Knowledge['groups'] }
  /** Leaves a group that rows name out, or no longer. */
  | { readonly type: 'leave-out'; readonly group: string }
  | { readonly type: 'choose'; readonly groups: readonly GroupRef[] }
  | { readonly type: 'go'; readonly step: ManyStep }
  | { readonly type: 'stay'; readonly problem: NonNullable<ManyState['problem']> };

export const FIRST: ManyState = {
  step: 'people',
  typed: '',
  rows: [],
  show: 'all',
  known: NOTHING_KNOWN,
  groups: [],
  chosen: false,
};

export function reduceMany(state: ManyState, action: ManyAction): ManyState {
  switch (action.type) {
    case 'type':
      return { ...calm(state), typed: action.text };
    case 'add':
      return action.rows.length === 0 ? state : { ...calm(state), rows: [...state.rows, ...action.rows] };
    case 'mend':
      return { ...calm(state), rows: replaced(state.rows, action.rows) };
    case 'remove':
      return { ...state, rows: state.rows.filter(({ id }) => !action.ids.has(id)) };
    case 'put-back':
      return { ...state, rows: inOrder([...state.rows, ...action.rows]) };
    case 'show':
      return { ...state, show: action.show };
    case 'choose':
      return { ...calm(state), groups: action.groups, chosen: true };
    case 'go':
      return { ...calm(state), step: action.step };
    case 'stay':
      return { ...state, problem: action.problem };
    case 'looking':
      return state.known.looking === action.looking ? state : learnt(state, { looking: action.looking });
    case 'matches':
      return learnt(state, { matches: new Map([...state.known.matches, ...action.matches]) });
    case 'found-groups':
      return learnt(state, { groups: new Map([...state.known.groups, ...action.groups]) });
    case 'leave-out':
      return learnt(state, { left: toggled(state.known.left, action.group) });
  }
}

/** The steps that there are: a backend without groups has none for them. */
export function manySteps(groups: boolean): readonly ManyStep[] {
  return MANY_STEPS.filter((step) => groups || step !== 'groups');
}

/** What the rows come to. */
export interface Judged {
  /** In the order of the rows. */
  readonly standings: readonly Standing[];
  readonly ready: readonly Row[];
  readonly checking: number;
  readonly bad: number;
}

/** Judges the rows, once for each time that they or what is known of them changes. */
export function judge(): (state: ManyState) => Judged {
  let rows: readonly Row[] | undefined;
  let known: Knowledge | undefined;
  let judged: Judged = { standings: [], ready: [], checking: 0, bad: 0 };
  return (state) => {
    if (state.rows === rows && state.known === known) return judged;
    ({ rows, known } = state);
    const standings = standingsOf(rows, known);
    const ready = rows.filter((_, at) => standings[at]?.kind === 'ready');
    const checking = standings.filter(({ kind }) => kind === 'checking').length;
    judged = { standings, ready, checking, bad: rows.length - ready.length - checking };
    return judged;
  };
}

/** Whether each of them would be in a group. */
export function allInGroups({ groups, known }: ManyState, rows: readonly Row[]): boolean {
  return groups.length > 0 || rows.every((row) => ownGroups(row, known).length > 0);
}

function calm(state: ManyState): ManyState {
  const { problem, ...rest } = state;
  return problem === undefined ? state : rest;
}

function learnt(state: ManyState, news: Partial<Knowledge>): ManyState {
  return { ...state, known: { ...state.known, ...news } };
}

function toggled(groups: ReadonlySet<string>, group: string): ReadonlySet<string> {
  const without = [...groups].filter((each) => each !== group);
  return new Set(without.length < groups.size ? without : [...without, group]);
}

function replaced(rows: readonly Row[], by: readonly Row[]): readonly Row[] {
  const news = new Map(by.map((row) => [row.id, row]));
  return rows.map((row) => news.get(row.id) ?? row);
}

/** Rows come in the order in which they were read, so what comes back finds its place. */
function inOrder(rows: readonly Row[]): readonly Row[] {
  return rows.slice().sort((a, b) => a.id - b.id);
}
