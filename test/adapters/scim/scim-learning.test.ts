import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scimAdapter, type ScimAdapter } from '../../../src/adapters/scim/scim-adapter.js';
import type { Capabilities } from '../../../src/domain/capabilities.js';
import { BASE, FakeServer, type Habits } from './fake-server.js';

/* What a server says of itself is tried, and what an answer cannot mean is taken back. */

function world(
  habits: Habits = {},
  capabilities: Partial<Capabilities> = {},
): { server: FakeServer; adapter: ScimAdapter } {
  const server = new FakeServer(habits);
  const names = ['Vera Viewer', 'Milan Member', 'Ottilie Zoellner', 'Bao Nguyen', 'Carmen Ibarra'];
  const [, second, third] = names.map((name) => server.user(name));
  if (second) second.active = false;
  server.group('Everybody', third ? [third] : []);
  return { server, adapter: scimAdapter({ baseUrl: BASE, fetch: server.fetch, capabilities }) };
}

async function names(list: ReturnType<ScimAdapter['users']['list']>): Promise<string[]> {
  return (await list).items.map(({ firstName }) => firstName);
}

const everything = {
  search: 'contains',
  sort: ['name', 'email', 'joined'],
  filter: { states: ['active', 'blocked'], groups: true },
};
const nothing = { search: 'none', sort: [], filter: { states: [], groups: true } };
const PROBED: readonly [string, Habits, object][] = [
  ['keeps to the standard', {}, everything],
  ['does not fold case', { caseExact: true }, everything],
  ['has no document about itself', { config: 404 }, everything],
  [
    'says that it cannot filter or sort, but can',
    { config: { filter: { supported: false }, sort: { supported: false } } },
    everything,
  ],
  ['refuses every filter with 501', { noFilters: true }, { ...everything, search: 'none', filter: nothing.filter }],
  ['ignores every filter', { ignoresFilters: true }, { ...everything, search: 'none', filter: nothing.filter }],
  ['answers "co" with nobody', { emptyOperators: ['co'] }, { ...everything, search: 'exact-email' }],
  ['refuses "co"', { refusedOperators: ['co'] }, { ...everything, search: 'exact-email' }],
  ['refuses "co", "sw" and "or"', { refusedOperators: ['co', 'sw', 'or'] }, { ...everything, search: 'exact-email' }],
  ['refuses the display name and emails', { refusedAttributes: ['displayName', 'emails.value'] }, everything],
  [
    'knows user names alone',
    { refusedAttributes: ['displayName', 'emails.value', 'name.familyName', 'name.givenName', 'active'] },
    { ...everything, search: 'exact-email', filter: nothing.filter },
  ],
  ['ignores sorting', { sort: 'ignored' }, { ...everything, sort: [] }],
  ['sorts inside the page', { sort: 'inside-page' }, { ...everything, sort: [] }],
  ['refuses to sort', { sort: 'refused' }, { ...everything, sort: [] }],
];

describe('SCIM: probing a server that', () => {
  for (const [title, habits, expected] of PROBED) {
    it(title, async () => {
      const { adapter, server } = world(habits);
      const { search, sort, filter } = await adapter.probe();
      assert.deepEqual({ search, sort, filter }, expected);
      assert.ok(server.requests.length < 30, `${server.requests.length} requests`);
      assert.ok(server.requests.every(({ method }) => method === 'GET'));
    });
  }

  it('is empty leaves what was declared', async () => {
    const server = new FakeServer();
    const probed = await scimAdapter({ baseUrl: BASE, fetch: server.fetch }).probe();
    assert.equal('search' in probed, false);
  });

  it('ends when it is cancelled', async () => {
    const { adapter } = world();
    await assert.rejects(adapter.probe({ signal: AbortSignal.abort() }), { kind: 'aborted' });
  });
});

