import { css } from 'lit';
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
import { tabsStyles } from '../../ui/styles/tabs.styles.js';
import { toastStyles } from '../../ui/styles/toast.styles.js';
import { tokenStyles } from '../../ui/tokens/tokens.styles.js';

const own = css`
  :host([mode='dialog']) {
    display: contents;
  }
  /* Beside other things on a page it needs an edge; in a dialog, ours or the host's, there is one already. */
  .pane.edged {
    max-inline-size: var(--usher-dialog-lg);
    border: var(--usher-line-width) solid var(--usher-line);
    border-radius: var(--usher-radius-xl);
    overflow: clip;
  }
  form.pane {
    min-block-size: 0;
    max-block-size: inherit;
  }
  .kinds {
    flex: none;
    padding: var(--usher-space-4) var(--usher-space-7) 0;
  }
  @container (max-width: 560px) {
    .kinds {
      padding-inline: var(--usher-space-5);
    }
  }
  .main {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  .main > .stepper {
    flex: none;
  }
  #wizard .pane-body {
    min-block-size: min(340px, 40dvh);
  }
  .pane-foot > .button[aria-disabled='true']:first-child {
    margin-inline-start: 0;
  }
  .step-body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--usher-space-5);
    align-content: start;
  }
  .lead {
    color: var(--usher-text-muted);
    font-size: var(--usher-text-sm);
    font-weight: var(--usher-weight-regular);
    line-height: var(--usher-leading-sm);
  }
  .person {
    gap: var(--usher-space-5);
  }
  .sections {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--usher-space-6);
  }
  .sections .tag {
    block-size: auto;
    min-block-size: var(--usher-tag);
  }
  .notes:empty {
    display: none;
  }
  .suggestion {
    flex-wrap: wrap;
    gap: 0 var(--usher-space-2h);
  }
  .suggestion > .grow {
    flex: 1 1 220px;
  }
  .suggestion > .row {
    gap: var(--usher-space-5);
    margin-inline-start: auto;
  }
  .suggestion > .icon {
    margin-block-start: 3px;
  }
  .suggestion > .grow,
  .suggestion .link {
    padding-block: var(--usher-space-1);
  }

  .phone {
    display: grid;
    /* Grows with the text, like the column of the steps below. */
    grid-template-columns: calc(var(--usher-text-md) * 8) minmax(0, 1fr);
    gap: var(--usher-space-3);
  }
  .country {
    gap: var(--usher-space-2h);
    inline-size: 100%;
    padding-inline: var(--usher-space-4) var(--usher-space-3);
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  .country:focus-visible {
    outline-offset: -1px;
  }
  .country > .icon:last-child {
    margin-inline-start: auto;
  }
  .menu.countries {
    display: flex;
    flex-direction: column;
    gap: var(--usher-space-2);
    inline-size: min(300px, calc(100vw - var(--usher-space-7)));
    max-block-size: 320px;
    overflow: hidden;
  }
  .countries > .control {
    flex: none;
    margin: var(--usher-space-2) var(--usher-space-2) 0;
  }
  .countries-failed {
    align-items: center;
    padding: var(--usher-space-2) var(--usher-space-3);
  }
  .countries-failed > .icon {
    margin-block-start: 0;
  }
  .country-list {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .countries .menu-item {
    content-visibility: auto;
    contain-intrinsic-block-size: auto var(--usher-menu-row);
    min-block-size: var(--usher-menu-row);
  }
  .countries .menu-item[data-active] {
    background: var(--usher-surface-hover);
    outline: var(--usher-focus-width) solid var(--usher-focus-color);
    outline-offset: calc(var(--usher-focus-width) * -1);
  }
  .roles {
    display: grid;
    gap: var(--usher-space-2);
  }
  #role:focus {
    outline: none;
  }
  .roles.skeleton .bone {
    inline-size: 50%;
  }
  .role-notes {
    display: grid;
    color: var(--usher-text-muted);
    font-size: var(--usher-text-xs);
    line-height: var(--usher-leading-xs);
  }
  .role-notes .why {
    display: flex;
    align-items: flex-start;
    gap: var(--usher-space-2);
  }
  .countries .mark {
    flex: none;
    inline-size: var(--usher-icon-md);
  }
  .countries .calling {
    inline-size: 44px;
    text-align: end;
  }

  /* With room, the steps stand in a column beside the form. */
  @container (min-width: 720px) {
    .main:has(> [part='steps']) {
      display: grid;
      grid-template-columns: minmax(208px, auto) minmax(0, 1fr);
      column-gap: var(--usher-space-5);
    }
    .stepper {
      align-items: flex-start;
      padding-block: var(--usher-space-6);
      padding-inline-end: 0;
    }
    .steps {
      display: grid;
      gap: 0;
      inline-size: 100%;
    }
    .step {
      display: grid;
      gap: 0;
    }
    .step + .step::before {
      inline-size: var(--usher-line-width);
      block-size: var(--usher-space-5);
      margin-inline-start: calc(var(--usher-disc) / 2);
    }
    .step-name {
      justify-self: start;
    }
    .main > .pane-body {
      max-inline-size: 600px;
    }
  }
  @media (forced-colors: active) {
    .countries .menu-item[data-active] {
      outline-color: Highlight;
    }
  }
`;

export const addUserWizardStyles = [
  tokenStyles,
  baseStyles,
  buttonStyles,
  fieldStyles,
  choiceStyles,
  listStyles,
  chipStyles,
  avatarStyles,
  bannerStyles,
  emptyStyles,
  skeletonStyles,
  menuStyles,
  dialogStyles,
  stepperStyles,
  tabsStyles,
  toastStyles,
  own,
];
