import { sql, type Kysely, type Migration, type RawBuilder } from 'kysely';
import type { Engine } from './database.js';

type AnyDb = Kysely<unknown>;
type ColumnType = RawBuilder<unknown>;

/** Settings of an account, the host's own fields, permissions, and what is told of all that happens. */
export function secondMigration(engine: Engine): Migration {
  const text = engine === 'postgres' ? sql`text collate "C"` : sql`text`;
  return {
    up: async (db: AnyDb) => {
      for (const [table, columns] of Object.entries(NUMBERS)) await addNumbers(db, table, columns);
      for (const [table, columns] of Object.entries(TEXTS)) await addTexts(db, table, columns, text);
      await db.schema
        .alterTable('groups')
        .addColumn('permissions', text, (column) => column.notNull().defaultTo('[]'))
        .execute();
      await events(db, text);
      await changes(db, engine, text);
      await backfill(db, engine);
      for (const statement of INDEXES) await sql.raw(statement).execute(db);
    },
  };
}

/** With what the accounts of before had: links of seven days, no reminders. */
const NUMBERS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  accounts: { invitation_days: 7, reminder_enabled: 0, reminder_hours: 24, settings_version: 1 },
  invitations: { term_hours: 168 },
};

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  memberships: ['custom', 'invited_by', 'invited_at'],
  invitations: ['reminded_at'],
  audit_entries: ['subject_name', 'changes'],
};

async function addNumbers(db: AnyDb, table: string, columns: Readonly<Record<string, number>>): Promise<void> {
  for (const [name, value] of Object.entries(columns)) {
    // One column a statement: SQLite takes no more.
    await db.schema
      .alterTable(table)
      .addColumn(name, 'integer', (column) => column.notNull().defaultTo(value))
      .execute();
  }
}

async function addTexts(db: AnyDb, table: string, columns: readonly string[], text: ColumnType): Promise<void> {
  for (const name of columns) await db.schema.alterTable(table).addColumn(name, text).execute();
}

async function events(db: AnyDb, text: ColumnType): Promise<void> {
  await db.schema
    .createTable('invitation_events')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('invitation_id', text, (column) => column.notNull().references('invitations.id').onDelete('cascade'))
    .addColumn('step', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('actor', text)
    .addColumn('detail', text)
    .execute();
}

async function changes(db: AnyDb, engine: Engine, text: ColumnType): Promise<void> {
  const table = db.schema.createTable('changes');
  // Numbers are never given twice: whoever reads on from one would else miss what got it anew.
  const numbered =
    engine === 'postgres'
      ? table.addColumn('seq', 'bigserial', (column) => column.primaryKey())
      : table.addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement());
  await numbered
    .addColumn('account_id', text, (column) => column.notNull())
    .addColumn('topic', text, (column) => column.notNull())
    .addColumn('subject', text)
    .addColumn('at', text, (column) => column.notNull())
    .execute();
}

/** Who invited and when stands with the user from now on, so that a filter by it needs no look elsewhere. */
async function backfill(db: AnyDb, engine: Engine): Promise<void> {
  const inviter = engine === 'postgres' ? "sent_by::json ->> 'id'" : "json_extract(sent_by, '$.id')";
  const last = 'from invitations where invitations.id = memberships.invitation_id';
  const values = `invited_at = (select sent_at ${last}), invited_by = (select ${inviter} ${last})`;
  await sql.raw(`update memberships set ${values} where invitation_id is not null`).execute(db);
}

const INDEXES = [
  'create index memberships_inviter on memberships (account_id, invited_by)',
  'create index memberships_invited on memberships (account_id, invited_at)',
  "create index memberships_open on memberships (email_key) where state = 'invited'",
  'create index audit_subject on audit_entries (account_id, subject, at)',
  'create index events_invitation on invitation_events (invitation_id, id)',
  'create index changes_account on changes (account_id, seq)',
  'create index changes_age on changes (at)',
];
