/** The element that really has the focus, through every open shadow root. */
export function deepActiveElement(root: DocumentOrShadowRoot = document): Element | null {
  let active = root.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Focuses the first field that is marked invalid, and tells whether there was one. */
export function focusFirstInvalid(root: ParentNode): boolean {
  const invalid = root.querySelector<HTMLElement>('[aria-invalid="true"]');
  invalid?.focus();
  return invalid !== null;
}

/**
 * Focuses what is not a control, a heading after a change of step for instance, so that reading goes on from
 * there. Such an element needs `tabindex="-1"`, which is given here when it is missing.
 */
export function focusToRead(element: HTMLElement | null): void {
  if (!element) return;
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus();
}
