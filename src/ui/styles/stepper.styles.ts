import { css, type CSSResult } from 'lit';

/** `.steps`: discs on a line; below 560 only the step that is now, with its "Step 2 of 4" at the end. */
export const stepperStyles: CSSResult = css`
  .stepper {
    display: flex;
    align-items: center;
    gap: var(--usher-space-3);
    padding: var(--usher-space-5) var(--usher-space-7) 0;
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
  }
  .stepper.flush {
    padding-inline: 0;
  }
  .steps {
    display: flex;
    align-items: center;
    gap: var(--usher-space-3);
    min-inline-size: 0;
    color: var(--usher-text-subtle);
  }
  .step {
    display: flex;
    align-items: center;
    gap: var(--usher-space-3);
    white-space: nowrap;
  }
  .step + .step::before {
    content: '';
    inline-size: var(--usher-space-6);
    block-size: var(--usher-line-width);
    background: var(--usher-line-strong);
  }
  .step-name {
    display: inline-flex;
    align-items: center;
    gap: var(--usher-space-3);
    min-block-size: var(--usher-target);
    padding: 0;
    border: 0;
    border-radius: var(--usher-radius-xs);
    background: none;
    color: inherit;
  }
  button.step-name {
    color: var(--usher-text-muted);
    cursor: pointer;
  }
  button.step-name:hover {
    color: var(--usher-text);
    text-decoration: underline;
    text-underline-offset: 0.22em;
  }
  .step.done {
    color: var(--usher-text-muted);
  }
  .step.now {
    color: var(--usher-text);
    font-weight: var(--usher-weight-medium);
  }
  .disc {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: var(--usher-disc);
    block-size: var(--usher-disc);
    border: var(--usher-line-width) solid var(--usher-line-control);
    border-radius: 50%;
    font-size: 11px;
    font-weight: var(--usher-weight-strong);
    font-variant-numeric: tabular-nums;
    line-height: 1;
    text-decoration: none;
  }
  .step.now .disc {
    background: var(--usher-primary-solid);
    border-color: transparent;
    color: var(--usher-primary-on);
  }
  .step.done .disc {
    background: var(--usher-surface-press);
    border-color: transparent;
  }
  .step.done .disc .icon {
    inline-size: 12px;
    block-size: 12px;
    stroke-width: 2.5;
    color: var(--usher-text);
  }
  .step-of {
    display: none;
    margin-inline-start: auto;
    color: var(--usher-text-subtle);
    white-space: nowrap;
  }
  @container (max-width: 559.98px) {
    .stepper {
      padding-inline: var(--usher-space-5);
    }
    .stepper.flush {
      padding-inline: 0;
    }
    .step:not(.now) {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .step:not(.now):focus-within {
      position: static;
      inline-size: auto;
      block-size: auto;
      clip-path: none;
      overflow: visible;
    }
    .step::before {
      display: none;
    }
    .step-of {
      display: block;
    }
  }
  @media (forced-colors: active) {
    .step.now .disc {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .step.done .disc {
      border-color: CanvasText;
    }
  }
`;
