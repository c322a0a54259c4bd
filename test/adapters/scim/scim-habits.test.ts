import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scimAdapter, type ScimAdapter } from '../../../src/adapters/scim/scim-adapter.js';
import { BASE, FakeServer, type Habits, type Resource } from './fake-server.js';

/*
 * Habits of servers in use: Authentik's source and vCenter are without PATCH, scim_rails reads no paths in one, Hive tells
 * members only group by group, Express and ASP.NET have to be told of SCIM's media type, and spell as their language does.
 */

interface World {
  readonly server: FakeServer;
  readonly adapter: ScimAdapter;
  readonly ann: Resource;
  readonly group: Resource;
}

function world(habits: Habits = {}): World {
  const server = new FakeServer(habits);
  const [ann] = [server.user('Ann Ox'), server.user('Bea Elk')];
  const group = server.group('Buyers');
  // Backoff is not sat out.
  const adapter = scimAdapter({
    baseUrl: BASE,
    fetch: server.fetch,
    after: (_ms, fire, why) => {
      if (why === 'backoff') queueMicrotask(fire);
      return () => undefined;
    },
  });
  return { server, adapter, ann, group };
}

const draft = { firstName: 'Cem', lastName: 'Uzun', email: 'cem@example.com', groupIds: [] as string[] };
const methods = ({ requests }: FakeServer): string[] =>
  requests.filter(({ method }) => method !== 'GET').map(({ method }) => method);

/** What every server has to be able to do through the adapter, whatever its habits. */
const HABITS: readonly [string, Habits][] = [
  ['keeps to the standard', {}],
  ['has no PATCH (404)', { noPatch: 404 }],
  ['has no PATCH (405)', { noPatch: 405 }],
  ['reads no paths in a PATCH', { pathless: true }],
  ['knows a PATCH of members and active alone', { patches: ['members', 'active'] }],
  ['answers 204 to a PATCH that it did not understand', { deafTo: ['name.familyName', 'displayName'] }],
  ['answers 204 to a block that it did not understand', { deafTo: ['active'] }],
  ['refuses the media type of SCIM', { jsonOnly: 415 }],
  ['drops a body of the media type of SCIM', { jsonOnly: 'empty' }],
  ['tells members only where a group is read by itself', { listsWithoutMembers: true, hidesGroups: true }],
  ['breaks on filters that it does not know', { breaksOnFilters: true }],
  ['refuses to begin past the last row', { pastEnd: 400, total: () => undefined }],
  ['has nothing past the last row', { pastEnd: 404, cap: 1 }],
  ['spells with capitals', { capitals: true }],
  ['does all of it', { noPatch: 404, jsonOnly: 'empty', listsWithoutMembers: true, hidesGroups: true, pastEnd: 404 }],
];

