import { STEPS, type OwnStepId, type StepId } from './wizard-types.js';

/** A step of the host's: what it shows is slotted into the wizard as `step-<id>`. */
export interface HostStep {
  readonly id: string;
  /** In the reader's language. */
  readonly label: string;
}

/** The steps in their order: its own by name, the host's by their label. */
export type WizardSteps = readonly (OwnStepId | HostStep)[];

/**
 * The names of the steps in their order. What nobody can be added without is put in where it was left out: the
 * details at the start, and overview and summary, in this order, at the end. Groups may be left out where none is needed.
 */
export function planOf(steps: WizardSteps, groupsRequired: boolean): readonly StepId[] {
  const names = [...new Set(steps.map(nameOf))].filter((name) => name !== 'overview' && name !== 'summary');
  const details: StepId[] = names.includes('details') ? [] : ['details'];
  const groups: StepId[] = groupsRequired && !names.includes('groups') ? ['groups'] : [];
  return [...details, ...names, ...groups, 'overview', 'summary'];
}

function nameOf(step: OwnStepId | HostStep): StepId {
  return typeof step === 'string' ? step : `step-${step.id}`;
}

export function isHostStep(step: string): step is `step-${string}` {
  return step.startsWith('step-');
}

/** What a host called its step. */
export function hostLabel(steps: WizardSteps, name: `step-${string}`): string {
  return steps.find((step): step is HostStep => typeof step !== 'string' && nameOf(step) === name)?.label ?? '';
}

export const USUAL_STEPS: WizardSteps = STEPS;
