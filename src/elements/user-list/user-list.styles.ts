import { css, type CSSResultGroup } from 'lit';
import { avatarStyles } from '../../ui/styles/avatar.styles.js';
import { bannerStyles } from '../../ui/styles/banner.styles.js';
import { baseStyles } from '../../ui/styles/base.styles.js';
import { buttonStyles } from '../../ui/styles/button.styles.js';
import { chipStyles } from '../../ui/styles/chip.styles.js';
import { choiceStyles } from '../../ui/styles/choice.styles.js';
import { dialogStyles } from '../../ui/styles/dialog.styles.js';
import { emptyStyles } from '../../ui/styles/empty.styles.js';
import { fieldStyles } from '../../ui/styles/field.styles.js';
import { menuStyles } from '../../ui/styles/menu.styles.js';
import { skeletonStyles } from '../../ui/styles/skeleton.styles.js';
import { tableStyles } from '../../ui/styles/table.styles.js';
import { tabsStyles } from '../../ui/styles/tabs.styles.js';
import { toastStyles } from '../../ui/styles/toast.styles.js';
import { tokenStyles } from '../../ui/tokens/tokens.styles.js';
import { listColumnStyles } from './list-columns.styles.js';
import { listRowStyles } from './list-rows.styles.js';
import { radarStyles } from './radar.styles.js';
import { selectionBarStyles } from './selection-bar.styles.js';

