import type { ReactiveControllerHost } from 'lit';
import type { Change } from '../../domain/adapter.js';
import type { Directory } from '../../state/directory.js';
import { QueryController } from '../../state/query-controller.js';
import type { AccountPage } from './account-place.js';

/** How many users and groups there are, where the backend says so; what it counts by the way, never by reading them all. */
export class AccountCounts {
  readonly #counts: Readonly<Partial<Record<AccountPage, QueryController<string, number | undefined>>>>;

  constructor(
    host: ReactiveControllerHost,
    options: { readonly directory: () => Directory | undefined; readonly wanted: () => boolean },
  ) {
    const count = (
      topic: Change['topic'],
      read: (directory: Directory, signal: AbortSignal) => Promise<number | undefined>,
    ): QueryController<string, number | undefined> =>
      new QueryController(host, {
        directory: options.directory,
        topic,
        question: () => (options.wanted() ? `count ${topic}` : undefined),
        read: (directory, _question, signal) => read(directory, signal),
      });
    this.#counts = {
      users: count('users', usersOf),
      groups: count(
        'groups',
        async ({ adapter }, signal) => (await adapter.groups?.list({ limit: 1 }, { signal }))?.total,
      ),
    };
  }

  of(page: AccountPage): number | undefined {
    return this.#counts[page]?.value;
  }
}

/** Everybody whom the list shows when nothing is searched for. */
async function usersOf({ adapter, capabilities }: Directory, signal: AbortSignal): Promise<number | undefined> {
  if (!capabilities.counts) return undefined;
  const { counts, total } = await adapter.users.list({ limit: 1 }, { signal, counts: true });
  if (!counts) return total;
  return Object.entries(counts).reduce((sum, [state, n]) => (state === 'deleted' ? sum : sum + n), 0);
}
