import { html, type TemplateResult } from 'lit';

/** Turns while something is under way; the words beside it say what. */
export function spinner(): TemplateResult {
  return html`<span class="spinner" aria-hidden="true"></span>`;
}
