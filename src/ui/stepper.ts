import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.js';

export interface Step<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly state: 'done' | 'now' | 'later';
}

export interface StepperOptions<Id extends string> {
  /** The list's accessible name. */
  readonly label: string;
  readonly steps: readonly Step<Id>[];
  /** "Step 2 of 4", shown where only the present step has room. */
  readonly ofText: string;
  /** Said after the name of a step that is done. */
  readonly doneText: string;
  /** Without it the steps that are done are not buttons: nothing leads back any more. */
  readonly onPick?: ((id: Id) => void) | undefined;
  /** A number in the reader's numerals. Default: plain digits. */
  readonly number?: ((value: number) => string) | undefined;
  /** No padding of its own at the sides. */
  readonly flush?: boolean | undefined;
}

export function stepper<Id extends string>(options: StepperOptions<Id>): TemplateResult {
  return html`<div class="stepper ${options.flush ? 'flush' : ''}">
    <ol class="steps" role="list" aria-label=${options.label}>
      ${options.steps.map(
        (step, index) =>
          html`<li class="step ${step.state}" aria-current=${step.state === 'now' ? 'step' : nothing}>
            ${stepName(step, index, options)}
          </li>`,
      )}
    </ol>
    <span class="step-of">${options.ofText}</span>
  </div>`;
}

function stepName<Id extends string>(step: Step<Id>, index: number, options: StepperOptions<Id>): TemplateResult {
  const digits = options.number ? options.number(index + 1) : String(index + 1);
  const words = html`<span class="disc" aria-hidden="true">${step.state === 'done' ? icon('check') : digits}</span>
    <span
      >${step.label}${step.state === 'done' ? html`<span class="visually-hidden">, ${options.doneText}</span>` : nothing}</span
    >`;
  const { onPick } = options;
  if (step.state !== 'done' || !onPick) return html`<span class="step-name">${words}</span>`;
  return html`<button type="button" class="step-name" @click=${() => onPick(step.id)}>${words}</button>`;
}
