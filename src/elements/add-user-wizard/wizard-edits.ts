import type { EmailMatch } from '../../domain/adapter.js';
import { emailKey } from '../../domain/email.js';
import { problemsOf, stepOfField, stepsOf } from './wizard-checks.js';
import { isBlank, isCustom } from '../parts/custom/custom-draft.js';
import type { WizardAction, WizardState } from './wizard-model.js';
import type { Draft, Field, Problem } from './wizard-types.js';
import { at, goTo, indexOf, isReached, send } from './wizard-walk.js';

type Editing = Exclude<
  WizardAction,
  { type: 'rules' | 'anew' | 'another' | 'restart' | 'added' | 'held' | 'refused' | 'lost' | 'look' | 'looked' }
>;

/** What a person does while nothing is under way. */
export function edited(state: WizardState, action: Editing): WizardState {
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

function without(state: WizardState, field: Field): readonly Problem[] {
  return state.problems.filter((problem) => problem.field !== field);
}
