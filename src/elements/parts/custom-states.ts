import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Keeps an element's `:state(...)` equal to what `current` says, for a host's style sheet. */
export class CustomStates implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #current: () => Readonly<Record<string, boolean>>;
  #internals: ElementInternals | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, current: () => Readonly<Record<string, boolean>>) {
    this.#host = host;
    this.#current = current;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#internals ??= this.#host.attachInternals();
    // Safari before 17.4 has element internals without states.
    const states = this.#internals.states as CustomStateSet | undefined;
    if (!states) return;
    for (const [name, on] of Object.entries(this.#current())) {
      if (on) states.add(name);
      else states.delete(name);
    }
  }
}
