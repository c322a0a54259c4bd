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

  /* The widths grow with the text, so that a doubled one still fits. */
  .table th.cell-detail {
    inline-size: 20%;
  }
  .table th.cell-state {
    inline-size: calc(var(--usher-text-md) * 16.4);
  }
  .table th.cell-date {
    inline-size: calc(var(--usher-text-md) * 9.6);
  }
  .table th.cell-tags {
    inline-size: 18%;
  }
  .table th.cell-extra {
    inline-size: calc(var(--usher-text-md) * 9);
  }
  @container (max-width: 69.99em) {
    .table th.cell-tags {
      inline-size: 20%;
    }
  }
  /* With columns that somebody added, the name keeps its room: the table grows instead, and is scrolled sideways. */
  @container (min-width: 70em) {
    .sideways,
    .scroll {
      overflow-x: auto;
    }
    .table:has(th.cell-extra) {
      min-inline-size: 74em;
    }
    .table:has(th.cell-extra ~ th.cell-extra) {
      min-inline-size: 91em;
    }
    .table:has(th.cell-extra ~ th.cell-extra ~ th.cell-extra) {
      min-inline-size: 104em;
    }
    .table:has(th.cell-extra ~ th.cell-extra ~ th.cell-extra ~ th.cell-extra) {
      min-inline-size: 117em;
    }
    /* What can be done stays in sight. */
    .table:where(:has(th.cell-extra)) :where(.cell-menu) {
      position: sticky;
      inset-inline-end: 0;
      background: var(--usher-surface);
    }
    .table:has(th.cell-extra) th.cell-detail {
      inline-size: 15%;
    }
    .table:has(th.cell-extra) th.cell-tags {
      inline-size: 14%;
    }
  }
  /* With widths that somebody chose, too: then no column gives way any more, and what has no width has that of its kind. */
  .table.drawn {
    --_main: calc(var(--usher-text-md) * 16.4);
    --_detail: calc(var(--usher-text-md) * 14);
    --_state: calc(var(--usher-text-md) * 16.4);
    --_date: calc(var(--usher-text-md) * 9.6);
    --_tags: calc(var(--usher-text-md) * 12);
    --_extra: calc(var(--usher-text-md) * 9);
    --_narrow: calc(84px + var(--_main-room, 0px) + var(--_state-room, 0px));
    --_middle: calc(var(--_narrow) + var(--_tags-room, 0px));
    --_wide: calc(var(--_middle) + var(--_detail-room, 0px));
    --_whole: calc(var(--_wide) + var(--_date-room, 0px) + var(--_extra-room, 0px));
  }
  @container (min-width: 34.29em) {
    :is(.sideways, .scroll):has(> .drawn) {
      overflow-x: auto;
    }
    .drawn th.cell-detail {
      inline-size: var(--_detail);
    }
    .drawn th.cell-tags {
      inline-size: var(--_tags);
    }
    .table.drawn:is(.table) {
      inline-size: max(100%, var(--_narrow));
    }
    .table.drawn .cell-menu {
      position: sticky;
      inset-inline-end: 0;
    }
    .table:where(.drawn) :where(.cell-menu) {
      background: var(--usher-surface);
    }
  }
  @container (min-width: 48.58em) {
    .table.drawn:is(.table) {
      inline-size: max(100%, var(--_middle));
    }
  }
  @container (min-width: 61.43em) {
    .table.drawn:is(.table) {
      inline-size: max(100%, var(--_wide));
    }
  }
  @container (min-width: 70em) {
    .table.drawn:is(.table) {
      inline-size: max(100%, var(--_whole));
    }
  }
  .entry-name > .tag {
    font-size: var(--usher-text-xs);
  }
  button.entry-name {
    inline-size: fit-content;
    max-inline-size: 100%;
  }
  .two-lines > .state {
    min-inline-size: 0;
  }
  .two-lines > .state > span:last-child {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* In one line the name has the first claim to the room, and the second line of a state goes. */
  :host([density='compact']) .entry-text {
    grid-template-columns: minmax(0, max-content) minmax(0, 1fr);
  }
  /* Half a number says nothing. */
  @container (max-width: 89.99em) {
    :host([density='compact']) .sub-wide {
      display: none;
    }
  }
  .waiting .bones .bone {
    max-inline-size: 168px;
  }
  .waiting .bone {
    inline-size: 72%;
  }
  .waiting .bone.short {
    inline-size: 44%;
  }
  .waiting .bone.round {
    inline-size: var(--usher-avatar);
  }
  .waiting {
    animation: usher-appear 0s 150ms both;
  }
  #all-groups {
    min-inline-size: 0;
    max-inline-size: min(320px, calc(100vw - var(--usher-space-5)));
    display: grid;
    gap: var(--usher-space-2);
    overflow-wrap: anywhere;
  }

  /* A reading that is over soon changes nothing that can be seen. */
  .table[aria-busy='true'] tbody :is(td, .entry-name, .state, .num, .avatar, .icon, .tag) {
    transition: 0s 500ms;
    transition-property: color, background, box-shadow, opacity;
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
  @container (min-width: 34.29em) {
    :host([density='compact']) .two-lines > .state + .sub {
      display: none;
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
    .table-only,
    .table thead {
      display: none;
    }
    /* To the edges of the element and no further: whether there is room beyond them only the host knows. */
    .table {
      margin-inline: 0;
    }
    .table tbody tr {
      padding-inline: 0;
    }
    /* The tint goes on a little beyond the box and the menu, without taking room for it. */
    .table tbody tr:is([aria-selected='true'], [aria-current]) {
      box-shadow:
        calc(var(--usher-space-3) * -1) 0 var(--usher-surface-selected),
        var(--usher-space-3) 0 var(--usher-surface-selected);
    }
    .two-lines > .state > span:last-child {
      white-space: normal;
    }
    :host([density='compact']) .entry-text {
      grid-template-columns: minmax(0, 1fr);
    }
    :host([density='compact']) .two-lines {
      display: grid;
      gap: 0;
    }
    :host([density='compact']) .two-lines:has(> .state) > .sub {
      padding-inline-start: calc(var(--usher-icon-md) + var(--usher-space-2h));
    }
    .scroll tbody tr:not(.gap) {
      /* Name, address, state with its second line, groups: all rows as tall as one that has everything. */
      block-size: calc(
        var(--usher-text-md) * var(--usher-leading-md) + var(--usher-text-xs) * var(--usher-leading-xs) * 2 +
          var(--usher-text-sm) * var(--usher-leading-sm) + var(--usher-tag) + var(--usher-space-4) * 2 +
          var(--usher-space-2h) * 2 + var(--usher-space-3)
      );
      grid-auto-rows: max-content;
      align-content: start;
      overflow: hidden;
    }
    .scroll tbody .gap {
      display: block;
      padding: 0;
      border: 0;
    }
    .scroll .tags.one-line {
      flex-wrap: nowrap;
    }
    .scroll .two-lines > .state > span:last-child {
      white-space: nowrap;
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
  selectionBarStyles,
  radarStyles,
];
