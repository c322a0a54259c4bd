import { css, type CSSResult } from 'lit';

/** `.banner`: in place, for what concerns the list or step it stands in. `.info .warning .danger`, else quiet. */
export const bannerStyles: CSSResult = css`
  .banner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--usher-space-3) var(--usher-space-4);
    padding: var(--usher-space-3h) var(--usher-space-4) var(--usher-space-3h) var(--usher-space-5);
    padding-inline: var(--usher-space-5) var(--usher-space-4);
    border: var(--usher-line-width) solid var(--usher-line);
    border-radius: var(--usher-radius-md);
    background: var(--usher-surface);
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
  }
  .banner-line {
    display: flex;
    flex: 1 1 auto;
    align-items: flex-start;
    gap: var(--usher-space-4);
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .banner-line > .icon {
    margin-block-start: var(--usher-space-1);
  }
  .banner-words {
    min-inline-size: 0;
    color: var(--usher-text-muted);
    overflow-wrap: anywhere;
  }
  .banner-words b {
    color: var(--usher-text);
  }
  .banner-acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--usher-space-3);
    margin-inline-start: auto;
  }
  /* Stacked: the acts stand under the words, on their edge. */
  .banner.stacked {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .banner.stacked > .banner-acts {
    margin-inline-start: calc(var(--usher-icon-md) + var(--usher-space-4));
  }
  .banner.warning {
    background: var(--usher-warning-soft);
    border-color: var(--usher-warning-line);
  }
  .banner.warning .banner-line > .icon {
    color: var(--usher-warning-text);
  }
  .banner.danger {
    background: var(--usher-danger-soft);
    border-color: var(--usher-danger-line);
  }
  .banner.danger .banner-line > .icon {
    color: var(--usher-danger-text);
  }
  .banner.info {
    background: var(--usher-info-soft);
    border-color: var(--usher-info-line);
  }
  .banner.info .banner-line > .icon {
    color: var(--usher-accent-text);
  }
  .banner.success .banner-line > .icon {
    color: var(--usher-success-text);
  }
  @container (max-width: 480px) {
    .banner > .banner-acts {
      flex: 1 1 100%;
      margin-inline-start: calc(var(--usher-icon-md) + var(--usher-space-4));
    }
    /* What has no edge begins with its words there. */
    .banner > .banner-acts > .ghost:first-child {
      margin-inline-start: calc(var(--usher-space-3) * -1);
    }
  }
`;
