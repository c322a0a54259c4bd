import type { EmailMatch } from '../../domain/adapter.js';
import { emailKey } from '../../domain/email.js';
import type { GroupRef } from '../../domain/group.js';
import type { RoleRef } from '../../domain/role.js';
import { emptyDraft, firstStepOf, firstStepWith, problemsOf, stepsOf, stepOfField } from './wizard-checks.js';
import { isBlank, isCustom, type CustomDraft } from './wizard-custom.js';
import type { Added, Draft, Field, PhoneDraft, Problem, Rules, Sending, StepId, Trouble } from './wizard-types.js';

/** What every step carries along. Plain data throughout: it can be kept and put back. */
interface Carried {
  readonly draft: Draft;
  readonly rules: Rules;
  /** The furthest step that was reached; done steps up to it can be gone to at once. */
  readonly reached: StepId;
  readonly problems: readonly Problem[];
  /** Whether groups were chosen, by the person or for them: until then the default ones may be. */
  readonly chosen?: boolean;
  /** The address whose suggestion was turned down. */
  readonly keptEmail?: string;
  /** What the address means in the account, once looked up; never that of another address. */
  readonly match?: EmailMatch;
  /** That a host's listener kept this step, and why if it said so. */
  readonly kept?: { readonly reason?: string };
}

export type WizardState = Carried &
  (
    | { readonly step: Exclude<StepId, 'overview' | 'summary'> }
    | { readonly step: 'overview'; readonly sending: Sending }
    /** `anew`: the next one begins without these groups and this role. */
    | { readonly step: 'summary'; readonly added: Added; readonly anew?: true }
  );

export type WizardAction =
  | { readonly type: 'rules'; readonly rules: Rules }
  | { readonly type: 'type'; readonly field: 'firstName' | 'lastName' | 'email'; readonly value: string }
  | { readonly type: 'phone'; readonly phone: PhoneDraft }
  /** A host's field was filled in, or checked. */
  | { readonly type: 'custom'; readonly name: string; readonly entry: CustomDraft }
  /** A draft that was kept comes back. */
  | { readonly type: 'restore'; readonly draft: Draft }
  | { readonly type: 'choose'; readonly groups: readonly GroupRef[] }
  | { readonly type: 'role'; readonly role: RoleRef }
  /** A host's listener wants the step to stay. */
  | { readonly type: 'keep'; readonly reason?: string }
  /** The person left a field: what is wrong with it may now be said. */
  | { readonly type: 'leave'; readonly field: Field }
  | { readonly type: 'keep-email' }
  | { readonly type: 'looked-up'; readonly match: EmailMatch }
  | { readonly type: 'next' }
  | { readonly type: 'back' }
  | { readonly type: 'go'; readonly step: StepId }
  | { readonly type: 'send' }
  /** A host's listener stopped it. */
  | { readonly type: 'held'; readonly reason?: string }
  | { readonly type: 'refused'; readonly trouble: Trouble; readonly problems: readonly Problem[] }
  /** The answer got lost. */
  | { readonly type: 'lost'; readonly trouble: Trouble }
  | { readonly type: 'look' }
  | { readonly type: 'looked'; readonly result: 'absent' | 'failed' | 'impossible' }
  | { readonly type: 'added'; readonly added: Added }
  /** Whether the next one begins without the groups and the role of this one. */
  | { readonly type: 'anew'; readonly anew: boolean }
  | { readonly type: 'another' }
  | { readonly type: 'restart' };

export function firstState(rules: Rules): WizardState {
  const step = firstStepOf(rules);
  return at({ step: 'details', draft: emptyDraft(), rules, reached: step, problems: [] }, step, []);
}

/** The wizard, without a DOM: what comes of an act. Unfitting acts change nothing. */
export function reduce(state: WizardState, action: WizardAction): WizardState {
  switch (action.type) {
    case 'rules':
      return withRules(state, action.rules);
    case 'anew':
      return state.step === 'summary' ? begunAnew(state, action.anew) : state;
    case 'another':
      return another(state);
    case 'restart':
      return firstState(state.rules);
    case 'added':
      return isAwaiting(state)
        ? { ...carried(state), step: 'summary', reached: 'summary', added: action.added }
        : changedRest(state, action.added);
    case 'held':
    case 'refused':
    case 'lost':
    case 'look':
    case 'looked':
      return answered(state, action);
    default:
      return isLocked(state) ? state : edited(state, action);
  }
}

function begunAnew({ anew: _before, ...rest }: WizardState & { step: 'summary' }, anew: boolean): WizardState {
  return { ...rest, ...(anew && { anew }) };
}

/** The next one, with the groups and the role of the one before unless they are not wanted. */
function another(state: WizardState): WizardState {
  const first = firstState(state.rules);
  if (state.step === 'summary' && state.anew) return first;
  const { groups, role } = state.draft;
  return { ...first, draft: { ...emptyDraft(), groups, ...(role && { role }) }, ...(state.chosen && { chosen: true }) };
}