describe('SCIM: searching on a server that', () => {
  const SEARCHED: readonly [string, Habits, string, string[], Capabilities['search'] | undefined][] = [
    ['keeps to the standard', {}, 'GUY', ['Bao'], undefined],
    ['does not fold case', { caseExact: true }, 'iBARra', ['Carmen'], 'contains'],
    ['answers "co" with nobody', { emptyOperators: ['co'] }, 'nguy', ['Bao'], 'exact-email'],
    ['refuses "co"', { refusedOperators: ['co'] }, 'nguy', ['Bao'], 'exact-email'],
    ['refuses "or"', { refusedOperators: ['or'] }, 'bao.nguyen@example.com', ['Bao'], 'exact-email'],
    ['refuses every filter', { noFilters: true }, 'guy', ['Bao'], 'none'],
    ['ignores every filter', { ignoresFilters: true }, 'guy', ['Bao'], 'none'],
  ];
  for (const [title, habits, search, found, learnt] of SEARCHED) {
    it(`${title} gives those who match, and says what was learnt`, async () => {
      const { adapter } = world(habits);
      const page = await adapter.users.list({ limit: 20, search });
      assert.deepEqual(
        page.items.map(({ firstName }) => firstName),
        found,
      );
      assert.equal(page.learnt?.search, learnt);
      const again = await adapter.users.list({ limit: 20, search });
      assert.deepEqual(
        again.items.map(({ firstName }) => firstName),
        found,
      );
      assert.equal(again.learnt, undefined);
    });
  }

  it('has nobody of that name is believed, and loses nothing by it', async () => {
    const { adapter } = world();
    const page = await adapter.users.list({ limit: 20, search: 'nobody' });
    assert.deepEqual([page.items, page.total, page.learnt], [[], 0, undefined]);
    assert.deepEqual(await names(adapter.users.list({ limit: 20, search: 'guye' })), ['Bao']);
  });

  it('cannot read a quoted sign finds by it nevertheless, and keeps its search', async () => {
    const { adapter, server } = world();
    server.user('Ro"bin Quote');
    server.instead = ({ query }) =>
      query.get('filter')?.includes('\\') ? new Response('{}', { status: 400 }) : undefined;
    assert.deepEqual(await names(adapter.users.list({ limit: 20, search: 'o"B' })), ['Ro"bin']);
    server.requests.length = 0;
    await adapter.users.list({ limit: 20, search: 'guye' });
    assert.match(server.requests[0]?.query.get('filter') ?? '', /displayName co "guye"/u);
  });

  it('is down is no reason to give up a filter', async () => {
    const { adapter, server } = world();
    server.instead = () => new Response('', { status: 401 });
    await assert.rejects(adapter.users.list({ limit: 20, search: 'x' }), { kind: 'unauthenticated' });
    server.instead = undefined;
    assert.equal((await adapter.users.list({ limit: 20, search: 'guye' })).learnt, undefined);
  });

  it('was declared as exact is not asked for more', async () => {
    const { adapter, server } = world({}, { search: 'exact-email' });
    assert.deepEqual(await names(adapter.users.list({ limit: 20, search: 'bao.nguyen@example.com' })), ['Bao']);
    assert.ok(server.requests.every(({ query }) => !query.get('filter')?.includes(' co ')));
  });

  it('writes a blank as %20, and a plus as %2B', async () => {
    const { adapter, server } = world();
    await adapter.users.list({ limit: 20, search: 'a+b c' });
    assert.match(server.requests[0]?.rawUrl ?? '', /%22a%2Bb%20c%22/u);
    assert.ok(server.requests.every(({ rawUrl }) => !rawUrl.includes('+')));
  });
});

describe('SCIM: filters by state and group on a server that', () => {
  for (const [title, habits, learnt] of [
    ['keeps to the standard', {}, undefined],
    ['refuses filters', { noFilters: true }, []],
    ['ignores filters', { ignoresFilters: true }, []],
    ['answers with nobody', { emptyOperators: ['eq'] }, []],
  ] as const) {
    it(title, async () => {
      const { adapter } = world(habits);
      const page = await adapter.users.list({ limit: 20, states: ['blocked'] });
      assert.deepEqual(
        page.items.map(({ firstName, state }) => [firstName, state]),
        [['Milan', 'blocked']],
      );
      assert.deepEqual(page.learnt?.filter?.states, learnt === undefined ? undefined : []);
      assert.deepEqual(await names(adapter.users.list({ limit: 2, offset: 2, states: ['active'] })), ['Bao', 'Carmen']);
      assert.equal((await adapter.users.list({ limit: 20, states: ['active', 'blocked'] })).items.length, 5);
    });
  }

  it('is asked nothing about states that SCIM does not have', async () => {
    const { adapter, server } = world();
    assert.deepEqual(await adapter.users.list({ limit: 20, states: ['invited', 'disabled'] }), { items: [], total: 0 });
    assert.equal(server.requests.length, 0);
  });

  it('refuses two filters at once gets one of them, the rest is chosen here', async () => {
    const { adapter, server } = world();
    server.instead = ({ query }) =>
      query.get('filter')?.includes(' and ')
        ? Response.json({ scimType: 'invalidFilter' }, { status: 400 })
        : undefined;
    assert.deepEqual(await names(adapter.users.list({ limit: 20, search: 'm', states: ['blocked'] })), ['Milan']);
    assert.deepEqual(await names(adapter.users.list({ limit: 20, search: 'ao', states: ['active'] })), ['Bao']);
  });

  for (const habits of [{}, { hidesGroups: true }, { hidesMembers: true }] as Habits[]) {
    it(`shows the members of a group (${JSON.stringify(habits)})`, async () => {
      const { adapter, server } = world(habits);
      const [id = ''] = server.groups.keys();
      const all = await adapter.users.list({ limit: 20 });
      assert.deepEqual(
        all.items.map(({ groups }) => groups.map(({ name }) => name)),
        [[], [], ['Everybody'], [], []],
      );
      assert.deepEqual(await names(adapter.users.list({ limit: 20, groupIds: [id] })), ['Ottilie']);
      assert.deepEqual(await names(adapter.users.list({ limit: 20, groupIds: [id], search: 'bao' })), []);
      assert.deepEqual(await names(adapter.users.list({ limit: 20, groupIds: ['gone'] })), []);
    });
  }

  it('has many members in a group reads the page of them', async () => {
    const server = new FakeServer();
    const people = Array.from({ length: 30 }, (_none, at) => server.user(`Person ${at}`));
    const { id } = server.group('All', people);
    const adapter = scimAdapter({ baseUrl: BASE, fetch: server.fetch });
    const page = await adapter.users.list({ limit: 10, offset: 25, groupIds: [id] });
    assert.deepEqual([page.items.length, page.total], [5, 30]);
    assert.ok(server.requests.length <= 7);
  });

  it('does not show groups at all is a server without groups', async () => {
    const { adapter, server } = world({ hidesGroups: true });
    server.instead = ({ path }) => (path.startsWith('/Groups') ? new Response('', { status: 403 }) : undefined);
    assert.equal((await adapter.users.list({ limit: 20 })).items.length, 5);
  });
});

