import assert from 'node:assert/strict';
import { it } from 'node:test';
import { safeWords } from '../../src/domain/safe-words.js';
import type { Accepted, MyInvitation } from '../../src/domain/acceptance.js';
import type { InvitationEvent } from '../../src/domain/invitation.js';
import { DAY } from '../../src/domain/time.js';
import type { User } from '../../src/domain/user.js';
import { expectProblem, expectStatus, type Client } from './support/client.js';
import { onEachEngine } from './support/each-engine.js';
import { invitationPath, PASSWORD, unique, type Account } from './support/world.js';

/* What happens to invitations, one's own invitations, and the members of groups. */

interface Receipts {
  readonly receipts: readonly { userId: string; ok: boolean; error?: { kind: string; code?: string } }[];
}

onEachEngine('what happens to invitations and members', (world) => {
  const events = async (account: Account, user: User): Promise<InvitationEvent[]> => {
    const path = `${account.path}/users/${user.id}/invitations/${user.invitation?.id ?? ''}/events`;
    return [...expectStatus(await world().admin.get<{ items: InvitationEvent[] }>(path), 200).items];
  };
  const steps = async (account: Account, user: User): Promise<string[]> =>
    (await events(account, user)).map(({ step }) => step);
  const identity = async (email: string, verified: boolean): Promise<Client> => {
    const { identities, db } = world().server.services;
    const made = { name: 'Gina Guest', email, passwordHash: await identities.hash(PASSWORD), verified };
    await db.transaction().execute((trx) => identities.create(trx, made));
    const client = world().stranger();
    expectStatus(await client.signIn(email, PASSWORD), 200);
    return client;
  };
  const mine = async (client: Client): Promise<readonly MyInvitation[]> =>
    expectStatus(await client.get<{ items: MyInvitation[] }>('/api/v1/my/invitations'), 200).items;

  it('tells what happened, and what the mail server said, without a link', async () => {
    const account = await world().newAccount();
    const user = await account.invite(`${unique('told-')}@example.com`);
    const token = await account.token(user);
    await world().server.deliver();
    const response = `550 5.7.1 spam: http://localhost:4780/accept#${token}\r\nkey ${token}`;
    world().mail.faults.push(Object.assign(new Error('refused'), { responseCode: 550, response }));
    expectStatus(await world().admin.post(invitationPath(account.path, user, 'resend')), 200);
    await world().server.deliver();
    const told = await events(account, user);
    assert.deepEqual(
      told.map(({ step }) => step),
      ['created', 'queued', 'mailed', 'resent', 'queued', 'refused'],
    );
    assert.equal(told[5]?.detail, '550 5.7.1 spam: … key …');
    assert.equal(told[0]?.by?.id, account.adminId);
    world().clock.advance(8 * DAY);
    assert.equal((await steps(account, user)).at(-1), 'expired');
    const stranger = world().stranger();
    expectStatus(await stranger.post('/api/v1/acceptance/request-new', { token }), 204);
    expectStatus(await world().admin.post(invitationPath(account.path, user, 'renew')), 200);
    assert.deepEqual((await steps(account, user)).slice(-3), ['expired', 'requested', 'renewed']);
    const renewed = await account.get(user.id);
    await world().server.deliver();
    expectStatus(await world().admin.post(invitationPath(account.path, renewed, 'revoke')), 204);
    assert.deepEqual(await steps(account, renewed), ['created', 'queued', 'mailed', 'revoked']);
    const elsewhere = await world().newAccount();
    expectProblem(
      await world().admin.get(`${elsewhere.path}/users/${user.id}/invitations/${user.invitation?.id}/events`),
      404,
      'not-found',
    );
  });

  it('bounds the words of others', () => {
    assert.equal(safeWords('one\r\ntwo'), 'one two');
    assert.equal([...safeWords('no way '.repeat(500))].length, 300);
    assert.equal(safeWords(`${'a'.repeat(20)}=\r\n${'b'.repeat(23)}`), '…');
  });

  it('shows whoever proved their address their own invitations, and lets them answer', async () => {
    const [first, second] = [await world().newAccount(), await world().newAccount()];
    const email = `${unique('own-')}@example.com`;
    const user = await first.invite(email);
    await second.invite(email.toUpperCase());
    const other = await first.invite(`${unique('other-')}@example.com`);
    const client = await identity(email, true);
    const own = await mine(client);
    assert.deepEqual(own.map(({ account }) => account.id).sort(), [first.id, second.id].sort());
    const to = (account: Account): string => own.find((each) => each.account.id === account.id)?.id ?? '';
    const foreign = `/api/v1/my/invitations/${other.invitation?.id ?? ''}/accept`;
    expectProblem(await client.post(foreign), 404, 'not-found');
    const accepted = await client.post<Accepted>(`/api/v1/my/invitations/${to(first)}/accept`);
    assert.equal(expectStatus(accepted, 200).userId, user.id);
    expectStatus(await client.post(`/api/v1/my/invitations/${to(second)}/decline`, { reason: 'not me' }), 204);
    assert.deepEqual(await mine(client), []);
    assert.equal((await steps(first, user)).at(-1), 'accepted');
    expectProblem(await world().stranger().get('/api/v1/my/invitations'), 401, 'unauthenticated');
  });

  it('shows nothing to somebody whose address is not proven', async () => {
    const account = await world().newAccount();
    const email = `${unique('unproven-')}@example.com`;
    const user = await account.invite(email);
    const client = await identity(email, false);
    assert.deepEqual(await mine(client), []);
    const path = `/api/v1/my/invitations/${user.invitation?.id ?? ''}`;
    expectProblem(await client.post(`${path}/accept`), 404, 'not-found');
    expectProblem(await client.post(`${path}/decline`), 404, 'not-found');
  });

  it('changes members, each by themselves, with a receipt', async () => {
    const account = await world().newAccount();
    const members = [await account.addMember(), await account.addMember(), await account.addMember()];
    const gone = await account.addMember({ state: 'disabled' });
    const asked = ['no-such-user', ...members, gone];
    const path = `${account.path}/groups/${account.groups[1]}/members`;
    const send = async (to: string, userIds: readonly string[]): Promise<Receipts['receipts']> =>
      expectStatus(await world().admin.post<Receipts>(to, { userIds }), 200).receipts;
    const added = await send(path, asked);
    assert.deepEqual(
      added.map(({ userId, ok, error }) => [userId, ok, error?.kind]),
      [
        ['no-such-user', false, 'not-found'],
        ...members.map((id) => [id, true, undefined]),
        [gone, false, 'invalid-state'],
      ],
    );
    const before = await account.get(members[0] ?? '');
    assert.ok((await send(path, members)).every(({ ok }) => ok));
    assert.equal((await account.get(before.id)).version, before.version, 'who is in already is not changed');
    assert.ok((await send(`${path}/remove`, members)).every(({ ok }) => ok));
    const [only] = await send(`${account.path}/groups/${account.groups[0]}/members/remove`, [before.id]);
    assert.deepEqual([only?.ok, only?.error?.code], [false, 'needs-group']);
    expectProblem(
      await world().admin.post(`${account.path}/groups/none/members`, { userIds: members }),
      404,
      'not-found',
    );
    const stale = await world().admin.post(path, { userIds: members }, { 'if-match': '"99"' });
    expectProblem(stale, 412, 'conflict');
  });

  it('changes the members of two groups at once in opposite orders', async () => {
    const account = await world().newAccount();
    const members = await Promise.all(Array.from({ length: 6 }, () => account.addMember()));
    const paths = [1, 2].map((index) => `${account.path}/groups/${account.groups[index] ?? ''}/members`);
    const sent = [0, 1, 2, 3].map((turn) =>
      world().admin.post<Receipts>(paths[turn % 2] ?? '', {
        userIds: turn < 2 ? members : [...members].reverse(),
      }),
    );
    for (const reply of await Promise.all(sent)) assert.ok(expectStatus(reply, 200).receipts.every(({ ok }) => ok));
    for (const id of members) assert.equal((await account.get(id)).groups.length, 3);
  });
});
