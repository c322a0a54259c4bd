import { css, type CSSResult } from 'lit';
import { baseStyles } from '../../ui/styles/base.styles.js';
import { buttonStyles } from '../../ui/styles/button.styles.js';
import { skeletonStyles } from '../../ui/styles/skeleton.styles.js';
import { tabsStyles } from '../../ui/styles/tabs.styles.js';
import { toastStyles } from '../../ui/styles/toast.styles.js';
import { tokenStyles } from '../../ui/tokens/tokens.styles.js';

const own = css`
  .account {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--usher-space-6);
  }
  .users {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
  }
  .users.with-details {
    grid-template-columns: minmax(0, 1fr) minmax(0, var(--usher-panel));
    gap: var(--usher-space-6);
  }
  .panel {
    padding: 0;
    border: 0;
    background: var(--usher-surface-raised);
    color: var(--usher-text);
    /* It takes focus by script, to be read from its beginning; it is not a control. */
    outline: none;
    overflow: hidden;
  }
  .panel > * {
    block-size: 100%;
  }
  /* Beside the list: in the flow, and in sight while the list is scrolled. */
  .panel[open]:not(:modal) {
    position: sticky;
    inset-block-start: 0;
    inline-size: auto;
    block-size: 100dvh;
    margin: 0;
    border-inline-start: var(--usher-line-width) solid var(--usher-line);
  }
  /* Over it: a sheet at the end of the line. */
  .panel:modal {
    inline-size: min(var(--usher-panel), 100vw);
    max-inline-size: none;
    block-size: 100dvh;
    max-block-size: none;
    margin: 0;
    margin-inline-start: auto;
    box-shadow: var(--usher-shadow-3);
    overscroll-behavior: contain;
    animation: usher-slide var(--usher-time-slow) var(--usher-ease-out);
  }
  .panel::backdrop {
    background: var(--usher-scrim);
  }
  .wait {
    display: grid;
    gap: var(--usher-space-5);
    align-content: start;
    padding: var(--usher-space-6) var(--usher-space-7);
  }
  @keyframes usher-slide {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  @media (forced-colors: active) {
    .panel {
      border: var(--usher-line-width) solid CanvasText;
    }
  }
`;

export const accountUsersStyles: CSSResult[] = [
  tokenStyles,
  baseStyles,
  buttonStyles,
  skeletonStyles,
  tabsStyles,
  toastStyles,
  own,
];
