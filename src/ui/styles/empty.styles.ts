import { css, type CSSResult } from 'lit';

/** `.empty`: outline art, one title, one sentence, one primary. `.hero` is the 48 disc of a card that says one thing. */
export const emptyStyles: CSSResult = css`
  .empty {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: var(--usher-space-2);
    padding: var(--usher-space-9) var(--usher-space-7);
    text-align: center;
  }
  .empty-art {
    display: flex;
    align-items: center;
    gap: var(--usher-space-2);
    margin-block-end: var(--usher-space-4);
    color: var(--usher-icon);
  }
  .empty-art > .icon {
    inline-size: var(--usher-icon-xl);
    block-size: var(--usher-icon-xl);
    stroke-width: 1.5;
  }
  .empty.danger .empty-art > .icon {
    color: var(--usher-danger-text);
  }
  .empty-title {
    font-size: var(--usher-text-md);
    font-weight: var(--usher-weight-strong);
    line-height: var(--usher-leading-md);
    overflow-wrap: anywhere;
  }
  .empty-text {
    max-inline-size: 42ch;
    color: var(--usher-text-muted);
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .empty-acts {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--usher-space-3);
    margin-block-start: var(--usher-space-5);
  }
  .outline-person {
    inline-size: 28px;
    block-size: 28px;
    border: 1.5px dashed var(--usher-avatar-pending);
    border-radius: 50%;
  }
  .outline-person.center {
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
  }
  .outline-person > .icon {
    color: var(--usher-text);
  }
  .hero {
    display: grid;
    place-items: center;
    inline-size: var(--usher-hero);
    block-size: var(--usher-hero);
    border-radius: 50%;
    background: var(--usher-surface-press);
  }
  .hero.success {
    background: var(--usher-success-soft);
  }
  .hero.success > .icon {
    color: var(--usher-success-text);
  }
  .hero.warning {
    background: var(--usher-warning-soft);
  }
  .hero.warning > .icon {
    color: var(--usher-warning-text);
  }
  .hero.danger {
    background: var(--usher-danger-soft);
  }
  .hero.danger > .icon {
    color: var(--usher-danger-text);
  }
  @media (forced-colors: active) {
    .hero {
      border: var(--usher-line-width) solid CanvasText;
    }
  }
`;
