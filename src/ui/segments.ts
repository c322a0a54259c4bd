import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

export interface Segment<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  /** Already in the reader's numerals. */
  readonly count?: string | undefined;
}

export interface SegmentsOptions<Value extends string> {
  /** Name of the group in its shadow root. */
  readonly name: string;
  /** The group's accessible name. */
  readonly label: string;
  /** Five at most. */
  readonly segments: readonly Segment<Value>[];
  readonly selected: Value;
  readonly onSelect: (value: Value) => void;
}

/** One of a few states of one list: native radio buttons, so that arrow keys and forms need no help. */
export function segments<Value extends string>(options: SegmentsOptions<Value>): TemplateResult {
  const { name, label, selected, onSelect } = options;
  return html`<div class="segments" role="radiogroup" aria-label=${label}>
    ${options.segments.map(
      ({ value, label: words, count }) =>
        html`<label class="segment"
          ><input
            type="radio"
            name=${name}
            value=${value as string}
            .checked=${live(value === selected)}
            @change=${() => onSelect(value)}
          />${words}${count === undefined ? nothing : html`<span class="segment-count">${` ${count}`}</span>`}</label
        >`,
    )}
  </div>`;
}