describe('SCIM: a server that', () => {
  for (const [title, habits] of HABITS) {
    it(`${title} is used as any other`, async () => {
      const { adapter, ann, group, server } = world(habits);
      const { user, groups } = await adapter.users.create({ ...draft, groupIds: [group.id] });
      assert.deepEqual([user.firstName, user.email, groups[0]?.ok], ['Cem', 'cem@example.com', true]);
      assert.equal((await adapter.users.update(ann.id, { lastName: 'Cow' })).lastName, 'Cow');
      assert.equal((await adapter.users.block(ann.id)).state, 'blocked');
      assert.equal((await adapter.users.unblock(ann.id)).state, 'active');
      const all = await adapter.users.list({ limit: 10 });
      assert.deepEqual(
        all.items.map((each) => [each.lastName, ...each.groups.map(({ name }) => name)]),
        [['Cow'], ['Elk'], ['Uzun', 'Buyers']],
      );
      assert.deepEqual((await adapter.users.list({ limit: 10, offset: 3 })).items, []);
      const found = await adapter.users.list({ limit: 10, search: 'ELK' });
      assert.deepEqual(
        found.items.map(({ lastName }) => lastName),
        ['Elk'],
      );
      assert.equal((await adapter.users.lookup(['CEM@example.com']))[0]?.status, 'member');
      assert.equal(server.users.size, 3);
    });
  }

  it('refuses a value is asked once more as long as nothing is known of it, and never after', async () => {
    const { adapter, ann, server } = world();
    const refuse = new Set(['PATCH', 'PUT', 'POST']);
    const refused = (): Response => Response.json({ scimType: 'invalidValue', detail: 'No.' }, { status: 400 });
    server.instead = ({ method }) => (refuse.has(method) ? refused() : undefined);
    await assert.rejects(adapter.users.update(ann.id, { lastName: 'No' }), { kind: 'validation', status: 400 });
    server.instead = undefined;
    await adapter.users.update(ann.id, { lastName: 'Yes' });
    server.requests.length = 0;
    server.instead = ({ method }) => (refuse.has(method) ? refused() : undefined);
    await assert.rejects(adapter.users.update(ann.id, { lastName: 'No' }), { kind: 'validation' });
    assert.deepEqual(methods(server), ['PATCH']);
  });

  it('has forgotten somebody says so, in whatever way it is asked', async () => {
    const { adapter, ann, server } = world();
    server.instead = ({ method }) => (method === 'PATCH' ? new Response('', { status: 404 }) : undefined);
    server.users.delete(ann.id);
    await assert.rejects(adapter.users.update(ann.id, { lastName: 'No' }), { kind: 'not-found' });
  });

  it('may be in doubt about a write is not asked in another way', async () => {
    const { adapter, ann, server } = world({ jsonOnly: 415 });
    server.instead = ({ method, headers }) =>
      method === 'PATCH' && headers.get('content-type') === 'application/json'
        ? new Response('', { status: 502 })
        : undefined;
    await assert.rejects(adapter.users.update(ann.id, { lastName: 'Cow' }), { kind: 'server', outcome: 'unknown' });
    assert.deepEqual(methods(server), ['PATCH', 'PATCH']);
  });

  it('does not show the members of a group never loses them by a whole write', async () => {
    const { adapter, ann, group, server } = world({ hidesMembers: true, hidesGroups: true });
    group.members = [{ value: 'somebody' }];
    server.instead = ({ method }) => (method === 'PATCH' ? new Response('{}', { status: 400 }) : undefined);
    await assert.rejects(adapter.users.setGroups(ann.id, [group.id]), { kind: 'validation' });
    assert.deepEqual(group.members, [{ value: 'somebody' }]);
    assert.ok(!methods(server).includes('PUT'));
  });

  it('shows no members and cannot name one never loses the others by a removal', async () => {
    const { adapter, ann, group, server } = world({ noMemberPath: true, hidesMembers: true });
    group.members = [{ value: ann.id }, { value: 'somebody' }];
    await assert.rejects(adapter.users.setGroups(ann.id, []), { kind: 'unsupported', code: 'members-hidden' });
    const [receipt] = await adapter.groups.removeMembers(group.id, [ann.id]);
    assert.deepEqual([receipt?.ok, receipt?.error?.kind], [false, 'unsupported']);
    assert.deepEqual(server.groups.get(group.id)?.members, [{ value: ann.id }, { value: 'somebody' }]);
  });

  it('takes everybody out where one was meant gets the others back', async () => {
    const { adapter, ann, group, server } = world();
    const others = [server.user('Cem Uzun'), server.user('Dan Elm')].map(({ id }) => ({ value: id }));
    group.members = [{ value: ann.id }, ...others];
    server.instead = ({ method, body }) => {
      const [operation] = (body as { Operations?: { op: string; path?: string }[] } | undefined)?.Operations ?? [];
      const isEasy = operation?.op === 'add' || (operation?.op === 'remove' && operation.path === 'members');
      return method === 'GET' || isEasy ? undefined : new Response('{}', { status: 400 });
    };
    await assert.rejects(adapter.users.setGroups(ann.id, []), { kind: 'unsupported', code: 'no-member-removal' });
    assert.deepEqual(server.groups.get(group.id)?.members, others);
  });

  it('puts everybody into a group by a rule of its own, and refuses it then, has put them in', async () => {
    const { adapter, group, server } = world();
    server.instead = ({ method, path, body }) => {
      const [operation] = (body as { Operations?: { value: unknown }[] } | undefined)?.Operations ?? [];
      if (method !== 'PATCH' || !path.startsWith('/Groups')) return undefined;
      group.members = operation?.value;
      return new Response('{"detail":"There already."}', { status: 409 });
    };
    const { groups } = await adapter.users.create({ ...draft, groupIds: [group.id] });
    assert.deepEqual([groups.length, groups[0]?.ok], [1, true]);
  });

  it('refuses to sort does not lose its search by it', async () => {
    const { adapter } = world({ sort: 'refused' });
    const sort = { by: 'name', direction: 'descending' } as const;
    const page = await adapter.users.list({ limit: 10, search: 'e', sort });
    assert.deepEqual(
      page.items.map(({ firstName }) => firstName),
      ['Bea', 'Ann'],
    );
    assert.equal(page.learnt?.search, 'contains');
  });

  it('has no groups at all says so once it is asked', async () => {
    const { adapter, server } = world();
    server.instead = ({ path }) => (path.startsWith('/Groups') ? new Response('', { status: 404 }) : undefined);
    await assert.rejects(adapter.groups.list({ limit: 10 }), { kind: 'unsupported' });
    assert.equal((await adapter.users.list({ limit: 10 })).items.length, 2);
  });

  it('keeps whom it deleted as inactive shows them as blocked', async () => {
    const { adapter, ann, server } = world();
    server.instead = ({ method }) => {
      if (method === 'DELETE') ann.active = false;
      return method === 'DELETE' ? new Response(null, { status: 204 }) : undefined;
    };
    assert.equal((await adapter.users.remove(ann.id)).state, 'blocked');
    assert.equal((await adapter.users.unblock(ann.id)).state, 'active');
  });

  it('writes addresses bare is read', async () => {
    const { adapter, server } = world();
    const { id } = server.user('Dan Elm', { userName: 'dan', emails: ['dan@example.com'] });
    assert.equal((await adapter.users.get(id)).email, 'dan@example.com');
  });
});
