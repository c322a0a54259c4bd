import { DirectoryError } from '../../../src/domain/errors.js';
import type { Database } from '../db/database.js';
import type { Trx } from '../db/tables.js';

/** One reader of changes. */
export interface Reader {
  /** The account and the identity: what is told of either wakes the reader. */
  readonly keys: readonly string[];
  /** Whose it is, for counting. */
  readonly owner: string;
  /** Something may have happened. */
  wake(): void;
  /** The server goes. */
  end(): void;
}

/** Streams of one person that a process keeps open: pages and tabs of theirs. */
const MOST_PER_PERSON = 12;
/** Milliseconds to wait for whoever has too many. */
const TOO_MANY_WAIT = 30_000;

/** Who in this process reads changes, and wakes them. The database is listened to while there is anybody. */
export class ChangeFeed {
  readonly #database: Database;
  readonly #readers = new Set<Reader>();
  readonly #looks = new Set<Promise<void>>();
  #deafen: (() => Promise<void>) | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @throws {DirectoryError} `rate-limited` for a person who reads in too many places */
  admit(owner: string): void {
    const own = [...this.#readers].filter((reader) => reader.owner === owner).length;
    if (own < MOST_PER_PERSON) return;
    throw new DirectoryError('rate-limited', 'Too many streams of changes are open.', {
      code: 'streams',
      retryAfterMs: TOO_MANY_WAIT,
    });
  }

  join(reader: Reader): () => void {
    this.#readers.add(reader);
    this.#deafen ??= this.#database.hear((key) => this.#wake(key));
    return () => void this.#readers.delete(reader);
  }

  /** A look at the database that has to be through before it is closed, also of a reader who has left meanwhile. */
  track(look: Promise<void>): void {
    this.#looks.add(look);
    void look.finally(() => this.#looks.delete(look));
  }

  /** A session of this identity has ended: streams that it opened are looked at, on every process. */
  sessionEnded(identityId: string, within?: Trx): Promise<void> {
    return this.#database.tell(identityId, within);
  }

  /** Ends every stream; readers come back to whatever process is there. */
  endAll(): void {
    for (const reader of [...this.#readers]) reader.end();
  }

  async close(): Promise<void> {
    this.endAll();
    await Promise.all(this.#looks);
    await this.#deafen?.();
  }

  #wake(key: string | undefined): void {
    for (const reader of [...this.#readers]) if (key === undefined || reader.keys.includes(key)) reader.wake();
  }
}
