import { css, type CSSResult } from 'lit';

/** The expiry radar above the list. */
export const radarStyles: CSSResult = css`
  .radar,
  .radar-room {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--usher-space-2) var(--usher-space-5);
    padding: var(--usher-space-4) var(--usher-space-5);
    border: var(--usher-line-width) solid var(--usher-line);
    border-radius: var(--usher-radius-md);
    background: var(--usher-surface-sunken);
  }
  .radar-words {
    grid-column: 2;
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
    text-wrap: pretty;
  }
  /* The room of the radar before it is known what it says, and where it says nothing: of the same size. */
  .radar-room.bare {
    border-color: transparent;
    background: none;
  }
  .radar-room > .radar-words {
    position: relative;
  }
  .radar-calm {
    position: absolute;
    inset-inline: 0;
    inset-block-start: 0;
    color: var(--usher-text-muted);
  }
  .radar-room .bone {
    inline-size: min(60%, 380px);
    margin-block-start: var(--usher-space-2);
    opacity: 0;
    animation:
      usher-appear 0s 150ms both,
      usher-shine 1.6s linear infinite;
  }
  .unseen {
    visibility: hidden;
  }
  /* As wide and tall as the buttons that come. */
  .unseen > .link {
    display: inline-block;
  }
  .radar-words > .link {
    color: var(--usher-text);
    text-align: start;
  }
  .radar-act {
    grid-column: 3;
    display: grid;
    gap: var(--usher-space-2);
    justify-items: end;
  }
  .radar-bars {
    display: flex;
    align-items: flex-end;
    gap: var(--usher-space-2);
    block-size: var(--usher-control);
  }
  .radar-bars > span {
    inline-size: 8px;
    block-size: max(3px, var(--share));
    border-radius: 2px;
    background: var(--usher-ring-rest);
  }
  .radar-bars > .soon {
    background: var(--usher-warning-solid);
  }
  .radar-bars > .expired {
    margin-inline-end: var(--usher-space-2);
    background: repeating-linear-gradient(135deg, var(--usher-state-expired) 0 2px, transparent 2px 4px);
    box-shadow: inset 0 0 0 1px var(--usher-state-expired);
  }
  @container (max-width: 48.57em) {
    .radar,
    .radar-room {
      grid-template-columns: minmax(0, 1fr);
    }
    :is(.radar, .radar-room) > * {
      grid-column: 1;
    }
    .radar-bars {
      display: none;
    }
    .radar-act {
      justify-items: start;
      margin-block-start: var(--usher-space-2);
    }
  }
  @media (forced-colors: active) {
    .radar-bars > span {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;
