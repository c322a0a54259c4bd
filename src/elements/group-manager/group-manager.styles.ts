import { css, type CSSResult } from 'lit';
import { avatarStyles } from '../../ui/styles/avatar.styles.js';
import { bannerStyles } from '../../ui/styles/banner.styles.js';
import { baseStyles } from '../../ui/styles/base.styles.js';
import { buttonStyles } from '../../ui/styles/button.styles.js';
import { chipStyles } from '../../ui/styles/chip.styles.js';
import { choiceStyles } from '../../ui/styles/choice.styles.js';
import { dialogStyles } from '../../ui/styles/dialog.styles.js';
import { emptyStyles } from '../../ui/styles/empty.styles.js';
import { fieldStyles } from '../../ui/styles/field.styles.js';
import { listStyles } from '../../ui/styles/list.styles.js';
import { menuStyles } from '../../ui/styles/menu.styles.js';
import { skeletonStyles } from '../../ui/styles/skeleton.styles.js';
import { stepperStyles } from '../../ui/styles/stepper.styles.js';
import { tableStyles } from '../../ui/styles/table.styles.js';
import { tabsStyles } from '../../ui/styles/tabs.styles.js';
import { toastStyles } from '../../ui/styles/toast.styles.js';
import { tokenStyles } from '../../ui/tokens/tokens.styles.js';

const groupManagerStyles = css`
  :host {
    container-type: inline-size;
  }
  /* It stands in the page, not over it, and is no wider than a dialog, so that its acts stay beside its fields. */
  .pane.boxed {
    max-inline-size: var(--usher-dialog-lg);
    box-shadow: none;
    outline-color: var(--usher-line);
  }
  [part='list'] > header {
    align-items: flex-start;
  }
  /* Parted by hairlines like the table of users; a box is for what can be moved, closed or copied. */
  [part='list'] .list {
    border-inline: 0;
    border-radius: 0;
    background: none;
  }
  .groups .link.name {
    font-size: var(--usher-text-md);
    line-height: var(--usher-leading-md);
  }
  .inset {
    padding-inline: var(--usher-space-7);
  }
  .inset > .tabs {
    margin-block-start: var(--usher-space-3);
  }
  .section > .button {
    justify-self: start;
    inline-size: fit-content;
  }
  .list-end {
    display: flex;
    align-items: center;
    gap: var(--usher-space-3);
  }
  .pane-head > .row {
    flex: none;
    margin-inline-start: auto;
    align-self: flex-start;
    gap: var(--usher-space-2);
  }
  .lead {
    font-size: var(--usher-text-md);
    font-weight: var(--usher-weight-medium);
  }
  .person {
    display: flex;
    min-inline-size: 0;
  }
  .list-text {
    min-inline-size: 0;
  }
  .list-sub {
    justify-self: start;
    max-inline-size: 100%;
  }
  .link.name {
    text-align: start;
    overflow-wrap: anywhere;
    font-weight: var(--usher-weight-medium);
    color: var(--usher-text);
  }
  .names {
    gap: var(--usher-space-3);
  }
  @container (max-width: 30rem) {
    .inset {
      padding-inline: var(--usher-space-5);
    }
    .inset > .tabs {
      gap: var(--usher-space-5);
    }
    /* Its words would be cut off beside a button. */
    .pane .tools > .search {
      flex: 1 0 100%;
    }
    /* Its words begin where the fields do. */
    .pane .tools .ghost-danger:first-child {
      margin-inline-start: calc(var(--usher-space-4) * -1);
    }
    /* The number stands under the words, which get its room. */
    .groups > .list-row {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      row-gap: 0;
    }
    .groups .list-end {
      display: contents;
    }
    .groups .list-end > .num {
      grid-column: 1;
      font-size: var(--usher-text-xs);
      line-height: var(--usher-leading-xs);
    }
    .groups .list-end > .button {
      grid-area: 1 / 2 / span 2;
    }
  }
  .more {
    align-self: center;
  }
`;

export const allGroupManagerStyles: readonly CSSResult[] = [
  tokenStyles,
  baseStyles,
  buttonStyles,
  fieldStyles,
  choiceStyles,
  listStyles,
  tableStyles,
  chipStyles,
  avatarStyles,
  tabsStyles,
  stepperStyles,
  menuStyles,
  bannerStyles,
  emptyStyles,
  skeletonStyles,
  dialogStyles,
  toastStyles,
  groupManagerStyles,
];
