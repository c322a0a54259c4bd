import type { ReactiveControllerHost } from 'lit';
import type { UserQuery, User } from '../../domain/user.js';
import type { Directory } from '../../state/directory.js';
import type { QueryState } from '../../state/query-controller.js';
import { WindowController } from '../../state/window-controller.js';
import type { Shown } from './list-pages.js';
import type { Answer } from './list-query.js';

/** What narrows and orders the list. */
type Narrowing = Omit<UserQuery, 'limit'>;

/** The list as one continuous scroll: the same questions and answers as page by page, with rows read as they come into view. */
export class ListScroll {
  readonly #window: WindowController<Narrowing, User>;
  readonly #narrowing: () => Narrowing | undefined;
  #first = 0;
  #last = -1;

  constructor(
    host: ReactiveControllerHost,
    options: { readonly directory: () => Directory | undefined; readonly narrowing: () => Narrowing | undefined },
  ) {
    this.#narrowing = options.narrowing;
    this.#window = new WindowController<Narrowing, User>(host, {
      directory: options.directory,
      topic: 'users',
      question: options.narrowing,
      idOf: ({ id }) => id,
      read: async (directory, narrowing, { limit, offset, cursor }, signal) => {
        const { counts, maxPageSize } = directory.capabilities;
        const page = await directory.adapter.users.list(
          {
            ...narrowing,
            limit: Math.min(limit, maxPageSize),
            ...(offset !== undefined && offset > 0 && { offset }),
            ...(cursor !== undefined && { cursor }),
          },
          { signal, counts },
        );
        directory.learnClock(page.asOf);
        directory.learn(page.learnt);
        return page;
      },
    });
  }

  /** Rows to make room for, read or not. */
  get length(): number {
    return this.#window.rows?.length ?? 0;
  }

  /** Whether more rows follow than there is room for yet. */
  get more(): boolean {
    return this.#window.rows?.more ?? true;
  }

  itemAt(index: number): User | undefined {
    return this.#window.rows?.itemAt(index);
  }

  /** Says which rows are drawn, from 0. */
  show(first: number, last: number): void {
    this.#first = first;
    this.#last = last;
    this.#window.show(first, last);
  }

  reload(): void {
    this.#window.reload();
  }

  get settled(): Promise<unknown> {
    return this.#window.settled;
  }

  get stale(): boolean {
    return this.#window.stale;
  }

  get state(): QueryState<Answer> {
    const { rows, error, loading } = this.#window;
    if (!rows) return { status: 'idle' };
    const value = this.#answer;
    if (error) return { status: 'failed', error, reloading: loading, ...(value && { value }) };
    // Rows that come into view while one scrolls are no reload of the list.
    return value ? { status: 'ready', value, reloading: this.#window.refreshing } : { status: 'loading' };
  }

  /** The rows that are drawn, as far as they are read. */
  get shown(): Shown | undefined {
    const answer = this.#answer;
    if (!answer) return undefined;
    const { length } = this;
    const last = Math.min(this.#last < 0 ? 0 : this.#last, length - 1);
    const rows = Array.from({ length: Math.max(0, last - this.#first + 1) }, (_, at) => this.itemAt(this.#first + at));
    return {
      rows: rows.filter((user) => user !== undefined),
      from: length === 0 ? 0 : this.#first + 1,
      to: last + 1,
      total: this.#window.rows?.total,
      hasPrevious: false,
      hasNext: this.more,
    };
  }

  get #answer(): Answer | undefined {
    const page = this.#window.lastPage;
    const narrowing = this.#narrowing();
    if (!page || !narrowing) return undefined;
    return { question: { users: { ...narrowing, limit: 1 }, page: 1, counts: page.counts !== undefined }, page };
  }
}
