import { sql } from 'kysely';
import type { Engine } from './database.js';
import type { Tables, Trx } from './tables.js';

/**
 * Inserts rows that all have the same columns. They travel as one JSON text: a parameter for each value takes ten times as
 * long.
 */
export async function insertMany(
  trx: Trx,
  engine: Engine,
  table: keyof Tables,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const into = sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})`;
  if (engine === 'postgres') {
    const values = sql.join(columns.map((column) => sql.ref(column)));
    const json = JSON.stringify(rows);
    await sql`${into} select ${values} from json_populate_recordset(null::${sql.table(table)}, ${json})`.execute(trx);
  } else {
    // SQLite finds a value by its place in half the time that it takes to find it by name.
    const json = JSON.stringify(rows.map((row) => columns.map((column) => row[column])));
    const values = sql.join(columns.map((_, at) => sql`json_extract(value, ${sql.lit(`$[${at}]`)})`));
    await sql`${into} select ${values} from json_each(${json})`.execute(trx);
  }
}

interface Definition {
  readonly name: string;
  readonly kind: 'index' | 'trigger';
  readonly made: string;
}

/** Those that are filled with one row or more for each user. */
const LARGE: readonly (keyof Tables)[] = ['memberships', 'group_members', 'invitations'];

/**
 * Fills the large tables while they have no index but their keys; all are made at once afterwards, which takes a fraction
 * of the time. Only for a database that nobody else uses yet.
 */
export async function withoutIndexes(trx: Trx, engine: Engine, fill: () => Promise<void>): Promise<void> {
  const definitions = await (engine === 'postgres' ? onPostgres(trx) : onSqlite(trx));
  for (const { name, kind } of definitions) await sql.raw(`drop ${kind} ${name}`).execute(trx);
  await fill();
  for (const { made } of definitions) await sql.raw(made).execute(trx);
  if (engine === 'sqlite')
    await sql`insert into memberships_search(memberships_search) values ('rebuild')`.execute(trx);
  // What is planned without knowing how much there is of what is planned badly.
  await sql`analyze`.execute(trx);
}

async function onSqlite(trx: Trx): Promise<readonly Definition[]> {
  const { rows } = await sql<Definition>`select name, type as kind, sql as made from sqlite_master
    where tbl_name in (${sql.join(LARGE)}) and type in ('index', 'trigger') and sql is not null`.execute(trx);
  return rows;
}

async function onPostgres(trx: Trx): Promise<readonly Definition[]> {
  // An index that upholds a key belongs to its constraint and stays.
  const { rows } = await sql<Definition>`select indexname as name, 'index' as kind, indexdef as made from pg_indexes
    where schemaname = current_schema() and tablename in (${sql.join(LARGE)})
      and indexname not in (select conname from pg_constraint)`.execute(trx);
  return rows;
}
