import { css, type CSSResult } from 'lit';

/** The bar of the selection: dark on light and the other way round, so that it stands above the rows. */
export const selectionBarStyles: CSSResult = css`
  .selection-bar {
    position: sticky;
    inset-block-end: var(--usher-space-4);
    z-index: var(--usher-z-bar);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--usher-space-2);
    inline-size: max-content;
    max-inline-size: 100%;
    margin: var(--usher-space-5) auto 0;
    padding: var(--usher-space-2h);
    border-radius: calc(var(--usher-radius-lg) + 2px);
    background: var(--usher-surface-inverse);
    color: var(--usher-text-inverse);
    box-shadow: var(--usher-shadow-2);
    outline: var(--usher-line-width) solid transparent;
    outline-offset: -1px;
  }
  .selection-count {
    padding-inline: var(--usher-space-3h) var(--usher-space-3);
    font-size: var(--usher-text-sm);
    font-weight: var(--usher-weight-medium);
    white-space: nowrap;
  }
  .selection-bar .button {
    border-color: transparent;
    background: none;
    box-shadow: none;
    color: inherit;
  }
  .selection-bar .button:hover {
    background: color-mix(in oklab, currentColor 12%, transparent);
  }
  .selection-bar :is(.button, .link):focus-visible {
    outline-color: currentColor;
  }
  .selection-bar .icon {
    color: inherit;
  }
  .selection-bar .act-count {
    color: var(--usher-text-inverse-muted);
  }
  .selection-bar .link {
    padding-inline-end: var(--usher-space-3);
    color: inherit;
    font-size: var(--usher-text-sm);
    text-decoration: underline;
    text-underline-offset: 0.22em;
    white-space: nowrap;
  }
  .selection-line {
    inline-size: var(--usher-line-width);
    block-size: 20px;
    margin-inline: var(--usher-space-2);
    background: color-mix(in oklab, currentColor 20%, transparent);
  }
  @container (max-width: 50em) {
    .selection-bar .act-word {
      display: none;
    }
  }
  @container (max-width: 34.28em) {
    .selection-bar {
      inline-size: auto;
      justify-content: center;
    }
    .selection-line {
      display: none;
    }
  }
`;
