import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.js';
import { selectField } from './select-field.js';

export interface PagerOptions {
  /** Prefix of its ids. */
  readonly id: string;
  /** The navigation's accessible name. */
  readonly label: string;
  /** "Rows per page". */
  readonly sizeLabel: string;
  readonly size: number;
  readonly sizes: readonly number[];
  /** "1-10 of 131", in the reader's numerals. */
  readonly rangeText: string;
  readonly previousLabel: string;
  readonly nextLabel: string;
  /** Absent at the first or last page: the button stays, and does nothing. */
  readonly onPrevious?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
  readonly onSize: (size: number) => void;
  readonly number?: ((value: number) => string) | undefined;
}

export function pager(options: PagerOptions): TemplateResult {
  const { id, size, sizes, sizeLabel, number = String } = options;
  return html`<nav class="table-foot" aria-label=${options.label}>
    <span class="row wide-only">
      <span aria-hidden="true">${sizeLabel}</span>
      ${selectField({
        id: `${id}-size`,
        name: 'rows',
        label: sizeLabel,
        labelHidden: true,
        small: true,
        value: String(size),
        options: sizes.map((rows) => ({ value: String(rows), label: number(rows) })),
        onChange: (value) => options.onSize(Number(value)),
      })}
    </span>
    <span class="table-foot-end">
      <span class="num">${options.rangeText}</span>
      ${turn('chevron-left', options.previousLabel, options.onPrevious)}
      ${turn('chevron-right', options.nextLabel, options.onNext)}
    </span>
  </nav>`;
}

/** Kept focusable at the ends, so that pressing it again and again does not drop the focus. */
function turn(sign: 'chevron-left' | 'chevron-right', label: string, act: (() => void) | undefined): TemplateResult {
  return html`<button
    type="button"
    class="button icon-only"
    aria-label=${label}
    aria-disabled=${act ? nothing : 'true'}
    @click=${() => act?.()}
  >
    ${icon(sign)}
  </button>`;
}
