import {
  sql,
  type ColumnDefinitionBuilder,
  type CreateTableBuilder,
  type Kysely,
  type Migration,
  type RawBuilder,
} from 'kysely';
import type { Engine } from './database.js';

type Table = CreateTableBuilder<string, string>;
type AnyDb = Kysely<unknown>;

/** Makes every table and index. Only what both engines understand in the same way. */
export function firstMigration(engine: Engine): Migration {
  // Both engines then order text by its bytes; PostgreSQL would else follow the locale it was made with.
  const text = engine === 'postgres' ? sql`text collate "C"` : sql`text`;
  return {
    up: async (db: AnyDb) => {
      await accounts(db, text);
      await memberships(db, text);
      await groups(db, text);
      await invitations(db, text);
      await mails(db, text);
      await guards(db, text);
      await indexes(db);
    },
  };
}

const required = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();
const key = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.primaryKey();

function texts(
  table: Table,
  type: RawBuilder<unknown>,
  names: readonly string[],
  optional: readonly string[] = [],
): Table {
  const withRequired = names.reduce((built, name) => built.addColumn(name, type, required), table);
  return optional.reduce((built, name) => built.addColumn(name, type), withRequired);
}

async function accounts(db: AnyDb, text: RawBuilder<unknown>): Promise<void> {
  const table = db.schema.createTable('accounts').addColumn('id', text, key);
  await texts(table, text, ['name', 'created_at'], ['logo_url'])
    .addColumn('guarded', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}

async function memberships(db: AnyDb, text: RawBuilder<unknown>): Promise<void> {
  const table = db.schema
    .createTable('memberships')
    .addColumn('id', text, key)
    .addColumn('account_id', text, (column) => column.notNull().references('accounts.id'));
  const needed = [
    'email',
    'email_key',
    'first_name',
    'last_name',
    'state',
    'source',
    'created_at',
    'search',
    'sort_name',
  ];
  const dates = ['link_expires_at', 'joined_at', 'last_sign_in_at', 'blocked_at', 'removed_at'];
  const others = [
    'identity_id',
    'phone_code',
    'phone_number',
    'phone_country',
    'invitation_id',
    'blocked_by',
    'removed_by',
  ];
  await texts(table, text, needed, [...dates, ...others])
    .addColumn('administrator', 'integer', required)
    .addColumn('version', 'integer', required)
    .execute();
}

async function groups(db: AnyDb, text: RawBuilder<unknown>): Promise<void> {
  const table = db.schema
    .createTable('groups')
    .addColumn('id', text, key)
    .addColumn('account_id', text, (column) => column.notNull().references('accounts.id'));
  await texts(table, text, ['name', 'name_key', 'search'], ['description', 'unavailable'])
    .addColumn('is_default', 'integer', required)
    .addColumn('version', 'integer', required)
    .execute();
  await db.schema
    .createTable('group_members')
    .addColumn('group_id', text, (column) => column.notNull().references('groups.id').onDelete('cascade'))
    .addColumn('membership_id', text, (column) => column.notNull().references('memberships.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('group_members_key', ['group_id', 'membership_id'])
    .execute();
}

async function invitations(db: AnyDb, text: RawBuilder<unknown>): Promise<void> {
  const table = db.schema
    .createTable('invitations')
    .addColumn('id', text, key)
    .addColumn('account_id', text, (column) => column.notNull().references('accounts.id'))
    .addColumn('membership_id', text, (column) => column.notNull().references('memberships.id'));
  const needed = ['token_hash', 'state', 'locale', 'created_at', 'sent_at', 'expires_at', 'sent_by', 'delivery'];
  await texts(table, text, needed, ['token_cipher', 'closed_at', 'decline_reason', 'mail_id']).execute();
  const codes = db.schema.createTable('verification_codes').addColumn('id', text, key);
  await texts(codes, text, ['invitation_id', 'code_hash', 'expires_at'], ['used_at'])
    .addColumn('attempts', 'integer', required)
    .execute();
}

async function mails(db: AnyDb, text: RawBuilder<unknown>): Promise<void> {
  const table = db.schema.createTable('mails').addColumn('id', text, key);
  const optional = ['invitation_id', 'message_cipher', 'sent_at', 'last_error'];
  await texts(table, text, ['kind', 'recipient', 'state', 'due_at', 'created_at'], optional)
    .addColumn('attempts', 'integer', required)
    .execute();
}

async function guards(db: AnyDb, text: RawBuilder<unknown>): Promise<void> {
  const idempotency = db.schema.createTable('idempotency_keys').addColumn('id', text, key);
  await texts(idempotency, text, ['body_hash', 'answer', 'created_at'])
    .addColumn('status', 'integer', required)
    .execute();
  const audit = db.schema.createTable('audit_entries').addColumn('id', text, key);
  await texts(audit, text, ['account_id', 'at', 'actor', 'act', 'subject', 'detail']).execute();
  const counters = db.schema.createTable('counters').addColumn('key', text, key);
  await texts(counters, text, ['resets_at']).addColumn('count', 'integer', required).execute();
  await texts(db.schema.createTable('marks').addColumn('name', text, key), text, ['value']).execute();
}

async function indexes(db: AnyDb): Promise<void> {
  for (const statement of INDEXES) await sql.raw(statement).execute(db);
}

/** One for each way in which the tables are asked. */
const INDEXES = [
  "create unique index memberships_email on memberships (account_id, email_key) where state <> 'deleted'",
  'create index memberships_state on memberships (account_id, state, link_expires_at)',
  'create index memberships_name on memberships (account_id, sort_name, id)',
  'create index memberships_address on memberships (account_id, email_key, id)',
  "create index memberships_joined_down on memberships (account_id, coalesce(joined_at, '') desc, id)",
  "create index memberships_joined_up on memberships (account_id, coalesce(joined_at, '~'), id)",
  "create index memberships_seen_down on memberships (account_id, coalesce(last_sign_in_at, '') desc, id)",
  "create index memberships_seen_up on memberships (account_id, coalesce(last_sign_in_at, '~'), id)",
  'create index memberships_identity on memberships (identity_id)',
  'create unique index groups_name on groups (account_id, name_key)',
  'create index group_members_person on group_members (membership_id)',
  'create unique index invitations_token on invitations (token_hash)',
  'create index invitations_person on invitations (membership_id, state)',
  'create index invitations_end on invitations (state, expires_at)',
  'create index codes_invitation on verification_codes (invitation_id)',
  'create index mails_due on mails (state, due_at)',
  'create index mails_latest on mails (created_at, id)',
  'create index audit_account on audit_entries (account_id, at)',
  'create index idempotency_age on idempotency_keys (created_at)',
  'create index counters_end on counters (resets_at)',
];
