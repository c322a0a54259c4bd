import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { betterAuthAdapter } from '../../../src/adapters/better-auth/better-auth-adapter.js';
import { DAY } from '../../../src/domain/time.js';
import { resetClock } from '../../live/better-auth/clock.js';
import { inProcess, type InProcess } from './in-process.js';

/* Which calls are made, and what is made of answers that the contract kit does not bring about. */

const draft = { firstName: 'Nora', lastName: 'New', email: 'nora@example.com' };
const key = { idempotencyKey: 'one-intent' };

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Writes down what is asked. */
const noting =
  (sent: Sent[]) =>
  (next: typeof fetch): typeof fetch =>
  async (input, init) => {
    const { pathname, search } = new URL(String(input));
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Sent['body']) : {};
    sent.push({ method: init?.method ?? '', path: pathname.slice('/api/auth/'.length), query: search, body });
    return next(input, init);
  };

/** Answers these paths itself. */
const answering =
  (answers: Readonly<Record<string, () => Promise<Response>>>) =>
  (next: typeof fetch): typeof fetch =>
  async (input, init) => {
    const { pathname } = new URL(String(input));
    const own = Object.entries(answers).find(([path]) => pathname.endsWith(path));
    return own ? own[1]() : next(input, init);
  };

const json = (status: number, body: unknown) => async () =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
const nothing = async (): Promise<Response> => new Response(null, { status: 404 });

const groupIds = ({ seed }: InProcess): string[] => seed.groups.map(({ id }) => id);

describe('better-auth: what is asked', () => {
  after(resetClock);

  it('an invitation goes with all that was typed, in one call', async () => {
    const world = await inProcess();
    const sent: Sent[] = [];
    const { users } = world.through(noting(sent));
    const phone = { countryCode: '+43', number: '6641234567' };
    await users.create({ ...draft, email: ' Nora@Example.com ', phone, roleId: 'admin', groupIds: groupIds(world) });
    const writes = sent.filter(({ method }) => method === 'POST');
    assert.deepEqual(
      writes.map(({ path, query, body }) => [path, query, { ...body, organizationId: undefined }]),
      [
        [
          'organization/invite-member',
          '',
          {
            email: 'Nora@Example.com',
            role: ['admin'],
            organizationId: undefined,
            teamId: groupIds(world),
            firstName: 'Nora',
            lastName: 'New',
            phone: '+43 6641234567',
          },
        ],
      ],
    );
    assert.equal(world.letters[0]?.to, 'nora@example.com');
  });

  it('names go with no invitation where its server keeps none', async () => {
    const world = await inProcess();
    const sent: Sent[] = [];
    const { users } = world.through(noting(sent), { invitationFields: [] });
    const { user } = await users.create({ ...draft, groupIds: [] });
    const [{ body } = { body: {} }] = sent.filter(({ method }) => method === 'POST');
    assert.deepEqual(Object.keys(body).sort(), ['email', 'organizationId', 'role']);
    assert.deepEqual([user.firstName, user.lastName, user.groups], ['', '', []]);
  });

  it('a token stands in an address once: to look at the link', async () => {
    const world = await inProcess();
    await world.adapter.users.create({ ...draft, groupIds: groupIds(world) });
    const token = world.rows('invitation')[0]?.id ?? '';
    const sent: Sent[] = [];
    const { acceptance } = world.visitorThrough(noting(sent));
    await acceptance.accept(token, undefined);
    const withToken = sent.filter((one) => JSON.stringify(one).includes(token));
    assert.deepEqual(
      withToken.map(({ path, query, body }) => [path, query.includes(token), body]),
      [
        ['organization/get-invitation', true, {}],
        ['organization/accept-invitation', false, { invitationId: token }],
      ],
    );
  });

  it('nothing is asked for an adapter without teams and admin plugin that they alone answer', async () => {
    const world = await inProcess();
    const sent: Sent[] = [];
    const adapter = world.through(noting(sent), { teams: false, admin: false });
    const { items } = await adapter.users.list({ limit: 10 });
    await adapter.users.get(world.seed.memberId);
    assert.ok(items.length > 0);
    assert.deepEqual(
      [adapter.groups, adapter.users.setGroups, adapter.users.block, adapter.users.unblock],
      [undefined, undefined, undefined, undefined],
    );
    assert.deepEqual(adapter.capabilities.editable, ['role']);
    assert.deepEqual(
      sent.filter(({ path }) => /team|admin/u.test(path)).map(({ path }) => path),
      [],
    );
  });

  it('a link can be copied where the host says what is mailed, and not otherwise', async () => {
    const linkless = betterAuthAdapter({ baseUrl: 'https://app.example.com/api/auth' });
    assert.equal(linkless.invitations.link, undefined);
    const world = await inProcess();
    const { user } = await world.adapter.users.create({ ...draft, groupIds: [] });
    const ref = { userId: user.id, invitationId: user.invitation?.id ?? '' };
    const link = await world.adapter.invitations.link?.(ref);
    assert.ok(world.letters[0]?.text.includes(link?.url ?? 'no link'));
  });
});

