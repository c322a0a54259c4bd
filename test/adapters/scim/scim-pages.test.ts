import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scimAdapter, type ScimAdapter } from '../../../src/adapters/scim/scim-adapter.js';
import { BASE, FakeServer, type Habits } from './fake-server.js';

/*
 * Servers that repeat page 1, miscount, cap, shrink or do not page at all: reading always ends, and nobody comes twice.
 */

function serverOf(many: number, habits: Habits): { server: FakeServer; adapter: ScimAdapter } {
  const server = new FakeServer(habits);
  for (let at = 0; at < many; at += 1) server.user(`Person ${String(at).padStart(3, '0')}`);
  return { server, adapter: scimAdapter({ baseUrl: BASE, fetch: server.fetch }) };
}

/** Pages as a list does it: on by what came, to the first page that is short or brings nothing new. */
async function everybody(adapter: ScimAdapter, limit: number): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; ; offset += limit) {
    assert.ok(offset < 10_000, 'it does not end');
    const { items } = await adapter.users.list({ limit, offset });
    ids.push(...items.map(({ id }) => id));
    if (items.length < limit) return ids;
  }
}

const HABITS: readonly [string, Habits][] = [
  ['keeps to the standard', {}],
  ['repeats page 1 past the end', { repeatsPageOne: true }],
  ['repeats page 1 and says that it begins at 1', { repeatsPageOne: true, echoesOne: true }],
  ['repeats page 1 and counts the page alone', { repeatsPageOne: true, total: (_truth, rows) => rows }],
  ['repeats page 1 and counts a thousand', { repeatsPageOne: true, total: () => 1000 }],
  ['repeats page 1 and does not count', { repeatsPageOne: true, total: () => undefined }],
  ['counts the page alone', { total: (_truth, rows) => rows }],
  ['counts one too few', { total: (truth) => truth - 1 }],
  ['counts ten too many', { total: (truth) => truth + 10 }],
  ['counts nobody', { total: () => 0 }],
  ['does not count', { total: () => undefined }],
  ['caps a page at 7', { cap: 7 }],
  ['caps a page at 7 and counts the page alone', { cap: 7, total: (_truth, rows) => rows }],
  ['caps a page at 7 and repeats page 1', { cap: 7, repeatsPageOne: true }],
  ['does not page', { doesNotPage: true }],
  ['does not page and does not count', { doesNotPage: true, total: () => undefined }],
  ['says that every page begins at 1', { echoesOne: true }],
];

describe('SCIM: a server that', () => {
  for (const [title, habits] of HABITS) {
    for (const [many, limit] of [
      [45, 20],
      [40, 20],
      [20, 20],
      [1, 20],
      [0, 20],
    ] as const) {
      it(`${title}: ${many} users by ${limit}`, async () => {
        const { server, adapter } = serverOf(many, habits);
        assert.deepEqual(await everybody(adapter, limit), [...server.users.keys()]);
        assert.ok(server.requests.length < 40, `${server.requests.length} requests`);
      });
    }
  }

  it('shrinks while it is read gives nobody twice', async () => {
    const { server, adapter } = serverOf(45, {});
    const first = await adapter.users.list({ limit: 20, offset: 0 });
    for (const { id } of first.items.slice(0, 10)) server.users.delete(id);
    const second = await adapter.users.list({ limit: 20, offset: 20 });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(second.total, 35);
  });

  it('gives a row twice in one answer shows it once', async () => {
    const { server, adapter } = serverOf(3, {});
    const [one] = [...server.users.values()];
    server.instead = ({ path }) =>
      path === '/Users' ? Response.json({ totalResults: 4, startIndex: 1, Resources: [one, one] }) : undefined;
    assert.equal((await adapter.users.list({ limit: 20 })).items.length, 1);
  });

  it('caps its pages at 7 is asked on until the page is full, and never for ever', async () => {
    const { server, adapter } = serverOf(400, { cap: 7 });
    assert.equal((await adapter.users.list({ limit: 100 })).items.length, 100);
    server.habits = { cap: 1 };
    assert.equal((await adapter.users.list({ limit: 100 })).items.length, 25);
  });
});

describe('SCIM: totals', () => {
  it('are told where they are true', async () => {
    const { adapter } = serverOf(45, {});
    assert.equal((await adapter.users.list({ limit: 20 })).total, 45);
  });

  it('are not told where a page was counted for all', async () => {
    const { adapter } = serverOf(45, { total: (_truth, rows) => rows });
    assert.equal((await adapter.users.list({ limit: 20 })).total, undefined);
    assert.equal((await adapter.users.list({ limit: 20, offset: 20 })).total, undefined);
    assert.equal((await adapter.users.list({ limit: 20, offset: 40 })).total, 45);
  });

  it('are not believed for one short list that happens to be counted right', async () => {
    const { adapter } = serverOf(45, { total: (_truth, rows) => rows });
    assert.equal((await adapter.users.list({ limit: 20, search: 'Person 001' })).total, 1);
    assert.equal((await adapter.users.list({ limit: 20 })).total, undefined);
  });

  it('are the number of rows where all of them came', async () => {
    const { adapter } = serverOf(12, { total: () => 99 });
    assert.equal((await adapter.users.list({ limit: 20 })).total, 12);
  });

  it("come with the server's clock", async () => {
    const { adapter } = serverOf(1, {});
    assert.equal((await adapter.users.list({ limit: 20 })).asOf, '2026-11-23T10:00:00.000Z');
  });
});
