import type { User } from '../../domain/user.js';
import { userStateAt } from '../../domain/user.js';
import { idsOf, needsPaging, type Scenario, type World } from './harness.js';

/* What can be asked of an account as it is, without adding anybody: also of one that is in use. */

const list = ['users.list'] as const;

export const EXAMINING: readonly Scenario[] = [
  {
    title: 'a page and the next share nobody',
    needs: list,
    unless: needsPaging,
    async run({ adapter, users, assert }) {
      const first = await users.list({ limit: 2 });
      if (adapter.capabilities.paging === 'cursor' && first.next === undefined) return;
      const next = adapter.capabilities.paging === 'offset' ? { offset: 2 } : { cursor: first.next ?? '' };
      const second = await users.list({ limit: 2, ...next });
      const shown = new Set(idsOf(first.items));
      const again = second.items.filter(({ id }) => shown.has(id));
      assert.deepEqual(idsOf(again), [], 'users of the first page are on the second, too');
    },
  },
  {
    title: 'the same page is asked for twice and is the same',
    needs: list,
    async run({ users, assert }) {
      assert.deepEqual(
        (await users.list({ limit: 10 })).items.map(({ id }) => id),
        (await users.list({ limit: 10 })).items.map(({ id }) => id),
      );
    },
  },
  {
    title: 'every user of a page has an id, an address and a state of their own',
    needs: list,
    async run({ users, adapter, assert }) {
      const { items } = await users.list({ limit: Math.min(100, adapter.capabilities.maxPageSize) });
      assert.equal(new Set(items.map(({ id }) => id)).size, items.length, 'an id occurs twice');
      for (const { id, email, state } of items) {
        const missing = Object.entries({ id, email, state }).flatMap(([name, value]) => (value ? [] : [name]));
        assert.deepEqual(missing, [], `the user "${id}" has no ${missing.join(', ')}`);
      }
    },
  },
  {
    title: 'a user who is there is found by the whole address, in any case',
    needs: list,
    unless: ({ adapter }) => (adapter.capabilities.search === 'none' ? 'search' : undefined),
    async run(world) {
      const { id, email } = await somebody(world);
      for (const search of [email, email.toUpperCase()]) {
        const page = await world.users.list({ limit: 20, search });
        world.assert.ok(idsOf(page.items).includes(id), `"${search}" is not found`);
      }
    },
  },
  {
    title: 'every declared filter by state gives that state alone',
    needs: list,
    unless: ({ adapter }) => (adapter.capabilities.filter.states.length > 0 ? undefined : 'a filter by state'),
    async run({ adapter, users, assert }) {
      for (const state of adapter.capabilities.filter.states) {
        const page = await users.list({ limit: 20, states: [state] });
        const now = page.asOf === undefined ? new Date() : new Date(page.asOf);
        const others = page.items.filter((user) => userStateAt(user, now) !== state);
        assert.deepEqual(
          others.map((user) => `${state}: ${user.state}`),
          [],
        );
      }
    },
  },
  {
    title: 'look-up of a user who is there names them, in every spelling',
    needs: ['users.list', 'users.lookup'],
    async run(world) {
      const { id, email } = await somebody(world);
      const spellings = [email, email.toUpperCase(), `  ${email} `];
      const matches = await world.users.lookup(['free-one@example.com', ...spellings]);
      world.assert.deepEqual(
        matches.map(({ user }) => user?.id),
        [undefined, id, id, id],
      );
      world.assert.equal(matches[0]?.status, 'free');
    },
  },
  {
    title: 'look-up of nothing is answered with nothing',
    needs: ['users.lookup'],
    async run({ users, assert }) {
      assert.deepEqual(await users.lookup([]), []);
    },
  },
  {
    title: 'groups have an id of their own and a name, on whatever page',
    needs: ['groups.list'],
    async run(world) {
      const whole = await world.walk((part) => world.groups.list(part), 100);
      world.assert.ok(
        whole.every(({ id, name }) => id !== '' && name.trim() !== ''),
        'a group has no id or no name',
      );
      if (needsPaging(world) !== undefined) return;
      world.assert.deepEqual(idsOf(await world.walk((part) => world.groups.list(part), 2)), idsOf(whole));
    },
  },
  {
    title: 'one group is read as in the list',
    needs: ['groups.list', 'groups.get'],
    async run({ groups, assert }) {
      const [first] = (await groups.list({ limit: 1 })).items;
      if (!first) return;
      const read = await groups.get(first.id);
      assert.deepEqual([read.id, read.name], [first.id, first.name]);
    },
  },
];

async function somebody({ users }: World): Promise<User> {
  const [user] = (await users.list({ limit: 1 })).items;
  if (!user) throw new Error('the account is empty');
  return user;
}
