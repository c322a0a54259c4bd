import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scimAdapter, type ScimAdapter, type ScimAdapterOptions } from '../../../src/adapters/scim/scim-adapter.js';
import { BASE, FakeServer, type FakeRequest, type Habits, type Resource } from './fake-server.js';

/* Adding, changing and removing, on servers of many habits. */

interface World {
  readonly server: FakeServer;
  readonly adapter: ScimAdapter;
  readonly first: Resource;
  readonly second: Resource;
}

function world(habits: Habits = {}, options: Partial<ScimAdapterOptions> = {}): World {
  const server = new FakeServer(habits);
  const [first, second] = [server.group('Everybody'), server.group('Accounting')];
  return { server, first, second, adapter: scimAdapter({ baseUrl: BASE, fetch: server.fetch, ...options }) };
}

const draft = { firstName: ' Ann', lastName: 'Ox ', email: ' Ann@Example.com', groupIds: [] as string[] };
const writes = ({ requests }: FakeServer): string[] =>
  requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
const members = ({ members: list }: Resource): string[] => (list as { value: string }[]).map(({ value }) => value);

describe('SCIM: adding a user', () => {
  it('is a POST, then a PATCH for each group', async () => {
    const { adapter, server, first, second } = world();
    const { user, groups, delivery, invitation } = await adapter.users.create({
      ...draft,
      groupIds: [first.id, second.id, first.id],
    });
    assert.deepEqual(writes(server), ['POST /Users', `PATCH /Groups/${first.id}`, `PATCH /Groups/${second.id}`]);
    assert.deepEqual(
      [user.firstName, user.lastName, user.email, user.state, delivery, invitation],
      ['Ann', 'Ox', 'Ann@Example.com', 'active', 'unknown', undefined],
    );
    assert.deepEqual(
      user.groups.map(({ name }) => name),
      ['Everybody', 'Accounting'],
    );
    assert.ok(groups.every(({ ok }) => ok));
  });

  it('says which group failed; a retry puts the user into it', async () => {
    const { adapter, server, first, second } = world();
    server.instead = ({ method, path }) =>
      method === 'PATCH' && path.endsWith(second.id) ? new Response('', { status: 403 }) : undefined;
    const { user, groups } = await adapter.users.create({ ...draft, groupIds: [first.id, second.id] });
    assert.deepEqual(
      groups.map(({ group, ok, error }) => [group.name, ok, error?.kind]),
      [
        ['Everybody', true, undefined],
        ['Accounting', false, 'forbidden'],
      ],
    );
    assert.deepEqual(
      user.groups.map(({ name }) => name),
      ['Everybody'],
    );
    server.instead = undefined;
    assert.equal((await adapter.users.setGroups(user.id, [first.id, second.id])).groups.length, 2);
  });

  it('goes on when it is cancelled half way: the user is there, the groups say what was not done', async () => {
    const controller = new AbortController();
    const { adapter, server, first } = world();
    server.instead = ({ method }) => {
      if (method === 'PATCH') controller.abort();
      return undefined;
    };
    const { user, groups } = await adapter.users.create(
      { ...draft, groupIds: [first.id] },
      { signal: controller.signal },
    );
    assert.equal(server.users.size, 1);
    assert.deepEqual(
      groups.map(({ ok, error }) => [ok, error?.kind, error?.outcome]),
      [[false, 'aborted', 'unknown']],
    );
    assert.equal(user.email, 'Ann@Example.com');
  });

  it('asks for an unknown group before anybody is added', async () => {
    const { adapter, server, first } = world();
    await assert.rejects(adapter.users.create({ ...draft, groupIds: [first.id, 'gone'] }), {
      kind: 'validation',
      fields: [{ field: 'groupIds', code: 'not-found' }],
    });
    assert.deepEqual(writes(server), []);
  });

  it('names every field that is wrong, before the server is asked', async () => {
    const { adapter, server } = world({}, { capabilities: { groupsRequired: true } });
    await assert.rejects(
      adapter.users.create({ firstName: ' ', lastName: '', email: 'x', groupIds: [] }),
      (error: { fields: { field: string }[] }) => {
        assert.deepEqual(
          error.fields.map(({ field }) => field),
          ['firstName', 'lastName', 'email', 'groupIds'],
        );
        return true;
      },
    );
    assert.equal(server.requests.length, 0);
  });

  for (const created of ['location', 'nothing'] as const) {
    for (const id of ['plain', 'a/b?c#d %2e', 'ä"\' ]', '{"x":1}', 'id=1&count=0', '100%']) {
      it(`finds out the id "${id}" when POST tells ${created}`, async () => {
        const { adapter, server, first } = world({ created });
        server.ids = [id];
        const { user } = await adapter.users.create({ ...draft, groupIds: [first.id] });
        assert.equal(user.id, id);
        assert.equal((await adapter.users.get(id)).email, 'Ann@Example.com');
        assert.deepEqual(members(server.groups.get(first.id) ?? first), [id]);
        assert.equal((await adapter.users.block(id)).state, 'blocked');
        assert.deepEqual((await adapter.users.setGroups(id, [])).groups, []);
        assert.equal((await adapter.users.remove(id)).state, 'deleted');
        assert.equal(server.users.size, 0);
      });
    }
  }

  it('is in doubt where the new user cannot be found', async () => {
    const { adapter, server } = world();
    server.instead = ({ method }) => (method === 'POST' ? Response.json({ schemas: [] }, { status: 201 }) : undefined);
    await assert.rejects(adapter.users.create(draft), { kind: 'bad-response', code: 'no-id', outcome: 'unknown' });
  });

  it('is refused for an address that is taken, also when it was taken a moment ago', async () => {
    const { adapter, server } = world();
    const { user } = await adapter.users.create(draft);
    server.requests.length = 0;
    await assert.rejects(adapter.users.create({ ...draft, email: 'ANN@example.com' }), {
      kind: 'duplicate',
      existing: { id: user.id, state: 'active' },
    });
    assert.deepEqual(writes(server), []);
    // Between the question and the POST.
    let asked = 0;
    server.instead = ({ method, path }) =>
      method === 'GET' && path === '/Users' && ++asked <= 4 ? Response.json({ totalResults: 0 }) : undefined;
    await assert.rejects(adapter.users.create(draft), {
      kind: 'duplicate',
      existing: { id: user.id, state: 'active' },
    });
  });

  it('understands "taken" as 409 with and without a type, and as 400', async () => {
    for (const [status, body] of [
      [409, { scimType: 'uniqueness' }],
      [409, {}],
      [400, { scimType: 'uniqueness' }],
    ] as const) {
      const { adapter, server } = world();
      server.instead = ({ method }) => (method === 'POST' ? Response.json(body, { status }) : undefined);
      await assert.rejects(adapter.users.create(draft), { kind: 'duplicate', existing: undefined });
    }
  });

  it('of ten at once one is added', async () => {
    const { adapter, server } = world();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_none, at) =>
        adapter.users.create({ ...draft, email: at % 2 ? 'ann@example.com' : 'ANN@Example.com' }),
      ),
    );
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal(server.users.size, 1);
  });
});

