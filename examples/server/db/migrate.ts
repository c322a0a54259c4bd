import { Migrator, sql } from 'kysely';
import type { Database } from './database.js';
import { fifthMigration } from './fifth-migration.js';
import { firstMigration } from './first-migration.js';
import { fourthMigration } from './fourth-migration.js';
import { secondMigration } from './second-migration.js';
import { thirdMigration } from './third-migration.js';

/** Any number will do; it is what server processes that start together queue on. */
const LOCK = 7_346_201;

/** Brings the database to the present shape. Several processes may call it at once on one PostgreSQL. */
export async function migrate(database: Database, alsoInLock: () => Promise<void>): Promise<void> {
  const run = async (): Promise<void> => {
    await migrateTables(database);
    await alsoInLock();
  };
  if (database.engine === 'sqlite') return run();
  // The lock belongs to a connection, so one is kept for it while the work goes over others.
  await database.db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${LOCK})`.execute(connection);
    try {
      await run();
    } finally {
      await sql`select pg_advisory_unlock(${LOCK})`.execute(connection);
    }
  });
}

async function migrateTables(database: Database): Promise<void> {
  const migrations = {
    '0001-accounts-and-invitations': firstMigration(database.engine),
    '0002-settings-and-changes': secondMigration(database.engine),
    '0003-order-of-changes': thirdMigration(database.engine),
    '0004-long-lists': fourthMigration(database.engine),
    '0005-narrowed-lists': fifthMigration(),
  };
  const migrator = new Migrator({ db: database.db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('The migration failed.', { cause: error });
}
