import { DAY } from '../../domain/time.js';
import { isDead, tellsGroups } from './degrees.js';
import { needsClock, needsRegistering, type Scenario, type World } from './harness.js';

const base = ['users.create', 'users.get', 'invitations.link', 'acceptance.peek'] as const;
const accept = [...base, 'acceptance.accept'] as const;

export const ACCEPTING: readonly Scenario[] = [
  {
    title: 'an open link shows what it is about',
    needs: base,
    async run(world) {
      const { user, token } = await world.inviteWithToken();
      const preview = await world.acceptance.peek(token);
      if (preview.state !== 'open') throw new Error(`the link is ${preview.state}`);
      world.assert.deepEqual(
        [preview.email, preview.firstName, preview.lastName],
        [user.email, user.firstName, user.lastName],
      );
      tellsGroups(world, preview.groups, user);
      world.assert.ok(preview.account.name, 'no account');
      world.assert.equal(preview.expiresAt, user.invitation?.expiresAt);
      world.assert.ok(preview.waysIn.length > 0, 'no way in');
    },
  },
  {
    title: 'looking changes nothing, however often',
    needs: base,
    async run(world) {
      const { user, token } = await world.inviteWithToken();
      for (let times = 0; times < 5; times += 1) world.assert.equal((await world.acceptance.peek(token)).state, 'open');
      const after = await world.users.get(user.id);
      world.assert.deepEqual(
        [after.state, after.invitation?.state, after.version],
        ['invited', 'pending', user.version],
      );
    },
  },
  {
    title: 'an unknown link is unknown, and no error',
    needs: ['acceptance.peek'],
    async run({ acceptance, assert }) {
      for (const token of ['no-such-token', 'x'.repeat(500), '../..', '"', 'ü']) {
        assert.deepEqual(await acceptance.peek(token), { state: 'unknown' });
      }
    },
  },
  {
    title: 'who registers is a member',
    needs: accept,
    unless: needsRegistering,
    async run(world) {
      const { user, token } = await world.inviteWithToken();
      const { registration } = world;
      const accepted = await world.acceptance.accept(token, { ...registration, firstName: 'Chosen', lastName: 'Name' });
      world.assert.ok(accepted.account.id, 'no account');
      const member = await world.users.get(user.id);
      world.assert.deepEqual([member.state, member.firstName, member.lastName], ['active', 'Chosen', 'Name']);
      world.assert.equal(member.invitation?.state ?? 'accepted', 'accepted');
      world.assert.ok(member.joinedAt, 'no date of joining');
    },
  },
  {
    title: 'a used link says so, and cannot be used again',
    needs: accept,
    async run(world) {
      const { token } = await world.inviteWithToken();
      await world.accept(token);
      world.assert.equal((await world.acceptance.peek(token)).state, 'used');
      const error = await world.rejects('invitation', world.acceptance.accept(token, world.registration));
      world.assert.equal(error.code, 'used');
    },
  },
  {
    title: 'of ten who accept at once, one does',
    needs: accept,
    unless: needsRegistering,
    async run(world) {
      const { user, token } = await world.inviteWithToken();
      const calls = Array.from({ length: 10 }, () => world.acceptance.accept(token, world.registration));
      const outcomes = await Promise.allSettled(calls);
      world.assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
      world.assert.equal((await world.users.get(user.id)).state, 'active');
    },
  },
  {
    title: 'a password against the rules is refused at its field, and the link stays open',
    needs: accept,
    unless: needsRegistering,
    async run(world) {
      const { user, token } = await world.inviteWithToken();
      const error = await world.rejects(
        'validation',
        world.acceptance.accept(token, { ...world.registration, password: 'short' }),
      );
      world.assert.ok(
        error.fields.some(({ field, code }) => field === 'password' && code === 'too-short'),
        JSON.stringify(error.fields),
      );
      world.assert.equal((await world.acceptance.peek(token)).state, 'open');
      world.assert.equal((await world.users.get(user.id)).state, 'invited');
    },
  },
  {
    title: 'without a registration somebody must be signed in',
    needs: [...accept, 'acceptance.signOut'],
    async run(world) {
      const { token } = await world.inviteWithToken();
      await world.acceptance.signOut();
      const error = await world.rejects('invitation', world.acceptance.accept(token, undefined));
      world.assert.equal(error.code, 'sign-in-required');
    },
  },
  {
    title: 'an expired link shows that, and cannot be used',
    needs: accept,
    unless: needsClock,
    async run(world) {
      const { user, token } = await world.inviteWithToken();
      await world.advance(8 * DAY);
      const preview = await world.acceptance.peek(token);
      world.assert.equal(preview.state, 'expired');
      const error = await world.rejects('invitation', world.acceptance.accept(token, world.registration));
      world.assert.equal(error.code, 'expired');
      world.assert.equal((await world.users.get(user.id)).state, 'invitation-expired');
    },
  },
  {
    title: 'a revoked link cannot be used',
    needs: [...accept, 'invitations.revoke'],
    async run(world) {
      const { ref, token } = await world.inviteWithToken();
      await world.invitations.revoke(ref);
      await isDead(world, token, 'revoked');
    },
  },
  {
    title: 'an unknown link cannot be used',
    needs: ['acceptance.accept'],
    async run(world) {
      const error = await world.rejects('invitation', world.acceptance.accept('no-such-token', world.registration));
      world.assert.equal(error.code, 'unknown');
    },
  },
  {
    title: 'who declines is out, and the link dead',
    needs: [...accept, 'acceptance.decline'],
    async run(world) {
      const { user, token } = await world.inviteWithToken();
      await world.acceptance.decline(token, 'Not me');
      world.assert.equal((await world.users.get(user.id)).state, 'disabled');
      await isDead(world, token, 'declined');
    },
  },
  {
    title: 'asking for a new link changes nothing by itself',
    needs: [...base, 'acceptance.requestNew'],
    unless: needsClock,
    async run(world) {
      const { user, token } = await world.inviteWithToken();
      await world.advance(8 * DAY);
      await world.acceptance.requestNew(token);
      world.assert.equal((await world.users.get(user.id)).state, 'invitation-expired');
      world.assert.equal((await world.acceptance.peek(token)).state, 'expired');
    },
  },
  {
    title: 'a wrong code proves nothing',
    needs: [...base, 'acceptance.sendCode', 'acceptance.confirmCode'],
    async run(world) {
      const { token } = await world.inviteWithToken();
      await world.acceptance.sendCode(token);
      const error = await world.rejects(
        'invitation',
        world.acceptance.confirmCode(token, 'wrong', world.registration.password),
      );
      world.assert.equal(error.code, 'wrong-code');
    },
  },
  {
    title: 'a link that is kept is given back once, and looking at it stays free',
    needs: [...base, 'acceptance.keep', 'acceptance.kept'],
    async run(world) {
      const { token } = await world.inviteWithToken();
      await world.acceptance.keep(token, undefined);
      world.assert.deepEqual(await world.acceptance.kept(), { token });
      world.assert.equal(await world.acceptance.kept(), undefined);
      world.assert.equal((await world.acceptance.peek(token)).state, 'open');
    },
  },
  {
    title: 'what was typed before the sign-in comes back with the link, letter for letter',
    needs: [...base, 'acceptance.keep', 'acceptance.kept'],
    async run(world) {
      const { token } = await world.inviteWithToken();
      const typed = { firstName: ' Zoë "Zo"', lastName: '\u5c71\u7530 <b>', phone: '+41 79 12' };
      await world.acceptance.keep(token, typed);
      world.assert.deepEqual(await world.acceptance.kept(), { token, typed });
      await world.acceptance.keep(token, { phone: '' });
      world.assert.deepEqual(await world.acceptance.kept(), { token, typed: { phone: '' } });
    },
  },
  {
    title: 'a link that is used is kept no longer',
    needs: [...accept, 'acceptance.keep', 'acceptance.kept'],
    async run(world) {
      const { token } = await world.inviteWithToken();
      await world.acceptance.keep(token, undefined);
      await world.accept(token);
      world.assert.equal(await world.acceptance.kept(), undefined);
    },
  },
  {
    title: 'a dead link signs nobody out',
    needs: ['acceptance.accept', 'viewer'],
    async run(world: World) {
      const before = await world.adapter.viewer?.();
      await world.rejects('invitation', world.acceptance.accept('no-such-token', world.registration));
      world.assert.deepEqual(await world.adapter.viewer?.(), before);
    },
  },
];
