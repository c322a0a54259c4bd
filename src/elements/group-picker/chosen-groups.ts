import type { ReactiveControllerHost } from 'lit';
import type { GroupsApi } from '../../domain/adapter.js';
import { asDirectoryError } from '../../domain/errors.js';
import type { GroupRef } from '../../domain/group.js';
import type { Directory } from '../../state/directory.js';
import { QueryController } from '../../state/query-controller.js';

/** The name of a chosen id, or the knowledge that there is none any more. */
type Named = GroupRef | 'gone';

/**
 * Names for what is chosen, wherever they come from: pages that were seen, the host, or the backend, which is
 * asked only for ids that nobody has named.
 */
export class ChosenGroups {
  #seen = new Map<string, Named>();
  #fresh = new Set<string>();
  #asked: QueryController<readonly string[], readonly (readonly [string, Named])[]>;

  constructor(host: ReactiveControllerHost, directory: () => Directory | undefined, chosen: () => readonly string[]) {
    this.#asked = new QueryController<readonly string[], readonly (readonly [string, Named])[]>(host, {
      directory,
      topic: 'groups',
      question: () => {
        if (!directory()?.adapter.groups?.get) return undefined;
        const unknown = chosen().filter((id) => !this.#seen.has(id));
        return unknown.length > 0 ? unknown : undefined;
      },
      read: async (asked, ids, signal) => {
        const found = await Promise.all(
          ids.map(async (id) => [id, await nameOf(asked.adapter.groups, id, signal)] as const),
        );
        for (const [id, named] of found) if (named) this.#seen.set(id, named);
        host.requestUpdate();
        return found.filter((entry): entry is readonly [string, Named] => entry[1] !== undefined);
      },
    });
  }

  learn(groups: readonly GroupRef[]): void {
    for (const { id, name } of groups) this.#seen.set(id, { id, name });
  }

  /** One that was made just now: lists read before do not know it. */
  welcome(group: GroupRef): void {
    this.learn([group]);
    this.#fresh.add(group.id);
  }

  /** Tells that these are all groups there are: whoever is chosen and not among them is gone. */
  settle(all: readonly GroupRef[], chosen: readonly string[]): void {
    const present = new Set(all.map(({ id }) => id));
    for (const id of this.#fresh) if (present.has(id)) this.#fresh.delete(id);
    for (const id of chosen) if (!present.has(id) && !this.#fresh.has(id)) this.#seen.set(id, 'gone');
  }

  /** The group, as far as it has a name; its id stands in for the name until then. */
  ref(id: string): GroupRef {
    const named = this.#seen.get(id);
    return named === undefined || named === 'gone' ? { id, name: id } : named;
  }

  /** Whether the name is still on its way. */
  isWaiting(id: string): boolean {
    return !this.#seen.has(id) && this.#asked.state.status === 'loading';
  }

  /** Those of `chosen` that no longer exist. */
  gone(chosen: readonly string[]): ReadonlySet<string> {
    return new Set(chosen.filter((id) => this.#seen.get(id) === 'gone'));
  }
}

/** A failure leaves the name open: it is asked for again when something changes, and blocks nothing. */
async function nameOf(groups: GroupsApi | undefined, id: string, signal: AbortSignal): Promise<Named | undefined> {
  try {
    const group = await groups?.get?.(id, { signal });
    return group && { id: group.id, name: group.name };
  } catch (thrown) {
    return asDirectoryError(thrown).kind === 'not-found' ? 'gone' : undefined;
  }
}
