import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { fieldError } from './field-parts.js';

export interface CheckOptions {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly checked: boolean;
  /** Some of what it stands for is chosen, not all. */
  readonly mixed?: boolean | undefined;
  /** Cannot be changed: stays focusable; say why with `describedBy`. */
  readonly locked?: boolean | undefined;
  readonly invalid?: boolean | undefined;
  /** Must be ticked. */
  readonly required?: boolean | undefined;
  readonly describedBy?: string | undefined;
  /** The name, where no label element gives it. */
  readonly label?: string | undefined;
  /** What it is among the controls of its row (`data-control`). */
  readonly control?: string | undefined;
  readonly onChange: (checked: boolean, event: Event) => void;
}

export interface CheckboxOptions extends Omit<CheckOptions, 'label' | 'locked' | 'describedBy' | 'id'> {
  readonly id: string;
  /** Words, or a template with links among them. */
  readonly label: unknown;
  /** The word that marks it as optional. */
  readonly optional?: string | undefined;
  readonly hint?: string | undefined;
  /** Why it cannot be changed; shown as its second line. */
  readonly reason?: string | undefined;
  readonly error?: string | undefined;
}

/** The bare box, named by `label` or by a `<label>` around it. */
export function check(options: CheckOptions): TemplateResult {
  return html`<input
    type="checkbox"
    class="check"
    id=${options.id ?? nothing}
    name=${options.name ?? nothing}
    value=${options.value ?? nothing}
    .checked=${live(options.checked)}
    .indeterminate=${live(options.mixed ?? false)}
    data-control=${options.control ?? nothing}
    aria-label=${options.label ?? nothing}
    aria-disabled=${options.locked ? 'true' : nothing}
    aria-invalid=${options.invalid ? 'true' : nothing}
    aria-required=${options.required ? 'true' : nothing}
    aria-describedby=${options.describedBy ?? nothing}
    @click=${options.locked ? prevent : nothing}
    @change=${(event: Event) => options.onChange((event.currentTarget as HTMLInputElement).checked, event)}
  />`;
}

const prevent = (event: Event): void => event.preventDefault();

/** A box with its words; the whole row is its label. */
export function checkbox(options: CheckboxOptions): TemplateResult {
  const { id, label, optional, hint, reason, error } = options;
  const described = [error ? `${id}-error` : '', reason || hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  const box = check({
    ...options,
    label: undefined,
    locked: reason !== undefined,
    invalid: Boolean(error),
    describedBy: described || undefined,
  });
  return html`<div class="field">
    <label class="choice"
      >${box}<span class="choice-text"
        ><span
          >${label}${optional === undefined ? nothing : html`<span class="optional">${` ${optional}`}</span>`}</span
        ></span
      ></label
    >
    ${reason || hint ? html`<p class="hint" id="${id}-hint">${reason ?? hint}</p>` : nothing} ${fieldError(id, error)}
  </div>`;
}
