import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Browsers let an entry of the session history be written only so often: the strictest, 100 times in 30 seconds. */
const PACE = 1000;

/**
 * Tells when what was typed should be safe: every second of typing, when the person goes on from a field, and when the
 * page or the element goes. `pagehide` would be too late: what the entry is given then is lost on a reload.
 */
export class Leaving implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #onLeave: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, onLeave: () => void) {
    this.#host = host;
    this.#onLeave = onLeave;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('input', this.#typed);
    this.#host.addEventListener('focusout', this.#leave);
  }

  hostDisconnected(): void {
    this.#leave();
    this.#host.removeEventListener('input', this.#typed);
    this.#host.removeEventListener('focusout', this.#leave);
  }

  /** The listener is there only while something waits: with one, a browser may refuse a page its back/forward cache. */
  #typed = (): void => {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(this.#leave, PACE);
    window.addEventListener('beforeunload', this.#leave);
  };

  #leave = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    window.removeEventListener('beforeunload', this.#leave);
    this.#onLeave();
  };
}
