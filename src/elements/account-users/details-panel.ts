import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { deepActiveElement } from '../../ui/focus.js';
import { lockScroll } from '../../ui/scroll-lock.js';

/** From this width of the element on, in CSS pixels, details stand beside the list; below it over it. */
const BESIDE = 960;

export interface PanelOptions {
  readonly dialog: () => HTMLDialogElement | null;
  readonly open: () => boolean;
  /** Whether it may stand beside at all. */
  readonly mayStandBeside: () => boolean;
  /** Somebody pressed Escape, or beside the sheet. */
  readonly onCancel: () => void;
}

/** The place of the details: in the flow where there is room, else a sheet over everything. It is one dialog element. */
export class DetailsPanel implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: PanelOptions;
  #observer: ResizeObserver | undefined;
  #roomy = false;
  #shown: 'beside' | 'over' | undefined;
  #unlock: (() => void) | undefined;
  #focused = false;
  #cameFrom: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: PanelOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get beside(): boolean {
    return this.#roomy && this.#options.mayStandBeside();
  }

  hostConnected(): void {
    // On a server an element is connected without a layout.
    if (typeof ResizeObserver === 'undefined') return;
    this.#roomy = this.#host.clientWidth >= BESIDE;
    this.#observer = new ResizeObserver(([entry]) => this.#measure(entry?.contentRect.width ?? 0));
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#hide();
  }

  /** Before what is in it is taken away, and the focus with it. */
  hostUpdate(): void {
    this.#focused = this.#shown !== undefined && this.#options.dialog()?.matches(':focus-within') === true;
  }

  hostUpdated(): void {
    const dialog = this.#options.dialog();
    const wanted = this.#options.open() ? (this.beside ? 'beside' : 'over') : undefined;
    if (!dialog || wanted === this.#shown) return;
    const turns = wanted !== undefined && this.#shown !== undefined;
    this.#hide();
    this.#shown = wanted;
    // Its own "show" would lead the focus, and scroll the page to it.
    if (wanted === 'beside') dialog.open = true;
    if (wanted === 'over') {
      this.#unlock = lockScroll();
      dialog.showModal();
    }
    if (this.#focused && !turns && this.#cameFrom?.isConnected) this.#cameFrom.focus();
  }

  /** Where the focus goes when the details are closed: to what has it now. */
  remember(): void {
    const active = deepActiveElement();
    this.#cameFrom = active instanceof HTMLElement ? active : undefined;
  }

  /** `@keydown` of the dialog: beside the list it is no modal dialog, so that the browser does not know Escape. */
  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    this.#options.onCancel();
  };

  /** `@cancel`: the system's way back. What the address says must follow. */
  readonly onCancel = (event: Event): void => {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    this.#options.onCancel();
  };

  /** `@click`: on the scrim. */
  readonly onClick = (event: Event): void => {
    if (event.target === event.currentTarget && this.#shown === 'over') this.#options.onCancel();
  };

  #measure(width: number): void {
    const roomy = width >= BESIDE;
    if (roomy === this.#roomy) return;
    this.#roomy = roomy;
    // Not in this very frame, in which others measure what would be another layout then.
    requestAnimationFrame(() => this.#host.requestUpdate());
  }

  #hide(): void {
    this.#unlock?.();
    this.#unlock = undefined;
    if (this.#shown) this.#options.dialog()?.close();
    this.#shown = undefined;
  }
}
