import { DEFAULT_TERM } from '../../domain/invitation.js';
import { lacking } from '../../domain/offers.js';
import { DAY, epoch } from '../../domain/time.js';
import { looksDead } from './degrees.js';
import { idsOf, needsClock, type Scenario, type World } from './harness.js';

const create = 'users.create';
const link = 'invitations.link';

export const INVITING: readonly Scenario[] = [
  {
    title: 'an open invitation has a link, the same each time',
    needs: [create, link],
    async run(world) {
      const { invitations, assert } = world;
      const { ref } = await world.invite();
      const { url } = await invitations.link(ref);
      assert.ok(/^https?:$/u.test(new URL(url).protocol), 'no web address');
      assert.equal((await invitations.link(ref)).url, url);
    },
  },
  {
    title: 'no user and no list carries a link',
    needs: [create, link, 'users.list'],
    async run(world) {
      const { ref, user } = await world.invite();
      const token = await world.token(ref);
      const page = await world.users.list({ limit: 100, search: user.email });
      world.assert.ok(
        !JSON.stringify([page, await world.users.get(user.id)]).includes(token),
        'the token is in an answer',
      );
    },
  },
  {
    title: 'two invitations have two links',
    needs: [create, link],
    async run(world) {
      const [one, two] = [await world.invite(), await world.invite()];
      world.assert.ok((await world.token(one.ref)) !== (await world.token(two.ref)), 'the same token');
    },
  },
  {
    title: 'a member has no link',
    needs: [link],
    async run(world) {
      const member = await world.users.get(world.seed.memberId);
      const ref = { userId: member.id, invitationId: member.invitation?.id ?? 'none' };
      await world.rejects(['invalid-state', 'not-found'], world.invitations.link(ref));
    },
  },
  {
    title: 'an unknown invitation is not found',
    needs: ['invitations'],
    writes: true,
    async run(world) {
      const ref = { userId: 'no-such-user', invitationId: 'no-such-invitation' };
      for (const member of ['link', 'resend', 'renew', 'revoke'] as const) {
        if (lacking(world.adapter, [`invitations.${member}`]).length > 0) continue;
        await world.rejects('not-found', world.invitations[member](ref), `invitations.${member}`);
      }
    },
  },
  {
    title: 'an invitation by another id is not found',
    needs: [create, link, 'invitations.resend'],
    async run(world) {
      const { user } = await world.invite();
      const ref = { userId: user.id, invitationId: 'no-such-invitation' };
      await world.rejects('not-found', world.invitations.link(ref), 'invitations.link');
      await world.rejects('not-found', world.invitations.resend(ref), 'invitations.resend');
    },
  },
  {
    title: 'a new invitation goes to the same person, in the same groups',
    needs: [create, 'invitations.renew', 'users.get'],
    unless: (world) =>
      world.adapter.capabilities.renew === 'any-time' || !needsClock(world) ? undefined : 'renewal at any time',
    async run(world) {
      const { user, ref } = await world.invite();
      if (world.adapter.capabilities.renew === 'expired-only') await world.advance(termOf(world) + DAY);
      const renewed = await world.invitations.renew(ref);
      world.assert.equal(renewed.state, 'pending');
      world.assert.ok(epoch(renewed.sentAt) >= epoch(user.invitation?.sentAt ?? ''), 'sent before the first one');
      const after = await world.users.get(user.id);
      world.assert.deepEqual(
        [after.email, after.state, after.invitation?.state, idsOf(after.groups)],
        [user.email, 'invited', 'pending', idsOf(user.groups)],
      );
    },
  },
  {
    title: 'a member is not invited again',
    needs: ['invitations.renew', 'users.get'],
    async run(world) {
      const member = await world.users.get(world.seed.memberId);
      const ref = { userId: member.id, invitationId: member.invitation?.id ?? 'none' };
      await world.rejects(['invalid-state', 'not-found'], world.invitations.renew(ref));
    },
  },
  {
    title: 'resend starts the term anew',
    needs: [create, 'invitations.resend', 'users.get'],
    unless: needsClock,
    async run(world) {
      const { user, ref } = await world.invite();
      await world.advance(3 * DAY);
      const invitation = await world.invitations.resend(ref);
      world.assert.equal(invitation.state, 'pending');
      world.assert.equal((await world.users.get(user.id)).invitation?.expiresAt, invitation.expiresAt);
      // Not every backend tells when a link ends; what it does shows all the same.
      if (invitation.expiresAt !== undefined) {
        const gained = epoch(invitation.expiresAt) - epoch(user.invitation?.expiresAt ?? '');
        world.assert.ok(Math.abs(gained - 3 * DAY) < 60_000, `${gained} ms gained`);
      }
      await world.advance(termOf(world) - DAY);
      world.assert.equal((await world.users.get(user.id)).state, 'invited');
    },
  },
  {
    title: 'after resend the link is the old one, or the old one is dead: as declared',
    needs: [create, link, 'invitations.resend', 'acceptance.peek', 'users.get'],
    async run(world) {
      const { user, token } = await world.inviteWithToken();
      await world.invitations.resend(refOf(user));
      const after = await world.token(refOf(await world.users.get(user.id)));
      const same = world.adapter.capabilities.resend === 'same-link';
      world.assert.equal(after === token, same);
      world.assert.equal((await world.acceptance.peek(after)).state, 'open');
      if (!same) world.assert.ok((await world.acceptance.peek(token)).state !== 'open', 'the old link lives on');
    },
  },
  {
    title: 'a valid invitation is not renewed where only expired ones are',
    needs: [create, 'invitations.renew'],
    unless: ({ adapter }) =>
      adapter.capabilities.renew === 'expired-only' ? undefined : 'renewal of expired ones alone',
    async run(world) {
      const { ref } = await world.invite();
      const error = await world.rejects('invalid-state', world.invitations.renew(ref));
      world.assert.equal(error.reason?.code, 'invitation-still-valid');
    },
  },
  {
    title: 'after its term an invitation is expired',
    needs: [create, link, 'invitations.resend', 'users.get'],
    unless: needsClock,
    async run(world) {
      const { user, ref } = await world.invite();
      await world.advance(termOf(world) - 60_000);
      world.assert.equal((await world.users.get(user.id)).state, 'invited');
      await world.advance(120_000);
      const late = await world.users.get(user.id);
      world.assert.equal(late.state, 'invitation-expired');
      world.assert.equal(late.invitation?.state, 'expired');
      await world.rejects('invalid-state', world.invitations.link(ref));
      await world.rejects('invalid-state', world.invitations.resend(ref));
    },
  },
  {
    title: 'the filter finds who has expired',
    needs: [create, 'users.list'],
    unless: (world) =>
      needsClock(world) ??
      (world.adapter.capabilities.filter.states.includes('invitation-expired') ? undefined : 'a filter by state'),
    async run(world) {
      const { user } = await world.invite();
      await world.advance(8 * DAY);
      const expired = await world.users.list({ limit: 100, states: ['invitation-expired'], search: user.email });
      world.assert.deepEqual(
        expired.items.map(({ id }) => id),
        [user.id],
      );
      const invited = await world.users.list({ limit: 100, states: ['invited'], search: user.email });
      world.assert.equal(invited.items.length, 0);
    },
  },
  {
    title: 'a new invitation revives an expired one; the old link stays dead',
    needs: [create, link, 'invitations.renew', 'users.get', 'acceptance.peek'],
    unless: needsClock,
    async run(world) {
      const { user, ref, token } = await world.inviteWithToken();
      await world.advance(termOf(world) + DAY);
      const renewed = await world.invitations.renew(ref);
      world.assert.equal(renewed.state, 'pending');
      const after = await world.users.get(user.id);
      world.assert.equal(after.state, 'invited');
      const fresh = await world.token(refOf(after));
      world.assert.ok(fresh !== token, 'the same link');
      world.assert.equal((await world.acceptance.peek(fresh)).state, 'open');
      world.assert.ok((await world.acceptance.peek(token)).state !== 'open', 'the old link lives again');
    },
  },
  {
    title: 'a revoked invitation is over, its link dead',
    needs: [create, link, 'invitations.revoke', 'users.get', 'acceptance.peek'],
    async run(world) {
      const { user, ref, token } = await world.inviteWithToken();
      await world.invitations.revoke(ref);
      world.assert.equal((await world.users.get(user.id)).state, 'disabled');
      await looksDead(world, token, 'revoked');
      await world.rejects(['invalid-state', 'not-found'], world.invitations.link(ref));
    },
  },
  {
    title: 'what is over is not revoked again',
    needs: [create, 'invitations.revoke', 'users.get'],
    async run(world) {
      const { ref } = await world.invite();
      await world.invitations.revoke(ref);
      await world.rejects(['invalid-state', 'not-found'], world.invitations.revoke(ref));
    },
  },
  {
    title: 'the link dies when its user is removed',
    needs: [create, link, 'users.remove', 'acceptance.peek'],
    async run(world) {
      const { user, token } = await world.inviteWithToken();
      await world.users.remove(user.id);
      const { state } = await world.acceptance.peek(token);
      world.assert.ok(['revoked', 'unknown'].includes(state), `the link is ${state}`);
    },
  },
];

function termOf({ adapter }: World): number {
  return adapter.capabilities.invitationTerm ?? DEFAULT_TERM;
}

function refOf(user: { readonly id: string; readonly invitation?: { readonly id: string } }): {
  userId: string;
  invitationId: string;
} {
  return { userId: user.id, invitationId: user.invitation?.id ?? '' };
}
