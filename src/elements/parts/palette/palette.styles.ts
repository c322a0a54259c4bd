import { css, type CSSResult } from 'lit';

/** The palette and the list of shortcuts; comes with them, into the root of the element that shows them. */
export const paletteStyles: CSSResult = css`
  .dialog.palette {
    inline-size: min(var(--usher-dialog-md), calc(100vw - var(--usher-space-6)));
    /* Its field stays where it is while what is found grows and shrinks below. */
    margin: max(var(--usher-space-6), 12dvh) auto auto;
    block-size: fit-content;
    max-block-size: 70dvh;
    border-radius: var(--usher-radius-xl);
  }
  .palette-field {
    display: flex;
    align-items: center;
    gap: var(--usher-space-4);
    padding-inline: var(--usher-space-6);
    border-block-end: var(--usher-line-width) solid var(--usher-line);
  }
  .palette-field > input {
    flex: 1;
    min-inline-size: 0;
    block-size: calc(var(--usher-control-lg) + var(--usher-space-4));
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    font-size: max(16px, var(--usher-text-md));
    text-align: start;
  }
  .palette-field > input::placeholder {
    color: var(--usher-text-subtle);
    opacity: 1;
  }
  .palette .message {
    padding: var(--usher-space-4) var(--usher-space-6) 0;
  }
  .palette-list {
    flex: 1;
    min-block-size: 0;
    padding: var(--usher-space-3);
    overflow: auto;
    scroll-padding-block: var(--usher-space-7);
  }
  .palette-list:empty {
    display: none;
  }
  .palette-none {
    padding: var(--usher-space-6);
  }
  .palette .menu-item {
    min-block-size: var(--usher-control-md);
  }
  .palette .menu-item[aria-selected='true'] {
    background: var(--usher-surface-hover);
  }
  .palette-foot {
    display: flex;
    align-items: center;
    gap: var(--usher-space-5);
    padding: var(--usher-space-3) var(--usher-space-6);
    border-block-start: var(--usher-line-width) solid var(--usher-line);
    color: var(--usher-text-muted);
    font-size: var(--usher-text-xs);
  }
  .palette-hint {
    display: inline-flex;
    align-items: center;
    gap: var(--usher-space-2h);
    white-space: nowrap;
  }
  .palette-all {
    margin-inline-start: auto;
  }
  .caps {
    display: inline-flex;
    gap: var(--usher-space-1);
  }
  .cap {
    min-inline-size: var(--usher-space-6);
    padding: 0 var(--usher-space-2);
    border: var(--usher-line-width) solid var(--usher-line);
    border-radius: var(--usher-radius-xs);
    background: var(--usher-surface-sunken);
    color: var(--usher-text-muted);
    font: inherit;
    font-size: var(--usher-text-xs);
    line-height: var(--usher-leading-xs);
    text-align: center;
  }
  .shortcut-groups {
    columns: 2 15rem;
    column-gap: var(--usher-space-7);
  }
  .shortcut-groups > section {
    break-inside: avoid;
    padding-block-end: var(--usher-space-5);
  }
  .shortcut-groups .menu-head {
    padding-inline: 0;
  }
  .shortcut-rows > div {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--usher-space-4);
    min-block-size: var(--usher-menu-row);
    font-size: var(--usher-text-sm);
  }
  .shortcut-rows dd {
    display: inline-flex;
    gap: var(--usher-space-3);
  }
  @media (max-width: 560px) {
    .palette-hint {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .palette .menu-item[aria-selected='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .palette .menu-item[aria-selected='true'] :is(.icon, .subtle, .menu-reason) {
      color: inherit;
    }
  }
`;
