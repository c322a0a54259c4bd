import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DirectoryError } from '../../domain/errors.js';
import type { Group, GroupQuery } from '../../domain/group.js';
import type { Page } from '../../domain/page.js';
import type { Directory } from '../../state/directory.js';
import { QueryController } from '../../state/query-controller.js';
import { PageChain, type MoreState } from './page-chain.js';

/** As many groups as a backend is asked for at once, so that many are there after few questions. */
const PAGE_SIZE = 100;

export interface GroupPagesOptions {
  readonly directory: () => Directory | undefined;
  /** What is searched for; everything when empty. */
  readonly search: () => string;
}

/** What the list shows: its own faces instead of pairs of flags. */
export type GroupPagesState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: DirectoryError }
  | {
      readonly status: 'ready';
      readonly groups: readonly Group[];
      readonly reloading: boolean;
      /** Why these groups could not be read again: they may be old. */
      readonly failure?: DirectoryError;
    };

/** Groups from the backend: the first page by search, the following ones as they are wanted. */
export class GroupPages implements ReactiveController {
  #options: GroupPagesOptions;
  #first: QueryController<GroupQuery, Page<Group>>;
  #chain: PageChain;
  #total: number | undefined;
  #found: { readonly of: readonly Group[]; readonly words: string; readonly groups: readonly Group[] } | undefined;

  constructor(host: ReactiveControllerHost, options: GroupPagesOptions) {
    this.#options = options;
    host.addController(this);
    this.#first = new QueryController<GroupQuery, Page<Group>>(host, {
      directory: options.directory,
      topic: 'groups',
      question: () => (options.directory()?.adapter.groups ? this.#query : undefined),
      read: (directory, query, signal) => this.#readFirst(directory, query, signal),
    });
    this.#chain = new PageChain(
      host,
      async (from, signal) =>
        (await options.directory()?.adapter.groups?.list({ ...this.#query, ...from }, { signal })) ?? { items: [] },
      () => options.directory()?.capabilities.paging === 'offset',
    );
  }

  get state(): GroupPagesState {
    const state = this.#first.state;
    // A backend without groups has none to show.
    if (state.status === 'idle' && this.#options.directory()) return { status: 'ready', groups: [], reloading: false };
    const failure = state.status === 'failed' ? state.error : undefined;
    if (failure && (this.#first.value === undefined || this.#first.stale)) return { status: 'failed', error: failure };
    if (state.status === 'loading' || state.status === 'idle') return { status: 'loading' };
    const groups = this.#matches(this.#pages?.groups ?? []);
    return { status: 'ready', groups, reloading: this.#first.stale, ...(failure && { failure }) };
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

  /** How many groups are here, found or not. */
  get loaded(): number {
    return this.#pages?.groups.length ?? 0;
  }

  /** Whether every group is here: nothing is searched for and nothing is left to fetch. */
  get complete(): boolean {
    return this.#options.search() === '' && this.#first.state.status === 'ready' && !this.#first.stale && !this.hasMore;
  }

  get hasMore(): boolean {
    return this.#pages?.hasMore ?? false;
  }

  /** How many match what is asked, as far as the backend has said. */
  get matching(): number | undefined {
    if (!this.hasMore) return this.groups.length;
    return this.searchesHere && this.#options.search() !== '' ? undefined : this.#first.value?.total;
  }

  /** Whether the backend does not search, so that only what is here is looked through. */
  get searchesHere(): boolean {
    return this.#options.directory()?.capabilities.search === 'none';
  }

  get moreState(): MoreState {
    return this.#chain.state;
  }

  reload(): void {
    this.#first.reload();
  }

  /** Fetches the next page, unless nothing is left. */
  async more(): Promise<void> {
    if (!this.#first.stale) await this.#pages?.more();
  }

  /** Fetches page after page until the end is there, while that is `wanted` and the question stays. */
  async toEnd(wanted: () => boolean): Promise<void> {
    const asked = JSON.stringify(this.#query);
    await this.#pages?.toEnd(() => JSON.stringify(this.#query) === asked && wanted());
  }

  hostConnected(): void {
    addEventListener('online', this.#online);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#online);
    this.#chain.stop();
  }

  /** With the connection the groups come back by themselves. */
  readonly #online = (): void => {
    const { state } = this.#first;
    if (state.status === 'failed' && state.error.kind === 'network') this.reload();
  };

  get #pages(): PageChain | undefined {
    const first = this.#first.value;
    return first && this.#chain.begin(first, JSON.stringify(this.#query));
  }

  get #query(): GroupQuery {
    const search = this.searchesHere ? '' : this.#options.search();
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

  /** Of what is here, what is searched for, where the backend does not search itself. */
  #matches(groups: readonly Group[]): readonly Group[] {
    const words = this.#options.search().toLowerCase();
    if (words === '' || !this.searchesHere) return groups;
    if (this.#found?.of !== groups || this.#found.words !== words)
      this.#found = { of: groups, words, groups: groups.filter((group) => holds(group, words)) };
    return this.#found.groups;
  }
}

function holds({ name, description = '' }: Group, words: string): boolean {
  return [name, description].some((text) => text.toLowerCase().includes(words));
}
