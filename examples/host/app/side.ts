import { part } from './dom.js';

/** On narrow screens the navigation is folded under the bar. */
export function startSide(): void {
  const button = part('#menu', HTMLButtonElement);
  const side = part('#side', HTMLElement);
  const fold = (open: boolean): void => {
    button.ariaExpanded = String(open);
    side.classList.toggle('open', open);
  };
  button.addEventListener('click', () => fold(button.ariaExpanded !== 'true'));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || button.ariaExpanded !== 'true') return;
    fold(false);
    button.focus();
  });
}
