import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What brought the person or the connection back. */
export type Comeback = 'online' | 'page' | 'tab';

/**
 * Tells when reading again may bring something new: the connection is back (`online`), the page came out of the
 * browser's back/forward cache after a sign-in elsewhere (`page`), or the tab is looked at again (`tab`).
 */
export class ComingBack implements ReactiveController {
  #onBack: (how: Comeback) => void;

  constructor(host: ReactiveControllerHost, onBack: (how: Comeback) => void) {
    this.#onBack = onBack;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.#online);
    window.addEventListener('pageshow', this.#shown);
    document.addEventListener('visibilitychange', this.#seen);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#online);
    window.removeEventListener('pageshow', this.#shown);
    document.removeEventListener('visibilitychange', this.#seen);
  }

  #online = (): void => this.#onBack('online');

  #shown = (event: PageTransitionEvent): void => {
    if (event.persisted) this.#onBack('page');
  };

  #seen = (): void => {
    if (document.visibilityState === 'visible') this.#onBack('tab');
  };
}
