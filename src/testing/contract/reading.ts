import { userStateAt, type User, type UserSortKey } from '../../domain/user.js';
import { needsGroupsAtOnce } from './degrees.js';
import { idsOf, needsPaging, needsSmall, unique, type Scenario, type World } from './harness.js';

const list = ['users.list'] as const;

export const READING: readonly Scenario[] = [
  {
    title: 'a page holds no more than asked for',
    needs: list,
    async run({ users, assert }) {
      const page = await users.list({ limit: 2 });
      assert.ok(page.items.length > 0, 'the account is empty');
      assert.ok(page.items.length <= 2, `${page.items.length} rows for a limit of 2`);
    },
  },
  {
    title: 'pages together hold everybody once',
    needs: ['users.list', 'users.create'],
    unless: needsPaging,
    async run(world) {
      for (let index = 0; index < 3; index += 1) await world.add();
      const whole = await world.everyone(100);
      const small = await world.everyone(2);
      world.assert.deepEqual(idsOf(small), idsOf(whole));
    },
  },
  {
    title: 'past the end there is nothing, or nothing new',
    needs: list,
    unless: (world) => (world.adapter.capabilities.paging === 'offset' ? needsSmall(world) : 'paging by offset'),
    async run(world) {
      const all = await world.everyone();
      const page = await world.users.list({ limit: 10, offset: all.length + 1000 });
      const known = new Set(all.map(({ id }) => id));
      world.assert.ok(
        page.items.every(({ id }) => known.has(id)),
        'somebody past the end whom no page has',
      );
      // Who starts again from the front must at least say how many there are, or reading never ends.
      const ends = page.items.length === 0 || (page.total !== undefined && page.total <= all.length);
      world.assert.ok(ends, 'rows again, and no word of the end');
    },
  },
  {
    title: 'a total, where there is one, is the number of rows',
    needs: list,
    unless: needsSmall,
    async run(world) {
      const { total } = await world.users.list({ limit: 1 });
      if (total !== undefined) world.assert.equal(total, (await world.everyone()).length);
    },
  },
  {
    title: 'no page is larger than the backend says',
    needs: list,
    async run(world) {
      const { users, adapter, assert } = world;
      const most = adapter.capabilities.maxPageSize;
      const outcome = users.list({ limit: most + 1 });
      const page = await outcome.catch(() => undefined);
      if (page) assert.ok(page.items.length <= most, `${page.items.length} rows`);
      else await world.rejects('validation', outcome);
    },
  },
  {
    title: 'search finds a part of a name in any case',
    needs: ['users.list', 'users.create'],
    unless: ({ adapter }) => (adapter.capabilities.search === 'contains' ? undefined : 'search by part of a name'),
    async run(world) {
      const lastName = unique('Quillfeather');
      const { user } = await world.add({ lastName });
      const page = await world.users.list({ limit: 10, search: lastName.slice(1, -1).toUpperCase() });
      const search = `a search for a part of the last name "${lastName}"`;
      world.assert.ok(
        page.items.some(({ id }) => id === user.id),
        `${search} does not find who was just added by that name (users.create answered "${user.lastName}")`,
      );
      world.assert.ok(
        page.items.every((found) => found.lastName === lastName),
        `${search} finds somebody else, too`,
      );
    },
  },
  {
    title: 'search finds an exact address',
    needs: ['users.list', 'users.create'],
    unless: ({ adapter }) => (adapter.capabilities.search === 'none' ? 'search' : undefined),
    async run(world) {
      const { user } = await world.add();
      const page = await world.users.list({ limit: 10, search: user.email });
      world.assert.deepEqual(
        page.items.map(({ id }) => id),
        [user.id],
        `a search for ${user.email} finds ${page.items.map(({ email }) => email).join(', ') || 'nobody'}`,
      );
    },
  },
  {
    title: 'search for signs with a meaning elsewhere finds nobody',
    needs: list,
    unless: ({ adapter }) => (adapter.capabilities.search === 'none' ? 'search' : undefined),
    async run({ users, assert }) {
      for (const search of [
        '%',
        '_%_',
        '*',
        '" or "1" eq "1',
        "') or 1=1 --",
        '\\',
        '(((',
        '&limit=1',
        'zzz#zzz',
        '\u202e',
      ]) {
        const page = await users.list({ limit: 10, search });
        assert.equal(page.items.length, 0, `"${search}" found ${page.items.map(({ email }) => email).join(', ')}`);
      }
    },
  },
  {
    title: 'a filter by state gives that state alone',
    needs: ['users.list', 'users.create'],
    unless: ({ adapter }) => (adapter.capabilities.filter.states.includes('invited') ? undefined : 'a filter by state'),
    async run(world) {
      const { user } = await world.add();
      const invited = await world.users.list({ limit: 100, states: ['invited'] });
      world.assert.ok(
        invited.items.some(({ id }) => id === user.id),
        'who was just added is not among the invited',
      );
      world.assert.ok(
        invited.items.every((one) => userStateAt(one, asOf(invited.asOf)) === 'invited'),
        'somebody among the invited is not',
      );
      const active = await world.users.list({ limit: 100, states: ['active'] });
      world.assert.ok(!active.items.some(({ id }) => id === user.id), 'who is only invited is among the active');
    },
  },
  {
    title: 'a filter by state tells the blocked from the active',
    needs: ['users.list', 'users.block'],
    unless: ({ adapter }) => (adapter.capabilities.filter.states.includes('blocked') ? undefined : 'a filter by state'),
    async run({ users, seed, assert }) {
      await users.block(seed.memberId);
      const blocked = await users.list({ limit: 100, states: ['blocked'] });
      assert.ok(idsOf(blocked.items).includes(seed.memberId), 'who was just blocked is not among the blocked');
      assert.ok(
        blocked.items.every(({ state }) => state === 'blocked'),
        'somebody among the blocked is not',
      );
      const active = await users.list({ limit: 100, states: ['active'] });
      assert.ok(active.items.length > 0, 'nobody is active');
      assert.ok(
        active.items.every(({ state }) => state === 'active'),
        'somebody among the active is not',
      );
    },
  },
  {
    title: 'a filter by group gives its members alone',
    needs: ['users.list', 'users.create'],
    unless: (world) =>
      needsGroupsAtOnce(world) ?? (world.adapter.capabilities.filter.groups ? undefined : 'a filter by group'),
    async run(world) {
      const group = world.seed.groups[1];
      const { user } = await world.add({ groupIds: [group?.id ?? ''] });
      const page = await world.users.list({ limit: 100, groupIds: [group?.id ?? ''] });
      world.assert.ok(
        page.items.some(({ id }) => id === user.id),
        'who was just added to the group is not found by it',
      );
      world.assert.ok(
        page.items.every(({ groups }) => groups.some(({ id }) => id === group?.id)),
        'somebody is found who is not in the group',
      );
    },
  },
  {
    title: 'every declared sort orders the whole list, both ways',
    needs: list,
    unless: ({ adapter }) => (adapter.capabilities.sort.length > 0 ? undefined : 'sorting'),
    async run(world) {
      for (const by of world.adapter.capabilities.sort) await checkSort(world, by);
    },
  },
  {
    title: 'counts by state add up to the users of the account',
    needs: list,
    unless: (world) => (world.adapter.capabilities.counts ? needsSmall(world) : 'counts'),
    async run(world) {
      const { counts } = await world.users.list({ limit: 1, search: 'nobody-is-called-this' }, { counts: true });
      world.assert.ok(counts, 'no counts');
      const shown = Object.entries(counts ?? {}).filter(([state]) => state !== 'deleted');
      world.assert.equal(
        shown.reduce((sum, [, count]) => sum + count, 0),
        (await world.everyone()).length,
      );
    },
  },
  {
    title: 'one user is read as in the list',
    needs: ['users.list', 'users.get'],
    async run({ users, assert }) {
      const first = (await users.list({ limit: 1 })).items[0];
      const user = await users.get(first?.id ?? '');
      assert.deepEqual([user.id, user.email, user.state], [first?.id, first?.email, first?.state]);
    },
  },
  {
    title: 'an unknown id is not found, whatever characters it has',
    needs: ['users.get'],
    async run(world) {
      for (const id of ['no-such-user', 'a/b', '../viewer', '..', 'a?b=c', 'a#b', '%2e%2e', 'ä ö', '"\'', '']) {
        await world.rejects('not-found', world.users.get(id));
      }
    },
  },
  {
    title: 'the viewer is somebody',
    needs: ['viewer'],
    async run({ adapter, assert }) {
      const viewer = await adapter.viewer?.();
      assert.ok(viewer?.id, 'no id');
      assert.ok(viewer?.email, 'no address');
    },
  },
  {
    title: 'a cancelled call ends as cancelled',
    needs: list,
    async run(world) {
      await world.rejects('aborted', world.users.list({ limit: 1 }, { signal: AbortSignal.abort() }));
      const controller = new AbortController();
      const call = world.users.list({ limit: 1 }, { signal: controller.signal });
      controller.abort();
      // A call that was already answered may win.
      const ended = await call.then(() => true).catch(() => false);
      if (!ended) await world.rejects('aborted', call);
    },
  },
  {
    title: 'look-up tells free from taken, in the order asked',
    needs: ['users.lookup', 'users.create'],
    async run(world) {
      const { user } = await world.add();
      const matches = await world.users.lookup(['free-one@example.com', user.email, 'free-two@example.com']);
      world.assert.deepEqual(
        matches.map(({ status }) => status),
        ['free', taken(user), 'free'],
      );
      world.assert.deepEqual(
        matches.map(({ email }) => email),
        ['free-one@example.com', user.email, 'free-two@example.com'],
      );
      world.assert.equal(matches[1]?.user?.id, user.id);
      world.assert.equal(matches[0]?.user, undefined);
    },
  },
  {
    title: 'look-up knows an address in other case and with blanks',
    needs: ['users.lookup', 'users.create'],
    async run(world) {
      const { user } = await world.add();
      const [match] = await world.users.lookup([`  ${user.email.toUpperCase()} `]);
      world.assert.equal(match?.status, taken(user));
      world.assert.equal(match?.user?.id, user.id);
    },
  },
  {
    title: 'look-up of a member says member',
    needs: ['users.lookup', 'users.get'],
    async run(world) {
      const member = await world.users.get(world.seed.memberId);
      const [match] = await world.users.lookup([member.email]);
      world.assert.equal(match?.status, 'member');
    },
  },
];

/** What look-up says of somebody just added: where nobody is invited, they are a member at once. */
function taken(user: User): string {
  return user.state === 'invited' ? 'invited' : 'member';
}

function asOf(instant: string | undefined): Date {
  return instant === undefined ? new Date() : new Date(instant);
}

/** Down must be up turned round, but for equals and for those without a value. */
async function checkSort({ users, assert }: World, by: UserSortKey): Promise<void> {
  const up = await users.list({ limit: 100, sort: { by, direction: 'ascending' } });
  const down = await users.list({ limit: 100, sort: { by, direction: 'descending' } });
  const values = (rows: readonly User[]): string[] => rows.map((user) => sortValue(user, by)).filter(Boolean);
  if (up.items.length < 100) {
    assert.deepEqual(idsOf(down.items), idsOf(up.items), `${by}: other rows in the other direction`);
    assert.deepEqual(values(down.items), values(up.items).reverse(), `${by}: not turned round`);
  }
}

function sortValue(user: User, by: UserSortKey): string {
  if (by === 'name') return `${user.firstName} ${user.lastName}`;
  if (by === 'email') return user.email.toLowerCase();
  if (by === 'state') return user.state;
  return (by === 'joined' ? user.joinedAt : user.lastSignInAt) ?? '';
}
