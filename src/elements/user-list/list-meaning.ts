import type { Directory } from '../../state/directory.js';
import type { NameBook, NameKind } from '../../state/name-book.js';
import type { Asking, UserListQuery } from './list-query.js';

export interface MeaningOptions {
  readonly directory: () => Directory | undefined;
  /** Finds the ids behind the names in the query. */
  readonly names: NameBook;
  readonly query: () => UserListQuery;
}

interface Named {
  readonly kind: NameKind;
  readonly name: string;
  readonly meaning: ReturnType<NameBook['meaningOf']>;
}

/** What the names in a query mean to the backend, which knows ids alone. */
export class ListMeaning {
  readonly #options: MeaningOptions;

  constructor(options: MeaningOptions) {
    this.#options = options;
  }

  /** Why a name could not be looked up. */
  get failure(): Extract<Named['meaning'], { status: 'failed' }>['error'] | undefined {
    for (const { meaning } of this.#named) if (meaning.status === 'failed') return meaning.error;
    return undefined;
  }

  /** Names that nobody bears: then nobody can match. */
  get unknownNames(): readonly Pick<Named, 'kind' | 'name'>[] {
    return this.#named.flatMap(({ kind, name, meaning }) =>
      meaning.status === 'known' && meaning.ids.length === 0 ? [{ kind, name }] : [],
    );
  }

  /** The question as it is asked of the backend for the whole list; `undefined` while its names are being looked up. */
  get asking(): Asking | undefined {
    const directory = this.#options.directory();
    if (!directory) return undefined;
    const [groupIds, inviterIds] = [this.#ids('group'), this.#ids('person')];
    if (!groupIds || !inviterIds) return undefined;
    return { can: directory.capabilities, now: directory.now(), groupIds, inviterIds };
  }

  #ids(wanted: NameKind): string[] | undefined {
    const meanings = this.#named.filter(({ kind }) => kind === wanted).map(({ meaning }) => meaning);
    if (meanings.some(({ status }) => status !== 'known')) return undefined;
    return meanings.flatMap((meaning) => (meaning.status === 'known' ? meaning.ids : []));
  }

  /** The names that the backend can filter by. */
  get #named(): readonly Named[] {
    const { directory, names, query } = this.#options;
    const can = directory()?.capabilities;
    const look = (kind: NameKind, some: readonly string[]): Named[] =>
      some.map((name) => ({ kind, name, meaning: names.meaningOf(kind, name) }));
    const { groups, invitedBy } = query();
    return [
      ...(can?.filter.groups ? look('group', groups) : []),
      ...(can?.filter.invitedBy ? look('person', invitedBy) : []),
    ];
  }
}
