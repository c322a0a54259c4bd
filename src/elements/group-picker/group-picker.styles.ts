import { css } from 'lit';
import { tokenStyles } from '../../ui/tokens/tokens.styles.js';
import { bannerStyles } from '../../ui/styles/banner.styles.js';
import { baseStyles } from '../../ui/styles/base.styles.js';
import { buttonStyles } from '../../ui/styles/button.styles.js';
import { chipStyles } from '../../ui/styles/chip.styles.js';
import { emptyStyles } from '../../ui/styles/empty.styles.js';
import { fieldStyles } from '../../ui/styles/field.styles.js';
import { listStyles } from '../../ui/styles/list.styles.js';
import { skeletonStyles } from '../../ui/styles/skeleton.styles.js';

const own = css`
  .field {
    gap: var(--usher-space-3);
  }
  [part='chips']:empty {
    display: none;
  }
  .chips {
    padding-block-end: var(--usher-space-1);
  }
  .chip.gone {
    color: var(--usher-danger-text);
  }
  .chip .bone {
    inline-size: var(--usher-space-9);
  }
  .list {
    margin-block-start: var(--usher-space-1);
  }
  .list.scroll {
    /* Half a row shows that there is more to scroll to. */
    max-block-size: calc(var(--usher-row-list) * 5.5);
    overscroll-behavior: contain;
    scroll-padding-block: var(--usher-space-1);
  }
  .list.reloading {
    color: var(--usher-text-muted);
  }
  .list.reloading .box {
    opacity: 0.6;
  }
  .list.none {
    border-style: dashed;
  }
  .list.none .empty {
    padding-block: var(--usher-space-7);
  }
  .option {
    user-select: none;
  }
  .option.locked {
    cursor: default;
  }
  .option.locked .list-title {
    color: var(--usher-text-muted);
    font-weight: var(--usher-weight-regular);
  }
  .option .list-sub {
    display: block;
  }
  .option .why {
    display: flex;
    align-items: flex-start;
    gap: var(--usher-space-2);
    color: var(--usher-text-muted);
  }
  .why .icon {
    margin-block-start: 1px;
  }
  /* Many rows: of one height, whatever they say. Lines grow with the reader's letters; what is cut is in the title. */
  .uniform .option .list-title,
  .uniform .option .list-sub {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .uniform .list-text {
    min-inline-size: 0;
  }
  .uniform .list-title .tag {
    padding-block: 0;
    line-height: 1;
  }
  .uniform .why .icon {
    margin-inline-end: var(--usher-space-2);
    vertical-align: text-bottom;
  }
  .list-title .tag {
    font-weight: var(--usher-weight-regular);
  }
  /* The option is the control; this only shows whether it is chosen. */
  .box {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: var(--usher-check);
    block-size: var(--usher-check);
    border: var(--usher-line-width) solid var(--usher-line-control);
    border-radius: var(--usher-radius-xs);
    background: var(--usher-surface);
    transition: background var(--usher-time-fast);
  }
  .box .icon {
    inline-size: 12px;
    block-size: 12px;
    stroke-width: 3;
    /* Not by its colour: forced colours would show it in every box. */
    visibility: hidden;
  }
  [aria-selected='true'] > .box {
    border-color: var(--usher-accent-solid);
    background: var(--usher-accent-solid);
  }
  [aria-selected='true'] > .box .icon {
    visibility: visible;
    color: var(--usher-accent-on);
  }
  .locked:not([aria-selected='true']) > .box {
    border-style: dashed;
    border-color: var(--usher-line-strong);
    background: var(--usher-surface-press);
  }
  .skeleton.list-row {
    display: flex;
  }
  .skeleton .box {
    border-color: var(--usher-line);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--usher-space-2) var(--usher-space-4);
    min-block-size: var(--usher-target);
  }
  .count {
    margin-inline-start: auto;
    color: var(--usher-text-subtle);
    font-size: var(--usher-text-xs);
    line-height: var(--usher-leading-xs);
    font-variant-numeric: tabular-nums;
  }
  /* On a narrow screen the number of members stands under the words, so that names keep their room. */
  @container (max-width: 359.98px) {
    .option {
      flex-wrap: wrap;
      row-gap: 0;
    }
    .option .list-end {
      flex-basis: calc(100% - var(--usher-check) - var(--usher-space-4));
      margin-inline-start: calc(var(--usher-check) + var(--usher-space-4));
    }
  }
  .offer {
    display: grid;
    justify-items: start;
    gap: var(--usher-space-2);
  }
  .offer .button {
    max-inline-size: 100%;
    block-size: auto;
    overflow-wrap: anywhere;
    text-align: start;
    white-space: normal;
  }
  .new-group .row {
    flex-wrap: wrap;
    justify-content: flex-end;
  }
  @media (forced-colors: active) {
    [aria-selected='true'] > .box {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
    }
    [aria-selected='true'] > .box .icon {
      color: HighlightText;
    }
    .option[data-active] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

export const groupPickerStyles = [
  tokenStyles,
  baseStyles,
  fieldStyles,
  listStyles,
  chipStyles,
  buttonStyles,
  bannerStyles,
  emptyStyles,
  skeletonStyles,
  own,
];
