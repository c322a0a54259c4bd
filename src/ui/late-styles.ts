import type { CSSResult } from 'lit';

/**
 * Gives a shadow root the styles of a part that was fetched after it was made. As constructed sheets, in which a strict
 * content security policy finds nothing to refuse.
 */
export function adoptLate(root: HTMLElement | DocumentFragment, styles: readonly CSSResult[]): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
  root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
}
