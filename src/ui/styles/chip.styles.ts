import { css, type CSSResult } from 'lit';

/**
 * `.chip` (28, may be removed; `.add` is dashed, `.soft` filled), `.tag` (20, a fact; `.outline` for "+2"),
 * `.pill` (24, a state in a head), `.state` (icon and word, in a table), `.key` (a key to press).
 * A tone colours state and pill: `.success .info .warning .danger .quiet`.
 */
export const chipStyles: CSSResult = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--usher-space-3);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: var(--usher-space-2h);
    min-block-size: var(--usher-chip);
    max-inline-size: 100%;
    padding-inline: var(--usher-space-3h);
    border: var(--usher-line-width) solid var(--usher-line-strong);
    border-radius: var(--usher-radius-sm);
    background: var(--usher-surface);
    color: var(--usher-text);
    font-size: var(--usher-text-sm);
    line-height: 1.2;
  }
  .chip-what {
    color: var(--usher-text-subtle);
    white-space: nowrap;
  }
  .chip-remove {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: var(--usher-target);
    block-size: var(--usher-target);
    margin-block: calc(var(--usher-space-3) * -1);
    margin-inline: calc(var(--usher-space-1) * -1) calc(var(--usher-space-3) * -1);
    padding: 0;
    border: 0;
    border-radius: var(--usher-radius-xs);
    background: none;
    cursor: pointer;
  }
  .chip-remove:hover {
    background: var(--usher-surface-hover);
  }
  .chip-remove:focus-visible {
    outline-offset: -2px;
  }
  .chip.soft {
    border-color: transparent;
    background: var(--usher-surface-press);
  }
  .chip.soft .chip-remove:hover {
    background: var(--usher-surface);
  }
  .chip.add {
    border-style: dashed;
    color: var(--usher-text-muted);
    cursor: pointer;
  }
  .chip.add:hover {
    background: var(--usher-surface-hover);
  }

  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: var(--usher-space-2);
    align-items: center;
    min-inline-size: 0;
  }
  .tags.one-line {
    flex-wrap: nowrap;
  }
  .tags.one-line > .tag:first-child {
    display: block;
    flex: 0 1 auto;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    line-height: var(--usher-tag);
  }
  .tag {
    display: inline-flex;
    align-items: center;
    gap: var(--usher-space-2);
    flex: none;
    max-inline-size: 100%;
    block-size: var(--usher-tag);
    padding-inline: var(--usher-space-2h);
    border: 0;
    border-radius: var(--usher-radius-xs);
    background: var(--usher-surface-press);
    color: var(--usher-text-muted);
    font-size: var(--usher-text-xs);
    font-weight: var(--usher-weight-medium);
    line-height: 1;
    white-space: nowrap;
  }
  .tag.outline {
    background: none;
    box-shadow: inset 0 0 0 var(--usher-line-width) var(--usher-line-strong);
  }
  button.tag {
    position: relative;
    cursor: pointer;
  }
  button.tag::after {
    content: '';
    position: absolute;
    inset: calc((var(--usher-tag) - var(--usher-target)) / 2);
  }
  button.tag:hover {
    background: var(--usher-surface-hover);
  }

  .state {
    display: inline-flex;
    align-items: flex-start;
    gap: var(--usher-space-2h);
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
  }
  .state > .icon {
    margin-block-start: var(--usher-space-1);
  }
  .state.success > .icon {
    color: var(--usher-state-active);
  }
  .state.info > .icon {
    color: var(--usher-state-invited);
  }
  .state.warning > .icon {
    color: var(--usher-state-expired);
  }
  .state.danger > .icon {
    color: var(--usher-state-blocked);
  }
  .state.quiet,
  .state.quiet > .icon {
    color: var(--usher-text-muted);
  }

  .pill {
    display: inline-flex;
    align-items: center;
    gap: var(--usher-space-2h);
    min-block-size: var(--usher-pill);
    padding-inline: var(--usher-space-3) var(--usher-space-3h);
    border: var(--usher-line-width) solid transparent;
    border-radius: var(--usher-radius-full);
    background: var(--usher-surface-press);
    font-size: var(--usher-text-xs);
    font-weight: var(--usher-weight-medium);
    line-height: 1;
    white-space: nowrap;
  }
  .pill > .icon {
    inline-size: var(--usher-icon-sm);
    block-size: var(--usher-icon-sm);
    color: inherit;
  }
  .pill.success {
    background: var(--usher-success-soft);
    color: var(--usher-success-text);
  }
  .pill.info {
    background: var(--usher-info-soft);
    color: var(--usher-accent-text);
  }
  .pill.warning {
    background: var(--usher-warning-soft);
    color: var(--usher-warning-text);
  }
  .pill.danger {
    background: var(--usher-danger-soft);
    color: var(--usher-danger-text);
  }
  .pill.quiet {
    color: var(--usher-text-muted);
  }

  .key {
    display: inline-grid;
    place-items: center;
    min-inline-size: var(--usher-tag);
    block-size: var(--usher-tag);
    padding-inline: var(--usher-space-2);
    border: var(--usher-line-width) solid var(--usher-line-strong);
    border-block-end-width: 2px;
    border-radius: var(--usher-radius-xs);
    background: var(--usher-surface);
    color: var(--usher-text-muted);
    font: inherit;
    font-size: var(--usher-text-xs);
    font-weight: var(--usher-weight-medium);
    line-height: 1;
  }
  @media (forced-colors: active) {
    .tag {
      outline: var(--usher-line-width) solid GrayText;
      outline-offset: -1px;
    }
  }
`;
