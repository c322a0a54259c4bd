import type { MemberReceipt } from '../../domain/adapter.js';
import { needsGroupsAtOnce } from './degrees.js';
import { idsOf, needsGroups, needsPaging, unique, type Scenario, type World } from './harness.js';

const adding = ['groups.addMembers', 'users.get'] as const;
const creating = ['users.create', 'groups.members'] as const;

export const MEMBERS: readonly Scenario[] = [
  {
    title: 'a group lists its members, and nobody else',
    needs: creating,
    unless: needsGroupsAtOnce,
    async run(world) {
      const { user } = await world.add({ groupIds: [second(world)] });
      const page = await world.groups.members(second(world), { limit: 100 });
      world.assert.ok(
        page.items.some(({ id }) => id === user.id),
        'the new user is missing',
      );
      world.assert.ok(
        page.items.every(({ groups }) => groups.some(({ id }) => id === second(world))),
        'somebody of another group is listed',
      );
      world.assert.ok(!idsOf(page.items).includes(world.seed.memberId), 'a member of another group is listed');
    },
  },
  {
    title: 'pages of members together hold each once',
    needs: creating,
    unless: (world) => needsGroupsAtOnce(world) ?? needsPaging(world),
    async run(world) {
      const groupIds = [second(world)];
      for (let times = 0; times < 3; times += 1) await world.add({ groupIds });
      const read = (limit: number) => world.walk((part) => world.groups.members(second(world), part), limit);
      world.assert.deepEqual(idsOf(await read(2)), idsOf(await read(100)));
    },
  },
  {
    title: 'members are found by a part of their name',
    needs: creating,
    unless: (world) =>
      needsGroupsAtOnce(world) ??
      (world.adapter.capabilities.search === 'contains' ? undefined : 'search by part of a name'),
    async run(world) {
      const groupIds = [second(world)];
      const lastName = unique('Quillfeather');
      const { user } = await world.add({ groupIds, lastName });
      await world.add({ groupIds });
      const page = await world.groups.members(second(world), {
        limit: 10,
        search: lastName.slice(1, -1).toUpperCase(),
      });
      world.assert.deepEqual(idsOf(page.items), [user.id]);
    },
  },
  {
    title: 'an unknown group has no members',
    needs: ['groups.members'],
    async run(world) {
      await world.rejects('not-found', world.groups.members('no/such?group', { limit: 10 }));
    },
  },
  {
    title: 'who is put into a group keeps the others',
    needs: [...adding, 'users.create'],
    unless: needsGroups,
    async run(world) {
      const { user } = await world.add();
      // Some backends cannot change what is only invited. Who says so of a user must refuse it, too.
      const later = world.adapter.capabilities.groupsFrom === 'joining' && user.state === 'invited';
      const changeable = !later && (user.allowed?.['set-groups'] ?? true) === true;
      const { memberId } = world.seed;
      const receipts = await world.groups.addMembers(second(world), [user.id, memberId]);
      world.assert.deepEqual(outcomes(receipts), [
        [user.id, changeable],
        [memberId, true],
      ]);
      world.assert.deepEqual(await groupsOf(world, user.id), changeable ? firstTwo(world) : idsOf(user.groups));
      world.assert.deepEqual(await groupsOf(world, memberId), firstTwo(world));
    },
  },
  {
    title: 'who is in a group already stays, and that is well',
    needs: adding,
    unless: needsGroups,
    async run(world) {
      const { memberId } = world.seed;
      await world.groups.addMembers(second(world), [memberId]);
      world.assert.deepEqual(outcomes(await world.groups.addMembers(second(world), [memberId])), [[memberId, true]]);
      world.assert.deepEqual(await groupsOf(world, memberId), firstTwo(world));
    },
  },
  {
    title: 'of several who are put into a group, an unknown one fails alone',
    needs: adding,
    unless: needsGroups,
    async run(world) {
      const { memberId } = world.seed;
      const receipts = await world.groups.addMembers(second(world), ['no-such-user', memberId]);
      world.assert.deepEqual(outcomes(receipts), [
        ['no-such-user', false],
        [memberId, true],
      ]);
      world.assert.equal(receipts[0]?.error?.kind, 'not-found');
      world.assert.deepEqual(await groupsOf(world, memberId), firstTwo(world));
    },
  },
  {
    title: 'who is taken out of a group keeps the others',
    needs: ['groups.removeMembers', 'users.setGroups', 'users.get'],
    unless: needsGroups,
    async run(world) {
      const { memberId } = world.seed;
      await world.users.setGroups(memberId, firstTwo(world));
      const receipts = await world.groups.removeMembers(second(world), [memberId]);
      world.assert.deepEqual(outcomes(receipts), [[memberId, true]]);
      world.assert.deepEqual(await groupsOf(world, memberId), [world.seed.groups[0]?.id]);
    },
  },
  {
    title: 'nobody is taken out of their only group',
    needs: ['groups.removeMembers', 'users.get'],
    unless: (world) =>
      needsGroups(world) ?? (world.adapter.capabilities.groupsRequired ? undefined : 'required groups'),
    async run(world) {
      const { memberId, groups } = world.seed;
      const [receipt] = await world.groups.removeMembers(groups[0]?.id ?? '', [memberId]);
      world.assert.equal(receipt?.ok, false);
      world.assert.equal(receipt?.error?.kind, 'invalid-state');
      world.assert.deepEqual(await groupsOf(world, memberId), [groups[0]?.id]);
    },
  },
  {
    title: 'members of an unknown group cannot be changed',
    needs: ['groups.addMembers', 'groups.removeMembers'],
    async run(world) {
      await world.rejects('not-found', world.groups.addMembers('no-such-group', [world.seed.memberId]));
      await world.rejects('not-found', world.groups.removeMembers('no-such-group', [world.seed.memberId]));
    },
  },
];

function second({ seed }: World): string {
  return seed.groups[1]?.id ?? '';
}

function firstTwo({ seed }: World): string[] {
  return idsOf(seed.groups.slice(0, 2));
}

async function groupsOf(world: World, userId: string): Promise<string[]> {
  return idsOf((await world.users.get(userId)).groups);
}

function outcomes(receipts: readonly MemberReceipt[]): unknown[] {
  return receipts.map(({ userId, ok }) => [userId, ok]);
}
