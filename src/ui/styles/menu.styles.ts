import { css, type CSSResult } from 'lit';

/** `.floating` is what a FloatingController places; `.menu` and `.menu-item`; `.listbox` shares its surface. */
export const menuStyles: CSSResult = css`
  .floating {
    position: fixed;
    inset: auto;
    z-index: var(--usher-z-menu);
    margin: 0;
    opacity: 0;
  }
  .floating[data-placed] {
    opacity: 1;
    transition: opacity var(--usher-time-base) var(--usher-ease-out);
  }
  .menu,
  .popover {
    min-inline-size: var(--usher-menu);
    max-inline-size: min(320px, calc(100vw - var(--usher-space-5)));
    padding: var(--usher-space-2);
    overflow: auto;
    border: 0;
    border-radius: var(--usher-radius-lg);
    background: var(--usher-surface-raised);
    box-shadow: var(--usher-shadow-2);
    outline: var(--usher-line-width) solid transparent;
    outline-offset: -1px;
    color: var(--usher-text);
    text-align: start;
  }
  .menu {
    inline-size: var(--usher-menu);
  }
  .popover {
    padding: var(--usher-space-4);
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
  }
  .menu-item {
    display: flex;
    align-items: center;
    gap: var(--usher-space-3h);
    inline-size: 100%;
    min-block-size: var(--usher-menu-row);
    padding: var(--usher-space-2) var(--usher-space-3);
    border: 0;
    border-radius: var(--usher-radius-sm);
    background: none;
    color: inherit;
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  .menu-item:hover,
  .menu-item:focus {
    background: var(--usher-surface-hover);
  }
  .menu-item:focus-visible {
    outline-offset: -2px;
  }
  .menu-words {
    display: grid;
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .menu-reason {
    font-size: var(--usher-text-xs);
    line-height: var(--usher-leading-xs);
    color: var(--usher-text-subtle);
  }
  .menu-item.danger:not([aria-disabled='true']),
  .menu-item.danger:not([aria-disabled='true']) .icon {
    color: var(--usher-danger-text);
  }
  .menu-item[aria-disabled='true'] {
    align-items: flex-start;
    color: var(--usher-text-subtle);
    cursor: default;
  }
  .menu-item[aria-disabled='true'] > .icon {
    margin-block-start: var(--usher-space-1);
    opacity: 0.7;
  }
  .menu-line {
    margin: var(--usher-space-2) calc(var(--usher-space-2) * -1);
    border: 0;
    border-block-start: var(--usher-line-width) solid var(--usher-line);
  }
  .menu-head {
    padding: var(--usher-space-3) var(--usher-space-3) var(--usher-space-2);
    color: var(--usher-text-subtle);
    font-size: var(--usher-text-xs);
    font-weight: var(--usher-weight-medium);
    line-height: var(--usher-leading-xs);
  }
  @media (forced-colors: active) {
    .menu-item:is(:hover, :focus):not([aria-disabled='true']) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .menu-item:is(:hover, :focus):not([aria-disabled='true']) .icon {
      color: inherit;
    }
    .menu-item[aria-disabled='true'],
    .menu-item[aria-disabled='true'] .menu-reason {
      color: GrayText;
    }
  }
`;
