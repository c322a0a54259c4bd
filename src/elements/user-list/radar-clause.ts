import { html, nothing, type TemplateResult } from 'lit';

/** A part of the radar's sentence and its mark, which never begins a line. On a narrow screen each part has its own. */
export function clause(words: TemplateResult | typeof nothing, mark: string): TemplateResult | typeof nothing {
  return words === nothing ? nothing : html`<span class="clause">${words}<span class="mark">${mark}</span></span>`;
}
