import { css, type CSSResult } from 'lit';
import { baseStyles } from '../../ui/styles/base.styles.js';
import { buttonStyles } from '../../ui/styles/button.styles.js';
import { choiceStyles } from '../../ui/styles/choice.styles.js';
import { fieldStyles } from '../../ui/styles/field.styles.js';
import { listStyles } from '../../ui/styles/list.styles.js';
import { chipStyles } from '../../ui/styles/chip.styles.js';
import { avatarStyles } from '../../ui/styles/avatar.styles.js';
import { tabsStyles } from '../../ui/styles/tabs.styles.js';
import { menuStyles } from '../../ui/styles/menu.styles.js';
import { bannerStyles } from '../../ui/styles/banner.styles.js';
import { emptyStyles } from '../../ui/styles/empty.styles.js';
import { skeletonStyles } from '../../ui/styles/skeleton.styles.js';
import { dialogStyles } from '../../ui/styles/dialog.styles.js';
import { timelineStyles } from '../../ui/styles/timeline.styles.js';
import { toastStyles } from '../../ui/styles/toast.styles.js';
import { tokenStyles } from '../../ui/tokens/tokens.styles.js';

const userDetailsStyles = css`
  :host {
    background: var(--usher-surface-raised);
  }
  .details {
    display: flex;
    flex-direction: column;
    min-block-size: 100%;
    block-size: 100%;
  }
  /* The acts stand beside the name alone: address and state have the whole line. */
  .head {
    display: grid;
    grid-template: 'avatar name acts' 'avatar who who' / auto minmax(0, 1fr) auto;
    align-items: start;
    column-gap: var(--usher-space-5);
    padding: var(--usher-space-6) var(--usher-space-7) var(--usher-space-5);
    padding-inline-end: var(--usher-space-5);
  }
  .head.bare {
    padding-block-end: 0;
  }
  .head > :is(.avatar, .bone.round) {
    grid-area: avatar;
  }
  .who {
    grid-area: who;
    min-inline-size: 0;
    padding-inline-end: var(--usher-space-3);
  }
  .name {
    grid-area: name;
    font-size: var(--usher-text-lg);
    line-height: var(--usher-leading-lg);
    font-weight: var(--usher-weight-strong);
    letter-spacing: var(--usher-tracking-tight);
    overflow-wrap: anywhere;
  }
  .signs {
    gap: var(--usher-space-3);
    margin-block-start: var(--usher-space-3);
  }
  .head-acts {
    grid-area: acts;
    display: flex;
    gap: var(--usher-space-1);
    margin-block-start: calc(var(--usher-space-2) * -1);
  }
  .tabs {
    flex: none;
    padding-inline: var(--usher-space-7);
  }
  /* What is quick does not flicker; the button that closes is there at once. */
  .loading .bone {
    animation:
      usher-appear 0s 150ms both,
      usher-shine 1.6s linear infinite;
  }
  /* A bone in the middle of the line whose place it keeps. */
  .loading :is(.name, .bone-line) {
    display: flex;
    align-items: center;
  }
  .loading :is(.name, .bone-line)::after {
    content: '\\200b';
  }
  .loading .name > .bone {
    inline-size: min(100%, 176px);
  }
  .loading .small > .bone {
    inline-size: min(80%, 208px);
  }
  .loading .signs > .bone {
    inline-size: 72px;
    block-size: var(--usher-pill);
  }
  .loading .tab > .bone {
    inline-size: 56px;
  }
  .loading .bone.heading {
    inline-size: 88px;
  }
  .loading .dl .bone.short {
    inline-size: 64%;
  }
  .bone.round.large {
    inline-size: var(--usher-avatar-lg);
    block-size: var(--usher-avatar-lg);
  }
  .tab-panel {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
    overflow: auto;
  }
  .tab-panel:focus-visible {
    outline-offset: calc(var(--usher-focus-width) * -1);
  }
  .body {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--usher-space-6);
    align-content: start;
    padding: var(--usher-space-6) var(--usher-space-7) var(--usher-space-7);
  }
  .stale {
    padding: var(--usher-space-4) var(--usher-space-7) 0;
  }
  .columns {
    gap: var(--usher-space-6) var(--usher-space-4);
  }
  .phone {
    display: grid;
    grid-template-columns: 120px minmax(0, 1fr);
    gap: var(--usher-space-4);
  }
  .end {
    justify-content: flex-end;
  }
  .foot {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--usher-space-3);
    padding: var(--usher-space-4) var(--usher-space-7);
    border-block-start: var(--usher-line-width) solid var(--usher-line);
    background: var(--usher-surface-raised);
  }
  .foot > .button:is(.ghost, .ghost-danger):first-child:not([aria-disabled='true']) {
    margin-inline-start: calc(var(--usher-space-4) * -1);
  }
  .foot > .hint {
    flex: 1 1 100%;
  }
  .entry {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--usher-space-1);
    align-content: start;
    padding-block-start: var(--usher-space-1);
    overflow-wrap: anywhere;
  }
  .more {
    justify-content: center;
  }
  .changes {
    gap: var(--usher-space-3);
  }
  @container (max-width: 440px) {
    .head {
      column-gap: var(--usher-space-4);
      padding-inline: var(--usher-space-5) var(--usher-space-3);
    }
    .head > .avatar.large,
    .bone.round.large {
      inline-size: var(--usher-control-lg);
      block-size: var(--usher-control-lg);
      font-size: 14px;
    }
    .tabs,
    .foot {
      padding-inline: var(--usher-space-5);
    }
    .tabs {
      gap: var(--usher-space-5);
    }
    .body {
      padding: var(--usher-space-5);
    }
    .stale {
      padding-inline: var(--usher-space-5);
    }
  }
  @container (max-width: 359.98px) {
    .head {
      grid-template: 'avatar acts' 'name name' 'who who' / minmax(0, 1fr) auto;
    }
    .head > .name {
      margin-block-start: var(--usher-space-3);
    }
    .phone,
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

/** Everything that the details and their parts need, in the order in which it overrides. */
export const allUserDetailsStyles: CSSResult[] = [
  tokenStyles,
  baseStyles,
  buttonStyles,
  fieldStyles,
  choiceStyles,
  listStyles,
  chipStyles,
  avatarStyles,
  tabsStyles,
  menuStyles,
  bannerStyles,
  emptyStyles,
  skeletonStyles,
  dialogStyles,
  timelineStyles,
  toastStyles,
  userDetailsStyles,
];
