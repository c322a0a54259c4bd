import type { ReactiveControllerHost } from 'lit';
import { asDirectoryError } from '../../domain/errors.js';
import type { Group, GroupQuery } from '../../domain/group.js';
import type { Page } from '../../domain/page.js';
import { pause } from '../../ui/pause.js';

/** So many pages are read one after the other at most when the end is asked for: 10,000 groups of 100 a page. */
const PAGES_IN_A_ROW = 100;

export type MoreState = 'idle' | 'loading' | 'failed' | 'ended';

/** Where a page begins. */
export type From = Pick<GroupQuery, 'offset' | 'cursor'>;

/** A first page and those that follow it, as they are wanted. */
export class PageChain {
  #host: ReactiveControllerHost;
  #read: (from: From, signal: AbortSignal) => Promise<Page<Group>>;
  #byOffset: () => boolean;
  #first: Page<Group> = { items: [] };
  #question = '';
  #pages: readonly Page<Group>[] = [];
  #groups: readonly Group[] | undefined;
  #state: MoreState = 'idle';
  #running: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;

  /** @param byOffset whether pages without a mark of the next one are followed by their number of groups */
  constructor(
    host: ReactiveControllerHost,
    read: (from: From, signal: AbortSignal) => Promise<Page<Group>>,
    byOffset: () => boolean,
  ) {
    this.#host = host;
    this.#read = read;
    this.#byOffset = byOffset;
  }

  /** Begins with this page; goes on where an answer to the same question brings the same groups again. */
  begin(first: Page<Group>, question: string): this {
    if (first === this.#first) return this;
    const again = question === this.#question && idsOf(first) === idsOf(this.#first);
    this.#first = first;
    this.#question = question;
    this.#groups = undefined;
    if (again) return this;
    this.stop();
    this.#pages = [];
    this.#state = 'idle';
    return this;
  }

  /** Each group once; the same list until a page comes, so that others can tell whether something is new. */
  get groups(): readonly Group[] {
    this.#groups ??= [
      ...new Map(
        [this.#first, ...this.#pages].flatMap(({ items }) => items).map((group) => [group.id, group]),
      ).values(),
    ];
    return this.#groups;
  }

  get state(): MoreState {
    return this.#state;
  }

  get hasMore(): boolean {
    const { items, next, total } = this.#last;
    if (this.#state === 'ended') return false;
    if (next !== undefined) return true;
    return this.#byOffset() && items.length > 0 && total !== undefined && this.groups.length < total;
  }

  /** Fetches the next page, unless nothing is left; one that is on its way is waited for. */
  more(): Promise<void> {
    if (!this.hasMore) return Promise.resolve();
    if (!this.#running) {
      const abort = new AbortController();
      this.#running = { abort, done: this.#fetch(abort.signal) };
    }
    return this.#running.done;
  }

  /** Fetches page after page while they are wanted, until the end is there, one fails, or there are very many. */
  async toEnd(wanted: () => boolean): Promise<void> {
    for (let page = 0; page < PAGES_IN_A_ROW && this.hasMore && wanted(); page += 1) {
      await this.more();
      if (this.#state !== 'idle') return;
      // Answers that are there at once would otherwise be one long task.
      await pause();
    }
  }

  /** Cancels what is on its way; what came stays. */
  stop(): void {
    this.#running?.abort.abort();
    this.#running = undefined;
    if (this.#state === 'loading') this.#state = 'idle';
  }

  get #last(): Page<Group> {
    return this.#pages.at(-1) ?? this.#first;
  }

  async #fetch(signal: AbortSignal): Promise<void> {
    this.#set('loading');
    const { next } = this.#last;
    try {
      const page = await this.#read(next === undefined ? { offset: this.groups.length } : { cursor: next }, signal);
      if (!signal.aborted) this.#append(page);
    } catch (thrown) {
      if (!signal.aborted) this.#end(asDirectoryError(thrown).kind === 'aborted' ? 'idle' : 'failed');
    }
  }

  #append(page: Page<Group>): void {
    const before = this.groups.length;
    this.#pages = [...this.#pages, page];
    this.#groups = undefined;
    // A server that repeats its pages or miscounts must not be asked for ever.
    this.#end(this.groups.length === before ? 'ended' : 'idle');
  }

  #end(state: MoreState): void {
    this.#running = undefined;
    this.#set(state);
  }

  #set(state: MoreState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

function idsOf({ items }: Page<Group>): string {
  return JSON.stringify(items.map(({ id }) => id));
}
