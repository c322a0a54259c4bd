import { css, type CSSResult } from 'lit';

/**
 * The ground of every element: its box, its type, the focus ring, icons, and words that several parts share.
 * The host is the container of all container queries; an element that must shrink to its content (a lone
 * button, say) sets `container-type: normal` and does without them.
 */
export const baseStyles: CSSResult = css`
  :host {
    display: block;
    box-sizing: border-box;
    min-inline-size: 0;
    container-type: inline-size;
    font-family: var(--usher-font-family);
    font-size: var(--usher-text-md);
    line-height: var(--usher-leading-md);
    font-weight: var(--usher-weight-regular);
    color: var(--usher-text);
    text-align: start;
    -webkit-tap-highlight-color: transparent;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :where(h1, h2, h3, h4, p, ul, ol, dl, dd, figure, fieldset) {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  :where(h1, h2, h3, h4) {
    font-size: inherit;
    font-weight: var(--usher-weight-strong);
  }
  :where(ul, ol) {
    list-style: none;
  }
  :where(b, strong) {
    font-weight: var(--usher-weight-medium);
  }
  :where(button, input, select, textarea) {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
  }
  bdi {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  :where(a, button, input, select, textarea, summary, [tabindex]):focus-visible {
    outline: var(--usher-focus-width) solid var(--usher-focus-color);
    outline-offset: var(--usher-focus-gap);
  }
  /* Headings and panels take focus by script, to be read from there; they are not controls. */
  :where(h1, h2, h3, h4, [tabindex='-1']:not(button, a, input, [role])):focus-visible {
    outline: none;
  }

  .icon {
    inline-size: var(--usher-icon-md);
    block-size: var(--usher-icon-md);
    flex: none;
    display: inline-block;
    vertical-align: -0.2em;
    fill: none;
    stroke: currentColor;
    stroke-width: var(--usher-icon-stroke);
    stroke-linecap: round;
    stroke-linejoin: round;
    color: var(--usher-icon);
  }
  .icon-sm {
    inline-size: var(--usher-icon-sm);
    block-size: var(--usher-icon-sm);
  }
  .icon-lg {
    inline-size: var(--usher-icon-lg);
    block-size: var(--usher-icon-lg);
  }
  .icon-mirror:dir(rtl) {
    transform: scaleX(-1);
  }
  .icon-fill {
    fill: currentColor;
    stroke: none;
  }
  .icon-cut {
    stroke: var(--usher-surface);
    stroke-width: 2;
  }
  .ring {
    color: var(--usher-state-invited);
  }
  .ring circle {
    stroke-linecap: butt;
    stroke-width: 3;
  }
  .ring .ring-rest {
    stroke: var(--usher-ring-rest);
  }
  .ring-soon {
    color: var(--usher-state-soon);
  }

  .link {
    display: inline-flex;
    align-items: center;
    gap: var(--usher-space-2);
    min-block-size: var(--usher-target);
    min-inline-size: var(--usher-target);
    padding: var(--usher-space-1) 0;
    border: 0;
    border-radius: var(--usher-radius-xs);
    background: none;
    color: var(--usher-accent-text);
    font-weight: var(--usher-weight-medium);
    text-decoration: none;
    cursor: pointer;
  }
  .link:hover {
    text-decoration: underline;
    text-underline-offset: 0.22em;
  }
  .link .icon {
    color: inherit;
  }
  .link.quiet {
    color: var(--usher-text-muted);
  }
  /* Inside a sentence a link follows the line (WCAG 2.5.8 excepts it) and is told apart by more than colour. */
  p .link,
  label .link {
    display: inline;
    min-block-size: 0;
    text-decoration: underline;
    text-decoration-thickness: from-font;
    text-underline-offset: 0.22em;
  }

  .visually-hidden:not(:focus):not(:active) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .num {
    font-variant-numeric: tabular-nums;
  }
  .clip {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-inline-size: 0;
  }
  /* Addresses, links and phone numbers read left to right in every language, and stand where the line begins. */
  .ltr {
    direction: ltr;
    unicode-bidi: isolate;
  }
  .ltr:is(div, p, dd, td, .clip) {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .mono {
    font-family: var(--usher-font-mono);
    font-size: 0.93em;
  }
  .muted {
    color: var(--usher-text-muted);
  }
  .subtle {
    color: var(--usher-text-subtle);
  }
  .strong {
    font-weight: var(--usher-weight-medium);
  }
  .small {
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
  }
  .tiny {
    font-size: var(--usher-text-xs);
    line-height: var(--usher-leading-xs);
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--usher-space-5);
  }
  .stack.tight {
    gap: var(--usher-space-3);
  }
  .stack.loose {
    gap: var(--usher-space-6);
  }
  .row {
    display: flex;
    align-items: center;
    gap: var(--usher-space-3);
    min-inline-size: 0;
  }
  .row.wrap {
    flex-wrap: wrap;
  }
  .grow {
    flex: 1;
    min-inline-size: 0;
  }
  .push {
    margin-inline-start: auto;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--usher-space-6) var(--usher-space-5);
  }
  .title {
    font-size: var(--usher-text-xl);
    line-height: var(--usher-leading-xl);
    font-weight: var(--usher-weight-strong);
    letter-spacing: var(--usher-tracking-tight);
  }
  @container (max-width: 480px) {
    .columns:not(.keep) {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @media (forced-colors: active) {
    /* Browsers leave the colour of an SVG alone here; against a palette that is not ours it may vanish. */
    .icon {
      color: inherit !important;
    }
    .ring .ring-rest {
      stroke-width: 1;
    }
    .icon-cut {
      stroke: Canvas;
    }
  }
`;
