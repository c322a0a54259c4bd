import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Holds back what would move things under the pointer until a press is over: a message that appears when a
 * field loses the focus pushes the button away from under the finger, and the press is lost.
 */
export class PressGuard implements ReactiveController {
  #pressed = false;
  #held: (() => void)[] = [];

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** `@pointerdown` of whatever holds both the fields and the buttons. */
  readonly press = (): void => {
    this.#pressed = true;
    window.addEventListener('pointerup', this.#over, { once: true });
    window.addEventListener('pointercancel', this.#over, { once: true });
  };

  run(act: () => void): void {
    if (this.#pressed) this.#held.push(act);
    else act();
  }

  hostDisconnected(): void {
    this.#release();
    this.#held = [];
  }

  /** The click follows the pointer's end in a task of its own. */
  readonly #over = (): void => {
    setTimeout(() => {
      this.#release();
      for (const act of this.#held.splice(0)) act();
    });
  };

  #release(): void {
    this.#pressed = false;
    window.removeEventListener('pointerup', this.#over);
    window.removeEventListener('pointercancel', this.#over);
  }
}
