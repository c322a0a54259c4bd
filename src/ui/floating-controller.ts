import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { computePosition, Middleware, Placement, SizeOptions } from '@floating-ui/dom';

export type FloatingPlacement = Placement;

export interface FloatingOptions {
  /** What the floating element stands beside. Asked anew at every opening. */
  readonly reference: () => Element | null;
  /** The floating element, `class="floating"`; the controller makes it a manual popover. */
  readonly floating: () => HTMLElement | null;
  readonly placement?: Placement | undefined;
  /** As wide as its reference at least, as a list box under a field is. */
  readonly matchWidth?: boolean | undefined;
}

/** Distance to the reference and to the window's edge, in CSS pixels. */
const GAP = 4;
const EDGE = 8;

/**
 * Places one element beside another in the top layer while `open`. Render the floating element while
 * `controller.open`; the rest, the clean-up at disconnection included, is done here. The placing library
 * loads at the first opening; should it not load, the element stands under its reference.
 */
export class FloatingController implements ReactiveController {
  #open = false;
  #placed: HTMLElement | undefined;
  #stop: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: FloatingOptions,
  ) {
    host.addController(this);
  }

  get open(): boolean {
    return this.#open;
  }

  show(): void {
    if (this.#open) return;
    this.#open = true;
    this.host.requestUpdate();
  }

  hide(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#release();
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    const floating = this.#open ? this.options.floating() : null;
    if (floating === (this.#placed ?? null)) return;
    this.#release();
    const reference = this.options.reference();
    if (floating && reference) this.#place(reference, floating);
  }

  hostDisconnected(): void {
    this.hide();
  }

  #place(reference: Element, floating: HTMLElement): void {
    this.#placed = floating;
    if ('popover' in floating && !floating.matches(':popover-open')) {
      floating.popover = 'manual';
      floating.showPopover();
    }
    import('@floating-ui/dom').then(
      ({ autoUpdate, computePosition: compute, flip, offset, shift, size }) => {
        if (this.#placed !== floating) return;
        const middleware = [offset(GAP), flip({ padding: EDGE }), shift({ padding: EDGE }), size(this.#fit(floating))];
        this.#stop = autoUpdate(reference, floating, () => {
          void position(compute, reference, floating, this.options.placement ?? 'bottom-start', middleware);
        });
      },
      () => {
        if (this.#placed === floating) standUnder(reference, floating);
      },
    );
  }

  #fit(floating: HTMLElement): SizeOptions {
    return {
      padding: EDGE,
      apply: ({ availableHeight, rects }) => {
        floating.style.maxBlockSize = `${String(Math.max(120, Math.floor(availableHeight)))}px`;
        if (this.options.matchWidth) floating.style.minInlineSize = `${String(rects.reference.width)}px`;
      },
    };
  }

  #release(): void {
    this.#stop?.();
    this.#stop = undefined;
    const floating = this.#placed;
    this.#placed = undefined;
    if (!floating) return;
    delete floating.dataset.placed;
    if (floating.isConnected && 'popover' in floating && floating.matches(':popover-open')) floating.hidePopover();
  }
}

async function position(
  compute: typeof computePosition,
  reference: Element,
  floating: HTMLElement,
  placement: Placement,
  middleware: Middleware[],
): Promise<void> {
  const { x, y } = await compute(reference, floating, { placement, middleware, strategy: 'fixed' });
  moveTo(floating, x, y);
}

function standUnder(reference: Element, floating: HTMLElement): void {
  const { left, bottom } = reference.getBoundingClientRect();
  moveTo(floating, Math.max(EDGE, Math.min(left, innerWidth - floating.offsetWidth - EDGE)), bottom + GAP);
}

function moveTo(floating: HTMLElement, x: number, y: number): void {
  floating.style.left = `${String(Math.round(x))}px`;
  floating.style.top = `${String(Math.round(y))}px`;
  floating.dataset.placed = '';
}
