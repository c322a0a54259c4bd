import { sql, type Kysely, type Migration } from 'kysely';

/**
 * Whoever asks is looked up at every request: in an account where few have signed in yet that index held mostly nulls, so
 * that SQLite's statistics called it useless and all who are active were read instead. And those of an inviter or a time
 * are counted without a look into the table.
 */
export function fifthMigration(): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
    },
  };
}

const STATEMENTS = [
  'drop index memberships_identity',
  'drop index memberships_inviter',
  'drop index memberships_invited',
  'create index memberships_identity on memberships (identity_id, account_id) where identity_id is not null',
  'create index memberships_inviter on memberships (account_id, invited_by, state, link_expires_at, id)',
  'create index memberships_invited on memberships (account_id, invited_at, state, link_expires_at, id)',
  // An index of which nothing is known is not taken.
  'analyze memberships',
];
