import assert from 'node:assert/strict';
import { it } from 'node:test';
import { DAY, HOUR } from '../../src/domain/time.js';
import type { Invitation, InvitationLink } from '../../src/domain/invitation.js';
import type { InvitationPreview } from '../../src/domain/acceptance.js';
import type { User } from '../../src/domain/user.js';
import { expectProblem, expectStatus } from './support/client.js';
import { onEachEngine } from './support/each-engine.js';
import { newestTo, tokenIn } from './support/mailbox.js';
import { invitationPath, ORIGIN, REGISTRATION, unique, type Account } from './support/world.js';

onEachEngine('invitations', (world) => {
  const invited = async (account: Account): Promise<User> =>
    account.invite(`${unique('elif').toLowerCase()}@x.example`);
  const act = <T>(account: Account, user: User, name: 'link' | 'resend' | 'renew' | 'revoke') =>
    world().admin.post<T>(invitationPath(account.path, user, name));
  const peek = async (token: string): Promise<InvitationPreview> =>
    expectStatus(await world().stranger().post<InvitationPreview>('/api/v1/acceptance/peek', { token }), 200);
  const stored = (id: string | undefined) =>
    world()
      .database.db.selectFrom('invitations')
      .selectAll()
      .where('id', '=', id ?? '')
      .executeTakeFirstOrThrow();

  it('gives the very link that was mailed, for seven days, and writes every copy down', async () => {
    const account = await world().newAccount();
    const user = await invited(account);
    await world().server.deliver();
    const first = await act<InvitationLink>(account, user, 'link');
    const link = expectStatus(first, 200);
    await act(account, user, 'link');
    const mail = newestTo(world().mail.mails, user.email);
    assert.equal(link.url, `${ORIGIN}/accept#${tokenIn(mail)}`);
    assert.match(link.url, /#[\w-]{43}$/u);
    assert.ok(mail.html.includes(`href="${link.url}"`) && mail.html.includes(`>${link.url}<`));
    assert.equal(first.headers.get('cache-control'), 'no-store');
    assert.equal(Date.parse(link.expiresAt ?? '') - world().clock().getTime(), 7 * DAY);
    const copies = await world()
      .database.db.selectFrom('audit_entries')
      .selectAll()
      .where('act', '=', 'copy-link')
      .where('subject', '=', user.id)
      .execute();
    assert.equal(copies.length, 2);
    assert.ok(
      copies.every((copy) => copy.actor.includes(account.adminId) && !JSON.stringify(copy).includes(tokenIn(mail))),
    );
  });

  it('sends the same link again, its seven days anew', async () => {
    const account = await world().newAccount();
    const user = await invited(account);
    await world().server.deliver();
    const before = tokenIn(newestTo(world().mail.mails, user.email));
    const earlier = world().mail.mails.length;
    world().clock.advance(6 * DAY);
    const invitation = expectStatus(await act<Invitation>(account, user, 'resend'), 200);
    assert.equal(invitation.sentAt, world().clock().toISOString());
    await world().server.deliver();
    assert.equal(world().mail.mails.length, earlier + 1);
    assert.equal(tokenIn(newestTo(world().mail.mails, user.email)), before);
    world().clock.advance(7 * DAY - 1000);
    assert.equal((await peek(before)).state, 'open');
    assert.equal((await account.get(user.id)).state, 'invited');
    world().clock.advance(2000);
    assert.equal((await peek(before)).state, 'expired');
  });

  it('makes a new link for an expired invitation only, and the old one stays dead', async () => {
    const account = await world().newAccount();
    const user = await invited(account);
    const old = await account.token(user);
    expectProblem(await act(account, user, 'renew'), 409, 'invalid-state', 'invitation-still-valid');
    world().clock.advance(8 * DAY);
    expectProblem(await act(account, user, 'link'), 409, 'invalid-state', 'invitation-expired');
    expectProblem(await act(account, user, 'resend'), 409, 'invalid-state', 'invitation-expired');
    const renewed = expectStatus(await act<Invitation>(account, user, 'renew'), 200);
    assert.notEqual(renewed.id, user.invitation?.id);
    const after = await account.get(user.id);
    assert.deepEqual([after.state, after.invitation?.id, after.invitation?.state], ['invited', renewed.id, 'pending']);
    const fresh = await account.token(after);
    assert.equal((await peek(fresh)).state, 'open');
    assert.deepEqual([(await peek(old)).state, fresh === old], ['expired', false]);
    expectProblem(await act(account, user, 'resend'), 404, 'not-found', 'invitation-not-found');
    expectProblem(
      await world().stranger().post('/api/v1/acceptance/accept', { token: old, registration: REGISTRATION }),
      410,
      'invitation',
      'expired',
    );
  });

  it('takes an invitation back, and brings the person back by a new one', async () => {
    const account = await world().newAccount();
    const user = await invited(account);
    const token = await account.token(user);
    assert.equal((await act(account, user, 'revoke')).status, 204);
    assert.equal((await account.get(user.id)).state, 'disabled');
    assert.equal((await peek(token)).state, 'revoked');
    expectProblem(await act(account, user, 'revoke'), 409, 'invalid-state', 'no-open-invitation');
    expectProblem(await act(account, user, 'link'), 409, 'invalid-state', 'no-open-invitation');
    const back = expectStatus(await world().admin.post<User>(`${account.path}/users/${user.id}/restore`), 200);
    assert.equal(back.state, 'invited');
    assert.notEqual(back.invitation?.id, user.invitation?.id);
    assert.equal((await peek(token)).state, 'revoked');
    assert.equal((await peek(await account.token(back))).state, 'open');
  });

  it('lets the link die with the removal of the person', async () => {
    const account = await world().newAccount();
    const user = await invited(account);
    const token = await account.token(user);
    expectStatus(await world().admin.send('DELETE', `${account.path}/users/${user.id}`), 200);
    assert.equal((await peek(token)).state, 'revoked');
    expectProblem(
      await world().stranger().post('/api/v1/acceptance/accept', { token, registration: REGISTRATION }),
      410,
      'invitation',
      'revoked',
    );
  });

  it('does not find an invitation under another user or in another account', async () => {
    const [mine, theirs] = [await world().newAccount(), await world().newAccount()];
    const [a, b] = [await invited(mine), await invited(mine)];
    const crossed = { ...a, invitation: b.invitation } as User;
    expectProblem(await act(mine, crossed, 'link'), 404, 'not-found');
    expectProblem(await act(theirs, a, 'link'), 404, 'not-found');
  });

  it('erases the secret as soon as the link is dead', async () => {
    const account = await world().newAccount();
    const users = await Promise.all(['accept', 'decline', 'revoke', 'expire'].map(() => invited(account)));
    const [accepted, declined, revoked, expired] = users as [User, User, User, User];
    assert.ok((await stored(accepted.invitation?.id)).token_cipher);
    expectStatus(
      await world()
        .stranger()
        .post('/api/v1/acceptance/accept', { token: await account.token(accepted), registration: REGISTRATION }),
      200,
    );
    assert.equal(
      (
        await world()
          .stranger()
          .post('/api/v1/acceptance/decline', { token: await account.token(declined) })
      ).status,
      204,
    );
    await act(account, revoked, 'revoke');
    world().clock.advance(7 * DAY + HOUR);
    await world().server.sweep();
    for (const user of [accepted, declined, revoked, expired])
      assert.equal((await stored(user.invitation?.id)).token_cipher, null);
  });
});