describe('SCIM: sorting on a server that', () => {
  const up = ['Bao', 'Carmen', 'Milan', 'Ottilie', 'Vera'];
  for (const [title, habits, learnt] of [
    ['keeps to the standard', {}, undefined],
    ['ignores it', { sort: 'ignored' }, true],
    ['refuses it', { sort: 'refused' }, true],
  ] as const) {
    it(`${title} gives them in order`, async () => {
      const { adapter } = world(habits, { sort: ['name', 'email'] });
      const sort = { by: 'name', direction: 'ascending' } as const;
      const page = await adapter.users.list({ limit: 20, sort });
      assert.deepEqual(
        page.items.map(({ firstName }) => firstName),
        up,
      );
      assert.deepEqual(page.learnt?.sort, learnt ? ['email'] : undefined);
      assert.deepEqual(
        await names(adapter.users.list({ limit: 2, offset: 1, sort: { by: 'name', direction: 'descending' } })),
        ['Ottilie', 'Milan'],
      );
    });
  }

  it('has no attribute for a column is not asked for it', async () => {
    const { adapter, server } = world();
    assert.equal(
      (await adapter.users.list({ limit: 20, sort: { by: 'last-sign-in', direction: 'ascending' } })).items.length,
      5,
    );
    assert.ok(server.requests.every(({ query }) => query.get('sortBy') === null));
  });
});

describe('SCIM: look-up', () => {
  it('finds by user name or any address, in any spelling', async () => {
    const { adapter, server } = world();
    server.user('Ida Two', {
      userName: 'ida',
      emails: [{ value: 'ida@example.com', primary: true }, { value: 'ida@xn--bcher-kva.example' }],
    });
    const asked = [
      ' BAO.nguyen@Example.com ',
      'free@example.com',
      'Ida@bücher.example',
      'milan.member@example.com',
      '',
    ];
    const matches = await adapter.users.lookup(asked);
    assert.deepEqual(
      matches.map(({ email, status, user }) => [email, status, user?.firstName]),
      [
        [asked[0], 'member', 'Bao'],
        [asked[1], 'free', undefined],
        [asked[2], 'member', 'Ida'],
        [asked[3], 'blocked', 'Milan'],
        [asked[4], 'free', undefined],
      ],
    );
  });

  for (const habits of [
    { noFilters: true },
    { ignoresFilters: true },
    { refusedAttributes: ['emails.value', 'emails'] },
  ] as Habits[]) {
    it(`manages with less (${JSON.stringify(habits)})`, async () => {
      const { adapter } = world(habits);
      const [taken, free] = await adapter.users.lookup(['bao.nguyen@example.com', 'free@example.com']);
      assert.deepEqual([taken?.user?.firstName, free?.status], ['Bao', 'free']);
    });
  }

  it('asks a few at a time, and no filter twice that was refused', async () => {
    const { adapter, server } = world({ refusedAttributes: ['emails.value', 'emails'] });
    await adapter.users.lookup(['one@example.com']);
    server.requests.length = 0;
    await adapter.users.lookup(Array.from({ length: 50 }, (_none, at) => `free${at}@example.com`));
    assert.ok(server.requests.every(({ query }) => !query.get('filter')?.startsWith('emails')));
  });
});
