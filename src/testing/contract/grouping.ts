import { needsDefaultGroup, needsGroupVersion, needsGroupsAtOnce, needsMemberCount } from './degrees.js';
import { unique, type Scenario } from './harness.js';

export const GROUPING: readonly Scenario[] = [
  {
    title: 'the seeded groups are listed',
    needs: ['groups.list'],
    async run({ groups, seed, assert }) {
      const page = await groups.list({ limit: 100 });
      const listed = new Set(page.items.map(({ id }) => id));
      assert.deepEqual(
        seed.groups.filter(({ id }) => !listed.has(id)),
        [],
      );
    },
  },
  {
    title: 'search finds a part of a group name in any case',
    needs: ['groups.list', 'groups.create'],
    async run({ groups, assert }) {
      const name = unique('Quartermasters ');
      const { id } = await groups.create({ name, description: 'Keep the stores' });
      const page = await groups.list({ limit: 10, search: name.slice(4).toUpperCase() });
      assert.deepEqual(
        page.items.map((group) => group.id),
        [id],
      );
    },
  },
  {
    title: 'a group is added, read, changed and deleted',
    needs: ['groups.create', 'groups.get', 'groups.update', 'groups.remove'],
    async run(world) {
      const { groups, assert } = world;
      const added = await groups.create({ name: unique('Contract group '), description: 'Before' });
      // A backend whose groups have no description (SCIM) is let off; one that has them must keep this one.
      const { items } = await groups.list({ limit: 100 });
      const described = items.some(({ description }) => description !== undefined);
      assert.equal(added.description, described ? 'Before' : undefined);
      const renamed = unique('Renamed group ');
      await groups.update(added.id, { name: renamed });
      const read = await groups.get(added.id);
      assert.deepEqual([read.name, read.description], [renamed, added.description]);
      await groups.remove(added.id);
      await world.rejects('not-found', groups.get(added.id));
    },
  },
  {
    title: "a group's new name shows at its members",
    needs: ['groups.create', 'groups.update', 'users.setGroups', 'users.get'],
    async run({ groups, users, seed, assert }) {
      const added = await groups.create({ name: unique('Contract group ') });
      await users.setGroups(seed.memberId, [added.id]);
      const renamed = unique('Renamed group ');
      await groups.update(added.id, { name: renamed });
      assert.deepEqual(
        (await users.get(seed.memberId)).groups.map(({ name }) => name),
        [renamed],
      );
    },
  },
  {
    title: 'a group needs a name',
    needs: ['groups.create'],
    async run(world) {
      await world.refusesField('name', world.groups.create({ name: '  ' }), 'a group with a name of blanks alone');
    },
  },
  {
    title: 'a group with members cannot be deleted',
    needs: ['groups.create', 'groups.remove', 'groups.get', 'users.setGroups'],
    async run(world) {
      const added = await world.groups.create({ name: unique('Contract group ') });
      await world.users.setGroups(world.seed.memberId, [added.id]);
      const error = await world.rejects('invalid-state', world.groups.remove(added.id));
      world.assert.equal(error.reason?.code, 'group-not-empty');
      world.assert.equal((await world.groups.get(added.id)).id, added.id);
    },
  },
  {
    title: 'the default group cannot be deleted',
    needs: ['groups.remove', 'groups.get'],
    unless: needsDefaultGroup,
    async run(world) {
      const id = world.seed.groups[0]?.id ?? '';
      const error = await world.rejects('invalid-state', world.groups.remove(id));
      world.assert.equal(error.reason?.code, 'default-group');
    },
  },
  {
    title: 'members are counted, where they are',
    needs: ['groups.get', 'users.create', 'users.remove'],
    unless: async (world) => needsGroupsAtOnce(world) ?? (await needsMemberCount(world)),
    async run(world) {
      const id = world.seed.groups[1]?.id ?? '';
      const { memberCount: before = 0 } = await world.groups.get(id);
      const { user } = await world.add({ groupIds: [id] });
      world.assert.equal((await world.groups.get(id)).memberCount, before + 1);
      await world.users.remove(user.id);
      // Some directories delete nobody: who is blocked is in the group still.
      const left = await world.users.get(user.id).catch(() => undefined);
      world.assert.equal((await world.groups.get(id)).memberCount, left?.state === 'blocked' ? before + 1 : before);
    },
  },
  {
    title: 'an unknown group is not found',
    needs: ['groups.get', 'groups.update', 'groups.remove'],
    async run(world) {
      await world.rejects('not-found', world.groups.get('no/such?group'));
      await world.rejects('not-found', world.groups.update('no-such-group', { name: 'X' }));
      await world.rejects('not-found', world.groups.remove('no-such-group'));
    },
  },
  {
    title: 'a change of a group over a newer one is a conflict',
    needs: ['groups.create', 'groups.update', 'groups.get'],
    unless: needsGroupVersion,
    async run(world) {
      const { id, version = '' } = await world.groups.create({ name: unique('Contract group ') });
      const [first, second] = [unique('First '), unique('Second ')];
      await world.groups.update(id, { name: first });
      await world.rejects('conflict', world.groups.update(id, { name: second }, { ifMatch: version }));
      world.assert.equal((await world.groups.get(id)).name, first);
    },
  },
];
