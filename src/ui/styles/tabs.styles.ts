import { css, type CSSResult } from 'lit';

/** `.tabs` with `.tab` (a 2 px ink line under the chosen one) and `.segments` with `.segment` (states of one list). */
export const tabsStyles: CSSResult = css`
  .tabs {
    display: flex;
    gap: var(--usher-space-6);
    border-block-end: var(--usher-line-width) solid var(--usher-line);
    overflow-x: auto;
    overflow-y: hidden;
    scrollbar-width: none;
  }
  .tab {
    position: relative;
    flex: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-inline-size: var(--usher-target);
    min-block-size: var(--usher-target);
    padding: var(--usher-space-3) 0 var(--usher-space-3h);
    border: 0;
    border-radius: var(--usher-radius-xs);
    background: none;
    color: var(--usher-text-muted);
    font-size: var(--usher-text-md);
    font-weight: var(--usher-weight-medium);
    line-height: var(--usher-leading-md);
    white-space: nowrap;
    cursor: pointer;
  }
  .tab:hover,
  .tab[aria-selected='true'] {
    color: var(--usher-text);
  }
  .tab[aria-selected='true']::after {
    content: '';
    position: absolute;
    inset-inline: 0;
    inset-block-end: 0;
    block-size: 2px;
    border-radius: 2px 2px 0 0;
    background: var(--usher-text);
  }
  .tab:focus-visible {
    outline-offset: -2px;
  }
  .tab-count,
  .segment-count {
    margin-inline-start: var(--usher-space-2h);
    color: var(--usher-text-subtle);
    font-variant-numeric: tabular-nums;
    font-weight: var(--usher-weight-regular);
  }

  .segments {
    display: inline-flex;
    gap: var(--usher-space-1);
    max-inline-size: 100%;
    padding: var(--usher-space-1);
    border-radius: calc(var(--usher-radius-sm) + var(--usher-space-1));
    background: var(--usher-surface-press);
    overflow-x: auto;
    scrollbar-width: none;
  }
  .segment {
    position: relative;
    flex: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    block-size: var(--usher-segment);
    padding-inline: var(--usher-space-3h);
    border-radius: var(--usher-radius-sm);
    color: var(--usher-text-muted);
    font-size: var(--usher-text-sm);
    font-weight: var(--usher-weight-medium);
    line-height: 1;
    white-space: nowrap;
    cursor: pointer;
  }
  .segment > input {
    appearance: none;
    position: absolute;
    inset: 0;
    margin: 0;
    border-radius: inherit;
    cursor: inherit;
  }
  .segment > input:focus-visible {
    outline-offset: -1px;
  }
  .segment:hover {
    color: var(--usher-text);
  }
  .segment:has(:checked) {
    background: var(--usher-segment-on);
    box-shadow:
      var(--usher-shadow-1),
      0 0 0 var(--usher-line-width) var(--usher-segment-edge);
    color: var(--usher-text);
  }
  .segment:has(:checked) .segment-count {
    color: var(--usher-text-muted);
  }
  @media (pointer: coarse) {
    .segment {
      block-size: var(--usher-control-sm);
    }
  }
  @container (max-width: 40em) {
    .segments {
      display: flex;
    }
    .segment {
      flex: 1 0 auto;
      padding-inline: var(--usher-space-3);
    }
    .segment-count {
      margin-inline-start: var(--usher-space-2);
    }
  }
  @media (forced-colors: active) {
    .tab[aria-selected='true']::after {
      forced-color-adjust: none;
      background: Highlight;
    }
    .segments {
      outline: var(--usher-line-width) solid CanvasText;
      outline-offset: -1px;
    }
    .segment:has(:checked) {
      forced-color-adjust: none;
      background: Highlight;
    }
    .segment:has(:checked),
    .segment:has(:checked) .segment-count {
      color: HighlightText;
    }
  }
`;
