import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.js';

/** What a text field and a select have in common around their control. */
export interface FieldParts {
  /** Id of the control in its shadow root; hint and error are `${id}-hint` and `${id}-error`. */
  readonly id: string;
  readonly label: string;
  /** The word that marks it as optional; what is required is the rule and is not marked. */
  readonly optional?: string | undefined;
  readonly hint?: string | undefined;
  /** A sentence; while it is there the control is invalid. */
  readonly error?: string | undefined;
  /** Ids of further descriptions in the same root, a duplicate's banner for instance. */
  readonly describedBy?: string | undefined;
}

/** The space stands in one text with the word: alone it is lost to the accessible name. */
export function fieldTemplate(parts: FieldParts, control: TemplateResult, after: unknown = nothing): TemplateResult {
  const { id, label, optional, hint, error } = parts;
  return html`<div class="field">
    <label class="label" for=${id}
      >${label}${optional === undefined ? nothing : html`<span class="optional">${` ${optional}`}</span>`}</label
    >
    ${control} ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing} ${fieldError(id, error)} ${after}
  </div>`;
}

/** What is wrong with the field `id`, below it. */
export function fieldError(id: string, error: string | undefined): TemplateResult | typeof nothing {
  return error ? html`<p class="message error" id="${id}-error">${icon('alert')}<span>${error}</span></p>` : nothing;
}

/** The error first: it is what must be heard now. */
export function descriptionOf({ id, hint, error, describedBy }: FieldParts): string | typeof nothing {
  const ids = [error ? `${id}-error` : '', describedBy ?? '', hint ? `${id}-hint` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : nothing;
}
