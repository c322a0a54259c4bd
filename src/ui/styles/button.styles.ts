import { css, type CSSResult } from 'lit';

/**
 * `.button` is secondary by default; `.primary` (one per view), `.danger` (in confirmations), `.ghost` (text
 * only). Sizes `.small .large .block .icon-only`; `.field-height` beside a field. `aria-disabled` draws the
 * dashed button that keeps its focus; `aria-busy` puts a spinner before the label without changing its width.
 */
export const buttonStyles: CSSResult = css`
  .button {
    --_pad: var(--usher-space-4);
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--usher-space-2h);
    flex: none;
    min-block-size: var(--usher-control);
    max-inline-size: 100%;
    padding: 0 var(--_pad);
    border: var(--usher-line-width) solid var(--usher-line-strong);
    border-radius: var(--usher-radius-sm);
    background: var(--usher-surface-raised);
    box-shadow: var(--usher-shadow-1);
    color: var(--usher-text);
    font-size: var(--usher-text-sm);
    font-weight: var(--usher-weight-medium);
    line-height: 1.2;
    text-align: center;
    text-decoration: none;
    white-space: nowrap;
    cursor: pointer;
    transition:
      background var(--usher-time-fast),
      border-color var(--usher-time-fast),
      color var(--usher-time-fast);
  }
  .button:hover {
    background: var(--usher-surface-hover);
  }
  .button:active,
  .button[aria-expanded='true'] {
    background: var(--usher-surface-press);
  }
  .button > .icon:first-child {
    margin-inline-start: calc(var(--usher-space-1) * -1);
  }
  .button .count {
    font-variant-numeric: tabular-nums;
    font-weight: var(--usher-weight-regular);
    color: var(--usher-text-subtle);
  }
  .button.primary {
    background: var(--usher-primary-solid);
    border-color: transparent;
    color: var(--usher-primary-on);
  }
  .button.primary:is(:hover, :active) {
    background: var(--usher-primary-hover);
  }
  .button.danger {
    background: var(--usher-danger-fill);
    border-color: transparent;
    color: var(--usher-danger-on);
  }
  .button.danger:is(:hover, :active) {
    background: oklch(from var(--usher-danger-fill) calc(l - 0.04) c h);
  }
  .button:is(.primary, .danger, .ghost-danger) .icon {
    color: inherit;
  }
  .button:is(.ghost, .ghost-danger) {
    background: none;
    border-color: transparent;
    box-shadow: none;
    color: var(--usher-text-muted);
  }
  .button.ghost-danger {
    color: var(--usher-danger-text);
  }
  .button:is(.ghost, .ghost-danger):hover {
    background: var(--usher-surface-hover);
  }
  .button.ghost:hover {
    color: var(--usher-text);
  }
  .button:is(.ghost, .ghost-danger):is(:active, [aria-expanded='true']) {
    background: var(--usher-surface-press);
  }
  .button.small {
    --_pad: var(--usher-space-3);
    min-block-size: var(--usher-control-sm);
  }
  .button.large {
    --_pad: var(--usher-space-5);
    min-block-size: var(--usher-control-lg);
    font-size: var(--usher-text-md);
  }
  .button.field-height {
    min-block-size: var(--usher-field);
  }
  .button.block {
    inline-size: 100%;
    white-space: normal;
    padding-block: var(--usher-space-2);
  }
  .button.icon-only {
    inline-size: var(--usher-control);
    padding: 0;
  }
  .button.icon-only.small {
    inline-size: var(--usher-control-sm);
  }
  .button.icon-only.large {
    inline-size: var(--usher-control-lg);
  }
  .button.icon-only.field-height {
    inline-size: var(--usher-field);
  }
  .button.icon-only > .icon {
    margin: 0;
  }

  .button[aria-disabled='true'],
  .button[aria-disabled='true']:is(:hover, :active) {
    background: var(--usher-surface-sunken);
    border: var(--usher-line-width) dashed var(--usher-line);
    box-shadow: none;
    color: var(--usher-text-subtle);
    cursor: not-allowed;
  }
  .button[aria-disabled='true'] .icon {
    color: inherit;
  }

  .button[aria-busy='true'] {
    cursor: progress;
  }
  .button[aria-busy='true']::before {
    content: '';
    inline-size: var(--usher-spinner);
    block-size: var(--usher-spinner);
    flex: none;
    border: var(--usher-space-1) solid oklch(from currentColor l c h / 0.35);
    border-block-start-color: currentColor;
    border-radius: 50%;
    animation: usher-turn 0.8s linear infinite;
  }
  .button[aria-busy='true'] > .icon:first-child {
    display: none;
  }
  .button[aria-busy='true']:has(> .icon:first-child)::before {
    margin-inline: -1px 1px;
  }
  /* No icon to stand in for: the spinner takes its room from the padding. */
  .button[aria-busy='true']:not(:has(> .icon:first-child)) {
    padding-inline: calc(var(--_pad) + var(--usher-space-2h)) calc(var(--_pad) - var(--usher-space-2h));
  }
  .button[aria-busy='true']:not(:has(> .icon:first-child))::before {
    position: absolute;
    inset-inline-start: calc(var(--_pad) - var(--usher-space-2h));
    inline-size: var(--usher-space-3h);
    block-size: var(--usher-space-3h);
    border-width: 1.5px;
  }
  .button.block[aria-busy='true']:not(:has(> .icon:first-child)) {
    padding-inline: var(--_pad);
  }
  .button.block[aria-busy='true']:not(:has(> .icon:first-child))::before {
    position: static;
  }
  @keyframes usher-turn {
    to {
      rotate: 360deg;
    }
  }
  @keyframes usher-pulse {
    50% {
      opacity: 0.3;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .button[aria-busy='true']::before {
      animation: usher-pulse 1.6s linear infinite;
    }
  }
  @media (forced-colors: active) {
    .button:is(.primary, .danger) {
      border-color: ButtonText;
    }
    .button[aria-disabled='true'],
    .button[aria-disabled='true']:is(:hover, :active) {
      color: GrayText;
      border-color: GrayText;
    }
  }
`;
