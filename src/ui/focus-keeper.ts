import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { deepActiveElement } from './focus.js';

export interface KeeperOptions {
  /** The part in which controls come and go. */
  readonly part: () => Element | null;
  /** What takes the focus in place of a control that has gone. */
  readonly instead: () => HTMLElement | null;
}

/** Where an update takes away the control that has the focus, leads the focus on: a keyboard must not end up nowhere. */
export class FocusKeeper implements ReactiveController {
  readonly #options: KeeperOptions;
  #inside = false;

  constructor(host: ReactiveControllerHost, options: KeeperOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#inside = this.#options.part()?.matches(':focus-within') === true;
  }

  hostUpdated(): void {
    if (!this.#inside) return;
    const active = deepActiveElement();
    if (active === null || active === document.body) this.#options.instead()?.focus();
  }
}
