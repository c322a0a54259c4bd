import type { ReactiveController } from 'lit';

/** To be added to its host. Lets the browser ask before the page goes, while there is something to lose. It listens only then, for the page's sake. */
export class UnloadGuard implements ReactiveController {
  readonly #isDirty: () => boolean;
  #connected = false;
  #listening = false;

  constructor(isDirty: () => boolean) {
    this.#isDirty = isDirty;
  }

  hostConnected(): void {
    this.#connected = true;
    if (this.#isDirty()) this.#listen();
  }

  /** An element is drawn once more after it has left the page: then there is nothing to ask about. */
  hostUpdated(): void {
    if (this.#connected && this.#isDirty()) this.#listen();
    else this.#stop();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#stop();
  }

  #stop(): void {
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
