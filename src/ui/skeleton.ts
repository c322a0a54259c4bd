import { html, type TemplateResult } from 'lit';
import { range } from 'lit/directives/range.js';
import { map } from 'lit/directives/map.js';

export interface SkeletonOptions {
  /** As many rows as were there before, or three. */
  readonly rows?: number | undefined;
  /** `table` rows have the height of a user's row with an avatar, `fields` that of a form. */
  readonly shape?: 'table' | 'fields' | 'lines' | undefined;
}

const shapes = {
  table: () =>
    html`<div class="skeleton-row">
      <span class="bone round"></span>
      <span class="bones"><span class="bone"></span><span class="bone short"></span></span>
      <span class="bones"><span class="bone short"></span></span>
    </div>`,
  fields: () => html`<span class="bones"><span class="bone short"></span><span class="bone field"></span></span>`,
  lines: () => html`<span class="bone"></span>`,
} satisfies Record<string, () => TemplateResult>;

/** The shape of what comes, hidden from the accessibility tree: the region's `aria-busy` and a status say it there. */
export function skeleton({ rows = 3, shape = 'table' }: SkeletonOptions = {}): TemplateResult {
  return html`<div class="skeleton ${shape === 'table' ? '' : 'stack'}" aria-hidden="true">
    ${map(range(rows), shapes[shape])}
  </div>`;
}
