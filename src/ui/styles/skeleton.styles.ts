import { css, type CSSResult } from 'lit';

/** `.skeleton` rows and `.bone`s the size of what comes, the `.spinner`, and the `.progress` bar. */
export const skeletonStyles: CSSResult = css`
  .skeleton {
    display: grid;
    /* Seen after 150 ms only: what is quick does not flicker. */
    animation: usher-appear 0s 150ms both;
  }
  .skeleton-row {
    display: flex;
    align-items: center;
    gap: var(--usher-space-4);
    block-size: var(--usher-row);
    padding-inline: var(--usher-cell-x);
    border-block-end: var(--usher-line-width) solid var(--usher-line-soft);
  }
  .skeleton-row > .bones {
    flex: 1;
  }
  .bones {
    display: grid;
    gap: var(--usher-space-3);
    min-inline-size: 0;
  }
  .bone {
    display: block;
    inline-size: 60%;
    block-size: var(--usher-bone);
    border-radius: calc(var(--usher-bone) / 2);
    background: linear-gradient(90deg, var(--usher-skeleton), var(--usher-skeleton-shine) 50%, var(--usher-skeleton));
    background-size: 300% 100%;
    animation: usher-shine 1.6s linear infinite;
  }
  .bone.short {
    inline-size: 36%;
  }
  .bone.field {
    inline-size: 100%;
    block-size: var(--usher-field);
    border-radius: var(--usher-radius-sm);
  }
  .bone.round {
    flex: none;
    inline-size: var(--usher-avatar);
    block-size: var(--usher-avatar);
    border-radius: 50%;
  }
  @keyframes usher-appear {
    from {
      visibility: hidden;
    }
  }
  @keyframes usher-shine {
    from {
      background-position: 100% 0;
    }
    to {
      background-position: -50% 0;
    }
  }

  .spinner {
    display: inline-block;
    flex: none;
    inline-size: var(--usher-spinner);
    block-size: var(--usher-spinner);
    border: 2px solid var(--usher-line-strong);
    border-block-start-color: var(--usher-accent-solid);
    border-radius: 50%;
    animation: usher-spin 0.8s linear infinite;
  }
  @keyframes usher-spin {
    to {
      rotate: 360deg;
    }
  }
  @keyframes usher-breathe {
    50% {
      opacity: 0.3;
    }
  }
  .progress {
    display: flex;
    gap: 1px;
    block-size: var(--usher-progress);
    border-radius: calc(var(--usher-progress) / 2);
    background: var(--usher-surface-press);
    overflow: hidden;
  }
  .progress > * {
    inline-size: var(--share, 0%);
    background: var(--usher-accent-solid);
    transition: inline-size var(--usher-time-slow);
  }
  .progress > .failed {
    background: var(--usher-danger-solid);
  }
  @media (prefers-reduced-motion: reduce) {
    .bone {
      animation: none;
    }
    .spinner {
      animation: usher-breathe 1.6s linear infinite;
    }
  }
  @media (forced-colors: active) {
    .bone {
      border: var(--usher-line-width) solid GrayText;
    }
    .progress {
      outline: var(--usher-line-width) solid CanvasText;
    }
    .progress > * {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
