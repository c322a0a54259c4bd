import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { openLibsqlFile, QueuedLibsqlDialect } from './libsql.js';
import { CHANNEL, listenOnPostgres, type Hear } from './listen.js';
import type { Db, Tables, Trx } from './tables.js';

export type Engine = 'sqlite' | 'postgres';

export interface Database {
  readonly engine: Engine;
  readonly db: Db;
  /**
   * Hears of what was committed, here or by other processes: the id of the account or identity that it concerns, or
   * nothing when it may be any.
   * @returns the way to end it
   */
  hear(listener: Hear): () => Promise<void>;
  /** Lets every process that hears know about an account or identity; once `within` is through, where that is given. */
  tell(key: string, within?: Trx): Promise<void>;
  close(): Promise<void>;
}

/** Where the data lives: a file of this process alone, or a PostgreSQL that several processes may share. */
export type DatabaseLocation = { readonly file: string } | { readonly url: string };

/** The data folder is in use by another process. */
export class DatabaseInUseError extends Error {
  override readonly name = 'DatabaseInUseError';
}

/** @throws {DatabaseInUseError} when another process has the file open */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  return 'url' in location ? openPostgres(location.url) : openFile(location.file);
}

async function openFile(file: string): Promise<Database> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const client = await openLibsqlFile(file).catch((error: unknown) => {
    throw isBusy(error) ? new DatabaseInUseError(`${file} is open in another process.`, { cause: error }) : error;
  });
  const listeners = new Set<Hear>();
  const tell: Hear = (key) => listeners.forEach((listener) => listener(key));
  // The file is open in this process alone, so what is committed is committed here.
  const db = new Kysely<Tables>({ dialect: new QueuedLibsqlDialect(client, () => tell()) });
  return {
    engine: 'sqlite',
    db,
    hear: (listener) => {
      listeners.add(listener);
      return () => Promise.resolve(void listeners.delete(listener));
    },
    // Whoever is woken reads, and waits for that until the one connection is free: until the transaction is through.
    tell: (key) => Promise.resolve(tell(key)),
    close: () => db.destroy(),
  };
}

/** Today's disks read a page here as quickly as one there; PostgreSQL assumes a disk that turns, and shuns indexes. */
export const PLANNING = '-c random_page_cost=1.1';

function openPostgres(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: 12, connectionTimeoutMillis: 10_000, options: PLANNING });
  // An idle connection that the server ends is replaced at the next use; without a listener it ends the process.
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    engine: 'postgres',
    db,
    hear: (listener) => listenOnPostgres(url, listener),
    tell: async (key, within: Db = db) => void (await sql`select pg_notify(${CHANNEL}, ${key})`.execute(within)),
    close: () => db.destroy(),
  };
}

/** PostgreSQL's codes for "another transaction was in the way, try the whole again". */
const TRY_AGAIN: readonly unknown[] = ['40001', '40P01'];
const ATTEMPTS = 4;

/** Runs `work` whole or not at all, again when it met another transaction in a deadlock. */
export async function inTransaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === ATTEMPTS || !TRY_AGAIN.includes(codeOf(error))) throw error;
    }
  }
}

/** Whether a unique index refused the row. */
export function isUniqueViolation(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code === '23505' || (typeof code === 'string' && /^SQLITE_CONSTRAINT/u.test(code) && /UNIQUE/u.test(String(error)))
  );
}

function isBusy(error: unknown): boolean {
  return /SQLITE_BUSY|database is locked/u.test(`${String(codeOf(error))} ${String(error)}`);
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
