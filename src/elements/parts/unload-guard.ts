import type { ReactiveController } from 'lit';

/** To be added to its host. Lets the browser ask before the page goes, while there is something to lose. It listens only then, for the page's sake. */
export class UnloadGuard implements ReactiveController {
  readonly #isDirty: () => boolean;
  #listening = false;

  constructor(isDirty: () => boolean) {
    this.#isDirty = isDirty;
  }

  hostUpdated(): void {
    if (this.#isDirty()) this.#listen();
    else this.hostDisconnected();
  }

  hostDisconnected(): void {
    if (!this.#listening) return;
    this.#listening = false;
    window.removeEventListener('beforeunload', prevent);
  }

  /** A page that listens all the time is kept out of the back/forward cache by some browsers. */
  #listen(): void {
    if (this.#listening) return;
    this.#listening = true;
    window.addEventListener('beforeunload', prevent);
  }
}

function prevent(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
