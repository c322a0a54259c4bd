import { css, type CSSResult } from 'lit';

/**
 * `.field` holds a `.label`, a `.control` (the box that carries line, focus and error, with the bare input,
 * its icon and its suffix inside), a `.hint` and a `.message`. `.input-group` joins controls in one row.
 */
export const fieldStyles: CSSResult = css`
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--usher-space-2h);
    align-content: start;
    min-inline-size: 0;
  }
  .label {
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
    font-weight: var(--usher-weight-medium);
  }
  :is(.label, .choice) .optional {
    font-weight: var(--usher-weight-regular);
    color: var(--usher-text-subtle);
  }
  .control {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--usher-space-3);
    block-size: var(--usher-field);
    min-inline-size: 0;
    padding-inline: var(--usher-space-4);
    border: var(--usher-line-width) solid var(--usher-line-control);
    border-radius: var(--usher-radius-sm);
    background: var(--usher-surface);
    cursor: text;
  }
  .control:focus-within:not(:has(button:focus-visible)) {
    outline: var(--usher-focus-width) solid var(--usher-focus-color);
    outline-offset: -1px;
    border-color: var(--usher-focus-color);
  }
  .control > :is(input, select, textarea) {
    flex: 1;
    inline-size: 100%;
    block-size: 100%;
    min-inline-size: 0;
    padding: 0;
    border: 0;
    outline: 0;
    background: none;
    text-overflow: ellipsis;
    appearance: none;
  }
  .control > input::placeholder,
  .control > textarea::placeholder {
    color: var(--usher-text-subtle);
    opacity: 1;
  }
  .control > input::-webkit-search-cancel-button {
    display: none;
  }
  :host(:dir(rtl)) .control > input[dir='ltr'] {
    text-align: end;
  }
  .control > .button {
    margin-inline-end: calc(var(--usher-space-3) * -1);
  }
  .control.small {
    block-size: var(--usher-control);
    padding-inline: var(--usher-space-3h);
    font-size: var(--usher-text-sm);
  }
  .control.select {
    padding-inline: 0;
  }
  .control.select > select {
    padding-inline: var(--usher-space-4) calc(var(--usher-icon-md) + var(--usher-space-5));
    border-radius: inherit;
    cursor: pointer;
  }
  .control.select.small > select {
    padding-inline-start: var(--usher-space-3h);
  }
  .control.select > select:where(:not([size])) > option {
    background: var(--usher-surface-raised);
    color: var(--usher-text);
  }
  .control.select > .icon:last-child {
    position: absolute;
    inset-inline-end: var(--usher-space-3h);
    pointer-events: none;
  }
  .control.area {
    block-size: auto;
    padding: 0;
  }
  .control.area > textarea {
    min-block-size: var(--usher-textarea);
    padding: var(--usher-space-3) var(--usher-space-4);
    line-height: var(--usher-leading-md);
    resize: vertical;
  }
  .control:has([aria-invalid='true']) {
    border-color: var(--usher-danger-solid);
    box-shadow: 0 0 0 var(--usher-line-width) var(--usher-danger-solid);
  }
  .control:has(input:read-only, textarea:read-only) {
    background: var(--usher-surface-sunken);
    border-color: var(--usher-line);
  }
  .control:has(:disabled) {
    background: var(--usher-surface-sunken);
    border: var(--usher-line-width) dashed var(--usher-line);
    color: var(--usher-text-subtle);
  }
  .hint {
    font-size: var(--usher-text-xs);
    line-height: var(--usher-leading-xs);
    color: var(--usher-text-subtle);
  }
  .message {
    display: flex;
    align-items: flex-start;
    gap: var(--usher-space-2h);
    font-size: var(--usher-text-sm);
    line-height: var(--usher-leading-sm);
    color: var(--usher-text-muted);
    overflow-wrap: anywhere;
  }
  .message > .icon {
    margin-block-start: var(--usher-space-1);
  }
  .message b {
    color: var(--usher-text);
  }
  .message.error,
  .message.error > .icon {
    color: var(--usher-danger-text);
  }
  .message.warning > .icon {
    color: var(--usher-warning-text);
  }
  .message.success > .icon {
    color: var(--usher-success-text);
  }
  .input-group {
    display: flex;
    align-items: flex-end;
    gap: var(--usher-space-3);
    min-inline-size: 0;
  }
  .input-group > .grow {
    flex: 1 1 0;
  }
  .prefix {
    display: inline-flex;
    flex: none;
    color: var(--usher-text-subtle);
  }
  /* iOS zooms the page when a field's type is under 16 px. */
  @media (pointer: coarse) {
    .control > :is(input, select, textarea) {
      font-size: max(16px, 1em);
    }
  }
  @media (forced-colors: active) {
    .control:has([aria-invalid='true']) {
      border-width: 2px;
    }
    .control:has(:disabled) {
      color: GrayText;
      border-color: GrayText;
    }
  }
`;
