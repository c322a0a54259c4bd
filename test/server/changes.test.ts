import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Server } from '../../examples/server/server.js';
import { restAdapter } from '../../src/adapters/rest/rest-adapter.js';
import type { Change } from '../../src/domain/adapter.js';
import { DAY, HOUR } from '../../src/domain/time.js';
import { expectProblem, expectStatus, type Client } from './support/client.js';
import { onEachEngine } from './support/each-engine.js';
import { startDatabase } from './support/engines.js';
import { openStream, type TestStream } from './support/stream.js';
import { ORIGIN, PASSWORD, startWorld, unique, type Account } from './support/world.js';

/* Changes as server-sent events. A heart beats four times a second here, so that nothing is waited for. */

const HEART = { heartbeatMs: 250 };
const EVERY_TOPIC = [{ topic: 'users' }, { topic: 'groups' }, { topic: 'viewer' }, { topic: 'settings' }];

interface Following {
  readonly heard: Change[];
  /** Resolves once a change that fits was heard. */
  until(fits: (change: Change) => boolean): Promise<void>;
  stop(): void;
}

/** Follows through the REST adapter; resolves when the stream is open. */
async function following(server: Server, client: Client, account: Account): Promise<Following> {
  const heard: Change[] = [];
  let [look, open] = [(): void => undefined, (): void => undefined];
  const opened = new Promise<void>((resolve) => (open = resolve));
  const adapter = restAdapter({
    baseUrl: `${ORIGIN}/api`,
    account: account.id,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      request.headers.set('cookie', client.cookies);
      const response = await server.fetch(request);
      open();
      return response;
    },
  });
  const stop = adapter.subscribe((change) => {
    heard.push(change);
    look();
  });
  await opened;
  const until = (fits: (change: Change) => boolean): Promise<void> =>
    new Promise((resolve) => {
      look = () => {
        if (heard.some(fits)) resolve();
      };
      look();
    });
  return { heard, until, stop };
}

const on = (topic: Change['topic'], id?: string) => (change: Pick<Change, 'topic' | 'ids'>) =>
  change.topic === topic && (id === undefined ? change.ids === undefined : change.ids?.includes(id) === true);