/** Goes on step by step, so that none is passed that is not in order; back at once. */
export function leadTo(state: WizardState, step: StepId): WizardState {
  const steps = stepsOf(state.rules);
  if (steps.indexOf(step) <= indexOf(state)) return reduce(state, { type: 'go', step });
  const next = reduce(state, { type: 'next' });
  return next.step === state.step ? next : leadTo(next, step);
}

/** Whether something is under way or unknown, so that the draft must stay what was sent. */
export function isLocked(state: WizardState): boolean {
  if (state.step === 'summary') return true;
  if (state.step !== 'overview') return false;
  const { sending } = state;
  return sending.status === 'sending' || (sending.status === 'unknown' && !mayRepeat(sending));
}

/** Whether the address is somebody's already, so that nothing can be sent. */
export function isTaken(state: WizardState): boolean {
  return state.match !== undefined && state.match.status !== 'free';
}

/** Whether an answer, or the search for it, is awaited. */
function isAwaiting(state: WizardState): state is WizardState & { step: 'overview' } {
  return state.step === 'overview' && (state.sending.status === 'sending' || state.sending.status === 'unknown');
}

function mayRepeat(sending: Extract<Sending, { status: 'unknown' }>): boolean {
  return sending.look === 'absent' || sending.look === 'impossible';
}

type Editing = Exclude<
  WizardAction,
  { type: 'rules' | 'anew' | 'another' | 'restart' | 'added' | 'held' | 'refused' | 'lost' | 'look' | 'looked' }
>;

function edited(state: WizardState, action: Editing): WizardState {
  switch (action.type) {
    case 'type':
      return typed(state, action.field, action.value);
    case 'phone':
      // The field tidies up what was typed when it loses the focus, even when that is because it went away.
      return state.step !== 'details'
        ? state
        : { ...state, draft: { ...state.draft, phone: action.phone }, problems: without(state, 'phone') };
    case 'choose':
      return {
        ...state,
        draft: { ...state.draft, groups: action.groups },
        chosen: true,
        problems: without(state, 'groups'),
      };
    case 'role':
      return { ...state, draft: { ...state.draft, role: action.role }, problems: without(state, 'role') };
    case 'custom':
      return {
        ...state,
        draft: { ...state.draft, custom: { ...state.draft.custom, [action.name]: action.entry } },
        problems: without(state, `custom.${action.name}`),
      };
    case 'restore':
      return restored(state, action.draft);
    case 'keep':
      return { ...state, kept: action.reason === undefined ? {} : { reason: action.reason } };
    case 'leave':
      return left(state, action.field);
    case 'keep-email':
      return { ...state, keptEmail: state.draft.email };
    case 'looked-up':
      return lookedUp(state, action.match);
    case 'next':
      return goTo(state, stepsOf(state.rules)[indexOf(state) + 1] ?? state.step);
    case 'back':
      return goTo(state, stepsOf(state.rules)[indexOf(state) - 1] ?? state.step);
    case 'go':
      return isReached(state, action.step) ? goTo(state, action.step) : state;
    case 'send':
      return send(state);
  }
}

function typed(state: WizardState, field: 'firstName' | 'lastName' | 'email', value: string): WizardState {
  const next = { ...state, draft: { ...state.draft, [field]: value }, problems: without(state, field) };
  if (field !== 'email' || !state.match || emailKey(state.match.email) === emailKey(value)) return next;
  const { match: _other, ...fresh } = next;
  return fresh;
}

/** Leaving says what is wrong with what was typed, not that nothing was: that is for "Next". */
function left(state: WizardState, field: Field): WizardState {
  // A field that goes away with its step loses the focus, too.
  if (stepOfField(field, state.rules) !== state.step) return state;
  const said = problemsOf(state.draft, state.rules).filter(
    (problem) => problem.field === field && isFilled(state.draft, field),
  );
  return said.length === 0 ? state : { ...state, problems: [...without(state, field), ...said] };
}

function isFilled(draft: Draft, field: Field): boolean {
  if (isCustom(field)) return !isBlank(draft.custom?.[field.slice('custom.'.length)]?.value ?? '');
  if (field === 'groups') return draft.groups.length > 0;
  if (field === 'role') return draft.role !== undefined;
  return (field === 'phone' ? draft.phone.typed : draft[field]).trim() !== '';
}

/** The step stays; what has another value than before is judged anew, at the latest before it is sent. */
function restored(state: WizardState, draft: Draft): WizardState {
  const known = state.draft.custom ?? {};
  const custom = Object.entries(draft.custom ?? {}).map(([name, { value }]) => {
    const before = known[name];
    return [name, before?.value === value ? before : { value }] as const;
  });
  const { match, ...rest } = at(state, state.step, []);
  return {
    ...rest,
    ...(match && emailKey(match.email) === emailKey(draft.email) && { match }),
    draft: { ...draft, ...(draft.custom && { custom: Object.fromEntries(custom) }) },
    ...(draft.groups.length > 0 && { chosen: true }),
  };
}

