import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Change } from '../../domain/adapter.js';
import type { Page } from '../../domain/page.js';
import type { Directory } from '../../state/directory.js';
import type { BlockRequest } from '../../state/row-blocks.js';
import { WindowController } from '../../state/window-controller.js';
import { debounce } from '../../ui/debounce.js';

/** What is asked: the search, and whatever else makes the list another one. */
export interface ListQuestion {
  readonly search: string;
  readonly of: string;
}

export interface SearchedListOptions<T> {
  readonly directory: () => Directory | undefined;
  readonly topic: Change['topic'];
  /** Which list is meant, such as a group's id; `undefined` reads nothing. */
  readonly of: () => string | undefined;
  readonly read: (
    directory: Directory,
    question: ListQuestion,
    part: BlockRequest,
    signal: AbortSignal,
  ) => Promise<Page<T>>;
  readonly idOf: (item: T) => string;
}

/** How many rows are drawn at first, and how many more at a time. */
const STEP = 50;
/** How long typing rests before it is a search, in milliseconds. */
const REST = 250;

/** A list with a search and "Show more", read part by part, however the backend pages. */
export class SearchedList<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #window: WindowController<ListQuestion, T>;
  #typed = '';
  #search = '';
  #limit = STEP;
  #of: string | undefined;
  readonly #settle = debounce((text: string) => this.#ask(text), REST);

  constructor(host: ReactiveControllerHost, options: SearchedListOptions<T>) {
    this.#host = host;
    host.addController(this);
    this.#window = new WindowController(host, {
      directory: options.directory,
      topic: options.topic,
      idOf: options.idOf,
      read: options.read,
      question: () => {
        const of = options.of();
        if (of !== this.#of) this.#begin(of);
        return of === undefined ? undefined : { search: this.#search, of };
      },
    });
    this.#window.show(0, STEP - 1);
  }

  hostDisconnected(): void {
    this.#settle.cancel();
  }

  /** What stands in the field, searched for or not yet. */
  get typed(): string {
    return this.#typed;
  }

  /** What the rows answer, or are about to. */
  get search(): string {
    return this.#search;
  }

  get items(): readonly T[] {
    const { rows } = this.#window;
    const found: T[] = [];
    for (let index = 0; index < Math.min(rows?.length ?? 0, this.#limit); index++) {
      const item = rows?.itemAt(index);
      if (item !== undefined) found.push(item);
    }
    return found;
  }

  get total(): number | undefined {
    return this.#window.rows?.total;
  }

  get hasMore(): boolean {
    const { rows } = this.#window;
    return rows !== undefined && (rows.length > this.#limit || (rows.more && this.items.length >= this.#limit));
  }

  /** Whether nothing is known yet. */
  get waiting(): boolean {
    return this.#window.rows === undefined || (this.loading && this.items.length === 0);
  }

  get loading(): boolean {
    return this.#window.loading;
  }

  /** Whether what is shown is being read anew. */
  get refreshing(): boolean {
    return this.#window.refreshing;
  }

  get error(): WindowController<ListQuestion, T>['error'] {
    return this.#window.error;
  }

  type(text: string): void {
    this.#typed = text;
    this.#host.requestUpdate();
    this.#settle(text);
  }

  clear(): void {
    this.#typed = '';
    this.#settle.cancel();
    this.#ask('');
  }

  more(): void {
    this.#limit += STEP;
    this.#window.show(0, this.#limit - 1);
    this.#host.requestUpdate();
  }

  reload(): void {
    this.#window.reload();
  }

  #ask(text: string): void {
    this.#search = text.trim();
    this.#limit = STEP;
    this.#window.show(0, STEP - 1);
    this.#host.requestUpdate();
  }

  #begin(of: string | undefined): void {
    this.#of = of;
    this.#typed = this.#search = '';
    this.#settle.cancel();
    this.#limit = STEP;
  }
}
