import { css } from 'lit';

export const invitationActionsStyles = css`
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--usher-space-2) var(--usher-space-4);
  }
  .link-row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--usher-space-3);
  }
  .link-row > .control {
    flex: 1 1 180px;
  }
  .link-row > .button {
    flex: 0 1 auto;
  }
  .masked {
    background: var(--usher-surface-sunken);
    border-color: var(--usher-line);
    cursor: default;
  }
  .dots {
    flex: 1;
    overflow: hidden;
    color: var(--usher-text-subtle);
    letter-spacing: 0.12em;
    white-space: nowrap;
    user-select: none;
  }
  .ok .icon {
    color: var(--usher-success-text);
  }
  .qr-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--usher-space-4);
  }
  /* A code is read by its contrast and its quiet zone: black on white in every theme, and in forced colours. */
  .qr {
    inline-size: 144px;
    block-size: 144px;
    flex: none;
    border: var(--usher-line-width) solid var(--usher-line);
    border-radius: var(--usher-radius-sm);
    background: white;
    fill: black;
    shape-rendering: crispEdges;
    forced-color-adjust: none;
  }
  .qr-row > p {
    flex: 1 1 160px;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--usher-space-3);
  }
  .acts > .hint {
    flex: 1 1 180px;
  }
  /* One reason stands beside its buttons; of several, each has a line of its own. */
  .acts > .hint:has(~ .hint),
  .acts > .hint ~ .hint {
    flex-basis: 100%;
  }
  .history {
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
  }
  .history > summary {
    display: inline-flex;
    align-items: center;
    gap: var(--usher-space-2h);
    min-block-size: var(--usher-target);
    border-radius: var(--usher-radius-xs);
    color: var(--usher-text-muted);
    font-weight: var(--usher-weight-medium);
    list-style: none;
    cursor: pointer;
  }
  .history > summary::-webkit-details-marker {
    display: none;
  }
  .history > summary:hover {
    color: var(--usher-text);
  }
  .history[open] > summary > .icon {
    rotate: 180deg;
  }
  .events {
    display: grid;
    gap: var(--usher-space-3);
    padding-block-start: var(--usher-space-3);
  }
  .events > li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--usher-space-4);
  }
  .events .detail {
    flex: 1 0 100%;
    overflow-wrap: anywhere;
  }
  .letter {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--usher-space-2) var(--usher-space-4);
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
  }
  .letter > dt {
    color: var(--usher-text-muted);
  }
  .letter > dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .letter-body {
    max-block-size: 240px;
    padding: var(--usher-space-4);
    overflow: auto;
    border: var(--usher-line-width) solid var(--usher-line);
    border-radius: var(--usher-radius-sm);
    background: var(--usher-surface-sunken);
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    text-align: start;
  }
  .compact {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--usher-space-3);
  }
  /* Where they may not fit one line, each line reaches both edges, so that the last does not hang alone at its end. */
  @container (max-width: 559.98px) {
    .acts:not(:has(> .hint)):has(> .button:nth-of-type(3)) > .button {
      flex: 1 1 auto;
      margin-inline-start: 0;
    }
  }
  @container (max-width: 399.98px) {
    .card {
      padding: var(--usher-space-4);
    }
    /* Every line of acts reaches both edges, however the words break it. */
    .acts > .button,
    .link-row > .button {
      flex: 1 1 auto;
      margin-inline-start: 0;
    }
  }
`;
