import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { deepActiveElement } from './focus.js';
import { lockScroll } from './scroll-lock.js';

/** What asked for the closing: the Escape key or the system's back gesture, a press beside the dialog, or its own act. */
export type CloseCause = 'escape' | 'scrim' | 'act';

export interface DialogOptions {
  /** The native dialog; it may always be rendered, or only while `open`. */
  readonly dialog: () => HTMLDialogElement | null;
  /** False keeps the dialog open: unsaved input asks first. */
  readonly beforeClose?: ((cause: CloseCause) => boolean | Promise<boolean>) | undefined;
  readonly onClosed?: (() => void) | undefined;
  /** What gets the focus; without it the browser takes `[autofocus]` or the first control. */
  readonly initialFocus?: (() => HTMLElement | null) | undefined;
  /** Where the focus goes when what had it before has left the page. */
  readonly fallbackFocus?: (() => HTMLElement | null) | undefined;
}

/** A native modal dialog: opens, asks before it closes, gives the focus back, keeps the page behind it still. */
export class DialogController implements ReactiveController {
  #open = false;
  #asking = false;
  #shown: HTMLDialogElement | undefined;
  #returnTo: Element | null = null;
  #pressedScrim = false;
  #unlock: (() => void) | undefined;
  #listeners: AbortController | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: DialogOptions,
  ) {
    host.addController(this);
  }

  get open(): boolean {
    return this.#open;
  }

  show(): void {
    if (this.#open) return;
    this.#open = true;
    this.#returnTo = deepActiveElement();
    this.host.requestUpdate();
  }

  /** Asks `beforeClose`, then closes. True when it closed; a second request while it asks is not a second question. */
  async close(cause: CloseCause = 'act'): Promise<boolean> {
    if (!this.#open || this.#asking) return !this.#open;
    this.#asking = true;
    try {
      if ((await this.options.beforeClose?.(cause)) === false) return false;
    } finally {
      this.#asking = false;
    }
    this.#finish(true);
    return true;
  }

  hostUpdated(): void {
    const dialog = this.#open ? this.options.dialog() : null;
    if (!dialog || dialog === this.#shown) return;
    this.#shown = dialog;
    this.#listen(dialog);
    this.#unlock ??= lockScroll();
    if (!dialog.open) dialog.showModal();
    this.options.initialFocus?.()?.focus();
  }

  hostDisconnected(): void {
    this.#finish(false);
  }

  #listen(dialog: HTMLDialogElement): void {
    this.#listeners?.abort();
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    dialog.addEventListener('keydown', this.#onKeydown, { signal });
    dialog.addEventListener('cancel', this.#onCancel, { signal });
    dialog.addEventListener('close', this.#onNativeClose, { signal });
    dialog.addEventListener('pointerdown', this.#onPointerDown, { signal });
    dialog.addEventListener('click', this.#onClick, { signal });
  }

  #finish(returnFocus: boolean): void {
    if (!this.#open) return;
    this.#open = false;
    this.#listeners?.abort();
    this.#unlock?.();
    this.#unlock = undefined;
    if (this.#shown?.open) this.#shown.close();
    this.#shown = undefined;
    if (returnFocus) this.#focusBack();
    this.#returnTo = null;
    this.options.onClosed?.();
    this.host.requestUpdate();
  }

  #focusBack(): void {
    const before = this.#returnTo;
    const target = before?.isConnected && before !== document.body ? before : this.options.fallbackFocus?.();
    if (target instanceof HTMLElement) target.focus();
  }

  /** Browsers let a second Escape through without asking; taking the key itself asks every time. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    void this.close('escape');
  };

  readonly #onCancel = (event: Event): void => {
    if (event.target !== this.#shown) return;
    event.preventDefault();
    void this.close('escape');
  };

  /** Browsers tell of a closing a task later: by then the dialog may have been opened again, and is not to be closed. */
  readonly #onNativeClose = (event: Event): void => {
    if (event.target === this.#shown && !this.#shown.open) this.#finish(true);
  };

  /** A press that began inside, to select text say, and ended on the scrim does not close. */
  readonly #onPointerDown = (event: PointerEvent): void => {
    this.#pressedScrim = this.#isScrim(event);
  };

  readonly #onClick = (event: MouseEvent): void => {
    if (this.#pressedScrim && this.#isScrim(event)) void this.close('scrim');
    this.#pressedScrim = false;
  };

  #isScrim(event: MouseEvent): boolean {
    if (!this.#shown || event.target !== this.#shown) return false;
    const { left, right, top, bottom } = this.#shown.getBoundingClientRect();
    return event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom;
  }
}