onEachEngine(
  'changes',
  (world) => {
    const open = (account: Account, lastId?: string, client = world().admin): Promise<TestStream> =>
      openStream(world().server, client, account.path, lastId);
    const patch = (account: Account, id: string, firstName: string) =>
      world().admin.send('PATCH', `${account.path}/users/${id}`, { body: { firstName } });
    /** An administrator of their own for a test. */
    const bea = async (account: Account): Promise<{ id: string; client: Client }> => {
      const { identities, db } = world().server.services;
      const email = `${unique('bea-')}@example.com`;
      const identity = { name: 'Bea', email, passwordHash: await identities.hash(PASSWORD), verified: true };
      const identity_id = await db.transaction().execute((trx) => identities.create(trx, identity));
      const id = await account.addMember({ email, identity_id, administrator: 1 });
      const client = world().stranger();
      expectStatus(await client.signIn(email, PASSWORD), 200);
      return { id, client };
    };

    it('are heard through the REST adapter: users, groups, settings, and what became of a mail', async () => {
      const account = await world().newAccount();
      const { until, heard, stop } = await following(world().server, world().admin, account);
      world().mail.faults.push(Object.assign(new Error('later'), { responseCode: 451 }));
      const user = await account.invite(`${unique('heard-')}@example.com`);
      await world().server.deliver();
      await until(on('users', user.id));
      const { id } = expectStatus(
        await world().admin.post<{ id: string }>(`${account.path}/groups`, { name: 'G' }),
        201,
      );
      await until(on('groups', id));
      expectStatus(await world().admin.send('PATCH', `${account.path}/settings`, { body: { invitationDays: 3 } }), 200);
      await until(on('settings', account.id));
      heard.length = 0;
      world().clock.advance(HOUR);
      await world().server.deliver();
      await until(on('users', user.id));
      heard.length = 0;
      await world().admin.post(`${account.path}/groups/${account.groups[1]}/members`, { userIds: [user.id] });
      await until(on('groups', account.groups[1]));
      assert.ok(heard.every(({ cause }) => cause === 'elsewhere'));
      const token = await account.token(user);
      heard.length = 0;
      await world().stranger().post('/api/v1/acceptance/decline', { token });
      await until(on('users', user.id));
      stop();
    });

    it('hold ids alone: neither an address nor a link nor a name', async () => {
      const account = await world().newAccount();
      const stream = await open(account);
      const user = await account.invite(`${unique('secret-')}@example.com`);
      const token = await account.token(user);
      assert.ok(on('users', user.id)((await stream.next()) ?? { topic: 'viewer' }));
      for (const text of [user.email, token, user.lastName, 'accept']) assert.ok(!stream.text().includes(text), text);
      stream.leave();
    });

    it('are of the own account alone', async () => {
      const [account, other] = [await world().newAccount(), await world().newAccount()];
      const stream = await open(account);
      const [elsewhere, here] = [await other.addMember(), await account.addMember()];
      await patch(other, elsewhere, 'Zoe');
      await patch(account, here, 'Zoe');
      assert.deepEqual(await stream.next(), { topic: 'users', ids: [here] });
      stream.leave();
    });

    it('go on where a reader was cut off, none lost and none told twice', async () => {
      const account = await world().newAccount();
      const ids = await Promise.all(Array.from({ length: 3 }, () => account.addMember()));
      const first = await open(account);
      await patch(account, ids[0] ?? '', 'One');
      assert.deepEqual(await first.next(), { topic: 'users', ids: [ids[0]] });
      const mark = await first.mark();
      first.leave();
      await patch(account, ids[1] ?? '', 'Two');
      const second = await open(account, mark);
      assert.deepEqual(await second.next(), { topic: 'users', ids: [ids[1]] });
      await patch(account, ids[2] ?? '', 'Three');
      assert.deepEqual(await second.next(), { topic: 'users', ids: [ids[2]] });
      second.leave();
    });

    it('are told as "all" to whoever was away too long, or comes from another database', async () => {
      const account = await world().newAccount();
      const stream = await open(account);
      const mark = await stream.mark();
      stream.leave();
      const later = new Date(world().clock().getTime()).getTime();
      for (const wrong of ['4', 'x-y', `99999999-${later}`, `0-${later - 2 * DAY}`]) {
        const again = await open(account, wrong);
        const told = [await again.next(), await again.next(), await again.next(), await again.next()];
        assert.deepEqual(told, EVERY_TOPIC, wrong);
        assert.match(await again.mark(), /^\d+-\d+$/u);
        again.leave();
      }
      const quiet = await open(account, mark);
      await patch(account, account.adminId, 'Ada');
      assert.deepEqual(await quiet.next(), { topic: 'users', ids: [account.adminId] });
      assert.deepEqual(await quiet.next(), { topic: 'viewer', ids: [account.adminId] });
      quiet.leave();
    });

    it('of twenty writes at once are all told, however they overlap', async () => {
      const account = await world().newAccount();
      const ids = await Promise.all(Array.from({ length: 20 }, () => account.addMember()));
      const stream = await open(account);
      const writes = ids.map((id) => patch(account, id, 'Many'));
      const missing = new Set(ids);
      while (missing.size > 0) for (const id of (await stream.next())?.ids ?? []) missing.delete(id);
      for (const reply of await Promise.all(writes)) expectStatus(reply, 200);
      stream.leave();
    });

    it('end for whoever signs out, is blocked, or administers no more, after a last word about themselves', async () => {
      const account = await world().newAccount();
      const endings: ((one: { id: string; client: Client }) => Promise<unknown>)[] = [
        ({ client }) => client.post('/api/auth/sign-out'),
        ({ client }) => client.post('/api/v1/acceptance/sign-out'),
        ({ id }) => world().admin.post(`${account.path}/users/${id}/block`),
        ({ id }) => world().admin.send('DELETE', `${account.path}/users/${id}`),
        ({ id }) => world().admin.send('PATCH', `${account.path}/users/${id}`, { body: { roleId: 'member' } }),
      ];
      for (const ending of endings) {
        const one = await bea(account);
        const stream = await open(account, undefined, one.client);
        await stream.mark();
        await ending(one);
        assert.deepEqual([await stream.next(), await stream.next()], [{ topic: 'viewer' }, undefined]);
        assert.ok(!stream.text().includes(one.id));
      }
    });

    it('are refused to members, strangers and other accounts, and to too many pages of one person', async () => {
      const account = await world().newAccount();
      const one = await bea(account);
      expectProblem(await world().stranger().get(`${account.path}/changes`), 401, 'unauthenticated');
      expectProblem(await one.client.get(`${(await world().newAccount()).path}/changes`), 404, 'not-found');
      const streams = await Promise.all(Array.from({ length: 12 }, () => open(account, undefined, one.client)));
      const reply = await one.client.get(`${account.path}/changes`);
      assert.ok((expectProblem(reply, 429, 'rate-limited').retryAfterMs ?? 0) > 0);
      assert.ok(reply.headers.has('retry-after'));
      streams.shift()?.leave();
      streams.push(await open(account, undefined, one.client));
      for (const stream of streams) stream.leave();
      await world().admin.send('PATCH', `${account.path}/users/${one.id}`, { body: { roleId: 'member' } });
      expectProblem(await one.client.get(`${account.path}/changes`), 403, 'forbidden');
      const head = await world().server.fetch(
        new Request(`${ORIGIN}${account.path}/changes`, { method: 'HEAD', headers: { cookie: world().admin.cookies } }),
      );
      assert.deepEqual([head.status, head.body], [200, null]);
    });

    it('are forgotten when nobody can go on from them, but for the newest', async () => {
      const account = await world().newAccount();
      const id = await account.addMember();
      await patch(account, id, 'One');
      await patch(account, id, 'Two');
      const count = async (): Promise<number> =>
        (await world().database.db.selectFrom('changes').select('seq').where('account_id', '=', account.id).execute())
          .length;
      world().clock.advance(20 * HOUR);
      await world().server.sweep();
      assert.equal(await count(), 2);
      world().clock.advance(6 * HOUR);
      await world().server.sweep();
      assert.equal(await count(), 1);
    });
  },
  HEART,
);

describe('a server that goes', () => {
  it('ends its streams, and refuses what comes with a time to come back', async () => {
    const world = await startWorld(await startDatabase('sqlite'), HEART);
    const account = await world.newAccount();
    const stream = await openStream(world.server, world.admin, account.path);
    world.server.drain();
    assert.equal(await stream.next(), undefined);
    const reply = await world.admin.post(`${account.path}/groups`, { name: 'Late' });
    expectProblem(reply, 503, 'server', 'draining');
    assert.deepEqual([reply.headers.get('retry-after'), reply.headers.get('connection')], ['2', 'close']);
    await world.stop();
  });
});