describe('SCIM: changing a user', () => {
  it('sends the version back, and only where the server keeps versions', async () => {
    const { adapter, server } = world();
    const { id } = server.user('Ann Ox');
    const { version } = await adapter.users.get(id);
    const after = await adapter.users.update(id, { lastName: 'Cow' }, { ifMatch: version ?? '' });
    assert.notEqual(after.version, version);
    assert.match(
      server.requests.find(({ method }) => method === 'PATCH')?.headers.get('if-match') ?? '',
      /^W\/"\d+"$/u,
    );
    server.requests.length = 0;
    await adapter.users.update(id, { lastName: 'Ox' });
    assert.equal(server.requests.find(({ method }) => method === 'PATCH')?.headers.get('if-match'), null);
  });

  for (const versions of ['kept', 'ignored', 'none'] as const) {
    it(`is a conflict over a newer one, where versions are ${versions}`, async () => {
      const { adapter, server } = world({ versions });
      const { id } = server.user('Ann Ox');
      const { version = '' } = await adapter.users.get(id);
      await adapter.users.update(id, { lastName: 'Cow' });
      server.requests.length = 0;
      for (const act of [
        adapter.users.update(id, { lastName: 'Elk' }, { ifMatch: version }),
        adapter.users.block(id, { ifMatch: version }),
        adapter.users.remove(id, { ifMatch: version }),
        adapter.users.setGroups(id, [], { ifMatch: version }),
      ]) {
        await assert.rejects(act, { kind: 'conflict' });
      }
      assert.deepEqual(writes(server), []);
    });
  }

  it('is a conflict where it became newer while it was written', async () => {
    const { adapter, server } = world();
    const { id } = server.user('Ann Ox');
    const { version = '' } = await adapter.users.get(id);
    server.instead = ({ method }) => (method === 'PATCH' ? new Response('', { status: 412 }) : undefined);
    await assert.rejects(adapter.users.update(id, { lastName: 'Cow' }, { ifMatch: version }), {
      kind: 'conflict',
      outcome: 'not-applied',
    });
  });

  for (const noPatch of [404, 405, 501] as const) {
    it(`goes by PUT where PATCH is ${noPatch}, and loses nothing that is not known here`, async () => {
      const { adapter, server, first, second } = world({ noPatch });
      const { id } = server.user('Ann Ox', { nickName: 'Annie', 'urn:example:1.0:Badge': { number: 7 } });
      await adapter.users.update(id, { lastName: 'Cow', phone: { countryCode: '+43', number: '6641234567' } });
      await adapter.users.block(id);
      await adapter.users.setGroups(id, [first.id]);
      await adapter.users.setGroups(id, [second.id]);
      const kept = server.users.get(id);
      assert.deepEqual(
        [kept?.nickName, kept?.['urn:example:1.0:Badge'], kept?.active, kept?.displayName],
        ['Annie', { number: 7 }, false, 'Ann Cow'],
      );
      assert.deepEqual(
        [members(server.groups.get(first.id) ?? first), members(server.groups.get(second.id) ?? second)],
        [[], [id]],
      );
      const patches = server.requests.filter(({ method }) => method === 'PATCH').length;
      assert.ok(patches <= (noPatch === 404 ? 3 : 1), `${patches} times`);
    });
  }

  it('tells an attribute that the server takes and forgets', async () => {
    const { adapter, server } = world({ forgets: ['phoneNumbers', 'active'] });
    const { id } = server.user('Ann Ox');
    await assert.rejects(adapter.users.update(id, { phone: { countryCode: '+43', number: '6641234567' } }), {
      kind: 'unsupported',
      code: 'ignored',
    });
    await assert.rejects(adapter.users.block(id), { kind: 'unsupported', code: 'ignored' });
  });

  it('blocks somebody whom the server then hides', async () => {
    const { adapter, server } = world({ hidesInactive: true });
    const { id } = server.user('Ann Ox');
    assert.equal((await adapter.users.block(id)).state, 'blocked');
  });

  it('changes nobody who is in the wrong state, and not oneself', async () => {
    const { server } = world();
    const { id } = server.user('Ann Ox');
    const adapter = scimAdapter({
      baseUrl: BASE,
      fetch: server.fetch,
      viewer: { id, name: 'Ann', email: 'a@example.com' },
    });
    await assert.rejects(adapter.users.unblock(id), { kind: 'invalid-state', reason: { code: 'wrong-state' } });
    await assert.rejects(adapter.users.block(id), { kind: 'invalid-state', reason: { code: 'self' } });
    await assert.rejects(adapter.users.remove(id), { kind: 'invalid-state', reason: { code: 'self' } });
    assert.deepEqual(writes(server), []);
  });

  it('learns who is signed in from the server where it tells', async () => {
    const { server, adapter } = world({}, { viewer: 'me' });
    const me = server.user('Ann Ox');
    server.instead = ({ path }) => (path === '/Me' ? Response.json(me) : undefined);
    assert.deepEqual(await adapter.viewer?.(), { id: me.id, name: 'Ann Ox', email: 'ann.ox@example.com' });
    await assert.rejects(adapter.users.remove(me.id), { reason: { code: 'self' } });
  });

  it('sends no body with DELETE, and says what kind of body it sends otherwise', async () => {
    const { adapter, server } = world();
    const { id } = server.user('Ann Ox');
    await adapter.users.block(id);
    await adapter.users.remove(id);
    const sent = (wanted: string): FakeRequest | undefined => server.requests.find(({ method }) => method === wanted);
    assert.equal(sent('DELETE')?.body, undefined);
    assert.equal(sent('PATCH')?.headers.get('content-type'), 'application/scim+json');
    assert.match(sent('GET')?.headers.get('accept') ?? '', /application\/scim\+json/u);
  });
});

