import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { FloatingController, type FloatingPlacement } from './floating-controller.js';
import { isPlainKey, rovingTarget, Typeahead } from './roving-focus.js';

export interface MenuOptions {
  /** The element with role="menu", rendered while `open` (see `menuTemplate`). */
  readonly menu: () => HTMLElement | null;
  readonly placement?: FloatingPlacement | undefined;
  /** Where focus goes when the button has meanwhile left the page (its row was removed, say). */
  readonly fallbackFocus?: (() => HTMLElement | null) | undefined;
}

/**
 * The menu button of the ARIA Authoring Practices. One controller serves many buttons (a menu per row): a button
 * says which it is with `data-menu-key`, and `openKey` says whose menu is open.
 */
export class MenuController implements ReactiveController {
  readonly #floating: FloatingController;
  readonly #typeahead = new Typeahead();
  #button: HTMLElement | undefined;
  #focusOnOpen: 'first' | 'last' | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: MenuOptions,
  ) {
    this.#floating = new FloatingController(host, {
      reference: () => this.#button ?? null,
      floating: options.menu,
      placement: options.placement ?? 'bottom-end',
    });
    host.addController(this);
  }

  get open(): boolean {
    return this.#floating.open;
  }

  /** The `data-menu-key` of the button whose menu is open ('' without one), undefined when none is. */
  get openKey(): string | undefined {
    return this.open ? (this.#button?.dataset.menuKey ?? '') : undefined;
  }

  isOpen(key = ''): boolean {
    return this.openKey === key;
  }

  show(button: HTMLElement, focus: 'first' | 'last' = 'first'): void {
    if (this.open) this.hide();
    this.#button = button;
    this.#focusOnOpen = focus;
    this.#typeahead.clear();
    this.#floating.show();
    document.addEventListener('pointerdown', this.#onPointerDown, true);
  }

  hide({ returnFocus = false } = {}): void {
    if (!this.open) return;
    document.removeEventListener('pointerdown', this.#onPointerDown, true);
    if (returnFocus) this.#focusButton();
    this.#floating.hide();
  }

  /** `@click` of the button. */
  readonly onButtonClick = (event: Event): void => {
    const button = event.currentTarget as HTMLElement;
    if (this.open && this.#button === button) this.hide({ returnFocus: true });
    else this.show(button);
  };

  /** `@keydown` of the button: the arrows open the menu at its first or last item. */
  readonly onButtonKeydown = (event: KeyboardEvent): void => {
    if (!isPlainKey(event) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    this.show(event.currentTarget as HTMLElement, event.key === 'ArrowDown' ? 'first' : 'last');
  };

  /** `@keydown` of the menu. */
  readonly onMenuKeydown = (event: KeyboardEvent): void => {
    if (!isPlainKey(event)) return;
    if (event.key === 'Tab') {
      // Not prevented: Tab goes on from the button.
      this.hide({ returnFocus: true });
      return;
    }
    if (event.key === 'Escape') {
      // Kept from a dialog around it, which would close as well.
      event.preventDefault();
      event.stopPropagation();
      this.hide({ returnFocus: true });
      return;
    }
    this.#move(event);
  };

  /** An item was chosen: closes, gives the focus back, and only then acts, so that a dialog finds where to return. */
  choose(run: () => void): void {
    this.hide({ returnFocus: true });
    run();
  }

  hostUpdated(): void {
    if (!this.open || !this.#focusOnOpen) return;
    const items = this.#items();
    const item = this.#focusOnOpen === 'first' ? items[0] : items.at(-1);
    if (!item) return;
    this.#focusOnOpen = undefined;
    item.focus({ preventScroll: true });
  }

  hostDisconnected(): void {
    document.removeEventListener('pointerdown', this.#onPointerDown, true);
    this.#button = undefined;
  }

  #move(event: KeyboardEvent): void {
    const items = this.#items();
    const current = items.find((item) => item.matches(':focus'));
    const next =
      rovingTarget(event.key, items, current, { orientation: 'vertical' }) ??
      (event.key.length === 1 && event.key !== ' '
        ? this.#typeahead.find(event.key, event.timeStamp, items, current)
        : undefined);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  }

  #items(): HTMLElement[] {
    return [...(this.options.menu()?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
  }

  #focusButton(): void {
    const target = this.#button?.isConnected ? this.#button : this.options.fallbackFocus?.();
    target?.focus();
  }

  readonly #onPointerDown = (event: PointerEvent): void => {
    const path = event.composedPath();
    const menu = this.options.menu();
    if ((menu && path.includes(menu)) || (this.#button && path.includes(this.#button))) return;
    this.hide();
  };
}