describe('better-auth: a server without what it was said to have', () => {
  it('teams: their list says so, and users have none', async () => {
    const world = await inProcess();
    const adapter = world.through(answering({ '/list-teams': nothing }));
    await assert.rejects(async () => adapter.groups?.list({ limit: 10 }), { kind: 'unsupported' });
    assert.deepEqual((await adapter.users.get(world.seed.memberId)).groups, []);
  });

  it('the admin plugin: blocking says so, and before that of each user that it is not allowed', async () => {
    const world = await inProcess();
    const adapter = world.through(answering({ '/list-users': nothing, '/ban-user': nothing }));
    const user = await adapter.users.get(world.seed.memberId);
    assert.deepEqual([user.state, user.allowed?.block], ['active', { code: 'missing-permission' }]);
    await assert.rejects(async () => adapter.users.block?.(user.id), { kind: 'invalid-state' });
  });

  it('an administrator of the server: who manages but is none blocks nobody', async () => {
    const world = await inProcess();
    const { bearer, id } = await world.person('olga.owner@example.com');
    world.change('user', id, { role: 'user' });
    const adapter = world.through((next) => next, { bearer });
    const user = await adapter.users.get(world.seed.memberId);
    assert.deepEqual(user.allowed?.block, { code: 'missing-permission' });
  });
});

describe('better-auth: adding once', () => {
  it('ten at once with one address are one invitation and one mail', async () => {
    const world = await inProcess();
    const wanted = { ...draft, groupIds: groupIds(world) };
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        world.adapter.users.create({ ...wanted, email: index % 2 ? draft.email : draft.email.toUpperCase() }),
      ),
    );
    const failures = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as { kind: string }] : []));
    assert.deepEqual(
      failures.map(({ kind }) => kind),
      Array.from({ length: 9 }, () => 'duplicate'),
    );
    assert.deepEqual([world.rows('invitation').length, world.letters.length], [1, 1]);
  });

  for (const applied of [true, false]) {
    it(`an unknown outcome, ${applied ? 'applied' : 'not applied'}: trying again adds once`, async () => {
      const world = await inProcess();
      let losses = 1;
      const adapter = world.through((next) => async (input, init) => {
        if (!String(input).endsWith('/invite-member') || losses === 0) return next(input, init);
        losses -= 1;
        if (applied) await next(input, init);
        throw new TypeError('reset');
      });
      const wanted = { ...draft, groupIds: groupIds(world) };
      await assert.rejects(adapter.users.create(wanted, key), { kind: 'network', outcome: 'unknown' });
      const { user } = await adapter.users.create(wanted, key);
      assert.equal(world.rows('invitation').length, 1);
      assert.equal((await adapter.users.get(user.id)).state, 'invited');
    });
  }

  it('an unknown outcome is no excuse for taking somebody else’s invitation for one’s own', async () => {
    const world = await inProcess();
    const lost = answering({ '/invite-member': () => Promise.reject(new TypeError('reset')) });
    const adapter = world.through(lost);
    await assert.rejects(adapter.users.create({ ...draft, groupIds: groupIds(world) }, key), { outcome: 'unknown' });
    await world.adapter.users.create({ ...draft, groupIds: [] });
    await assert.rejects(adapter.users.create({ ...draft, groupIds: groupIds(world) }, key), { kind: 'duplicate' });
  });

  it('somebody else who was faster is named', async () => {
    const world = await inProcess();
    const adapter = world.through((next) => async (input, init) => {
      if (String(input).endsWith('/invite-member')) await world.adapter.users.create({ ...draft, groupIds: [] });
      return next(input, init);
    });
    const error: unknown = await adapter.users.create({ ...draft, groupIds: [] }).catch((thrown: unknown) => thrown);
    const [invited] = (await world.adapter.users.list({ limit: 10, states: ['invited'] })).items;
    assert.ok(invited);
    const { kind, existing } = error as { kind: string; existing: unknown };
    assert.deepEqual([kind, existing], ['duplicate', { id: invited.id, state: 'invited' }]);
  });
});