function lookedUp(state: WizardState, match: EmailMatch): WizardState {
  if (emailKey(match.email) !== emailKey(state.draft.email)) return state;
  // The banner says it better than the message that came back from sending.
  const problems =
    match.status === 'free'
      ? state.problems
      : state.problems.filter(({ field, code }) => field !== 'email' || code !== 'duplicate');
  return { ...state, match, problems };
}

/** Goes there, or to the first step before it that is not in order. */
function goTo(state: WizardState, wanted: StepId): WizardState {
  const steps = stepsOf(state.rules);
  const target = wanted === 'summary' ? 'overview' : wanted;
  if (steps.indexOf(target) <= indexOf(state)) return at(state, target, []);
  const problems = problemsOf(state.draft, state.rules);
  const before = steps.slice(0, steps.indexOf(target));
  const barred = firstBarred(state, problems, before);
  if (!barred) return at(state, target, []);
  const there = problems.filter(({ field }) => stepOfField(field, state.rules) === barred);
  return at(state, barred, there);
}

/** The first of these steps that cannot be left: something is wrong in it, or the address is somebody's. */
function firstBarred(state: WizardState, problems: readonly Problem[], steps: readonly StepId[]): StepId | undefined {
  const taken: readonly Problem[] = isTaken(state) ? [{ field: 'email', code: 'duplicate' }] : [];
  return firstStepWith([...taken, ...problems], steps, state.rules);
}

function at(state: WizardState, step: StepId, problems: readonly Problem[]): WizardState {
  const steps = stepsOf(state.rules);
  const reached = steps.indexOf(step) > steps.indexOf(state.reached) ? step : state.reached;
  const next = { ...carried(state), reached, problems };
  if (step === 'overview') return { ...next, step, sending: { status: 'idle' } };
  return step === 'summary' ? state : { ...next, step };
}

function send(state: WizardState): WizardState {
  if (state.step !== 'overview') return state;
  const problems = problemsOf(state.draft, state.rules);
  const barred = firstBarred(state, problems, stepsOf(state.rules));
  if (barred) return at(state, barred, problems);
  return { ...state, sending: { status: 'sending' } };
}

type Answer = Extract<WizardAction, { type: 'held' | 'refused' | 'lost' | 'look' | 'looked' }>;

function answered(state: WizardState, action: Answer): WizardState {
  if (!isAwaiting(state)) return state;
  const { sending } = state;
  switch (action.type) {
    case 'held':
      return { ...state, sending: { status: 'held', ...(action.reason !== undefined && { reason: action.reason }) } };
    case 'refused':
      return refused(state, action.trouble, action.problems);
    case 'lost':
      return { ...state, sending: { status: 'unknown', trouble: action.trouble, look: 'not-yet' } };
    case 'look':
      return sending.status === 'unknown' ? { ...state, sending: { ...sending, look: 'looking' } } : state;
    case 'looked':
      return sending.status === 'unknown' ? { ...state, sending: { ...sending, look: action.result } } : state;
  }
}

/** An error goes to its field and its step; one that has no field stays where it was sent from. */
function refused(
  state: WizardState & { step: 'overview' },
  trouble: Trouble,
  problems: readonly Problem[],
): WizardState {
  const steps = stepsOf(state.rules);
  const step = firstStepWith(problems, steps, state.rules);
  if (step === undefined) return { ...state, sending: { status: 'failed', trouble } };
  return at(state, step, problems);
}

/** Groups that were tried again after the user was added. */
function changedRest(state: WizardState, added: Added): WizardState {
  return state.step === 'summary' && state.added.user.id === added.user.id ? { ...state, added } : state;
}

function withRules(state: WizardState, rules: Rules): WizardState {
  if (JSON.stringify(rules) === JSON.stringify(state.rules)) return state;
  const next = { ...state, rules };
  const steps = stepsOf(rules);
  const begins = state.step === firstStepOf(state.rules);
  return steps.includes(next.step) && !(begins && next.step !== steps[0])
    ? next
    : at(
        { ...next, reached: steps.includes(next.reached) ? next.reached : firstStepOf(rules) },
        firstStepOf(rules),
        [],
      );
}

function isReached(state: WizardState, step: StepId): boolean {
  const steps = stepsOf(state.rules);
  return steps.includes(step) && steps.indexOf(step) <= steps.indexOf(state.reached);
}

function without(state: WizardState, field: Field): readonly Problem[] {
  return state.problems.filter((problem) => problem.field !== field);
}

function indexOf(state: WizardState): number {
  return stepsOf(state.rules).indexOf(state.step);
}

function carried({ draft, rules, reached, problems, chosen, keptEmail, match }: WizardState): Carried {
  const known = { draft, rules, reached, problems, ...(chosen && { chosen }) };
  return { ...known, ...(keptEmail !== undefined && { keptEmail }), ...(match && { match }) };
}
