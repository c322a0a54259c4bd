import type { UserPatch } from '../../domain/adapter.js';
import { isEditable } from '../../domain/capabilities.js';
import { needsEditable, needsVersion } from './degrees.js';
import { needsGroups, needsViewer, type Scenario, type World } from './harness.js';

export const CHANGING: readonly Scenario[] = [
  {
    title: 'groups are replaced',
    needs: ['users.setGroups', 'users.get'],
    unless: needsGroups,
    async run({ users, seed, assert }) {
      const wanted = seed.groups.slice(1, 2).map(({ id }) => id);
      const changed = await users.setGroups(seed.memberId, wanted);
      assert.deepEqual(
        changed.groups.map(({ id }) => id),
        wanted,
      );
      assert.deepEqual(
        (await users.get(seed.memberId)).groups.map(({ id }) => id),
        wanted,
      );
    },
  },
  {
    title: 'the last group cannot be taken away',
    needs: ['users.setGroups', 'users.get'],
    unless: ({ adapter }) => (adapter.capabilities.groupsRequired ? undefined : 'required groups'),
    async run(world) {
      await world.rejects(['validation', 'invalid-state'], world.users.setGroups(world.seed.memberId, []));
      world.assert.ok((await world.users.get(world.seed.memberId)).groups.length > 0, 'the last group was taken away');
    },
  },
  {
    title: 'an unknown group changes nothing',
    needs: ['users.setGroups', 'users.get'],
    async run(world) {
      const before = (await world.users.get(world.seed.memberId)).groups;
      const wanted = [...before.map(({ id }) => id), 'no-such-group'];
      await world.rejects(['validation', 'not-found'], world.users.setGroups(world.seed.memberId, wanted));
      world.assert.deepEqual((await world.users.get(world.seed.memberId)).groups, before);
    },
  },
  {
    title: 'a profile is changed, and only what is named',
    needs: ['users.update', 'users.get'],
    async run(world) {
      const { adapter, users, seed, assert } = world;
      const before = await users.get(seed.memberId);
      const name = isEditable('name', adapter.capabilities);
      const phone = isEditable('phone', adapter.capabilities);
      await updates(world, name, { lastName: 'Married' });
      await updates(world, phone, { phone: PHONE });
      const after = await users.get(seed.memberId);
      assert.deepEqual(
        [after.firstName, after.lastName, after.email],
        [before.firstName, name ? 'Married' : before.lastName, before.email],
      );
      assert.equal(after.phone?.number, phone ? PHONE.number : before.phone?.number);
    },
  },
  {
    title: 'null clears the phone number',
    needs: ['users.update', 'users.get'],
    unless: needsEditable('phone'),
    async run({ users, seed, assert }) {
      await users.update(seed.memberId, { phone: PHONE });
      await users.update(seed.memberId, { phone: null });
      assert.equal((await users.get(seed.memberId)).phone, undefined);
    },
  },
  {
    title: 'a name cannot be emptied',
    needs: ['users.update', 'users.get'],
    unless: needsEditable('name'),
    async run(world) {
      const update = world.users.update(world.seed.memberId, { firstName: ' ' });
      await world.refusesField('firstName', update, 'a first name of blanks alone');
    },
  },
  {
    title: 'a change over a newer one is a conflict and changes nothing',
    needs: ['users.update', 'users.get'],
    unless: async (world) => needsEditable('name')(world) ?? (await needsVersion(world)),
    async run(world) {
      const { version = '' } = await world.users.get(world.seed.memberId);
      await world.users.update(world.seed.memberId, { lastName: 'First' });
      await world.rejects(
        'conflict',
        world.users.update(world.seed.memberId, { lastName: 'Second' }, { ifMatch: version }),
      );
      world.assert.equal((await world.users.get(world.seed.memberId)).lastName, 'First');
    },
  },
  {
    title: 'a change over the version that was read goes through, and gives a new version',
    needs: ['users.update', 'users.get'],
    unless: async (world) => needsEditable('name')(world) ?? (await needsVersion(world)),
    async run({ users, seed, assert }) {
      const { version = '' } = await users.get(seed.memberId);
      const after = await users.update(seed.memberId, { lastName: 'Fresh' }, { ifMatch: version });
      assert.equal(after.lastName, 'Fresh');
      assert.ok(after.version !== version, 'the version stayed');
    },
  },
  {
    title: 'block keeps out, unblock lets in',
    needs: ['users.block', 'users.unblock', 'users.get'],
    async run({ users, seed, assert }) {
      assert.equal((await users.block(seed.memberId)).state, 'blocked');
      assert.equal((await users.get(seed.memberId)).state, 'blocked');
      assert.equal((await users.unblock(seed.memberId)).state, 'active');
      assert.equal((await users.get(seed.memberId)).state, 'active');
    },
  },
  {
    title: 'who is blocked cannot be blocked, who is not cannot be unblocked',
    needs: ['users.block', 'users.unblock'],
    async run(world) {
      await world.rejects('invalid-state', world.users.unblock(world.seed.memberId));
      await world.users.block(world.seed.memberId);
      await world.rejects('invalid-state', world.users.block(world.seed.memberId));
    },
  },
  {
    title: 'who is only invited cannot be blocked',
    needs: ['users.block', 'users.create', 'invitations'],
    async run(world) {
      const { user } = await world.add();
      await world.rejects('invalid-state', world.users.block(user.id));
    },
  },
  {
    title: 'nobody blocks themselves',
    needs: ['users.block', 'users.get'],
    unless: needsViewer,
    async run(world) {
      await refusesSelf(world, world.users.block(world.seed.viewerId ?? ''));
    },
  },
  {
    title: 'nobody removes themselves',
    needs: ['users.remove', 'users.get'],
    unless: needsViewer,
    async run(world) {
      await refusesSelf(world, world.users.remove(world.seed.viewerId ?? ''));
    },
  },
  {
    title: 'a removed member is out, and restored at once',
    needs: ['users.remove', 'users.restore', 'users.get'],
    async run(world) {
      const { users, seed, assert } = world;
      const removed = await users.remove(seed.memberId);
      if (removed.state === 'deleted') {
        // A member who leaves no trace cannot be brought back, and must then be found nowhere.
        await world.rejects('not-found', users.get(seed.memberId));
        await world.rejects(['not-found', 'invalid-state'], users.restore(seed.memberId));
        return;
      }
      assert.equal(removed.state, 'disabled');
      assert.equal((await users.get(seed.memberId)).state, 'disabled');
      const back = await users.restore(seed.memberId);
      assert.equal(back.state, 'active');
      assert.ok(back.groups.length > 0 || seed.groups.length === 0, 'without a group');
    },
  },
  {
    title: 'who was removed before accepting is invited anew',
    needs: ['users.remove', 'users.restore', 'users.create', 'invitations'],
    async run(world) {
      const { user, ref } = await world.invite();
      await world.users.remove(user.id);
      const back = await world.users.restore(user.id);
      world.assert.equal(back.state, 'invited');
      world.assert.equal(back.invitation?.state, 'pending');
      world.assert.ok(back.invitation?.id !== ref.invitationId, 'the same invitation');
    },
  },
  {
    title: 'an address of somebody removed is told as what they are now, or free where nothing of them is kept',
    needs: ['users.remove', 'users.lookup', 'users.get'],
    async run({ users, seed, assert }) {
      const { email } = await users.get(seed.memberId);
      await users.remove(seed.memberId);
      const kept = await users.get(seed.memberId).catch(() => undefined);
      const [match] = await users.lookup([email]);
      // Some directories delete nobody, and keep whom they deleted as blocked.
      assert.equal(match?.status, kept ? (kept.state === 'blocked' ? 'blocked' : 'removed') : 'free');
      assert.equal(match?.user?.id, kept?.id);
    },
  },
  {
    title: 'what is not there cannot be changed',
    needs: ['users.remove', 'users.update', 'users.block', 'users.setGroups'],
    async run(world) {
      const { users, seed } = world;
      await world.rejects('not-found', users.remove('no-such-user'));
      await world.rejects('not-found', users.update('no-such-user', { firstName: 'X' }));
      await world.rejects('not-found', users.block('no-such-user'));
      await world.rejects(
        'not-found',
        users.setGroups(
          'no-such-user',
          seed.groups.slice(0, 1).map(({ id }) => id),
        ),
      );
    },
  },
  {
    title: 'a repeated block with the same key answers the same',
    needs: ['users.block', 'users.get'],
    unless: ({ adapter }) => (adapter.capabilities.idempotency === 'honoured' ? undefined : 'idempotency keys'),
    async run({ users, seed, assert }) {
      const options = { idempotencyKey: `contract-block-${Math.random()}` };
      const first = await users.block(seed.memberId, options);
      const again = await users.block(seed.memberId, options);
      assert.deepEqual([again.state, again.version], [first.state, first.version]);
    },
  },
];

const PHONE = { countryCode: '+49', number: '15112345678' };

/** What cannot be changed must be refused: passed over in silence it would look as if it were saved. */
async function updates(world: World, editable: boolean, patch: UserPatch): Promise<void> {
  const update = world.users.update(world.seed.memberId, patch);
  const part = `changing ${Object.keys(patch).join()}, which capabilities.editable leaves out`;
  await (editable ? update : world.rejects(['validation', 'unsupported'], update, part));
}

async function refusesSelf(world: World, act: Promise<unknown>): Promise<void> {
  const error = await world.rejects(['invalid-state', 'forbidden'], act);
  world.assert.equal(error.reason?.code, 'self');
  world.assert.equal((await world.users.get(world.seed.viewerId ?? '')).state, 'active');
}