describe('better-auth: several open invitations to one address', () => {
  /** As a race between two browsers leaves it. */
  async function twice(): Promise<{ world: InProcess; userId: string; invitationId: string }> {
    const world = await inProcess();
    const { user } = await world.adapter.users.create({ ...draft, groupIds: [] });
    const [first] = world.rows('invitation');
    world.rows('invitation').push({ ...first, id: 'the-other-invitation' });
    return { world, userId: user.id, invitationId: user.invitation?.id ?? '' };
  }

  const statuses = ({ rows }: InProcess): unknown[] => rows('invitation').map(({ status }) => status);

  it('are one user, and are withdrawn together', async () => {
    const { world, ...ref } = await twice();
    assert.equal((await world.adapter.users.list({ limit: 10, states: ['invited'] })).items.length, 1);
    await world.adapter.invitations.revoke(ref);
    assert.deepEqual(statuses(world), ['canceled', 'canceled']);
  });

  it('let nobody in again who was removed', async () => {
    const { world } = await twice();
    const id = await world.join(draft.email);
    const removed = await world.adapter.users.remove(id);
    assert.equal(removed.state, 'deleted');
    assert.deepEqual(statuses(world), ['canceled', 'canceled']);
    await assert.rejects(world.adapter.users.get(id), { kind: 'not-found' });
  });

  it('make nobody a member twice, and who is one twice is removed whole', async () => {
    const { world } = await twice();
    const { acceptance } = world.visitorThrough((next) => next);
    await acceptance.accept('the-other-invitation', undefined);
    const again = acceptance.accept(world.rows('invitation')[0]?.id ?? '', undefined);
    await assert.rejects(again, { kind: 'invitation', code: 'already-member' });
    await world.join(draft.email);
    const [member] = await world.adapter.users.lookup([draft.email]);
    await world.adapter.users.remove(member?.user?.id ?? '');
    const [left] = await world.adapter.users.lookup([draft.email]);
    assert.ok(left?.status === 'free' || left?.status === 'removed', left?.status);
  });

  it('stay withdrawn in part where one could not be, and that is told', async () => {
    const { world, ...ref } = await twice();
    let calls = 0;
    const adapter = world.through((next) => async (input, init) => {
      if (String(input).endsWith('/cancel-invitation') && ++calls === 2) return json(403, { message: 'No.' })();
      return next(input, init);
    });
    await assert.rejects(adapter.invitations.revoke(ref), { kind: 'forbidden', outcome: 'unknown' });
  });
});

