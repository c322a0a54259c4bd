import { css, type CSSResult } from 'lit';

export const acceptInvitationStyles: CSSResult = css`
  /* Said outright: as a container of queries it has no width of its own to take from its content. */
  :host {
    inline-size: 100%;
    max-inline-size: var(--usher-accept-card);
    margin-inline: auto;
  }
  .sheet {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--usher-space-7);
    padding: var(--usher-space-8);
    border-radius: var(--usher-radius-xl);
    background: var(--usher-surface-raised);
    box-shadow: var(--usher-shadow-3);
    outline: var(--usher-line-width) solid transparent;
    outline-offset: -1px;
  }
  .head {
    display: grid;
    justify-items: center;
    gap: var(--usher-space-3);
    min-inline-size: 0;
    text-align: center;
  }
  .head > .title {
    margin-block-start: var(--usher-space-3);
    max-inline-size: 100%;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .words {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .words b {
    color: var(--usher-text);
  }
  .until {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--usher-space-2h);
    margin-block-start: var(--usher-space-3);
  }
  .pair {
    display: inline-flex;
    align-items: center;
  }
  .pair > .avatar {
    margin-inline-start: calc(var(--usher-space-3h) * -1);
    box-shadow: 0 0 0 3px var(--usher-surface-raised);
  }
  .logo,
  ::slotted([slot='logo']) {
    display: block;
    flex: none;
    inline-size: var(--usher-hero);
    block-size: var(--usher-hero);
    object-fit: contain;
  }
  .logo.mark {
    display: grid;
    place-items: center;
    border-radius: var(--usher-radius-xl);
    background: var(--usher-surface-inverse);
    color: var(--usher-text-inverse);
    font-size: var(--usher-text-xl);
    font-weight: var(--usher-weight-strong);
  }
  .avatar.arrived {
    animation: usher-arrive var(--usher-time-slow) var(--usher-ease-out) var(--usher-time-base) backwards;
  }
  @keyframes usher-arrive {
    from {
      background: none;
      border-color: var(--usher-avatar-pending);
    }
  }
  .list .icon {
    color: var(--usher-accent-text);
  }
  .list-title .ltr {
    overflow-wrap: anywhere;
  }
  .strength {
    display: flex;
    align-items: center;
    gap: var(--usher-space-3);
  }
  .bars {
    display: inline-flex;
    flex: none;
    gap: var(--usher-space-1);
  }
  .bars > span {
    inline-size: var(--usher-space-6);
    block-size: var(--usher-space-2);
    border-radius: var(--usher-radius-xs);
    background: var(--usher-line);
  }
  .score-1 > :nth-child(-n + 1) {
    background: var(--usher-danger-solid);
  }
  .score-2 > :nth-child(-n + 2) {
    background: var(--usher-warning-text);
  }
  .score-3 > :nth-child(-n + 3),
  .score-4 > span {
    background: var(--usher-success-text);
  }
  .centred {
    text-align: center;
  }
  .below {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--usher-space-2) var(--usher-space-6);
    margin-block-start: var(--usher-space-4);
    padding-inline: var(--usher-space-5);
  }
  .bones-head > .round {
    inline-size: var(--usher-hero);
    block-size: var(--usher-hero);
    margin-block-end: var(--usher-space-3);
  }
  ::slotted([slot='footer']) {
    margin-block-start: var(--usher-space-6);
    color: var(--usher-text-subtle);
    font-size: var(--usher-text-xs);
    text-align: center;
  }
  @media (forced-colors: active) {
    .bars > span {
      border: var(--usher-line-width) solid CanvasText;
    }
    .score-1 > :nth-child(-n + 1),
    .score-2 > :nth-child(-n + 2),
    .score-3 > :nth-child(-n + 3),
    .score-4 > span {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
  @container (max-width: 399.98px) {
    .sheet {
      padding: var(--usher-space-7) var(--usher-space-5);
      border-radius: 0;
      box-shadow: none;
    }
  }
`;
