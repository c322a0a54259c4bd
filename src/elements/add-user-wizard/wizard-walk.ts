import { emptyDraft, firstStepOf, firstStepWith, problemsOf, stepOfField, stepsOf } from './wizard-checks.js';
import { isTaken, type Carried, type WizardState } from './wizard-model.js';
import type { Problem, Rules, StepId } from './wizard-types.js';

export function firstState(rules: Rules): WizardState {
  const step = firstStepOf(rules);
  return at({ step: 'details', draft: emptyDraft(), rules, reached: step, problems: [] }, step, []);
}

/** Goes there, or to the first step before it that is not in order. */
export function goTo(state: WizardState, wanted: StepId): WizardState {
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

export function at(state: WizardState, step: StepId, problems: readonly Problem[]): WizardState {
  const steps = stepsOf(state.rules);
  const reached = steps.indexOf(step) > steps.indexOf(state.reached) ? step : state.reached;
  const next = { ...carried(state), reached, problems };
  if (step === 'overview') return { ...next, step, sending: { status: 'idle' } };
  return step === 'summary' ? state : { ...next, step };
}

export function send(state: WizardState): WizardState {
  if (state.step !== 'overview') return state;
  const problems = problemsOf(state.draft, state.rules);
  const barred = firstBarred(state, problems, stepsOf(state.rules));
  if (barred) return at(state, barred, problems);
  return { ...state, sending: { status: 'sending' } };
}

export function withRules(state: WizardState, rules: Rules): WizardState {
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

export function isReached(state: WizardState, step: StepId): boolean {
  const steps = stepsOf(state.rules);
  return steps.includes(step) && steps.indexOf(step) <= steps.indexOf(state.reached);
}

export function indexOf(state: WizardState): number {
  return stepsOf(state.rules).indexOf(state.step);
}

export function carried({ draft, rules, reached, problems, chosen, keptEmail, match }: WizardState): Carried {
  const known = { draft, rules, reached, problems, ...(chosen && { chosen }) };
  return { ...known, ...(keptEmail !== undefined && { keptEmail }), ...(match && { match }) };
}
