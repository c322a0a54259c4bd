import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AuditApi } from '../../domain/adapter.js';
import type { AuditEntry } from '../../domain/audit.js';
import { asDirectoryError, type DirectoryError } from '../../domain/errors.js';
import type { Page } from '../../domain/page.js';
import type { Directory } from '../../state/directory.js';
import { QueryController } from '../../state/query-controller.js';
import { member } from '../parts/user-writes.js';

/** Entries per reading. */
const LIMIT = 20;

export interface AuditTrailOptions {
  readonly directory: () => Directory | undefined;
  /** Whose trail; `undefined` reads nothing. */
  readonly userId: () => string | undefined;
}

interface Known {
  readonly userId: string;
  readonly newest: Page<AuditEntry>;
  readonly entries: readonly AuditEntry[];
  /** The page that was read last, at the far end. */
  readonly end: Page<AuditEntry>;
}

/** What happened to one user, newest first; older entries when asked for. What is written in it never changes. */
export class AuditTrail implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: AuditTrailOptions;
  readonly #query: QueryController<{ audit: string }, Page<AuditEntry>>;
  #known: Known | undefined;
  #reading: AbortController | undefined;
  #moreError: DirectoryError | undefined;

  constructor(host: ReactiveControllerHost, options: AuditTrailOptions) {
    this.#host = host;
    this.#options = options;
    this.#query = new QueryController(host, {
      directory: options.directory,
      topic: 'users',
      question: () => {
        const userId = options.userId();
        return userId === undefined ? undefined : { audit: userId };
      },
      read: ({ adapter }, { audit }, signal) => list(adapter.audit, { userId: audit, limit: LIMIT }, signal),
      concerns: ({ ids }, { audit }) => ids?.includes(audit) ?? true,
    });
    // After the query, so that its state is up to date when this looks at it.
    host.addController(this);
  }

  /** `undefined` until the first answer. */
  get entries(): readonly AuditEntry[] | undefined {
    return this.#known?.entries;
  }

  /** Why the newest were not read; what was read before stays. */
  get error(): DirectoryError | undefined {
    const { state } = this.#query;
    return state.status === 'failed' && !state.reloading ? state.error : undefined;
  }

  /** Why the older ones were not read. */
  get moreError(): DirectoryError | undefined {
    return this.#moreError;
  }

  get readingMore(): boolean {
    return this.#reading !== undefined;
  }

  get hasMore(): boolean {
    if (!this.#known) return false;
    const { entries, end } = this.#known;
    if (end.next !== undefined) return true;
    return end.total === undefined ? this.#pagesByOffset && end.items.length === LIMIT : entries.length < end.total;
  }

  reload(): void {
    this.#query.reload();
  }

  /** Reads the next older ones. */
  async more(): Promise<void> {
    const directory = this.#options.directory();
    const known = this.#known;
    if (!directory || !known || this.#reading || !this.hasMore) return;
    const reading = new AbortController();
    this.#reading = reading;
    this.#moreError = undefined;
    this.#host.requestUpdate();
    const { userId, end, entries } = known;
    const where = end.next === undefined ? { offset: entries.length } : { cursor: end.next };
    try {
      const page = await list(directory.adapter.audit, { userId, limit: LIMIT, ...where }, reading.signal);
      if (!reading.signal.aborted && this.#known)
        this.#known = { ...this.#known, entries: together(this.#known.entries, page.items), end: page };
    } catch (thrown) {
      if (!reading.signal.aborted) this.#moreError = asDirectoryError(thrown);
    } finally {
      if (this.#reading === reading) this.#reading = undefined;
      this.#host.requestUpdate();
    }
  }

  hostUpdate(): void {
    const userId = this.#options.userId();
    if (userId !== undefined && this.#known?.userId !== userId) this.#forget();
    const { value: newest } = this.#query;
    if (userId === undefined || !newest || this.#query.stale || newest === this.#known?.newest) return;
    const { entries = [], end = newest } = this.#known ?? {};
    const ids = new Set(entries.map(({ id }) => id));
    // Where nothing of it is known there may be a gap, so what was read before is read anew when asked for.
    const joined = newest.items.some(({ id }) => ids.has(id));
    this.#known = joined
      ? { userId, newest, entries: together(newest.items, entries), end }
      : { userId, newest, entries: newest.items, end: newest };
  }

  hostDisconnected(): void {
    this.#reading?.abort();
    this.#reading = undefined;
  }

  get #pagesByOffset(): boolean {
    return this.#options.directory()?.capabilities.paging === 'offset';
  }

  #forget(): void {
    this.hostDisconnected();
    this.#known = undefined;
    this.#moreError = undefined;
  }
}

function list(
  audit: AuditApi | undefined,
  query: Parameters<AuditApi['list']>[0],
  signal: AbortSignal,
): Promise<Page<AuditEntry>> {
  return member(audit).list(query, { signal });
}

/** Both, each entry once: pages overlap where something happened in between. */
function together(newer: readonly AuditEntry[], older: readonly AuditEntry[]): AuditEntry[] {
  const ids = new Set(newer.map(({ id }) => id));
  return [...newer, ...older.filter(({ id }) => !ids.has(id))];
}
