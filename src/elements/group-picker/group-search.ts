import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { debounce } from '../../ui/debounce.js';

/** How long typing pauses before the backend is asked, in milliseconds. */
const PAUSE = 250;

/** What is typed, what is asked for, and on which option the keys are. */
export class GroupSearch implements ReactiveController {
  #host: ReactiveControllerHost;
  #typed = '';
  #asked = '';
  #active = -1;
  #soon = debounce((text: string) => this.#ask(text), PAUSE);

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get typed(): string {
    return this.#typed;
  }

  /** What the backend is asked for; follows what is typed. */
  get asked(): string {
    return this.#asked;
  }

  /** Index of the option that the keys are on; -1 when they are in the text. */
  get active(): number {
    return this.#active;
  }

  set active(index: number) {
    if (index === this.#active) return;
    this.#active = index;
    this.#host.requestUpdate();
  }

  type(text: string): void {
    this.#typed = text;
    this.active = -1;
    this.#soon(text.trim());
    // Nothing to narrow down: the whole list is wanted back at once.
    if (text.trim() === '') this.#soon.flush();
    this.#host.requestUpdate();
  }

  /** Asks now, without waiting for a pause. Tells whether what is typed was asked for already. */
  settle(): boolean {
    const settled = this.#asked === this.#typed.trim();
    this.#soon.flush();
    return settled;
  }

  clear(): void {
    this.#soon.cancel();
    this.#typed = '';
    this.#active = -1;
    this.#ask('');
  }

  hostDisconnected(): void {
    this.#soon.cancel();
  }

  #ask(text: string): void {
    this.#asked = text;
    this.#host.requestUpdate();
  }
}
