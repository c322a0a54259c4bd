import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { FloatingController, type FloatingPlacement } from './floating-controller.js';

export interface PanelOptions {
  /** The panel, `class="popover floating" role="dialog"`, rendered while `open`. */
  readonly panel: () => HTMLElement | null;
  readonly placement?: FloatingPlacement | undefined;
  /** Where focus goes when the button has meanwhile left the page. */
  readonly fallbackFocus?: (() => HTMLElement | null) | undefined;
}

/**
 * A small panel of controls beside the button that opens it: a dialog that is not modal (ARIA APG, disclosure). The
 * focus goes into it when it opens and back to the button on Escape; whoever leaves it by Tab or pointer closes it.
 */
export class PanelController implements ReactiveController {
  readonly #floating: FloatingController;
  #button: HTMLElement | undefined;
  #entering = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: PanelOptions,
  ) {
    this.#floating = new FloatingController(host, {
      reference: () => this.#button ?? null,
      floating: options.panel,
      placement: options.placement ?? 'bottom-end',
    });
    host.addController(this);
  }

  get open(): boolean {
    return this.#floating.open;
  }

  /** `@click` of the button. */
  readonly onButtonClick = (event: Event): void => {
    if (this.open) this.hide({ returnFocus: true });
    else this.show(event.currentTarget as HTMLElement);
  };

  show(button: HTMLElement): void {
    this.#button = button;
    this.#entering = true;
    this.#floating.show();
    document.addEventListener('pointerdown', this.#onPointerDown, true);
  }

  hide({ returnFocus = false } = {}): void {
    if (!this.open) return;
    document.removeEventListener('pointerdown', this.#onPointerDown, true);
    const target = this.#button?.isConnected ? this.#button : this.options.fallbackFocus?.();
    this.#floating.hide();
    if (returnFocus) target?.focus();
  }

  /** `@keydown` of the panel. */
  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    // Kept from a dialog around it, which would close as well.
    event.preventDefault();
    event.stopPropagation();
    this.hide({ returnFocus: true });
  };

  /** `@focusout` of the panel. */
  readonly onFocusOut = (event: FocusEvent): void => {
    const { relatedTarget: next } = event;
    if (!(next instanceof Node) || this.options.panel()?.contains(next) || next === this.#button) return;
    this.hide();
  };

  hostUpdated(): void {
    const panel = this.open && this.#entering ? this.options.panel() : null;
    if (!panel) return;
    this.#entering = false;
    const first = panel.querySelector<HTMLElement>('[autofocus], input, select, button');
    (first ?? panel).focus({ preventScroll: true });
  }

  hostDisconnected(): void {
    document.removeEventListener('pointerdown', this.#onPointerDown, true);
    this.#button = undefined;
  }

  readonly #onPointerDown = (event: PointerEvent): void => {
    const path = event.composedPath();
    const panel = this.options.panel();
    if ((panel && path.includes(panel)) || (this.#button && path.includes(this.#button))) return;
    this.hide();
  };
}
