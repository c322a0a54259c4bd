import { css, type CSSResult } from 'lit';
import { choiceStyles } from '../../../ui/styles/choice.styles.js';
import { skeletonStyles } from '../../../ui/styles/skeleton.styles.js';

const own = css`
  .many-body {
    max-inline-size: none !important;
  }
  .many-body[data-dropping] .control.area {
    outline: var(--usher-focus-width) dashed var(--usher-focus-color);
    outline-offset: -1px;
  }
  .people-acts {
    gap: var(--usher-space-3);
  }
  .field > .people-acts {
    margin-block-start: var(--usher-space-2h);
  }
  .people-acts > .button {
    block-size: auto;
    min-block-size: var(--usher-control-sm);
    max-inline-size: 100%;
    white-space: normal;
    text-align: start;
  }
  .found-head {
    row-gap: var(--usher-space-3);
  }
  .many-scroll {
    max-block-size: min(408px, 50dvh);
    overflow: hidden auto;
  }
  .many-table,
  .many-table > tbody {
    display: block;
  }
  .many-table > thead {
    position: absolute;
  }
  .many-row {
    display: grid;
    grid-template-columns: minmax(28px, max-content) minmax(0, 1fr) minmax(0, 1.3fr) auto;
    align-items: center;
    column-gap: var(--usher-space-4);
    block-size: calc(var(--usher-base-size) * 2.7 + var(--usher-space-5));
    padding-inline: var(--usher-space-3) var(--usher-space-2);
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
    border-block-start: var(--usher-line-width) solid var(--usher-line-soft);
  }
  .many-row[data-row='0'] {
    border-block-start-color: transparent;
  }
  .many-row > td {
    min-inline-size: 0;
    padding: 0;
  }
  .many-gap {
    display: block;
  }
  .many-gap > td {
    display: block;
    padding: 0;
  }
  .many-number {
    color: var(--usher-text-subtle);
    font-size: var(--usher-text-xs);
    text-align: end;
  }
  .many-email {
    color: var(--usher-text-subtle);
    font-size: var(--usher-text-xs);
    line-height: var(--usher-leading-xs);
  }
  .many-state {
    display: flex;
    align-items: flex-start;
    gap: var(--usher-space-2h);
    color: var(--usher-text-subtle);
    font-size: var(--usher-text-xs);
    line-height: var(--usher-leading-xs);
  }
  .many-state > .icon {
    color: inherit;
    margin-block-start: var(--usher-space-1);
  }
  .many-state.success {
    color: var(--usher-success-text);
  }
  .many-state.warning {
    color: var(--usher-warning-text);
  }
  .many-state.danger {
    color: var(--usher-danger-text);
  }
  .many-words {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .many-acts {
    display: flex;
    align-items: center;
    justify-content: flex-end;
  }
  .many-row > .many-state {
    align-items: center;
  }
  .many-row > .many-state > .icon {
    margin: 0;
  }
  .many-words {
    min-inline-size: 0;
    margin-inline-end: auto;
  }
  .many-state > .link {
    flex: none;
    margin-inline-start: var(--usher-space-2);
    white-space: nowrap;
  }
  .mend {
    display: grid;
    gap: var(--usher-space-4);
    inline-size: min(400px, calc(100vw - var(--usher-space-5)));
    max-inline-size: none;
    padding: var(--usher-space-5);
  }
  .mend > .columns {
    gap: var(--usher-space-4);
  }
  .mend-foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--usher-space-4);
  }
  .map-row > .control {
    flex: 0 0 176px;
  }
  .map-row > .icon {
    color: var(--usher-text-subtle);
  }
  .receipt {
    display: flex;
    align-items: center;
    gap: var(--usher-space-4);
    block-size: calc(var(--usher-base-size) * 2.7 + var(--usher-space-5));
    padding-inline: var(--usher-space-4);
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
    border-block-start: var(--usher-line-width) solid var(--usher-line-soft);
  }
  .receipt[data-row='0'] {
    border-block-start-color: transparent;
  }
  .run-lead {
    display: grid;
    gap: var(--usher-space-2);
  }
  .run-progress {
    display: grid;
    gap: var(--usher-space-3);
  }
  .run-figures {
    display: flex;
    gap: var(--usher-space-4);
    color: var(--usher-text-muted);
  }
  .run-failed {
    color: var(--usher-danger-text);
  }
  .run.waiting .progress > :first-child {
    background: var(--usher-warning-solid);
  }
  .reason-count {
    min-inline-size: 32px;
    text-align: end;
  }
  .dl-rows {
    display: grid;
    gap: var(--usher-space-2);
  }

  /* Beside each other there is no room: how a row stands comes under who it is. */
  @container (max-width: 559.98px) {
    .many-row {
      grid-template-columns: minmax(20px, max-content) minmax(0, 1fr) auto;
      grid-template-rows: 1fr auto;
      align-content: center;
      row-gap: var(--usher-space-2);
      block-size: calc(var(--usher-base-size) * 6 + var(--usher-space-6));
      padding-block: var(--usher-space-3);
    }
    .many-row > .many-state {
      grid-area: 2 / 2 / 3 / 4;
      flex-wrap: wrap;
      align-content: start;
      row-gap: 0;
      min-block-size: calc(var(--usher-target) + 1em * var(--usher-leading-xs));
    }
    .many-row > .many-state > .many-words {
      flex: 1 0 calc(100% - var(--usher-icon-sm) - var(--usher-space-2h));
      inline-size: 0;
    }
    .many-row > .many-state:has(> .link) > .many-words {
      -webkit-line-clamp: 1;
    }
    .many-row > .many-state > .link {
      margin-inline: 0 var(--usher-space-4);
    }
    .found-head > .push {
      margin-inline-start: 0;
    }
    .many-who {
      grid-area: 1 / 2;
    }
    .many-acts {
      grid-area: 1 / 3;
      align-self: start;
    }
    .map-row {
      flex-wrap: wrap;
    }
    .map-row > .list-text,
    .map-row > .control {
      flex: 1 0 100%;
    }
    .map-row > .icon {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .many-state {
      color: CanvasText;
    }
  }
`;

/** What the panel for many needs beyond the wizard's own styles. */
export const manyStyles: readonly CSSResult[] = [choiceStyles, skeletonStyles, own];
