import type { AcceptanceApi, DirectoryAdapter, MyInvitationsApi } from '../../domain/adapter.js';
import type { User } from '../../domain/user.js';
import { tellsGroups } from './degrees.js';
import { needsGuest, type Scenario, type World } from './harness.js';

/* Somebody who has an identity already: by the link, and without one. */

const byLink = ['users.create', 'users.get', 'invitations.link', 'acceptance.accept'] as const;
const mine = ['users.create', 'acceptance.mine.list'] as const;

export const OWN_INVITATIONS: readonly Scenario[] = [
  {
    title: 'who is signed in joins by the link sent to them',
    needs: byLink,
    unless: needsGuest,
    async run(world) {
      const { user, ref } = await world.invite({ email: world.seed.guest?.email ?? '' });
      const token = await world.token(ref);
      const accepted = await acceptanceOf(await world.guest()).accept(token, undefined);
      await isMember(world, accepted.userId ?? user.id);
    },
  },
  {
    title: 'a link sent to somebody else is refused to who is signed in',
    needs: byLink,
    unless: needsGuest,
    async run(world) {
      const { user, token } = await world.inviteWithToken();
      const error = await world.rejects(
        ['invitation', 'forbidden'],
        acceptanceOf(await world.guest()).accept(token, undefined),
      );
      if (error.kind === 'invitation') world.assert.equal(error.code, 'wrong-account');
      world.assert.equal((await world.users.get(user.id)).state, 'invited');
    },
  },
  {
    title: 'who is signed in sees their own invitations',
    needs: mine,
    unless: needsGuest,
    async run(world) {
      const { user, own } = await inviteGuest(world);
      const [invitation, ...others] = await own.list();
      world.assert.equal(others.length, 0);
      world.assert.ok(invitation?.id, 'not found');
      world.assert.ok(invitation?.account.name, 'no account');
      tellsGroups(world, invitation?.groups, user);
    },
  },
  {
    title: 'nobody sees the invitations of others',
    needs: mine,
    unless: needsGuest,
    async run(world) {
      await world.invite();
      world.assert.deepEqual(await ownOf(await world.guest()).list(), []);
    },
  },
  {
    title: 'who accepts their own invitation is a member, and it is gone',
    needs: [...mine, 'users.get'],
    unless: needsGuest,
    async run(world) {
      const { user, own } = await inviteGuest(world);
      const [invitation] = await own.list();
      const accepted = await own.accept(invitation?.id ?? '');
      await isMember(world, accepted.userId ?? user.id);
      world.assert.deepEqual(await own.list(), []);
    },
  },
  {
    title: 'who declines their own invitation is out, and it is gone',
    needs: [...mine, 'acceptance.mine.decline', 'users.get'],
    unless: needsGuest,
    async run(world) {
      const { user, own } = await inviteGuest(world);
      const [invitation] = await own.list();
      await own.decline?.(invitation?.id ?? '', 'Not me');
      world.assert.deepEqual(await own.list(), []);
      const after = await world.users.get(user.id).catch(() => undefined);
      world.assert.ok(after === undefined || after.state === 'disabled', `the user is ${after?.state}`);
    },
  },
  {
    title: 'an unknown invitation of one’s own cannot be accepted',
    needs: mine,
    unless: needsGuest,
    async run(world) {
      const own = ownOf(await world.guest());
      await world.rejects(['invitation', 'not-found'], own.accept('no-such-invitation'));
    },
  },
];

async function inviteGuest(world: World): Promise<{ readonly user: User; readonly own: MyInvitationsApi }> {
  const { user } = await world.invite({ email: world.seed.guest?.email ?? '' });
  return { user, own: ownOf(await world.guest()) };
}

async function isMember(world: World, userId: string): Promise<void> {
  world.assert.equal((await world.users.get(userId)).state, 'active');
}

function acceptanceOf({ acceptance }: DirectoryAdapter): AcceptanceApi {
  if (!acceptance) throw new Error('The guest cannot accept, though the viewer could.');
  return acceptance;
}

function ownOf(adapter: DirectoryAdapter): MyInvitationsApi {
  const own = acceptanceOf(adapter).mine;
  if (!own) throw new Error('The guest has no list of invitations, though the viewer has.');
  return own;
}
