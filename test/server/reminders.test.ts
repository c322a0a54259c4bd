import assert from 'node:assert/strict';
import { describe, it, after, before } from 'node:test';
import { createServer, type Server } from '../../examples/server/server.js';
import { createSecrets } from '../../examples/server/crypto/secrets.js';
import type { AuditEntry } from '../../src/domain/audit.js';
import type { InvitationEvent } from '../../src/domain/invitation.js';
import { DAY, HOUR } from '../../src/domain/time.js';
import type { User } from '../../src/domain/user.js';
import { expectStatus } from './support/client.js';
import { onEachEngine } from './support/each-engine.js';
import { startDatabase, type TestDatabase } from './support/engines.js';
import { mailbox, tokenIn } from './support/mailbox.js';
import { invitationPath, ORIGIN, startWorld, unique, type Account, type World } from './support/world.js';

/* Mails that remind of an invitation before it ends: once, and on several processes at once still once. */

async function reminding(world: World, hoursBefore = 24): Promise<Account> {
  const account = await world.newAccount();
  const body = { reminder: { enabled: true, hoursBefore } };
  expectStatus(await world.admin.send('PATCH', `${account.path}/settings`, { body }), 200);
  return account;
}

const mailsTo = (world: World, { email }: User): number => world.mail.mails.filter((mail) => mail.to === email).length;

onEachEngine('reminders', (world) => {
  const round = async (): Promise<void> => {
    await world().server.remind();
    await world().server.deliver();
  };

  it('come once, with the same link and end, and are told', async () => {
    const account = await reminding(world());
    const user = await account.invite(`${unique('remind-')}@example.com`);
    await round();
    assert.equal(mailsTo(world(), user), 1, 'too early');
    world().clock.advance(6 * DAY);
    await round();
    await round();
    assert.equal(mailsTo(world(), user), 2);
    const [first, second] = world().mail.mails.filter((mail) => mail.to === user.email);
    assert.ok(first && second);
    assert.equal(tokenIn(first), tokenIn(second));
    const after = await account.get(user.id);
    assert.deepEqual(
      [after.invitation?.expiresAt, after.invitation?.sentAt, after.version],
      [user.invitation?.expiresAt, user.invitation?.sentAt, user.version],
    );
    const path = `${account.path}/users/${user.id}`;
    const events = await world().admin.get<{ items: InvitationEvent[] }>(
      `${path}/invitations/${user.invitation?.id ?? ''}/events`,
    );
    assert.deepEqual(
      expectStatus(events, 200).items.map(({ step }) => step),
      ['created', 'queued', 'mailed', 'reminded', 'queued', 'mailed'],
    );
    const trail = await world().admin.get<{ items: AuditEntry[] }>(`${account.path}/audit?user=${user.id}`);
    const [entry] = expectStatus(trail, 200).items;
    assert.deepEqual([entry?.act, entry?.actor], ['invitation-reminded', undefined]);
    expectStatus(await world().admin.post(invitationPath(account.path, user, 'resend')), 200);
    world().clock.advance(6 * DAY + HOUR);
    await round();
    assert.equal(mailsTo(world(), user), 4, 'after a new sending a reminder may come anew');
  });

  it('are seen in the list and in what happened when the mail server refuses them', async () => {
    const account = await reminding(world());
    const user = await account.invite(`${unique('gone-')}@example.com`);
    await round();
    world().clock.advance(6 * DAY);
    const response = '550 5.1.1 No such user';
    world().mail.faults.push(Object.assign(new Error('refused'), { responseCode: 550, response }));
    await round();
    await round();
    assert.equal(mailsTo(world(), user), 1);
    const list = await world().admin.get<{ items: User[] }>(`${account.path}/users?search=${user.email}`);
    const [row] = expectStatus(list, 200).items;
    assert.deepEqual([row?.state, row?.invitation?.delivery], ['invited', 'refused']);
    const events = await world().admin.get<{ items: InvitationEvent[] }>(invitationPath(account.path, user, 'events'));
    assert.deepEqual(
      expectStatus(events, 200).items.map(({ step }) => step),
      ['created', 'queued', 'mailed', 'reminded', 'queued', 'refused'],
    );
    assert.equal(events.body.items.at(-1)?.detail, response);
  });

  it('come only where the account wants them, and for open invitations alone', async () => {
    const silent = await world().newAccount();
    const account = await reminding(world(), 48);
    const unasked = await silent.invite(`${unique('silent-')}@example.com`);
    const revoked = await account.invite(`${unique('revoked-')}@example.com`);
    const expired = await account.invite(`${unique('expired-')}@example.com`);
    expectStatus(await world().admin.post(invitationPath(account.path, revoked, 'revoke')), 204);
    await world().server.deliver();
    world().clock.advance(7 * DAY);
    const before = [unasked, revoked, expired].map((user) => mailsTo(world(), user));
    await round();
    assert.deepEqual(
      [unasked, revoked, expired].map((user) => mailsTo(world(), user)),
      before,
    );
  });
});

describe('reminders of two processes on one PostgreSQL', () => {
  let test: TestDatabase;
  let world: World;
  let other: Server;
  const otherMail = mailbox();

  before(async () => {
    test = await startDatabase('postgres');
    world = await startWorld(test);
    other = await createServer({
      database: await test.open(),
      clock: world.clock,
      secrets: createSecrets(new Uint8Array(32).fill(7), 'a secret of the tests, long enough'),
      transport: otherMail,
      publicUrl: ORIGIN,
      idleMs: 0,
    });
  });
  after(async () => {
    await other.close();
    await world.stop();
  });

  it('come exactly once', async () => {
    const account = await reminding(world);
    const users = await Promise.all(Array.from({ length: 12 }, () => account.invite(`${unique('both-')}@example.com`)));
    await world.server.deliver();
    await other.deliver();
    world.clock.advance(6 * DAY + HOUR);
    await Promise.all([world.server.remind(), other.remind(), world.server.remind(), other.remind()]);
    await Promise.all([world.server.deliver(), other.deliver()]);
    const all = [...world.mail.mails, ...otherMail.mails];
    for (const { email } of users) assert.equal(all.filter((mail) => mail.to === email).length, 2, email);
  });
});
