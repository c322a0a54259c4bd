import { css } from 'lit';

/** How wide the columns of the list are: by themselves, beside added ones, and with widths that somebody chose. */
export const listColumnStyles = css`
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
`;
