import { css, type CSSResult } from 'lit';

/**
 * `.list` (rows in one box) with `.list-row`, `.list-title`, `.list-sub`, `.list-end`; `.dl` (terms and values);
 * `.section` with `.section-head` (parted by a line); `.card` (a box for what can be copied or acted on);
 * `.checks` (rules that are met one by one).
 */
export const listStyles: CSSResult = css`
  .list {
    border: var(--usher-line-width) solid var(--usher-line);
    border-radius: var(--usher-radius-md);
    background: var(--usher-surface);
    overflow: hidden;
  }
  .list.scroll {
    overflow: auto;
  }
  .list-row {
    display: flex;
    align-items: center;
    gap: var(--usher-space-4);
    min-block-size: var(--usher-row-list);
    padding: var(--usher-space-3) var(--usher-space-4);
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
  }
  .list-row + .list-row {
    border-block-start: var(--usher-line-width) solid var(--usher-line-soft);
  }
  :is(label, button, a, [role='option']).list-row {
    cursor: pointer;
  }
  :is(label, button, a, [role='option']).list-row:hover,
  .list-row[data-active] {
    background: var(--usher-surface-hover);
  }
  .list-row:is([aria-selected='true'], .selected, :has(> .check:checked)) {
    background: var(--usher-surface-selected);
  }
  /* The box clips what lies outside it, so the ring is drawn inside the row. */
  .list-row:focus-visible,
  .list-row:is(label):has(:focus-visible),
  .list-row[data-active]:where([role='option']) {
    outline: var(--usher-focus-width) solid var(--usher-focus-color);
    outline-offset: calc(var(--usher-focus-width) * -1);
  }
  .list-row:is(label) > :focus-visible {
    outline: none;
  }
  .list-text {
    display: grid;
    flex: 1;
    min-inline-size: 0;
  }
  .list-title {
    display: flex;
    align-items: center;
    gap: var(--usher-space-3);
    min-inline-size: 0;
    font-weight: var(--usher-weight-medium);
    overflow-wrap: anywhere;
  }
  .list-sub {
    color: var(--usher-text-subtle);
    font-size: var(--usher-text-xs);
    line-height: var(--usher-leading-xs);
    overflow-wrap: anywhere;
  }
  .list-end {
    margin-inline-start: auto;
    flex: none;
    color: var(--usher-text-subtle);
    font-size: var(--usher-text-xs);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .dl {
    display: grid;
    grid-template-columns: var(--usher-term) minmax(0, 1fr);
    gap: var(--usher-space-3) var(--usher-space-5);
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
  }
  .dl > div {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
  }
  .dl dt {
    color: var(--usher-text-subtle);
    overflow-wrap: anywhere;
  }
  .dl dd {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--usher-space-4);
  }
  .section + .section {
    border-block-start: var(--usher-line-width) solid var(--usher-line-soft);
    padding-block-start: var(--usher-space-6);
  }
  .section-head {
    display: flex;
    align-items: center;
    gap: var(--usher-space-3);
    min-block-size: var(--usher-target);
  }
  .section-title {
    font-size: var(--usher-text-sm);
    font-weight: var(--usher-weight-strong);
    line-height: var(--usher-leading-sm);
  }
  .section-head > :is(.link, .push) {
    margin-inline-start: auto;
    font-size: var(--usher-text-sm);
  }

  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--usher-space-4);
    padding: var(--usher-space-5);
    border: var(--usher-line-width) solid var(--usher-line);
    border-radius: var(--usher-radius-md);
    background: var(--usher-surface);
  }
  .card.sunken {
    background: var(--usher-surface-sunken);
  }

  .checks {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--usher-space-2) var(--usher-space-4);
    color: var(--usher-text-subtle);
    font-size: var(--usher-text-xs);
    line-height: var(--usher-leading-xs);
  }
  /* One that is left over has the whole line for its words. */
  .checks > li:last-child:nth-child(odd) {
    grid-column: 1 / -1;
  }
  .checks > li {
    display: flex;
    gap: var(--usher-space-2h);
    align-items: flex-start;
  }
  .checks .icon {
    inline-size: var(--usher-icon-sm);
    block-size: var(--usher-icon-sm);
    margin-block-start: 1px;
  }
  .checks > .met {
    color: var(--usher-text-muted);
  }
  .checks > .met .icon {
    color: var(--usher-success-text);
  }
  .checks > .missed,
  .checks > .missed .icon {
    color: var(--usher-danger-text);
  }
  .divider {
    display: flex;
    align-items: center;
    gap: var(--usher-space-4);
    color: var(--usher-text-subtle);
    font-size: var(--usher-text-xs);
    line-height: var(--usher-leading-xs);
  }
  .divider::before,
  .divider::after {
    content: '';
    flex: 1;
    block-size: var(--usher-line-width);
    background: var(--usher-line);
  }
  @container (max-width: 559.98px) {
    .dl {
      grid-template-columns: 104px minmax(0, 1fr);
    }
  }
  @container (max-width: 399.98px) {
    .checks {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .list-row:is([aria-selected='true'], .selected, :has(> .check:checked)) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .divider::before,
    .divider::after {
      background: CanvasText;
    }
  }
`;
