import { css, type CSSResult } from 'lit';

/** `.track`: moments on a line, hollow where nothing is known yet; `.log`: what happened, newest first. */
export const timelineStyles: CSSResult = css`
  .track {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    font-size: var(--usher-text-xs);
    line-height: var(--usher-leading-xs);
  }
  .track > li {
    position: relative;
    padding-block-start: 18px;
    padding-inline-end: var(--usher-space-2);
    color: var(--usher-text-subtle);
    overflow-wrap: anywhere;
  }
  .track > li::before {
    content: '';
    position: absolute;
    inset-block-start: 4px;
    inset-inline: 12px 4px;
    block-size: 1.5px;
    background: var(--usher-line-strong);
  }
  .track > li:last-child::before {
    display: none;
  }
  .track > li::after {
    content: '';
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: 9px;
    block-size: 9px;
    border: 1.5px solid var(--usher-line-control);
    border-radius: 50%;
  }
  .track b {
    display: block;
    font-weight: var(--usher-weight-medium);
  }
  .track > .done {
    color: var(--usher-text-muted);
  }
  .track > .done b {
    color: var(--usher-text);
  }
  .track > .done::after {
    border-color: var(--usher-success-solid);
    background: var(--usher-success-solid);
  }
  .track > .done:has(+ .done)::before {
    background: var(--usher-success-solid);
  }
  .track > .failed b {
    color: var(--usher-danger-text);
  }
  .track > .failed::after {
    border-color: var(--usher-danger-solid);
    background: var(--usher-danger-solid);
    border-radius: 1px;
    rotate: 45deg;
  }

  .log {
    display: grid;
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
  }
  .log > li {
    position: relative;
    display: grid;
    grid-template-columns: var(--usher-avatar-sm) minmax(0, 1fr);
    gap: var(--usher-space-4);
    padding-block-end: var(--usher-space-5);
  }
  .log > li:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: 26px 2px;
    inset-inline-start: 11.5px;
    inline-size: var(--usher-line-width);
    background: var(--usher-line);
  }
  .log-dot {
    display: grid;
    place-items: center;
    inline-size: var(--usher-avatar-sm);
    block-size: var(--usher-avatar-sm);
    border-radius: 50%;
    background: var(--usher-surface-press);
  }
  .log-time {
    display: block;
    color: var(--usher-text-subtle);
    font-size: var(--usher-text-xs);
    line-height: var(--usher-leading-xs);
  }
  @container (max-width: 399.98px) {
    .track {
      grid-auto-flow: row;
      gap: var(--usher-space-3);
    }
    .track > li {
      display: flex;
      gap: var(--usher-space-3);
      padding-block-start: 0;
      padding-inline-start: var(--usher-space-6);
    }
    .track > li::before {
      inset-block: 16px -8px;
      inset-inline: 4px auto;
      inline-size: 1.5px;
      block-size: auto;
    }
    .track > li::after {
      inset-block-start: 4px;
    }
  }
  @media (forced-colors: active) {
    .track > li::before {
      background: GrayText;
    }
    .track > .done::after,
    .track > .done:has(+ .done)::before {
      forced-color-adjust: none;
      background: CanvasText;
      border-color: CanvasText;
    }
  }
`;
