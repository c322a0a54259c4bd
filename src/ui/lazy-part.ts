import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * A part of an element that is fetched when it is first asked for. `value` is `undefined` until it is there, and the
 * host is drawn again when it is; a fetch that failed is tried again at the next asking.
 */
export class LazyPart<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<T>;
  #value: T | undefined;
  #loading = false;
  #failed = false;

  constructor(host: ReactiveControllerHost, load: () => Promise<T>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  hostConnected(): void {
    // A controller needs one member of the interface; nothing has to be done on connecting.
  }

  /** The part as far as it is there; never fetches. */
  get value(): T | undefined {
    return this.#value;
  }

  /** Whether the last fetch failed, and none is running. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Fetches what is not there. Settles when it is, or has failed. */
  async fetch(): Promise<T | undefined> {
    if (this.#value !== undefined || this.#loading) return this.#value;
    this.#loading = true;
    this.#failed = false;
    try {
      this.#value = await this.#load();
    } catch {
      // Whoever is offline presses again; `failed` lets the host say so.
      this.#failed = true;
    } finally {
      this.#loading = false;
      this.#host.requestUpdate();
    }
    return this.#value;
  }
}
