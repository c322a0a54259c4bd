import { css, type CSSResult } from 'lit';

/** `.toasts`: the bottom end corner of the window, in the top layer; `.toast`: one line, one act. */
export const toastStyles: CSSResult = css`
  .toasts {
    position: fixed;
    inset: auto;
    inset-block-end: var(--usher-space-5);
    inset-inline-end: var(--usher-space-5);
    z-index: var(--usher-z-toast);
    display: none;
    gap: var(--usher-space-3);
    inline-size: min(var(--usher-toast), calc(100vw - 2 * var(--usher-space-5)));
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    overflow: visible;
    color: var(--usher-text);
  }
  .toasts[data-open] {
    display: grid;
  }
  .toast {
    display: flex;
    align-items: center;
    gap: var(--usher-space-4);
    justify-self: end;
    max-inline-size: 100%;
    padding-block: var(--usher-space-3h);
    padding-inline: var(--usher-space-4) var(--usher-space-3);
    border-radius: var(--usher-radius-lg);
    background: var(--usher-surface-raised);
    box-shadow: var(--usher-shadow-2);
    outline: var(--usher-line-width) solid transparent;
    outline-offset: -1px;
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
    animation: usher-toast var(--usher-time-base) var(--usher-ease-out);
  }
  .toast > .icon {
    color: var(--usher-success-text);
  }
  .toast.error > .icon {
    color: var(--usher-danger-text);
  }
  .toast.info > .icon {
    color: var(--usher-icon);
  }
  .toast-words {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .toast-acts {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--usher-space-1);
    margin-inline-start: auto;
  }
  .toast .toast-act,
  .toast .toast-act .icon {
    color: var(--usher-accent-text);
  }
  /* Beside the act there would be room for a word a line; the words stay beside their icon. */
  @media (max-width: 480px) {
    .toast {
      flex-wrap: wrap;
    }
    .toast-words {
      max-inline-size: calc(100% - var(--usher-icon-md) - var(--usher-space-4));
    }
  }
  @keyframes usher-toast {
    from {
      opacity: 0;
      translate: 0 4px;
    }
  }
`;
