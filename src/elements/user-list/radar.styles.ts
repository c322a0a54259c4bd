import { css, type CSSResult } from 'lit';

/** The expiry radar above the list. */
export const radarStyles: CSSResult = css`
  .radar,
  .radar-room {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    row-gap: var(--usher-space-2);
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
  /* In the middle of the room, which has more lines than these words. */
  .radar-calm {
    grid-area: 1 / 2 / 2 / -1;
    z-index: 1;
    color: var(--usher-text-muted);
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
  }
  :is(.radar-room > .radar-words, .radar-room > .radar-act, .radar-bars) {
    grid-row: 1;
  }
  .radar-wait {
    position: absolute;
    inset-inline: 0;
    inset-block-start: 0;
  }
  .radar-room .bone {
    inline-size: min(60%, 380px);
    margin-block-start: var(--usher-space-2);
    animation:
      usher-appear 0s 150ms both,
      usher-shine 1.6s linear infinite;
  }
  .unseen {
    visibility: hidden;
  }
  /* As wide and tall as the buttons that come. */
  .unseen .link {
    display: inline-block;
  }
  .radar-words .link {
    color: var(--usher-text);
    text-align: start;
  }
  .clause {
    white-space: nowrap;
  }
  .clause > .link {
    white-space: normal;
  }
  .radar-act {
    grid-column: 3;
    margin-inline-start: var(--usher-space-5);
    display: grid;
    gap: var(--usher-space-2);
    justify-items: end;
  }
  .radar-bars {
    display: flex;
    align-items: flex-end;
    gap: var(--usher-space-2);
    block-size: var(--usher-control);
    margin-inline-end: var(--usher-space-5);
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
  .radar-bars > span:first-child {
    margin-inline-end: var(--usher-space-2);
  }
  .radar-bars > .expired {
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
    .radar-room > .radar-act {
      grid-row: 2;
    }
    .radar-calm {
      grid-area: 1 / 1 / 3 / 2;
    }
    .radar-act {
      justify-items: start;
      margin-inline-start: 0;
      margin-block-start: var(--usher-space-2);
    }
  }
  /* Too narrow for a part of the sentence: a button that wraps is as wide as the line, and its mark would stand alone. */
  @container (max-width: 26em) {
    .clause {
      display: block;
    }
    .mark {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .radar-bars > span {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;
