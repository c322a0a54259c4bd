import { focusFirstInvalid, focusToRead } from '../../ui/focus.js';
import { controlOf } from '../parts/custom/slotted-field.js';
import { isTaken, type WizardState } from './wizard-model.js';

/** After a change of step: to the first field that is wrong, or else to the heading, to be read from there. */
export function focusStep(root: ParentNode, { step, problems }: WizardState): void {
  if (problems.length > 0 && step === 'groups') root.querySelector<HTMLElement>('#groups')?.focus();
  else if (problems.length === 0 || !focusInvalid(root)) focusToRead(root.querySelector('#step'));
}

/** To the first field that is wrong, also where the host drew it. */
export function focusInvalid(root: ParentNode): boolean {
  const control = controlOf(root.querySelector('[aria-invalid="true"], slot[data-invalid]'));
  control?.focus();
  return control !== undefined || focusFirstInvalid(root);
}

/** To the first field of the first step, or to its heading where the step is the host's. */
export function firstField(root: ParentNode): HTMLElement | null {
  return root.querySelector<HTMLElement>('#firstName, #email') ?? root.querySelector<HTMLElement>('#step');
}

/** After a step that could not be left: to what would help. */
export function focusRemedy(root: ParentNode, state: WizardState): void {
  if (isTaken(state)) root.querySelector<HTMLElement>('#email')?.focus();
}

/** Whether Enter was pressed in a text field that is not the form's own, and means nothing else there. */
export function isEnterWithin(event: KeyboardEvent): boolean {
  const [from] = event.composedPath();
  if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing) return false;
  return from instanceof HTMLInputElement && from.form !== event.currentTarget;
}
