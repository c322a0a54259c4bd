import { css, type CSSResult } from 'lit';

/** The bar of the selection, dark on light and the other way round, so that it stands above the rows; and acts on many. */
export const selectionBarStyles: CSSResult = css`
  .run-strip {
    display: grid;
    grid-template-columns: minmax(0, auto) minmax(8em, 1fr) auto;
    align-items: center;
    gap: var(--usher-space-2) var(--usher-space-5);
    padding: var(--usher-space-3h) var(--usher-space-5);
    border: var(--usher-line-width) solid var(--usher-line);
    border-radius: var(--usher-radius-md);
    background: var(--usher-surface-sunken);
  }
  .run-name {
    font-size: var(--usher-text-sm);
    font-weight: var(--usher-weight-medium);
  }
  .run-acts {
    display: inline-flex;
    gap: var(--usher-space-2);
  }
  .run-progress {
    display: grid;
    gap: var(--usher-space-2);
  }
  .run-figures {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--usher-space-4);
    color: var(--usher-text-muted);
  }
  .run-failed {
    color: var(--usher-danger-text);
  }
  .run-waiting,
  .reason-line {
    display: flex;
    align-items: flex-start;
    gap: var(--usher-space-2h);
  }
  .run-waiting,
  .run-waiting > .icon {
    color: var(--usher-warning-text);
  }
  .reason-line > .icon {
    margin-block-start: var(--usher-space-1);
  }
  .left-out,
  .left-reasons {
    display: grid;
    gap: var(--usher-space-3);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .left-reasons .small {
    padding-inline-start: calc(var(--usher-icon-sm) + var(--usher-space-2h));
  }
  .group-choices {
    display: grid;
    gap: 0;
    max-block-size: 16em;
    overflow: auto;
  }
  @container (max-width: 34.28em) {
    .run-strip {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .run-strip > .run-progress {
      grid-column: 1 / -1;
      grid-row: 2;
    }
  }

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
    /* Two lines: how many above, what can be done with them below, spread from edge to edge. */
    .selection-bar {
      inline-size: auto;
    }
    .selection-line:nth-last-child(2) {
      display: none;
    }
    .selection-line {
      flex: 1 0 100%;
      block-size: var(--usher-line-width);
      margin: 0;
    }
    .selection-bar > .button {
      --_pad: var(--usher-space-1);
      flex: 1 1 auto;
    }
  }
`;
