import { sql, type Kysely, type Migration } from 'kysely';
import type { Engine } from './database.js';

type AnyDb = Kysely<unknown>;

/**
 * Lists of a hundred thousand users. Each order has an index that also holds what is filtered by most, so that what is
 * skipped and counted is never looked up in the table; one index holds everything that can be filtered by.
 */
export function fourthMigration(engine: Engine): Migration {
  return {
    up: async (db: AnyDb) => {
      for (const index of REPLACED) await sql.raw(`drop index ${index}`).execute(db);
      for (const statement of INDEXES) await sql.raw(statement).execute(db);
      await (engine === 'postgres' ? trigrams(db) : fullText(db));
    },
  };
}

const REPLACED = [
  'memberships_state',
  'memberships_name',
  'memberships_address',
  'memberships_joined_down',
  'memberships_joined_up',
  'memberships_seen_down',
  'memberships_seen_up',
];

const STATE = 'state, link_expires_at';

const INDEXES = [
  `create index memberships_every on memberships (account_id, ${STATE}, invited_at, invited_by, id, search)`,
  'create index memberships_state on memberships (account_id, state, id, link_expires_at)',
  `create index memberships_name on memberships (account_id, sort_name, id, ${STATE})`,
  `create index memberships_address on memberships (account_id, email_key, id, ${STATE})`,
  `create index memberships_joined_down on memberships (account_id, coalesce(joined_at, ''), id, ${STATE}, joined_at)`,
  `create index memberships_joined_up on memberships (account_id, coalesce(joined_at, '~'), id, ${STATE}, joined_at)`,
  `create index memberships_seen_down on memberships (account_id, coalesce(last_sign_in_at, ''), id, ${STATE}, last_sign_in_at)`,
  `create index memberships_seen_up on memberships (account_id, coalesce(last_sign_in_at, '~'), id, ${STATE}, last_sign_in_at)`,
  'create index memberships_administrators on memberships (account_id, administrator, state)',
];

/** Finds three letters and more anywhere. Where the extension cannot be had, the index of everything is read through. */
async function trigrams(db: AnyDb): Promise<void> {
  const { rows } = await sql<{ usable: boolean }>`select has_database_privilege(current_database(), 'CREATE')
    and exists (select 1 from pg_available_extensions where name = 'pg_trgm') as usable`.execute(db);
  if (rows[0]?.usable !== true) return;
  await sql`create extension if not exists pg_trgm`.execute(db);
  await sql`create index memberships_trigrams on memberships using gin (search gin_trgm_ops)`.execute(db);
}

/** The same for SQLite (FTS5, "The Trigram Tokenizer"), kept up to date by triggers. */
async function fullText(db: AnyDb): Promise<void> {
  for (const statement of FULL_TEXT) await sql.raw(statement).execute(db);
}

const FORGET =
  "insert into memberships_search(memberships_search, rowid, search) values ('delete', old.rowid, old.search);";
const KEEP = 'insert into memberships_search(rowid, search) values (new.rowid, new.search);';

const FULL_TEXT = [
  `create virtual table memberships_search
    using fts5(search, content='memberships', tokenize='trigram case_sensitive 1')`,
  `create trigger memberships_search_new after insert on memberships begin ${KEEP} end`,
  `create trigger memberships_search_gone after delete on memberships begin ${FORGET} end`,
  `create trigger memberships_search_changed after update of search on memberships
    when old.search <> new.search begin ${FORGET} ${KEEP} end`,
  "insert into memberships_search(memberships_search) values ('rebuild')",
];
