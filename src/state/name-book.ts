import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallOptions } from '../domain/adapter.js';
import { asDirectoryError, type DirectoryError } from '../domain/errors.js';
import type { Page } from '../domain/page.js';
import { displayName } from '../domain/user.js';
import type { Directory } from './directory.js';

/** What a name means: the ids of all that bear it, none when nobody does; or why that could not be found out. */
export type NameMeaning =
  | { readonly status: 'looking' }
  | { readonly status: 'known'; readonly ids: readonly string[] }
  | { readonly status: 'failed'; readonly error: DirectoryError };

export type NameKind = 'group' | 'person';

interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

/** Pages that are looked through for a name at most; a name that so many others contain is found by typing more of it. */
const PAGES = 5;
/** Entries per page. */
const LIMIT = 100;

/** Finds out which groups and people are meant by their names, once for each name. Draws its host again when it knows. */
export class NameBook implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #directory: () => Directory | undefined;
  readonly #known = new Map<string, NameMeaning>();
  #of: Directory | undefined;
  #asking = new AbortController();
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, directory: () => Directory | undefined) {
    this.#host = host;
    this.#directory = directory;
    host.addController(this);
  }

  /** What `name` means, without regard to case; looks it up when it is asked for the first time. */
  meaningOf(kind: NameKind, name: string): NameMeaning {
    const directory = this.#directory();
    if (!directory) return { status: 'looking' };
    this.#follow(directory);
    const key = `${kind}:${plain(name)}`;
    const known = this.#known.get(key);
    if (known) return known;
    this.#known.set(key, { status: 'looking' });
    void this.#lookUp(directory, kind, name, key);
    return { status: 'looking' };
  }

  /** Forgets what could not be found out, so that it is tried again. */
  retry(): void {
    for (const [key, { status }] of this.#known) if (status === 'failed') this.#known.delete(key);
  }

  hostConnected(): void {
    // Follows a directory when it is first asked.
  }

  hostDisconnected(): void {
    this.#leave();
  }

  #follow(directory: Directory): void {
    if (directory === this.#of) return;
    this.#leave();
    this.#of = directory;
    this.#unsubscribe = directory.subscribe((changes) => {
      if (!changes.some(({ topic }) => topic === 'groups')) return;
      for (const key of [...this.#known.keys()]) if (key.startsWith('group:')) this.#known.delete(key);
      this.#host.requestUpdate();
    });
  }

  #leave(): void {
    this.#asking.abort();
    this.#asking = new AbortController();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#of = undefined;
    this.#known.clear();
  }

  async #lookUp(directory: Directory, kind: NameKind, name: string, key: string): Promise<void> {
    const { signal } = this.#asking;
    const meaning = await this.#find(directory, kind, name, signal).then(
      (ids): NameMeaning => ({ status: 'known', ids }),
      (thrown: unknown): NameMeaning => ({ status: 'failed', error: asDirectoryError(thrown) }),
    );
    if (signal.aborted) return;
    this.#known.set(key, meaning);
    this.#host.requestUpdate();
  }

  async #find(directory: Directory, kind: NameKind, name: string, signal: AbortSignal): Promise<string[]> {
    const read = kind === 'group' ? groupsCalled(directory, name) : peopleCalled(directory, name);
    const ids: string[] = [];
    let part: { offset?: number; cursor?: string } = {};
    for (let page = 0; page < PAGES; page += 1) {
      const { items, next } = await read(part, { signal });
      for (const { id, names } of items) if (names.some((each) => plain(each) === plain(name))) ids.push(id);
      if (items.length === 0 || (next === undefined && items.length < LIMIT)) break;
      part = next === undefined ? { offset: (page + 1) * LIMIT } : { cursor: next };
    }
    return [...new Set(ids)];
  }
}

type Reading = (part: { offset?: number; cursor?: string }, options: CallOptions) => Promise<Page<Named>>;

function groupsCalled({ adapter }: Directory, search: string): Reading {
  return async (part, options) => {
    const page = await adapter.groups?.list({ search, limit: LIMIT, ...part }, options);
    return { ...page, items: (page?.items ?? []).map(({ id, name }) => ({ id, names: [name] })) };
  };
}

function peopleCalled({ adapter }: Directory, search: string): Reading {
  return async (part, options) => {
    const page = await adapter.users.list({ search, limit: LIMIT, ...part }, options);
    return { ...page, items: page.items.map((user) => ({ id: user.id, names: [displayName(user), user.email] })) };
  };
}

function plain(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
