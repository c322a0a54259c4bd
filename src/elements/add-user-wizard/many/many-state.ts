import type { EmailMatch } from '../../../domain/adapter.js';
import type { GroupRef } from '../../../domain/group.js';
import type { CustomDraft, CustomProblem, CustomRule } from '../../parts/custom/custom-draft.js';
import type { StepId } from '../wizard-types.js';
import { NOTHING_KNOWN, ownGroups, standingsOf, type Knowledge, type Row, type Standing } from './batch.js';

/** Its own steps, and those of the host. */
export type ManyStep = 'people' | 'groups' | 'overview' | 'summary' | `step-${string}`;

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
  /** What is wrong with fields of the host's that are filled in for everyone, as far as it was said. */
  readonly problems: readonly CustomProblem[];
  /** That a host's listener kept this step, and why if it said so. */
  readonly kept?: { readonly reason?: string };
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
  /** A host's field was filled in for everyone, or checked. */
  | { readonly type: 'custom'; readonly name: string; readonly entry: CustomDraft }
  /** What is wrong with fields of the host's may now be said. */
  | { readonly type: 'say'; readonly problems: readonly CustomProblem[] }
  | { readonly type: 'go'; readonly step: ManyStep }
  | { readonly type: 'stay'; readonly problem: NonNullable<ManyState['problem']> }
  /** A host's listener wants the step to stay. */
  | { readonly type: 'keep'; readonly reason?: string };

export const FIRST: ManyState = {
  step: 'people',
  typed: '',
  rows: [],
  show: 'all',
  known: NOTHING_KNOWN,
  groups: [],
  chosen: false,
  problems: [],
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
    case 'custom':
      return filledIn(state, action.name, action.entry);
    case 'say':
      return { ...state, problems: [...state.problems.filter(unlike(action.problems)), ...action.problems] };
    case 'go':
      return { ...calm(state), step: action.step, problems: [] };
    case 'keep':
      return { ...state, kept: action.reason === undefined ? {} : { reason: action.reason } };
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

/** The steps of adding one, in their order, where those that ask who it is are one: the list of people, at the start. */
export function manySteps(plan: readonly StepId[]): readonly ManyStep[] {
  return ['people', ...plan.filter((step) => step !== 'email' && step !== 'details')];
}

/** What the rows come to. */
export interface Judged {
  /** In the order of the rows. */
  readonly standings: readonly Standing[];
  readonly ready: readonly Row[];
  readonly checking: number;
  readonly bad: number;
}

/**
 * Judges the rows, once for each time that they, what is known of them or the host's fields change. How a row stands depends
 * on those before it alone: where rows only come after the others, the others are not judged again.
 */
export function judge(): (state: ManyState, custom?: readonly CustomRule[]) => Judged {
  let of: {
    readonly rows: readonly Row[];
    readonly known?: Knowledge;
    readonly custom?: readonly CustomRule[] | undefined;
  } = { rows: [] };
  let first = new Map<string, number>();
  let judged: Judged = { standings: [], ready: [], checking: 0, bad: 0 };
  return ({ rows, known }, custom) => {
    const same = known === of.known && custom === of.custom;
    if (same && rows === of.rows) return judged;
    const kept = same && of.rows.every((row, at) => row === rows[at]) ? judged.standings : [];
    if (kept.length === 0) first = new Map();
    of = { rows, known, custom };
    const standings = [...kept, ...standingsOf(rows, known, custom, first, kept.length)];
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
  const { problem, kept, ...rest } = state;
  return problem === undefined && kept === undefined ? state : rest;
}

function filledIn(state: ManyState, name: string, entry: CustomDraft): ManyState {
  const next = learnt(calm(state), { forAll: { ...state.known.forAll, [name]: entry } });
  return { ...next, problems: state.problems.filter(({ field }) => field !== `custom.${name}`) };
}

function unlike(others: readonly CustomProblem[]): (problem: CustomProblem) => boolean {
  return ({ field }) => others.every((other) => other.field !== field);
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
