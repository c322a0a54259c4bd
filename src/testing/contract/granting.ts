import type { Role } from '../../domain/role.js';
import type { CustomFields } from '../../domain/user.js';
import { needsEditable } from './degrees.js';
import { unique, type Scenario, type World } from './harness.js';

/* What is given to people: permissions by their groups, roles, and the host's own fields. */

const permissions = ['groups.permissions', 'groups.create', 'groups.get'] as const;

export const GRANTING: readonly Scenario[] = [
  {
    title: 'permissions are listed, each once and with a name',
    needs: ['groups.permissions'],
    async run({ groups, assert }) {
      const all = await groups.permissions();
      assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
      assert.ok(
        all.every(({ name }) => name.trim() !== ''),
        'one of them has no name',
      );
    },
  },
  {
    title: 'a group keeps the permissions that it was given',
    needs: [...permissions, 'groups.update'],
    unless: needsPermission,
    async run({ groups, assert }) {
      const permissionIds = (await groups.permissions()).slice(0, 1).map(({ id }) => id);
      const { id } = await groups.create({ name: unique('Contract group '), permissionIds });
      assert.deepEqual((await groups.get(id)).permissionIds, permissionIds);
      await groups.update(id, { name: unique('Renamed group ') });
      assert.deepEqual((await groups.get(id)).permissionIds, permissionIds, 'renaming took a permission');
      await groups.update(id, { permissionIds: [] });
      assert.deepEqual((await groups.get(id)).permissionIds ?? [], []);
    },
  },
  {
    title: 'an unknown permission is refused',
    needs: permissions,
    async run(world) {
      const draft = { name: unique('Contract group '), permissionIds: ['no-such-permission'] };
      await world.rejects(['validation', 'not-found'], world.groups.create(draft));
    },
  },
  {
    title: 'roles are listed, each once and with a name',
    needs: ['roles.list'],
    async run({ roles, assert }) {
      const all = await roles.list();
      assert.ok(all.length > 0, 'no role');
      assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
      assert.ok(
        all.every(({ name }) => name.trim() !== ''),
        'one of them has no name',
      );
      assert.ok(all.filter(({ isDefault }) => isDefault).length <= 1, 'several roles are the default');
    },
  },
  {
    title: 'a new user has the role that was chosen',
    needs: ['roles.list', 'users.create', 'users.get'],
    async run(world) {
      for (const { id } of await modestRoles(world)) {
        const { user } = await world.add({ roleId: id });
        world.assert.equal((await world.users.get(user.id)).role?.id, id);
      }
    },
  },
  {
    title: 'an unknown role adds nobody',
    needs: ['roles.list', 'users.create', 'users.list'],
    async run(world) {
      const before = (await world.everyone()).length;
      await world.rejects(['validation', 'not-found'], world.add({ roleId: 'no-such-role' }));
      world.assert.equal((await world.everyone()).length, before);
    },
  },
  {
    title: 'a role is changed, and nothing else with it',
    needs: ['roles.list', 'users.update', 'users.get'],
    unless: needsEditable('role'),
    async run(world) {
      const before = await world.users.get(world.seed.memberId);
      const other = (await world.roles.list()).find(({ id }) => id !== before.role?.id);
      if (!other) return;
      await world.users.update(before.id, { roleId: other.id });
      const after = await world.users.get(before.id);
      world.assert.equal(after.role?.id, other.id);
      world.assert.deepEqual(
        [after.firstName, after.lastName, after.email, after.groups],
        [before.firstName, before.lastName, before.email, before.groups],
      );
    },
  },
  {
    title: "the host's own fields come back as they were given",
    needs: ['users.create', 'users.get'],
    unless: needsFields,
    async run(world) {
      const { user } = await world.add({ custom: fields(world) });
      world.assert.deepEqual((await world.users.get(user.id)).custom, fields(world));
    },
  },
  {
    title: "of the host's own fields only the named are changed, and null clears",
    needs: ['users.create', 'users.update', 'users.get'],
    unless: (world) => needsFields(world) ?? needsEditable('custom')(world),
    async run(world) {
      const { user } = await world.add({ custom: fields(world) });
      const [name = '', ...others] = Object.keys(fields(world));
      await world.users.update(user.id, { custom: { [name]: null } });
      const left = Object.fromEntries(others.map((other) => [other, fields(world)[other]]));
      world.assert.deepEqual((await world.users.get(user.id)).custom ?? {}, left);
    },
  },
];

async function needsPermission({ groups }: World): Promise<string | undefined> {
  return (await groups.permissions()).length > 0 ? undefined : 'a permission';
}

/** Roles that do not manage; all where there are no others. */
async function modestRoles({ roles }: World): Promise<readonly Role[]> {
  const all = await roles.list();
  const modest = all.filter(({ administrator }) => !administrator);
  return modest.length > 0 ? modest : all;
}

function needsFields({ seed }: World): string | undefined {
  return seed.custom && Object.keys(seed.custom).length > 0 ? undefined : "fields of the host's own";
}

function fields({ seed }: World): CustomFields {
  return seed.custom ?? {};
}
