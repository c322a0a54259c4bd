import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Tags } from '../tags.js';

/** How parts are fetched and registered that are not on the page yet; empty where all are registered together. */
export type PartLoaders = { readonly [part in keyof Tags]?: () => Promise<unknown> };

/** Fetches the elements that are nested when they are first needed. Until then their tags are unknown to the page. */
export class LazyElements implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #loaders: () => PartLoaders;
  readonly #tags: () => Tags;
  readonly #onFailed: (retry: () => void) => void;
  readonly #asked = new Set<keyof Tags>();

  constructor(
    host: ReactiveControllerHost,
    options: {
      readonly loaders: () => PartLoaders;
      readonly tags: () => Tags;
      /** The fetch failed; `retry` asks again. */
      readonly onFailed: (retry: () => void) => void;
    },
  ) {
    this.#host = host;
    this.#loaders = options.loaders;
    this.#tags = options.tags;
    this.#onFailed = options.onFailed;
    host.addController(this);
  }

  hostConnected(): void {
    // A controller needs one member of the interface; what is fetched stays.
  }

  /** Whether the part can be used; if not, it is fetched, and the host drawn again when it is there. */
  ready(part: keyof Tags): boolean {
    if (typeof customElements === 'undefined') return false;
    if (customElements.get(this.#tags()[part])) return true;
    this.#fetch(part);
    return false;
  }

  #fetch(part: keyof Tags): void {
    const load = this.#loaders()[part];
    if (!load || this.#asked.has(part)) return;
    this.#asked.add(part);
    const again = (): void => {
      this.#asked.delete(part);
      this.#host.requestUpdate();
    };
    load().then(
      () => this.#host.requestUpdate(),
      () => this.#onFailed(again),
    );
  }
}
