import type { ReactiveControllerHost } from 'lit';
import type { User } from '../../../domain/user.js';
import type { Directory } from '../../../state/directory.js';
import { debounce } from '../../../ui/debounce.js';

/** How many people are offered. */
const OFFERED = 5;
/** How long typing rests before the backend is asked, in milliseconds. */
const PAUSE = 200;

/** People whom the backend finds for what is typed; an answer that was overtaken is dropped. */
export class PeopleSearch {
  readonly #host: ReactiveControllerHost;
  readonly #directory: () => Directory | undefined;
  readonly #soon = debounce((text: string) => void this.#read(text), PAUSE);
  #running = new AbortController();
  #found: readonly User[] = [];
  #waiting = false;

  constructor(host: ReactiveControllerHost, directory: () => Directory | undefined) {
    this.#host = host;
    this.#directory = directory;
  }

  get found(): readonly User[] {
    return this.#found;
  }

  /** Whether an answer is still to come. */
  get waiting(): boolean {
    return this.#waiting;
  }

  ask(text: string): void {
    this.end();
    const directory = this.#directory();
    // One letter finds half the account.
    if ([...text.trim()].length < 2 || !directory || directory.capabilities.search === 'none') return;
    this.#waiting = true;
    this.#soon(text.trim());
  }

  end(): void {
    this.#soon.cancel();
    this.#running.abort();
    this.#running = new AbortController();
    this.#waiting = false;
    this.#found = [];
  }

  async #read(search: string): Promise<void> {
    const { signal } = this.#running;
    try {
      const page = await this.#directory()?.adapter.users.list({ search, limit: OFFERED }, { signal });
      if (!signal.aborted) this.#found = page?.items ?? [];
    } catch {
      // People are one part of what is offered; the acts and the list's own search stay.
    } finally {
      if (!signal.aborted) this.#waiting = false;
      this.#host.requestUpdate();
    }
  }
}
