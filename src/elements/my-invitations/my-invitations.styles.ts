import { css, type CSSResult } from 'lit';

export const myInvitationsStyles: CSSResult = css`
  .invitations {
    border: var(--usher-line-width) solid var(--usher-line);
    border-radius: var(--usher-radius-md);
    background: var(--usher-surface);
  }
  .invitation {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: start;
    gap: var(--usher-space-4);
    padding: var(--usher-space-5);
  }
  .invitation + .invitation {
    border-block-start: var(--usher-line-width) solid var(--usher-line-soft);
  }
  .about {
    display: grid;
    gap: var(--usher-space-1);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .about b {
    color: var(--usher-text);
  }
  .name {
    inline-size: fit-content;
    max-inline-size: 100%;
    font-size: var(--usher-text-md);
    font-weight: var(--usher-weight-medium);
    line-height: var(--usher-leading-md);
  }
  .until {
    display: flex;
    align-items: center;
    gap: var(--usher-space-2h);
    margin-block-start: var(--usher-space-1);
  }
  .logo {
    display: block;
    inline-size: var(--usher-avatar-lg);
    block-size: var(--usher-avatar-lg);
    object-fit: contain;
  }
  .logo.mark {
    display: grid;
    place-items: center;
    border-radius: var(--usher-radius-md);
    background: var(--usher-surface-inverse);
    color: var(--usher-text-inverse);
    font-size: var(--usher-text-sm);
    font-weight: var(--usher-weight-strong);
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--usher-space-3);
  }
  .question,
  .failure {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-column: 2 / -1;
    gap: var(--usher-space-4);
  }
  .ask {
    font-weight: var(--usher-weight-medium);
  }
  .wrap {
    display: flex;
    flex-wrap: wrap;
    gap: var(--usher-space-3);
  }
  @container (max-width: 559.98px) {
    .answers {
      grid-column: 2 / -1;
    }
  }
  @container (max-width: 399.98px) {
    .answers,
    .question,
    .failure {
      grid-column: 1 / -1;
    }
    .answers > .button {
      flex: 1;
    }
  }
`;