describe('better-auth: accepting against other acts', () => {
  async function ready(): Promise<{ world: InProcess; token: string }> {
    const world = await inProcess();
    await world.adapter.users.create({ ...draft, groupIds: [] });
    return { world, token: world.rows('invitation')[0]?.id ?? '' };
  }

  /** Accepts just before the call of this path is sent. */
  const acceptingBefore = (world: InProcess, path: string) => (next: typeof fetch) => {
    let accepted = false;
    const meddled: typeof fetch = async (input, init) => {
      if (!accepted && String(input).endsWith(path)) {
        accepted = true;
        // The invitation is left open, as a server finds it that has looked before.
        await world.join(draft.email);
      }
      return next(input, init);
    };
    return meddled;
  };

  it('nobody hears of having declined who has become a member', async () => {
    const { world, token } = await ready();
    const { acceptance } = world.visitorThrough(acceptingBefore(world, '/reject-invitation'));
    await assert.rejects(acceptance.decline(token, undefined), { kind: 'invitation', code: 'used' });
  });

  it('nobody hears of having revoked who has become a member', async () => {
    const { world } = await ready();
    const [invited] = (await world.adapter.users.list({ limit: 10, states: ['invited'] })).items;
    const ref = { userId: invited?.id ?? '', invitationId: invited?.invitation?.id ?? '' };
    const { invitations } = world.through(acceptingBefore(world, '/cancel-invitation'));
    await assert.rejects(invitations.revoke(ref), { kind: 'invalid-state', reason: { code: 'no-open-invitation' } });
  });

  it('a member is not made one a second time out of the own list', async () => {
    const { world } = await ready();
    const { bearer } = await world.person(draft.email);
    await world.join(draft.email);
    const { mine } = world.through((next) => next, { bearer }).acceptance;
    const [own] = await mine.list();
    await assert.rejects(mine.accept(own?.id ?? ''), { kind: 'invitation', code: 'already-member' });
    await mine.decline(own?.id ?? '', undefined);
    assert.deepEqual(await mine.list(), []);
  });

  it('a member declines what they do not need', async () => {
    const { world, token } = await ready();
    await world.join(draft.email);
    const { acceptance } = world.visitorThrough((next) => next);
    assert.equal((await acceptance.peek(token)).state, 'open');
    await acceptance.decline(token, undefined);
    assert.equal(world.rows('invitation')[0]?.['status'], 'rejected');
  });

  it('without a proven address the link goes on working, and one’s own list says what is missing', async () => {
    const { world, token } = await ready();
    const { bearer, id } = await world.person(draft.email);
    world.change('user', id, { emailVerified: false });
    const { acceptance } = world.through((next) => next, { bearer });
    await assert.rejects(acceptance.mine.list(), { kind: 'invitation', code: 'verification-required' });
    assert.equal((await acceptance.peek(token)).state, 'open');
    await world.seed.advance?.(8 * DAY);
    assert.equal((await acceptance.peek(token)).state, 'unknown');
    resetClock();
  });
});

describe('better-auth: groups of several users', () => {
  it('fail for whom they fail, and for nobody else', async () => {
    const world = await inProcess();
    const other = await world.join('zoe@example.com');
    const failing = (next: typeof fetch): typeof fetch => {
      let calls = 0;
      return async (input, init) =>
        String(input).endsWith('/add-team-member') && ++calls === 1 ? json(500, {})() : next(input, init);
    };
    const [, second = ''] = groupIds(world);
    const receipts = await world.through(failing).groups?.addMembers(second, [world.seed.memberId, other, 'nobody']);
    assert.deepEqual(
      receipts?.map(({ userId, ok, error }) => [userId, ok, error?.kind]),
      [
        [world.seed.memberId, false, 'server'],
        [other, true, undefined],
        ['nobody', false, 'not-found'],
      ],
    );
  });

  it('replaced in part are told as replaced in part', async () => {
    const world = await inProcess();
    const [, second = ''] = groupIds(world);
    const adapter = world.through(answering({ '/remove-team-member': json(500, {}) }));
    await assert.rejects(async () => adapter.users.setGroups?.(world.seed.memberId, [second]), {
      code: 'some-groups-failed',
      outcome: 'unknown',
    });
    const { groups } = await world.adapter.users.get(world.seed.memberId);
    assert.deepEqual(groups.map(({ id }) => id).sort(), groupIds(world).sort());
  });
});