describe('SCIM: changing groups of a user', () => {
  it('writes the difference alone: first in, then out', async () => {
    const { adapter, server, first, second } = world();
    const user = server.user('Ann Ox');
    await adapter.users.setGroups(user.id, [first.id]);
    server.requests.length = 0;
    const after = await adapter.users.setGroups(user.id, [second.id]);
    assert.deepEqual(writes(server), [`PATCH /Groups/${second.id}`, `PATCH /Groups/${first.id}`]);
    assert.deepEqual(
      after.groups.map(({ name }) => name),
      ['Accounting'],
    );
    server.requests.length = 0;
    await adapter.users.setGroups(user.id, [second.id]);
    assert.deepEqual(writes(server), []);
  });

  it('writes the remaining members where one cannot be named', async () => {
    const { adapter, server } = world({ noMemberPath: true });
    const [one, two] = [server.user('Ann Ox'), server.user('Bea Elk')];
    const group = server.group('Both', [one, two]);
    await adapter.users.setGroups(one.id, []);
    assert.deepEqual(members(server.groups.get(group.id) ?? group), [two.id]);
  });

  it('names the groups that failed when the others are done', async () => {
    const { adapter, server, first, second } = world();
    const user = server.user('Ann Ox');
    server.instead = ({ method, path }) =>
      method === 'PATCH' && path.endsWith(first.id)
        ? new Response('', { status: 429, headers: { 'Retry-After': '3' } })
        : undefined;
    await assert.rejects(adapter.users.setGroups(user.id, [first.id, second.id]), {
      kind: 'rate-limited',
      code: 'some-groups-failed',
      outcome: 'unknown',
      retryAfterMs: 3000,
      fields: [{ field: 'groupIds', code: 'rate-limited', message: 'Everybody' }],
    });
    assert.deepEqual(
      (await adapter.users.get(user.id)).groups.map(({ name }) => name),
      ['Accounting'],
    );
  });
});

