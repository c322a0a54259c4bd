import { css, type CSSResult } from 'lit';

/** `.avatar` with `.hue-1` to `.hue-6`; `.pending` is an outline that fills in on arrival, `.away` is grey. */
export const avatarStyles: CSSResult = css`
  .avatar {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: var(--usher-avatar);
    block-size: var(--usher-avatar);
    border: 1.5px dashed transparent;
    border-radius: 50%;
    background: var(--usher-avatar-bg);
    background-clip: border-box;
    background-origin: border-box;
    color: var(--usher-avatar-fg);
    font-size: min(var(--usher-avatar-text), calc(var(--usher-avatar) * 0.4));
    font-weight: var(--usher-weight-medium);
    line-height: 1;
    letter-spacing: 0;
    overflow: hidden;
    white-space: nowrap;
    user-select: none;
    transition:
      background var(--usher-time-slow),
      border-color var(--usher-time-slow);
  }
  .hue-1 {
    --usher-avatar-bg: var(--usher-avatar-1-bg);
    --usher-avatar-fg: var(--usher-avatar-1-fg);
  }
  .hue-2 {
    --usher-avatar-bg: var(--usher-avatar-2-bg);
    --usher-avatar-fg: var(--usher-avatar-2-fg);
  }
  .hue-3 {
    --usher-avatar-bg: var(--usher-avatar-3-bg);
    --usher-avatar-fg: var(--usher-avatar-3-fg);
  }
  .hue-4 {
    --usher-avatar-bg: var(--usher-avatar-4-bg);
    --usher-avatar-fg: var(--usher-avatar-4-fg);
  }
  .hue-5 {
    --usher-avatar-bg: var(--usher-avatar-5-bg);
    --usher-avatar-fg: var(--usher-avatar-5-fg);
  }
  .hue-6 {
    --usher-avatar-bg: var(--usher-avatar-6-bg);
    --usher-avatar-fg: var(--usher-avatar-6-fg);
  }
  .avatar.pending {
    background: none;
    border-color: var(--usher-avatar-pending);
    color: var(--usher-text-muted);
  }
  .avatar.away {
    background: var(--usher-surface-press);
    color: var(--usher-text-subtle);
  }
  .avatar.small {
    inline-size: var(--usher-avatar-sm);
    block-size: var(--usher-avatar-sm);
    font-size: 10px;
  }
  .avatar.large {
    inline-size: var(--usher-avatar-lg);
    block-size: var(--usher-avatar-lg);
    font-size: 16px;
  }
  .avatar:lang(ja, zh, ko) {
    font-size: 11px;
  }
  @media (forced-colors: active) {
    .avatar {
      border: var(--usher-line-width) solid CanvasText;
    }
    .avatar.pending {
      border-style: dashed;
    }
    .avatar.away {
      border-color: GrayText;
    }
  }
`;