const own = css`
  .list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--usher-space-5);
  }
  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    gap: var(--usher-space-2) var(--usher-space-5);
  }
  .head-line {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--usher-space-4);
    min-block-size: calc(1em * var(--usher-leading-sm));
    overflow-wrap: anywhere;
  }
  .head > .button {
    justify-self: end;
  }
  .head-reason {
    grid-column: 1 / -1;
    justify-self: end;
  }
  /* With room it stands right under the button, beside the count. */
  @container (min-width: 40em) {
    .head:has(> .head-reason) > .head-words {
      grid-row: span 2;
    }
    .head-reason {
      grid-column: 2;
    }
  }
  /* In the line of the count, so that nothing below it moves. */
  .news {
    color: var(--usher-info-text);
  }
  .news > .icon {
    margin-inline-end: var(--usher-space-2h);
    vertical-align: text-bottom;
    color: inherit;
  }
  .news > .link {
    margin-inline-start: var(--usher-space-2);
    line-height: 1;
  }
  .refreshing {
    display: inline-flex;
    align-items: center;
    gap: var(--usher-space-2h);
  }
  /* What is quick does not flicker. */
  .late {
    animation: usher-appear 0s 500ms both;
  }

  .search-box {
    display: contents;
  }
  .clear-search {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: var(--usher-target);
    block-size: var(--usher-target);
    margin-inline-end: calc(var(--usher-space-2) * -1);
    padding: 0;
    border: 0;
    border-radius: var(--usher-radius-xs);
    background: none;
    cursor: pointer;
  }
  .clear-search:hover {
    background: var(--usher-surface-hover);
  }
  .clear-search:focus-visible {
    outline-offset: -2px;
  }
  /* One scroll: its rows are of one height, measured, so nothing in them may wrap. */
  .scroll {
    overflow: auto;
    max-block-size: var(--usher-list-height, min(40rem, 80vh));
    scroll-padding-block-start: var(--usher-table-head);
    border-block-end: var(--usher-line-width) solid var(--usher-line);
  }
  .scroll thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--usher-surface);
  }
  /* Nothing is to be seen there; said, as otherwise browsers take its growing for a shift of the layout. */
  .scroll .gap {
    visibility: hidden;
  }
  .scroll .gap td {
    padding: 0;
    border: 0;
  }
  .scroll .awaited:focus-visible {
    outline-offset: calc(var(--usher-focus-width) * -1);
  }
  @container (max-width: 39.99em) {
    .export-word {
      display: none;
    }
  }
  .table th {
    position: relative;
  }
  .resize {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    z-index: 1;
    inline-size: var(--usher-target);
    border-inline-end: 2px solid transparent;
    border-radius: var(--usher-radius-xs);
    cursor: col-resize;
    touch-action: none;
  }
  .table thead:hover .resize {
    border-inline-end-color: var(--usher-line);
  }
  .table thead .resize:is(:hover, :active) {
    border-inline-end-color: var(--usher-accent-solid);
  }
  .resize:focus-visible {
    outline-offset: calc(var(--usher-focus-width) * -1);
  }
  .tool-buttons {
    display: inline-flex;
    gap: var(--usher-space-3);
  }
  .filter-chips {
    align-items: center;
    margin-block-start: calc(var(--usher-space-2) * -1);
  }
  .filter-chips > .link {
    font-size: var(--usher-text-sm);
  }
  .columns-panel,
  .filters-panel {
    max-inline-size: min(400px, calc(100vw - var(--usher-space-5)));
  }
  .filters-panel {
    inline-size: 320px;
    display: grid;
    gap: var(--usher-space-4);
  }
  .plain-fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .chip-idle {
    display: inline-flex;
    align-items: center;
    gap: var(--usher-space-2);
    color: var(--usher-warning-text);
    font-size: var(--usher-text-xs);
  }
  .columns-panel {
    inline-size: 360px;
  }
  .looks {
    display: flex;
    flex-wrap: wrap;
    gap: var(--usher-space-3);
    margin-block-end: var(--usher-space-4);
  }
  .columns-panel > .label {
    margin: 0 0 var(--usher-space-2);
  }
  .column-rows {
    display: grid;
    gap: var(--usher-space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .column-row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto auto;
    align-items: center;
    gap: var(--usher-space-2);
  }
  .width-field {
    inline-size: 76px;
  }
  /* Said where the table leaves a column out for want of room (table.styles.ts). */
  .no-room {
    display: none;
  }
  @container (max-width: 69.99em) {
    .no-room:is(.cell-date, .cell-extra) {
      display: block;
      white-space: normal;
    }
  }
  @container (min-width: 34.29em) and (max-width: 48.57em) {
    .no-room.cell-tags {
      display: block;
    }
  }
  .panel-foot {
    margin-block-start: var(--usher-space-3);
    padding-block-start: var(--usher-space-3);
    border-block-start: var(--usher-line-width) solid var(--usher-line-soft);
  }
  .panel-foot > .ghost:first-child {
    margin-inline-start: calc(var(--usher-space-3) * -1);
  }
  .sort-choice {
    display: none;
  }

  @container (max-width: 39.99em) {
    .tools-end {
      flex-wrap: wrap;
    }
    .tools-end > .search-box > .search {
      flex: 1 1 100%;
    }
    .tools-end > .sort-choice {
      flex: 1 1 0;
      max-inline-size: none;
    }
  }
  @container (max-width: 18em) {
    .head {
      grid-template-columns: minmax(0, 1fr);
      justify-items: start;
    }
    .head > .button {
      justify-self: start;
    }
  }
  @container (max-width: 30em) {
    .segment:not(:has(:checked)) .segment-count {
      display: none;
    }
  }
  @container (max-width: 22.85em) {
    .segments > .segment {
      padding-inline: var(--usher-space-1);
    }
  }
  @container (max-width: 34.28em) {
    .sort-choice {
      display: block;
    }
  }
`;

export const userListStyles: CSSResultGroup = [
  tokenStyles,
  baseStyles,
  buttonStyles,
  fieldStyles,
  choiceStyles,
  chipStyles,
  tabsStyles,
  avatarStyles,
  tableStyles,
  menuStyles,
  dialogStyles,
  bannerStyles,
  emptyStyles,
  skeletonStyles,
  toastStyles,
  own,
  listColumnStyles,
  listRowStyles,
  selectionBarStyles,
  radarStyles,
];
