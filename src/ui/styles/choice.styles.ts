import { css, type CSSResult } from 'lit';

/**
 * Native checkboxes and radios, redrawn: `.check`, `.radio`, and `.choice`, the label around one with its words.
 * The box is 16; what can be hit is `--usher-target`.
 */
export const choiceStyles: CSSResult = css`
  .check,
  .radio {
    appearance: none;
    position: relative;
    display: inline-block;
    flex: none;
    inline-size: var(--usher-check);
    block-size: var(--usher-check);
    margin: 0;
    border: var(--usher-line-width) solid var(--usher-line-control);
    background: var(--usher-surface);
    vertical-align: -0.2em;
    cursor: pointer;
    transition:
      background var(--usher-time-fast),
      border-color var(--usher-time-fast);
  }
  .check {
    border-radius: var(--usher-radius-xs);
  }
  .radio {
    border-radius: 50%;
  }
  :is(.check, .radio)::after {
    content: '';
    position: absolute;
    inset: calc((var(--usher-check) - var(--usher-target)) / 2 - var(--usher-line-width));
  }
  .check::before {
    position: absolute;
    inset: 0;
    background: var(--usher-accent-on);
  }
  .check:is(:checked, :indeterminate) {
    background: var(--usher-accent-solid);
    border-color: var(--usher-accent-solid);
  }
  .check:checked::before {
    content: '';
    clip-path: polygon(15% 53%, 26% 42%, 42% 58%, 75% 23%, 86% 34%, 42% 80%);
  }
  .check:indeterminate::before {
    content: '';
    clip-path: inset(42% 20%);
  }
  .radio:checked {
    border: 5px solid var(--usher-accent-solid);
    background: var(--usher-accent-on);
  }
  :is(.check, .radio):is([aria-disabled='true'], :disabled) {
    background: var(--usher-surface-press);
    border-color: var(--usher-line-strong);
    cursor: not-allowed;
  }
  .check:is([aria-disabled='true'], :disabled)::before {
    background: var(--usher-text-subtle);
  }
  .check[aria-invalid='true'] {
    border-color: var(--usher-danger-solid);
    box-shadow: 0 0 0 var(--usher-line-width) var(--usher-danger-solid);
  }
  .choice {
    display: flex;
    align-items: flex-start;
    gap: var(--usher-space-3);
    min-block-size: var(--usher-target);
    padding-block: var(--usher-space-1);
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
    cursor: pointer;
  }
  .choice > .check,
  .choice > .radio {
    margin-block-start: var(--usher-space-1);
  }
  .choice + .hint,
  .choice ~ .message {
    margin-inline-start: calc(var(--usher-check) + var(--usher-space-3));
  }
  .choice + .hint {
    margin-block-start: calc(var(--usher-space-2) * -1);
  }
  .choice-text {
    display: grid;
    min-inline-size: 0;
  }
  .choice:has([aria-disabled='true']) {
    cursor: default;
  }
  @media (forced-colors: active) {
    .check:is(:checked, :indeterminate) {
      forced-color-adjust: none;
      background: Highlight;
      border-color: Highlight;
    }
    .check:is(:checked, :indeterminate)::before {
      background: HighlightText;
    }
    .radio:checked {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Canvas;
    }
  }
`;
