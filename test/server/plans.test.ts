import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
} from 'kysely';
import pg from 'pg';
import { openDatabase, PLANNING } from '../../examples/server/db/database.js';
import type { Tables } from '../../examples/server/db/tables.js';
import { listUsers } from '../../examples/server/users/list.js';
import { USER_STATES, type UserQuery, type UserSortKey } from '../../src/domain/user.js';
import { startPostgres } from '../../.config/postgres.mjs';
import { startWorld, START } from './support/world.js';

/*
 * What PostgreSQL means to do for every list of users that can be asked for, on as many users as make it choose. A plan
 * that reads the whole table is a failure: it would be as slow as the account is large.
 */

const USERS = 20_000;
const ACCOUNT = 'ACC-PLANS';
const SORTS: readonly UserSortKey[] = ['name', 'email', 'joined', 'last-sign-in', 'state'];
const SEARCHES = [undefined, 'a', 'qz', 'ann', 'anna lind', 'example'];
const FILTERS: readonly Partial<UserQuery>[] = [
  {},
  { states: ['blocked'] },
  { states: ['invited', 'active'] },
  { states: ['invitation-expired'] },
  { states: USER_STATES },
  { groupIds: ['GRP-ALL'] },
  { groupIds: ['GRP-FEW', 'GRP-NONE'] },
  { invitedBy: ['USR-7'] },
  { invited: { from: '2020-01-01T00:00:00.000Z' } },
  { invited: { from: '2026-11-20T00:00:00.000Z', until: '2026-11-21T00:00:00.000Z' } },
  { expires: { from: START, until: '2026-11-25T00:00:00.000Z' } },
  { states: ['active'], groupIds: ['GRP-FEW'], invitedBy: ['USR-7'], invited: { from: '2026-01-01T00:00:00.000Z' } },
];
/** Where in a list, as a part of the whole, besides its begin. */
const PLACES = [0.01, 0.45, 0.99];

/** People in all states, some in a group of few, half of them with dates; made by the database, for it is the quickest. */
const PEOPLE = `insert into memberships (id, account_id, email, email_key, first_name, last_name, state, source, administrator,
    version, created_at, joined_at, last_sign_in_at, link_expires_at, invited_at, invited_by, search, sort_name,
    identity_id, invitation_id, phone_code, phone_number, phone_country, custom)
  select 'USR-' || n, '${ACCOUNT}', n || '@example.com', n || '@example.com', first, last, state, 'invitation', (n < 3)::int,
    1, '2026-01-01T00:00:00.000Z',
    case when state = 'active' then at end, case when state = 'active' and n % 2 = 0 then at end,
    case when state = 'invited' then ends end, at, 'USR-' || n % 40,
    lower(first || ' ' || last || E'\\n' || n || '@example.com' || E'\\n' || 'usr-' || n), lower(first || ' ' || last),
    md5('identity' || n), 'INV-' || n, '+43', '6601234567', 'AT',
    '{"department":"' || md5('d' || n) || '","cost centre":"' || md5('c' || n) || '","note":"' || md5('n' || n) || '"}'
  from (select n, (array['Anna', 'Bo', 'Cem', 'Dana', 'Elif', 'Ferhad', 'Qzar'])[1 + n % 7] as first,
      'Lind' || md5(n::text) as last,
      (array['active', 'active', 'active', 'active', 'invited', 'invited', 'blocked', 'disabled', 'deleted', 'active'])[1 + n % 10] as state,
      to_char(timestamp '2026-11-01' + n % 2000 * interval '16 minutes', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"') as at,
      to_char(timestamp '2026-11-10' + n % 2000 * interval '16 minutes', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"') as ends
    from generate_series(1, ${USERS}) n) made`;

/** A connection that notes what is asked. Counts are true, rows are made up: they need not be read to be planned. */
class Noting extends DummyDriver {
  readonly asked = new Map<string, CompiledQuery>();
  readonly #counts = new Map<string, Promise<object[]>>();
  readonly #client: pg.Client;

  constructor(client: pg.Client) {
    super();
    this.#client = client;
  }

  override acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve({
      executeQuery: async <R>(query: CompiledQuery) => {
        const key = JSON.stringify([query.sql, query.parameters]);
        this.asked.set(key, query);
        const rows = query.sql.includes('count(*)') ? await this.#count(key, query) : pageFor(query.sql);
        return { rows: rows as R[] };
      },
      streamQuery: () => {
        throw new Error('Lists are not streamed.');
      },
    });
  }

  #count(key: string, { sql, parameters }: CompiledQuery): Promise<object[]> {
    const counting =
      this.#counts.get(key) ?? this.#client.query(sql, [...parameters]).then(({ rows }) => rows as object[]);
    this.#counts.set(key, counting);
    return counting;
  }
}

