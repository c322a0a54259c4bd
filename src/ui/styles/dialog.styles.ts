import { css, type CSSResult } from 'lit';

/**
 * `dialog.dialog` (`.narrow` 440, default 600, `.wide` 840; under 560 a sheet that fills the screen) around a
 * `.pane`: `.pane-head` with `.pane-title`, `.pane-body`, `.pane-foot` with its acts in `.pane-end`. An inline
 * wizard or panel uses `.pane` alone. Inside a dialog the dialog is the container, so parts in it measure it.
 */
export const dialogStyles: CSSResult = css`
  .dialog {
    container-type: inline-size;
    inline-size: min(var(--usher-dialog-md), calc(100vw - var(--usher-space-8)));
    max-inline-size: none;
    max-block-size: calc(100dvh - var(--usher-space-9));
    margin: auto;
    padding: 0;
    border: 0;
    border-radius: var(--usher-radius-xl);
    background: var(--usher-surface-raised);
    box-shadow: var(--usher-shadow-3);
    color: var(--usher-text);
    outline: var(--usher-line-width) solid transparent;
    outline-offset: -1px;
    overflow: hidden;
    overscroll-behavior: contain;
  }
  .dialog.narrow {
    inline-size: min(var(--usher-dialog-sm), calc(100vw - var(--usher-space-8)));
  }
  .dialog.wide {
    inline-size: min(var(--usher-dialog-lg), calc(100vw - var(--usher-space-8)));
  }
  .dialog[open] {
    display: flex;
    animation: usher-rise var(--usher-time-slow) var(--usher-ease-out);
  }
  .dialog::backdrop {
    background: var(--usher-scrim);
    animation: usher-fade var(--usher-time-slow);
  }
  .dialog > .pane {
    flex: 1;
    min-block-size: 0;
    max-block-size: inherit;
  }
  @keyframes usher-rise {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  @keyframes usher-fade {
    from {
      opacity: 0;
    }
  }

  .pane {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    inline-size: 100%;
    background: var(--usher-surface-raised);
  }
  .pane.boxed {
    border-radius: var(--usher-radius-xl);
    box-shadow: var(--usher-shadow-3);
    outline: var(--usher-line-width) solid transparent;
    outline-offset: -1px;
  }
  .pane-head {
    display: flex;
    align-items: flex-start;
    gap: var(--usher-space-4);
    padding: var(--usher-space-6) var(--usher-space-7) 0;
    padding-inline-end: var(--usher-space-5);
  }
  .pane-title {
    font-size: var(--usher-text-lg);
    line-height: var(--usher-leading-lg);
    font-weight: var(--usher-weight-strong);
    letter-spacing: var(--usher-tracking-tight);
    overflow-wrap: anywhere;
  }
  .pane-head > .push {
    display: flex;
    gap: var(--usher-space-2);
  }
  .pane-head > :is(.push, .pane-close) {
    margin-block-start: calc(var(--usher-space-2) * -1);
    margin-inline-start: auto;
  }
  .pane-body {
    flex: 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--usher-space-6);
    align-content: start;
    min-block-size: 0;
    padding: var(--usher-space-6) var(--usher-space-7) var(--usher-space-7);
  }
  .dialog .pane-body {
    overflow: auto;
    scroll-padding-block: var(--usher-space-5);
  }
  .pane-foot {
    display: flex;
    align-items: center;
    gap: var(--usher-space-3);
    padding: var(--usher-space-4) var(--usher-space-7);
    border-block-start: var(--usher-line-width) solid var(--usher-line);
  }
  .pane-foot > .button:is(.ghost, .ghost-danger):first-child {
    margin-inline-start: calc(var(--usher-space-4) * -1);
  }
  .pane-end {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    align-items: center;
    gap: var(--usher-space-3);
    margin-inline-start: auto;
  }
  .pane-reason {
    color: var(--usher-text-muted);
    font-size: var(--usher-text-xs);
    line-height: var(--usher-leading-xs);
  }
  @container (max-width: 400px) {
    .pane-foot {
      flex-wrap: wrap;
    }
    /* The reason has a line of its own above, so that back and next share theirs. */
    .pane-end:has(> .pane-reason) {
      display: contents;
    }
    .pane-foot .pane-reason {
      order: -1;
      flex: 1 1 100%;
    }
    .pane-reason + .button {
      margin-inline-start: auto;
    }
    .pane-end:has(> .button ~ .button) {
      flex: 1 1 auto;
    }
    .pane-end > .button ~ .button,
    .pane-end > .button:has(~ .button) {
      flex: 1 1 auto;
    }
  }
  @container (max-width: 560px) {
    .pane.boxed:not(.card-like, .dialog > *) {
      border-radius: 0;
      box-shadow: none;
    }
    .pane:not(.dialog > *) .pane-head {
      padding-inline: var(--usher-space-5) var(--usher-space-3);
    }
    .pane:not(.dialog > *) .pane-body {
      padding: var(--usher-space-5) var(--usher-space-5) var(--usher-space-6);
    }
    .pane:not(.dialog > *) .pane-foot {
      padding-inline: var(--usher-space-5);
    }
  }
  /* The top layer measures the window, so a dialog's own shape asks the window. */
  @media (max-width: 560px) {
    .dialog .pane-head {
      padding-inline: var(--usher-space-5) var(--usher-space-3);
    }
    .dialog .pane-body {
      padding: var(--usher-space-5) var(--usher-space-5) var(--usher-space-6);
    }
    .dialog .pane-foot {
      padding-inline: var(--usher-space-5);
    }
    .dialog:not(.narrow) {
      inline-size: 100vw;
      block-size: 100dvh;
      max-block-size: none;
      margin: 0;
      border-radius: 0;
    }
    .dialog:not(.narrow)[open] {
      animation-name: usher-sheet;
    }
    @keyframes usher-sheet {
      from {
        translate: 0 100%;
      }
    }
  }
`;
