import { html, type ReactiveController, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { MAX_WIDTH, MIN_WIDTH, WIDTH_STEP } from './list-view.js';

export interface ColumnResizeOptions {
  readonly i18n: LocalizeController;
  /** The column has this width now, in CSS pixels; as the room allows without one. `done`: it stays so. */
  readonly onResize: (id: string, width: number | undefined, done: boolean) => void;
}

interface Drag {
  readonly id: string;
  readonly pointer: number;
  readonly from: number;
  readonly width: number;
  /** -1 where the line reads from right to left. */
  readonly way: 1 | -1;
}

/**
 * The edges of columns, which can be drawn: window splitters (WAI-ARIA APG) that move by arrows, go to their ends by
 * Home and End, and give the column its room back by Enter or a double click.
 */
export class ColumnResize implements ReactiveController {
  readonly #options: ColumnResizeOptions;
  #drag: Drag | undefined;

  constructor(options: ColumnResizeOptions) {
    this.#options = options;
  }

  hostDisconnected(): void {
    this.#drag = undefined;
  }

  /** At the end of a column's head. */
  handle(id: string, name: string, width: number | undefined): TemplateResult {
    const texts = this.#options.i18n.messages.listTools;
    return html`<span
      class="resize"
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      aria-label=${texts.widthOf(name)}
      aria-valuemin=${MIN_WIDTH}
      aria-valuemax=${MAX_WIDTH}
      aria-valuenow=${width ?? MIN_WIDTH}
      aria-valuetext=${width === undefined ? texts.auto : String(width)}
      @pointerdown=${(event: PointerEvent) => this.#begin(id, event)}
      @pointermove=${this.#move}
      @pointerup=${this.#end}
      @pointercancel=${this.#end}
      @keydown=${(event: KeyboardEvent) => this.#onKeydown(id, event)}
      @dblclick=${() => this.#options.onResize(id, undefined, true)}
    ></span>`;
  }

  #begin(id: string, event: PointerEvent): void {
    if (event.button !== 0) return;
    const handle = event.currentTarget as HTMLElement;
    // Not every pointer can be held: one made by a script, for instance.
    if (event.isTrusted) handle.setPointerCapture(event.pointerId);
    this.#drag = { id, pointer: event.pointerId, from: event.clientX, width: widthAt(handle), way: wayOf(handle) };
    event.preventDefault();
    handle.focus();
  }

  readonly #move = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (drag?.pointer === event.pointerId) this.#options.onResize(drag.id, drawn(drag, event), false);
  };

  readonly #end = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (drag?.pointer !== event.pointerId) return;
    this.#drag = undefined;
    // A press that moved nothing chooses no width.
    if (event.clientX !== drag.from) this.#options.onResize(drag.id, drawn(drag, event), true);
  };

  #onKeydown(id: string, event: KeyboardEvent): void {
    const handle = event.currentTarget as HTMLElement;
    const now = widthAt(handle);
    const step = WIDTH_STEP * wayOf(handle);
    const widths: Readonly<Record<string, number | undefined>> = {
      ArrowRight: now + step,
      ArrowLeft: now - step,
      Home: MIN_WIDTH,
      End: MAX_WIDTH,
      Enter: undefined,
    };
    if (!(event.key in widths) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.#options.onResize(id, widths[event.key], true);
  }
}

function drawn({ from, width, way }: Drag, { clientX }: PointerEvent): number {
  return width + (clientX - from) * way;
}

function widthAt(handle: HTMLElement): number {
  return Math.round(handle.closest('th')?.getBoundingClientRect().width ?? 0);
}

function wayOf(handle: HTMLElement): 1 | -1 {
  return getComputedStyle(handle).direction === 'rtl' ? -1 : 1;
}
