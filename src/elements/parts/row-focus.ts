import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { deepActiveElement } from '../../ui/focus.js';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/** Which control of which row had the focus last. */
interface Place {
  readonly id: string;
  readonly index: number;
  readonly control: string;
}

/**
 * Keeps the focus in the list when rows move or go: on the same control of the same row, else of the row that
 * took its place, else on the fallback. A focus that went elsewhere by itself is left alone.
 */
export class RowFocus implements ReactiveController {
  readonly #host: Host;
  readonly #fallback: () => HTMLElement | null;
  #place: Place | undefined;

  constructor(host: Host, fallback: () => HTMLElement | null) {
    this.#host = host;
    this.#fallback = fallback;
    host.addController(this);
  }

  hostConnected(): void {
    // On a server an element is connected without a document.
    if (typeof document === 'undefined') return;
    document.addEventListener('focusin', this.#notice);
    document.addEventListener('pointerdown', this.#notice, true);
    // A move of the focus within one shadow root is not told outside of it.
    this.#host.renderRoot.addEventListener('focusin', this.#notice);
  }

  hostDisconnected(): void {
    document.removeEventListener('focusin', this.#notice);
    document.removeEventListener('pointerdown', this.#notice, true);
    this.#host.renderRoot.removeEventListener('focusin', this.#notice);
    this.#place = undefined;
  }

  hostUpdated(): void {
    if (!this.#place || !isNowhere(deepActiveElement())) return;
    const rows = this.#rows();
    const { id, index, control } = this.#place;
    const row = rows.find((each) => each.dataset.id === id) ?? rows[Math.min(index, rows.length - 1)];
    const target =
      row?.querySelector<HTMLElement>(`[data-control="${control}"]`) ??
      row?.querySelector<HTMLElement>('[data-control]');
    (target ?? this.#fallback())?.focus();
  }

  #rows(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-row]')];
  }

  readonly #notice = (event: Event): void => {
    const [target] = event.composedPath();
    const inside = target instanceof Element && this.#host.renderRoot.contains(target) ? target : undefined;
    const row = inside?.closest<HTMLElement>('[data-row]');
    if (row) {
      const control = inside?.closest<HTMLElement>('[data-control]')?.dataset.control ?? '';
      this.#place = { id: row.dataset.id ?? '', index: this.#rows().indexOf(row), control };
    } else if (!inside?.closest('[role="menu"], dialog, .toasts')) {
      // What an act opened belongs to the row that it is about; all else is a place of its own.
      this.#place = undefined;
    }
  };
}

function isNowhere(active: Element | null): boolean {
  return active === null || active === document.body;
}
