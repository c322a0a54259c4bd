import { emptyDraft, stepsOf } from './wizard-checks.js';
import { answered, changedRest } from './wizard-answers.js';
import { edited } from './wizard-edits.js';
import { isAwaiting, isLocked, type WizardAction, type WizardState } from './wizard-model.js';
import type { StepId } from './wizard-types.js';
import { carried, firstState, indexOf, withRules } from './wizard-walk.js';

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
