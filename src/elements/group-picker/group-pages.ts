import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asDirectoryError, type DirectoryError } from '../../domain/errors.js';
import type { Group, GroupQuery } from '../../domain/group.js';
import type { Page } from '../../domain/page.js';
import type { Directory } from '../../state/directory.js';
import { QueryController } from '../../state/query-controller.js';

/** How many groups are asked for at once. */
const PAGE_SIZE = 50;

export interface GroupPagesOptions {
  readonly directory: () => Directory | undefined;
  /** What is searched for; everything when empty. */
  readonly search: () => string;
}

/** What the list shows: its own faces instead of pairs of flags. */
export type GroupPagesState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: DirectoryError }
  | { readonly status: 'ready'; readonly groups: readonly Group[]; readonly reloading: boolean };

/** The pages after the first, for one first page: another first page begins anew. */
interface Rest {
  readonly of: Page<Group>;
  readonly pages: readonly Page<Group>[];
  readonly state: 'idle' | 'loading' | 'failed' | 'ended';
}

/** Groups from the backend: the first page by search, the following ones as they are wanted. */
export class GroupPages implements ReactiveController {
  #host: ReactiveControllerHost;
  #options: GroupPagesOptions;
  #first: QueryController<GroupQuery, Page<Group>>;
  #rest: Rest | undefined;
  #abort: AbortController | undefined;
  #total: number | undefined;
  #merged: { readonly of: Page<Group>; readonly pages: number; readonly groups: readonly Group[] } | undefined;

  constructor(host: ReactiveControllerHost, options: GroupPagesOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#first = new QueryController<GroupQuery, Page<Group>>(host, {
      directory: options.directory,
      topic: 'groups',
      question: () => (options.directory()?.adapter.groups ? this.#query : undefined),
      read: (directory, query, signal) => this.#readFirst(directory, query, signal),
    });
  }

  get state(): GroupPagesState {
    const state = this.#first.state;
    // A backend without groups has none to show.
    if (state.status === 'idle' && this.#options.directory()) return { status: 'ready', groups: [], reloading: false };
    if (state.status === 'failed') return { status: 'failed', error: state.error };
    if (state.status !== 'ready') return { status: 'loading' };
    return { status: 'ready', groups: this.#groups(state.value), reloading: this.#first.stale };
  }

  /** What is there of what is asked; nothing while the list does not stand. */
  get groups(): readonly Group[] {
    const { state } = this;
    return state.status === 'ready' ? state.groups : [];
  }

  /** How many groups there are in all, as far as the backend has said. */
  get total(): number | undefined {
    return this.#total;
  }

  /** Whether every group is here: nothing is searched for and nothing is left to fetch. */
  get complete(): boolean {
    return this.#options.search() === '' && this.#first.state.status === 'ready' && !this.#first.stale && !this.hasMore;
  }

  get hasMore(): boolean {
    const first = this.#first.value;
    if (!first || this.#restOf(first).state === 'ended') return false;
    return followsOn(this.#lastOf(first), this.#groups(first).length, this.#options.directory());
  }

  /** How many match what is asked, as far as the backend has said. */
  get matching(): number | undefined {
    const first = this.#first.value;
    return first && (this.hasMore ? first.total : this.#groups(first).length);
  }

  get moreState(): Rest['state'] {
    return this.#rest?.state ?? 'idle';
  }

  reload(): void {
    this.#first.reload();
  }

  /** Fetches the next page, unless one is on its way or nothing is left. */
  async more(): Promise<void> {
    const directory = this.#options.directory();
    const first = this.#first.value;
    if (!directory?.adapter.groups || !first || !this.hasMore || this.#restOf(first).state === 'loading') return;
    const rest = this.#restOf(first);
    this.#set({ ...rest, state: 'loading' });
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    try {
      const page = await directory.adapter.groups.list(this.#following(first), { signal });
      if (this.#rest?.of === first) this.#append(first, page);
    } catch (thrown) {
      if (this.#rest?.of !== first) return;
      this.#set({ ...rest, state: asDirectoryError(thrown).kind === 'aborted' ? 'idle' : 'failed' });
    }
  }

  hostDisconnected(): void {
    this.#abort?.abort();
    this.#rest = undefined;
  }

  get #query(): GroupQuery {
    const search = this.#options.search();
    return { ...(search !== '' && { search }), limit: this.#limit };
  }

  get #limit(): number {
    return Math.min(PAGE_SIZE, this.#options.directory()?.capabilities.maxPageSize ?? PAGE_SIZE);
  }

  async #readFirst(directory: Directory, query: GroupQuery, signal: AbortSignal): Promise<Page<Group>> {
    const page = await directory.adapter.groups?.list(query, { signal });
    if (!page) return { items: [] };
    if (query.search === undefined)
      this.#total = page.total ?? (page.next === undefined ? page.items.length : undefined);
    directory.learnClock(page.asOf);
    return page;
  }

  #following(first: Page<Group>): GroupQuery {
    const { next } = this.#lastOf(first);
    return next === undefined
      ? { ...this.#query, offset: this.#groups(first).length }
      : { ...this.#query, cursor: next };
  }

  #append(first: Page<Group>, page: Page<Group>): void {
    const before = this.#groups(first).length;
    const pages = [...this.#restOf(first).pages, page];
    this.#set({ of: first, pages, state: 'idle' });
    // A server that repeats its pages or miscounts must not be asked for ever.
    if (this.#groups(first).length === before) this.#set({ of: first, pages, state: 'ended' });
  }

  #set(rest: Rest): void {
    this.#rest = rest;
    this.#host.requestUpdate();
  }

  #restOf(first: Page<Group>): Rest {
    return this.#rest?.of === first ? this.#rest : { of: first, pages: [], state: 'idle' };
  }

  #lastOf(first: Page<Group>): Page<Group> {
    return this.#restOf(first).pages.at(-1) ?? first;
  }

  /** Each group once; the same list until a page comes, so that others can tell whether something is new. */
  #groups(first: Page<Group>): readonly Group[] {
    const { pages } = this.#restOf(first);
    if (this.#merged?.of !== first || this.#merged.pages !== pages.length) {
      const all = [first, ...pages].flatMap((page) => page.items);
      const groups = [...new Map(all.map((group) => [group.id, group])).values()];
      this.#merged = { of: first, pages: pages.length, groups };
    }
    return this.#merged.groups;
  }
}

function followsOn(last: Page<Group>, have: number, directory: Directory | undefined): boolean {
  if (last.next !== undefined) return true;
  if (directory?.capabilities.paging !== 'offset' || last.items.length === 0) return false;
  return last.total !== undefined && have < last.total;
}
