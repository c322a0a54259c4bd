import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CompiledQuery } from 'kysely';
import { SEEDED_ADMINISTRATOR } from '../../mocks/naming.js';
import { seed } from '../../examples/server/demo/seed.js';
import type { User } from '../../src/domain/user.js';
import { expectStatus, type Client } from './support/client.js';
import { startDatabase } from './support/engines.js';
import { noting, type Noted } from './support/noting.js';
import { PASSWORD, startWorld, type World } from './support/world.js';

/*
 * How the embedded database means to answer whatever the server asks of it while users are looked at, in a seeded account:
 * the statistics are those of `npm start -- --users`. What reads a whole table takes as long as the account is large.
 */

/** So many that there are lists of many rows and of few. */
const USERS = 25_000;
const SORTS = ['name', 'email', 'joined', 'last-sign-in', 'state'].flatMap((by) => [by, `-${by}`]);
const SEARCHES = ['', 'search=an', 'search=ann', 'search=example'];
const STATES = ['', 'state=active', 'state=invited&state=active', 'state=invitation-expired'];

/** Tables that hold a row or more for each user. */
const WHOLE = /SCAN (?:memberships|invitations|group_members|audit_entries|auth_\w+)\b/u;

describe('what the embedded database is asked for users', () => {
  let world: World;
  let noted: Noted;
  let client: Client;
  let path: string;

  before(async () => {
    const test = await startDatabase('sqlite');
    noted = noting(await test.open());
    world = await startWorld({ ...test, open: () => Promise.resolve(noted.database) });
    const { accountId } = await seed(world.server.services, USERS, PASSWORD);
    path = `/api/v1/accounts/${accountId}`;
    client = world.stranger();
    expectStatus(await client.signIn(SEEDED_ADMINISTRATOR.email, PASSWORD), 200);
    noted.asked.clear();
  });
  after(() => world.stop());

  /** Each filter alone, and all together. */
  async function filters(): Promise<string[]> {
    const { items } = expectStatus(
      await client.get<{ items: { id: string; memberCount: number }[] }>(`${path}/groups?limit=100`),
      200,
    );
    const groups = items.sort((a, b) => b.memberCount - a.memberCount).map(({ id }) => `group=${id}`);
    const { items: users } = expectStatus(
      await client.get<{ items: User[] }>(`${path}/users?limit=20&state=invited`),
      200,
    );
    const inviter = `invitedBy=${users[0]?.invitation?.sentBy?.id ?? ''}`;
    const invited = 'invitedFrom=2024-01-01T00:00:00Z&invitedUntil=2026-11-20T00:00:00Z';
    const expires = 'expiresUntil=2026-11-25T00:00:00Z';
    const [all = '', few = ''] = [groups[0], groups.at(-2)];
    return ['', all, few, `${all}&${few}`, inviter, invited, expires, [all, inviter, invited].join('&')];
  }

  async function plans(): Promise<{ query: CompiledQuery; plan: string }[]> {
    const queries = [...noted.asked.values()].filter(({ sql }) => /^(?:select|with)/u.test(sql));
    const plans = await noted.plans(queries);
    return queries.map((query, index) => ({ query, plan: plans[index] ?? '' }));
  }

  const told = ({ query, plan }: { query: CompiledQuery; plan: string }): string => `${query.sql}\n${plan}`;

  it('is read off indexes, in each order, with each filter, state and search, and whoever asks', async () => {
    for (const place of ['/api/session', `${path}/viewer`, `${path}/capabilities`, `${path}/groups`, `${path}/audit`])
      expectStatus(await client.get(place), 200);
    const narrowings = await filters();
    for (const [index, sort] of SORTS.entries()) {
      for (const [place, narrowing] of narrowings.entries()) {
        const search = SEARCHES[(index + place) % SEARCHES.length] ?? '';
        const state = STATES[(index + Math.floor(place / 2)) % STATES.length] ?? '';
        const list = `${path}/users?limit=5&counts=true&sort=${sort}&${search}&${state}&${narrowing}`;
        const { next, total } = expectStatus(await client.get<{ next?: string; total: number }>(list), 200);
        expectStatus(await client.get(`${list}&offset=${Math.floor(total * 0.9)}`), 200);
        if (next !== undefined) expectStatus(await client.get(`${list}&cursor=${next}`), 200);
      }
    }
    const planned = await plans();
    assert.ok(planned.length > 100, `${planned.length} statements`);
    assert.deepEqual(planned.filter(({ plan }) => WHOLE.test(plan)).map(told), []);
    // A list of all members of a group, made for each question, takes half a second.
    assert.deepEqual(planned.filter(({ plan }) => /LIST SUBQUERY \d+\nSEARCH group_members/u.test(plan)).map(told), []);
    const asking = planned.filter(({ query }) => query.sql.includes('"memberships"."identity_id" ='));
    assert.ok(asking.length > 1);
    for (const each of asking) assert.match(each.plan, /memberships_identity/u, told(each));
  });

  it('is not sorted where there are many', async () => {
    const [, all] = await filters();
    noted.asked.clear();
    for (const sort of SORTS.filter((each) => !each.endsWith('state')))
      for (const narrowing of ['', all, 'search=example', 'state=active&state=invited&state=invitation-expired'])
        expectStatus(await client.get(`${path}/users?limit=5&sort=${sort}&${narrowing}`), 200);
    const lists = (await plans()).filter(({ query }) => /as "value" .* limit/u.test(query.sql));
    assert.ok(lists.length >= SORTS.length, `${lists.length} lists`);
    assert.deepEqual(lists.filter(({ plan }) => plan.includes('TEMP B-TREE')).map(told), []);
  });

  it('is one that the test can fail: what no index has is looked for in the whole table', async () => {
    noted.asked.clear();
    await noted.database.db.selectFrom('memberships').select('id').where('first_name', '=', 'Bo').execute();
    const [plan] = await plans();
    assert.match(plan?.plan ?? '', WHOLE);
  });
});
