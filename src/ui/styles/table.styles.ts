import { css, type CSSResult } from 'lit';

/**
 * A `table.table` that gives way by the element's own width. Cells say what they are for:
 * `.cell-check .cell-main .cell-detail .cell-state .cell-date .cell-tags .cell-extra .cell-menu`. Below 980 date and extras go,
 * below 860 the detail (`.sub-narrow` in the main cell takes over from `.sub-wide`), below 680 the tags, and
 * below 480 rows are cards, where `.card-only` words appear. Cards change `display`, which takes the table
 * roles from some browsers: write `role="table|row|cell|..."` on the parts. The widths are in `em` of the host,
 * 14 px each by default, so that larger text gives way as a narrower element does.
 */
export const tableStyles: CSSResult = css`
  .table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    table-layout: fixed;
  }
  .table th {
    block-size: var(--usher-table-head);
    padding: 0 var(--usher-cell-x);
    border-block-end: var(--usher-line-width) solid var(--usher-line);
    color: var(--usher-text-subtle);
    font-size: var(--usher-text-xs);
    font-weight: var(--usher-weight-medium);
    line-height: var(--usher-leading-xs);
    text-align: start;
    white-space: nowrap;
  }
  .table td {
    block-size: var(--usher-row);
    padding: var(--usher-space-2h) var(--usher-cell-x);
    border-block-end: var(--usher-line-width) solid var(--usher-line-soft);
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
    vertical-align: middle;
  }
  .table tbody tr:last-child td {
    border-block-end-color: var(--usher-line);
  }
  .table tbody tr:hover td {
    background: var(--usher-table-hover);
  }
  .table tbody tr:is([aria-selected='true'], [aria-current]) td {
    background: var(--usher-surface-selected);
  }
  .table .changed td {
    animation: usher-changed 1.2s var(--usher-ease-in);
  }
  @keyframes usher-changed {
    from {
      background: var(--usher-surface-selected);
    }
  }
  .sort {
    display: inline-flex;
    align-items: center;
    gap: var(--usher-space-2);
    min-block-size: var(--usher-target);
    min-inline-size: var(--usher-target);
    margin-inline: calc(var(--usher-space-2) * -1);
    padding: 0 var(--usher-space-2);
    border: 0;
    border-radius: var(--usher-radius-xs);
    background: none;
    color: inherit;
    font-weight: inherit;
    cursor: pointer;
  }
  .sort:hover,
  th[aria-sort='ascending'] .sort,
  th[aria-sort='descending'] .sort {
    color: var(--usher-text);
  }
  .sort > .icon {
    color: inherit;
  }

  .table :is(.cell-check, .cell-menu) {
    line-height: 0;
  }
  .table .cell-check {
    inline-size: 40px;
    padding-inline: var(--usher-space-4) 0;
  }
  .table .cell-menu {
    inline-size: 44px;
    padding-inline: 0 var(--usher-space-3);
    text-align: end;
  }
  .entry {
    display: flex;
    align-items: center;
    gap: var(--usher-space-4);
    min-inline-size: 0;
  }
  .entry-text {
    display: grid;
    min-inline-size: 0;
  }
  .entry-name {
    display: flex;
    align-items: center;
    gap: var(--usher-space-2h);
    min-inline-size: 0;
    color: var(--usher-text);
    font-size: var(--usher-text-md);
    font-weight: var(--usher-weight-medium);
    line-height: var(--usher-leading-md);
  }
  a.entry-name,
  button.entry-name {
    min-block-size: var(--usher-target);
    margin-block: calc(var(--usher-space-1) * -1);
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    text-decoration: none;
    border-radius: var(--usher-radius-xs);
    cursor: pointer;
  }
  :is(a, button).entry-name:hover .clip {
    text-decoration: underline;
    text-underline-offset: 0.22em;
  }
  .sub {
    color: var(--usher-text-subtle);
    font-size: var(--usher-text-xs);
    line-height: var(--usher-leading-xs);
  }
  .sub-narrow,
  .card-only {
    display: none;
  }
  .cell-extra {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .two-lines {
    display: grid;
    min-inline-size: 0;
  }
  .two-lines:has(> .state) > .sub {
    padding-inline-start: calc(var(--usher-icon-md) + var(--usher-space-2h));
  }
  :host([density='compact']) .table td {
    padding-block: var(--usher-space-1);
  }
  :host([density='compact']) .entry-text {
    grid-auto-flow: column;
    justify-content: start;
    align-items: baseline;
    column-gap: var(--usher-space-3);
  }
  :host([density='compact']) .two-lines {
    display: flex;
    align-items: baseline;
    gap: var(--usher-space-3);
  }
  :host([density='compact']) .two-lines > .sub {
    padding-inline-start: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* A reload keeps the rows: paler, but legible. */
  .table[aria-busy='true'] tbody :is(td, .entry-name, .state, .num) {
    color: var(--usher-text-muted);
  }
  .table[aria-busy='true'] tbody .avatar {
    background: none;
    box-shadow: inset 0 0 0 1px var(--usher-line);
    color: var(--usher-text-muted);
  }
  .table[aria-busy='true'] tbody .icon {
    opacity: 0.55;
  }
  .table[aria-busy='true'] tbody .tag {
    background: none;
    box-shadow: inset 0 0 0 var(--usher-line-width) var(--usher-line);
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--usher-space-3);
  }
  .tools-end {
    display: flex;
    align-items: center;
    gap: var(--usher-space-3);
    margin-inline-start: auto;
    min-inline-size: 0;
  }
  .tools .search {
    inline-size: var(--usher-search);
  }
  .table-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--usher-space-3) var(--usher-space-4);
    padding-block-start: var(--usher-space-4);
    color: var(--usher-text-muted);
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
  }
  .table-foot label {
    display: inline-flex;
    align-items: center;
    gap: var(--usher-space-3);
  }
  .table-foot-end {
    display: flex;
    align-items: center;
    gap: var(--usher-space-3);
    margin-inline-start: auto;
  }

  @container (max-width: 69.99em) {
    .table :is(.cell-date, .cell-extra) {
      display: none;
    }
  }
  @container (max-width: 61.42em) {
    .table .cell-detail {
      display: none;
    }
    .sub-wide {
      display: none;
    }
    .sub-narrow {
      display: block;
    }
  }
  @container (max-width: 58.56em) {
    .tools-end {
      flex: 1 1 auto;
    }
    .tools .search {
      flex: 1;
      inline-size: auto;
    }
  }
  @container (min-width: 34.29em) and (max-width: 48.57em) {
    .table .cell-tags {
      display: none;
    }
  }
  @container (max-width: 39.99em) {
    .tools > .segments {
      inline-size: 100%;
    }
    .tools-end {
      flex: 1 1 100%;
    }
    .wide-only {
      display: none !important;
    }
  }
  @container (max-width: 34.28em) {
    .table {
      --_lead: 32px;
      --_indent: calc(var(--usher-avatar) + var(--usher-space-4));
      display: block;
      inline-size: auto;
      margin-inline: calc(var(--usher-space-5) * -1);
    }
    .table.no-check {
      --_lead: 0px;
    }
    .table.no-avatar {
      --_indent: 0px;
    }
    .table thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .table tbody {
      display: block;
      border-block-start: var(--usher-line-width) solid var(--usher-line);
    }
    .table tbody tr {
      display: grid;
      grid-template-columns: var(--_lead) minmax(0, 1fr) auto;
      grid-template-areas: 'check main menu' '. state state' '. tags tags';
      align-items: center;
      row-gap: var(--usher-space-2h);
      padding: var(--usher-space-4) var(--usher-space-5);
      border-block-end: var(--usher-line-width) solid var(--usher-line);
    }
    .table tbody tr:is([aria-selected='true'], [aria-current]) {
      background: var(--usher-surface-selected);
    }
    .table tbody td {
      display: block;
      block-size: auto;
      inline-size: auto;
      padding: 0;
      border: 0;
    }
    .table tbody tr:is(:hover, [aria-selected='true'], [aria-current]) td {
      background: none;
    }
    .table tbody td:is(.cell-date, .cell-detail, .cell-extra) {
      display: none;
    }
    .table tbody td:is(.cell-check, .cell-menu) {
      padding: 0;
    }
    .table td.cell-check {
      grid-area: check;
    }
    .table td.cell-main {
      grid-area: main;
    }
    .table td.cell-menu {
      grid-area: menu;
    }
    .table tbody td.cell-state {
      grid-area: state;
      padding-inline-start: var(--_indent);
    }
    .table tbody td.cell-tags {
      grid-area: tags;
      padding-inline-start: var(--_indent);
    }
    .tags.one-line {
      flex-wrap: wrap;
    }
    .card-only {
      display: inline;
    }
    :host([density='compact']) .entry-text {
      grid-auto-flow: row;
    }
    :host([density='compact']) .table td {
      padding-block: 0;
    }
  }
  @media (forced-colors: active) {
    .table tr:is([aria-selected='true'], [aria-current]) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
