import { firstStepWith, stepsOf } from './wizard-checks.js';
import { isAwaiting, type WizardAction, type WizardState } from './wizard-model.js';
import type { Added, Problem, Trouble } from './wizard-types.js';
import { at } from './wizard-walk.js';

type Answer = Extract<WizardAction, { type: 'held' | 'refused' | 'lost' | 'look' | 'looked' }>;

/** What comes back from sending, and from the search for what became of it. */
export function answered(state: WizardState, action: Answer): WizardState {
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
export function changedRest(state: WizardState, added: Added): WizardState {
  return state.step === 'summary' && state.added.user.id === added.user.id ? { ...state, added } : state;
}
