import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DAY } from '../../src/domain/time.js';
import type { AddResult } from '../../src/domain/adapter.js';
import { expectStatus, type Client, type ProblemBody, type Reply } from './support/client.js';
import { onEachEngine } from './support/each-engine.js';
import { startDatabase, type TestDatabase } from './support/engines.js';
import { invitationPath, PASSWORD, REGISTRATION, startWorld, unique, type World } from './support/world.js';

const address = (): string => `${unique('elif').toLowerCase()}@x.example`;
const times = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));
/** How often each status came. */
const tally = (replies: readonly Reply[]): Record<number, number> => {
  const counts: Record<number, number> = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
const accept = (client: Client, token: string): Promise<Reply<ProblemBody>> =>
  client.post('/api/v1/acceptance/accept', { token, registration: REGISTRATION });

onEachEngine('races', (world) => {
  it('lets one of ten parallel acceptances through', async () => {
    const account = await world().newAccount();
    const user = await account.invite(address());
    const token = await account.token(user);
    const replies = await times(10, () => accept(world().stranger(), token));
    assert.deepEqual(tally(replies), { 200: 1, 409: 9 });
    assert.ok(replies.every(({ status, body }) => status === 200 || body.code === 'used'));
    const identities = await world()
      .database.db.selectFrom('memberships')
      .select('identity_id')
      .where('email_key', '=', user.email)
      .execute();
    assert.equal(identities.length, 1);
  });

  it('makes one user of ten parallel invitations of one address, in whatever case', async () => {
    const account = await world().newAccount();
    const email = address();
    const draft = { firstName: 'A', lastName: 'B', groupIds: [account.groups[0]] };
    const replies = await times(10, (index) =>
      world().admin.post<AddResult & ProblemBody>(`${account.path}/users`, {
        ...draft,
        email: index % 2 ? email : email.toUpperCase(),
      }),
    );
    assert.deepEqual(tally(replies), { 201: 1, 409: 9 });
    const made = replies.find(({ status }) => status === 201)?.body.user.id;
    assert.ok(
      replies.every(({ status, body }) => status === 201 || (body.kind === 'duplicate' && body.existing?.id === made)),
    );
    const invitations = await world()
      .database.db.selectFrom('invitations')
      .select('id')
      .where('account_id', '=', account.id)
      .execute();
    assert.equal(invitations.length, 1);
  });

  it('lets either an acceptance or a withdrawal win, never both', async () => {
    const account = await world().newAccount();
    for (let round = 0; round < 4; round += 1) {
      const user = await account.invite(address());
      const token = await account.token(user);
      const revoke = () => world().admin.post(invitationPath(account.path, user, 'revoke'));
      const [accepted, revoked] =
        round % 2
          ? await Promise.all([accept(world().stranger(), token), revoke()])
          : ((await Promise.all([revoke(), accept(world().stranger(), token)])).reverse() as [Reply, Reply]);
      const { state, invitation } = await account.get(user.id);
      const won = accepted.status === 200;
      assert.deepEqual(
        [revoked.status === 204, state, invitation?.state],
        won ? [false, 'active', 'accepted'] : [true, 'disabled', 'revoked'],
      );
    }
  });

  it('has one winner of accepting, declining and revoking at once, and tells the others which', async () => {
    const account = await world().newAccount();
    // What each winner leaves, and what whoever comes later with the link is told of it.
    const left = {
      accept: { state: 'active', invitation: 'accepted', code: 'used' },
      decline: { state: 'disabled', invitation: 'declined', code: 'declined' },
      revoke: { state: 'disabled', invitation: 'revoked', code: 'revoked' },
    };
    type Act = keyof typeof left;
    const orders: readonly (readonly Act[])[] = [
      ['accept', 'decline', 'revoke', 'accept', 'decline'],
      ['decline', 'revoke', 'accept', 'decline', 'revoke'],
      ['revoke', 'accept', 'decline', 'revoke', 'accept'],
    ];
    for (const order of orders) {
      const user = await account.invite(address());
      const token = await account.token(user);
      const send: Record<Act, () => Promise<Reply<ProblemBody>>> = {
        accept: () => accept(world().stranger(), token),
        decline: () => world().stranger().post('/api/v1/acceptance/decline', { token }),
        revoke: () => world().admin.post(invitationPath(account.path, user, 'revoke')),
      };
      const replies = await Promise.all(order.map(async (act) => ({ act, reply: await send[act]() })));
      const winners = replies.filter(({ reply }) => reply.status < 300);
      assert.equal(winners.length, 1, JSON.stringify(tally(replies.map(({ reply }) => reply))));
      const won = left[winners[0]?.act ?? 'accept'];
      const { state, invitation } = await account.get(user.id);
      assert.deepEqual([state, invitation?.state], [won.state, won.invitation]);
      for (const { act, reply } of replies.filter(({ reply: { status } }) => status >= 300)) {
        const told = act === 'revoke' ? ['no-open-invitation', 'invitation-not-found', 'wrong-state'] : [won.code];
        assert.ok(told.includes(reply.body.code ?? ''), `${act}: ${JSON.stringify(reply.body)}`);
      }
    }
  });

  it('renews or revokes a link that has run out, never both, and the old link stays dead', async () => {
    const account = await world().newAccount();
    const user = await account.invite(address());
    const token = await account.token(user);
    world().clock.advance(8 * DAY);
    const act = (what: 'renew' | 'revoke') => world().admin.post(invitationPath(account.path, user, what));
    const [first, second, third, late] = await Promise.all([
      act('renew'),
      act('revoke'),
      act('renew'),
      accept(world().stranger(), token),
    ]);
    assert.equal([first, second, third].filter(({ status }) => status < 300).length, 1);
    const { state } = await account.get(user.id);
    assert.equal(state, second.status === 204 ? 'disabled' : 'invited');
    assert.ok(['expired', 'revoked'].includes(late.body.code ?? ''), JSON.stringify(late.body));
  });

  it('keeps one link when resent, renewed and removed at once', async () => {
    const account = await world().newAccount();
    const user = await account.invite(address());
    world().clock.advance(8 * DAY);
    const replies = await times(6, () => world().admin.post(invitationPath(account.path, user, 'renew')));
    assert.equal(tally(replies)[200], 1);
    const open = await world()
      .database.db.selectFrom('invitations')
      .select('id')
      .where('membership_id', '=', user.id)
      .where('state', '=', 'pending')
      .execute();
    assert.deepEqual(
      open.map(({ id }) => id),
      [(await account.get(user.id)).invitation?.id],
    );
    await Promise.all([
      world().admin.post(invitationPath(account.path, await account.get(user.id), 'resend')),
      world().admin.send('DELETE', `${account.path}/users/${user.id}`),
    ]);
    const left = await account.get(user.id);
    assert.deepEqual([left.state, left.invitation?.state], ['disabled', 'revoked']);
  });

  it('keeps an administrator when two block each other at once', async () => {
    const account = await world().newAccount();
    const { identities, db } = world().server.services;
    const email = address();
    const passwordHash = await identities.hash(PASSWORD);
    const identity_id = await db
      .transaction()
      .execute((trx) => identities.create(trx, { name: 'Bea', email, passwordHash, verified: true }));
    const second = await account.addMember({ email, identity_id, administrator: 1 });
    const bea = world().stranger();
    expectStatus(await bea.signIn(email, PASSWORD), 200);
    await Promise.all([
      world().admin.post(`${account.path}/users/${second}/block`),
      bea.post(`${account.path}/users/${account.adminId}/block`),
    ]);
    const left = await db
      .selectFrom('memberships')
      .select('id')
      .where('account_id', '=', account.id)
      .where('administrator', '=', 1)
      .where('state', '=', 'active')
      .execute();
    assert.equal(left.length, 1);
  });

  it('takes each of many changes of one user, one after the other', async () => {
    const account = await world().newAccount();
    const id = await account.addMember();
    const replies = await times(8, (index) =>
      world().admin.send('PATCH', `${account.path}/users/${id}`, { body: { firstName: `Name ${index}` } }),
    );
    assert.deepEqual(tally(replies), { 200: 8 });
    assert.equal((await account.get(id)).version, '9');
    const version = '"9"';
    const raced = await times(6, (index) =>
      world().admin.send('PATCH', `${account.path}/users/${id}`, {
        body: { firstName: `Race ${index}` },
        headers: { 'if-match': version },
      }),
    );
    assert.deepEqual(tally(raced), { 200: 1, 412: 5 });
  });
});

describe('several servers on one PostgreSQL', () => {
  let shared: TestDatabase;
  let worlds: [World, World];

  before(async () => {
    shared = await startDatabase('postgres');
    const both: TestDatabase = { ...shared, stop: () => Promise.resolve() };
    // Started at once: the migrations of both meet.
    worlds = await Promise.all([startWorld(both), startWorld(both)]);
  });
  after(async () => {
    for (const world of worlds) await world.stop();
    await shared.stop();
  });

  it('makes one member of acceptances on both', async () => {
    const [one, two] = worlds;
    const account = await one.newAccount();
    const token = await account.token(await account.invite(address()));
    const replies = await times(10, (index) => accept((index % 2 ? one : two).stranger(), token));
    assert.deepEqual(tally(replies), { 200: 1, 409: 9 });
  });

  it('makes one user of invitations on both', async () => {
    const [one, two] = worlds;
    const account = await one.newAccount();
    const draft = { firstName: 'A', lastName: 'B', email: address(), groupIds: [account.groups[0]] };
    const replies = await times(10, (index) => (index % 2 ? one : two).admin.post(`${account.path}/users`, draft));
    assert.deepEqual(tally(replies), { 201: 1, 409: 9 });
  });

  it('delivers each mail once, whichever server takes it', async () => {
    const [one, two] = worlds;
    await Promise.all([one.server.deliver(), two.server.deliver()]);
    const account = await one.newAccount();
    const emails = Array.from({ length: 12 }, address);
    for (const email of emails) await account.invite(email);
    await Promise.all([one.server.deliver(), two.server.deliver(), one.server.deliver(), two.server.deliver()]);
    const sent = [...one.mail.mails, ...two.mail.mails].map(({ to }) => to).filter((to) => emails.includes(to));
    assert.deepEqual(sent.sort(), emails.sort());
  });

  it('counts a quota together, and answers a repeated request on either', async () => {
    const [one, two] = worlds;
    const account = await one.newAccount();
    const draft = { firstName: 'A', lastName: 'B', email: address(), groupIds: [account.groups[0]] };
    const headers = { 'idempotency-key': unique('key') };
    const replies = await times(6, (index) =>
      (index % 2 ? one : two).admin.post<AddResult>(`${account.path}/users`, draft, headers),
    );
    assert.deepEqual(tally(replies), { 201: 6 });
    assert.equal(new Set(replies.map(({ body }) => body.user.id)).size, 1);
  });
});
