import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Directory } from '../../../state/directory.js';
import { debounce } from '../../../ui/debounce.js';

/** How many names are offered. */
const OFFERED = 20;
/** How long typing rests before the backend is asked, in milliseconds. */
const PAUSE = 200;

/** Names of groups that go on as what is typed begins, from the backend; an answer that was overtaken is dropped. */
export class Suggestions implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #directory: () => Directory | undefined;
  readonly #soon = debounce((text: string) => void this.#read(text), PAUSE);
  #running = new AbortController();
  #names: readonly string[] = [];

  constructor(host: ReactiveControllerHost, directory: () => Directory | undefined) {
    this.#host = host;
    this.#directory = directory;
    host.addController(this);
  }

  get names(): readonly string[] {
    return this.#names;
  }

  ask(text: string): void {
    this.#soon(text);
  }

  hostDisconnected(): void {
    this.#soon.cancel();
    this.#running.abort();
  }

  async #read(text: string): Promise<void> {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    const search = text.trim();
    const query = { limit: OFFERED, ...(search !== '' && { search }) };
    try {
      const page = await this.#directory()?.adapter.groups?.list(query, { signal });
      if (signal.aborted || !page) return;
      this.#names = page.items.map(({ name }) => name);
      this.#host.requestUpdate();
    } catch {
      // Suggestions help; without them the name is typed whole, and the list says whether anybody bears it.
    }
  }
}