describe('SCIM: groups', () => {
  it('are added, read again, renamed, and deleted when they are empty', async () => {
    for (const created of ['whole', 'nothing'] as const) {
      const { adapter, server } = world({ created });
      const user = server.user('Ann Ox');
      const group = await adapter.groups.create({ name: ' Tour Guides ' });
      assert.equal(group.name, 'Tour Guides');
      assert.equal((await adapter.groups.update(group.id, { name: 'Guides' })).name, 'Guides');
      await adapter.users.setGroups(user.id, [group.id]);
      await assert.rejects(adapter.groups.remove(group.id), {
        kind: 'invalid-state',
        reason: { code: 'group-not-empty' },
      });
      await adapter.users.setGroups(user.id, []);
      await adapter.groups.remove(group.id);
      await assert.rejects(adapter.groups.get(group.id), { kind: 'not-found' });
    }
  });

  it('of a name that is taken are refused at that field', async () => {
    const { adapter, server } = world();
    server.instead = ({ method }) =>
      ['POST', 'PATCH'].includes(method) ? new Response('', { status: 409 }) : undefined;
    const taken = { kind: 'validation', fields: [{ field: 'name', code: 'duplicate' }] };
    await assert.rejects(adapter.groups.create({ name: 'Everybody' }), taken);
    await assert.rejects(adapter.groups.update([...server.groups.keys()][1] ?? '', { name: 'Everybody' }), taken);
  });

  for (const habits of [
    {},
    { noFilters: true },
    { ignoresFilters: true },
    { emptyOperators: ['co'] },
    { caseExact: true },
  ] as Habits[]) {
    it(`are found by a part of their name (${JSON.stringify(habits)})`, async () => {
      const { adapter } = world(habits);
      const page = await adapter.groups.list({ limit: 10, search: 'COUNT' });
      assert.deepEqual(
        page.items.map(({ name }) => name),
        ['Accounting'],
      );
      assert.deepEqual((await adapter.groups.list({ limit: 10, search: '"' })).items, []);
      assert.equal((await adapter.groups.list({ limit: 1, offset: 1 })).items[0]?.name, 'Accounting');
    });
  }
});