const NOTHING = { custom: null, blocked_by: null, removed_by: null, phone_code: null, link_expires_at: null };

/** Where the list is ordered by state, the value is the state's place; a text elsewhere. */
function pageFor(text: string): object[] {
  const rank = /^select "id", (\d+) as "value"/u.exec(text)?.[1];
  const value = rank === undefined ? 'm' : Number(rank);
  return Array.from({ length: 51 }, (_, index) => ({ ...NOTHING, id: `USR-${index}`, value, invitation_id: 'INV-1' }));
}

/**
 * Vacuums until every page is known to be visible to all: the planner reads an index alone only then, and whoever still
 * looks at an older state, an analysis by the server itself for instance, keeps a vacuum from saying so.
 */
async function seenByAll(client: pg.Client): Promise<void> {
  const end = performance.now() + 60_000;
  for (;;) {
    await client.query('vacuum analyze');
    const { rows } = await client.query<{ left: number }>(
      "select relpages - relallvisible as left from pg_class where oid = 'memberships'::regclass",
    );
    if (rows[0]?.left === 0) return;
    assert.ok(performance.now() < end, `${String(rows[0]?.left)} pages are not seen by all`);
  }
}

describe('every list of users', () => {
  let client: pg.Client;
  let stop: () => Promise<void>;

  before(async () => {
    const postgres = await startPostgres();
    const world = await startWorld({
      engine: 'postgres',
      open: () => Promise.resolve(openDatabase({ url: postgres.url })),
      stop: () => Promise.resolve(),
    });
    await world.stop();
    client = new pg.Client({ connectionString: postgres.url, options: PLANNING });
    await client.connect();
    await client.query(`insert into accounts (id, name, created_at) values ('${ACCOUNT}', 'Plans', '${START}')`);
    await client.query(PEOPLE);
    await client.query(`insert into groups (id, account_id, name, name_key, search, is_default, version)
      select id, '${ACCOUNT}', id, id, id, 0, 1 from unnest(array['GRP-ALL', 'GRP-FEW', 'GRP-NONE']) id`);
    const members = `insert into group_members select 'GRP-ALL', id from memberships where account_id = '${ACCOUNT}'`;
    await client.query(members);
    await client.query(`${members.replace('ALL', 'FEW')} limit 300`);
    await seenByAll(client);
    stop = async () => {
      await client.end();
      await postgres.stop();
    };
  });
  after(() => stop());

  /** The statements of all lists: each order with each filter and each search, at places that take turns. */
  async function statements(): Promise<CompiledQuery[]> {
    const driver = new Noting(client);
    const db = new Kysely<Tables>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => driver,
        createIntrospector: (given) => new PostgresIntrospector(given),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    });
    const ask = (query: UserQuery) => listUsers({ db, engine: 'postgres' }, ACCOUNT, query, false, new Date(START));
    const orders = SORTS.flatMap((by) =>
      (['ascending', 'descending'] as const).map((direction) => ({ by, direction })),
    );
    const searches = SEARCHES.map((search) => (search === undefined ? {} : { search }));
    const queries = FILTERS.flatMap((filter) => searches.map((search) => ({ ...filter, ...search })));
    for (const [index, sort] of orders.entries()) {
      for (const [place, query] of queries.entries()) {
        const { next, total = 0 } = await ask({ limit: 50, sort, ...query });
        const offset = Math.floor(total * (PLACES[(index + place) % PLACES.length] ?? 0));
        await ask({ limit: 50, sort, ...query, offset });
        if (next !== undefined && place % 3 === 0) await ask({ limit: 50, sort, ...query, cursor: next });
      }
    }
    await listUsers({ db, engine: 'postgres' }, ACCOUNT, { limit: 50 }, true, new Date(START));
    return [...driver.asked.values()];
  }

  it('is planned by an index, in each order, with each filter and search, wherever it begins', async () => {
    const asked = await statements();
    assert.ok(asked.length > 1000, `${asked.length} statements`);
    const whole: string[] = [];
    for (const { sql, parameters } of asked) {
      const { rows } = await client.query<Record<string, string>>(`explain ${sql}`, [...parameters]);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      if (/Seq Scan on memberships/u.test(plan)) whole.push(`${sql}\n${JSON.stringify(parameters)}\n${plan}`);
    }
    assert.deepEqual(whole.slice(0, 3), [], `${whole.length} of ${asked.length} read the whole table`);
  });

  it('is one that the test can fail: without its indexes the table is read', async () => {
    const { rows } = await client.query<Record<string, string>>(
      `explain select count(*) from memberships where account_id = '${ACCOUNT}' and first_name = 'Bo'`,
    );
    assert.match(rows.map((row) => row['QUERY PLAN']).join('\n'), /Seq Scan on memberships/u);
  });
});
