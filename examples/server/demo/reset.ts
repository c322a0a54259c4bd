import { sql } from 'kysely';
import { UsageError } from '../config/arguments.js';
import type { Database } from '../db/database.js';
import type { Db, Tables } from '../db/tables.js';
import { DEMO_MARK } from './seed.js';

/** Those that others point at come after those that do. */
const OURS: readonly (keyof Tables)[] = [
  'group_members',
  'invitation_events',
  'verification_codes',
  'invitations',
  'mails',
  'memberships',
  'groups',
  'accounts',
  'idempotency_keys',
  'audit_entries',
  'changes',
  'counters',
  'marks',
];
const LIBRARY = ['auth_sessions', 'auth_credentials', 'auth_verifications', 'auth_limits', 'auth_identities'];

/** Whether the database was filled by this demonstration. */
export async function isDemonstration(db: Db): Promise<boolean> {
  return (await db.selectFrom('marks').select('name').where('name', '=', DEMO_MARK).executeTakeFirst()) !== undefined;
}

export async function isEmpty(db: Db): Promise<boolean> {
  return (await db.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) === undefined;
}

/** Empties every table. @throws {UsageError} for a database that does not bear the mark of the demonstration */
export async function reset({ db }: Database): Promise<void> {
  if (await isEmpty(db)) return;
  if (!(await isDemonstration(db))) {
    throw new UsageError('--reset refuses: this database was not made by the demonstration. Nothing was changed.');
  }
  await db.transaction().execute(async (trx) => {
    for (const table of [...OURS, ...LIBRARY]) await sql`delete from ${sql.table(table)}`.execute(trx);
  });
}
