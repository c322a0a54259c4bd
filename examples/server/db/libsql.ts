import { createClient, type Client } from '@libsql/client';
import { LibsqlDialect } from '@libsql/kysely-libsql';
import type { DatabaseConnection, Driver, TransactionSettings } from 'kysely';

/**
 * libSQL for Kysely with one connection and a queue in front of it. Ten parallel write transactions on a
 * file would otherwise end in nine SQLITE_BUSY: SQLite has one writer, and waits by blocking the process.
 */
export class QueuedLibsqlDialect extends LibsqlDialect {
  readonly #client: Client;
  readonly #onCommit: () => void;

  /** @param onCommit called after each transaction that went through */
  constructor(client: Client, onCommit: () => void) {
    super({ client });
    this.#client = client;
    this.#onCommit = onCommit;
  }

  override createDriver(): Driver {
    return new QueuedDriver(super.createDriver(), this.#client, this.#onCommit);
  }
}

class QueuedDriver implements Driver {
  readonly #inner: Driver;
  readonly #client: Client;
  readonly #onCommit: () => void;
  #last: Promise<void> = Promise.resolve();
  readonly #release = new WeakMap<DatabaseConnection, () => void>();

  constructor(inner: Driver, client: Client, onCommit: () => void) {
    this.#inner = inner;
    this.#client = client;
    this.#onCommit = onCommit;
  }

  init(): Promise<void> {
    return this.#inner.init();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#last;
    let release = (): void => undefined;
    this.#last = new Promise((resolve) => (release = resolve));
    await before;
    const connection = await this.#inner.acquireConnection();
    this.#release.set(connection, release);
    return connection;
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    await this.#inner.releaseConnection(connection);
    this.#release.get(connection)?.();
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.#inner.beginTransaction(connection, settings);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#inner.commitTransaction(connection);
    this.#onCommit();
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#inner.rollbackTransaction(connection);
  }

  async destroy(): Promise<void> {
    await this.#inner.destroy();
    await releaseFile(this.#client);
  }
}

/** Opens the file for this process alone: the lock is the operating system's, so a crash leaves none behind. */
export async function openLibsqlFile(file: string): Promise<Client> {
  const client = createClient({ url: `file:${file}`, concurrency: 1, timeout: 0.2 });
  try {
    for (const statement of PRAGMAS) await client.execute(statement);
    // The lock is taken by the first write, and then kept.
    await (await client.transaction('write')).commit();
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}

/**
 * The library closes a file when its memory is collected, which may be never: the lock is given back first, so
 * that whoever comes next can open it. It can only be given back outside of WAL (SQLite, "WAL without shared memory").
 */
async function releaseFile(client: Client): Promise<void> {
  try {
    for (const statement of [
      'PRAGMA journal_mode = DELETE',
      'PRAGMA locking_mode = NORMAL',
      'SELECT count(*) FROM sqlite_master',
    ]) {
      await client.execute(statement);
    }
  } finally {
    client.close();
  }
}

const PRAGMAS = [
  'PRAGMA locking_mode = EXCLUSIVE',
  'PRAGMA journal_mode = WAL',
  'PRAGMA synchronous = NORMAL',
  'PRAGMA foreign_keys = ON',
  // In kibibytes: the indexes of a hundred thousand users, instead of two megabytes of them.
  'PRAGMA cache_size = -65536',
];
