import { toInstant, epoch } from '../../domain/time.js';
import type { Capabilities } from '../../domain/capabilities.js';
import { idsOf, needsGroups, needsViewer, type Scenario, type World } from './harness.js';

const list = ['users.list', 'users.create', 'invitations'] as const;
const MINUTE = 60_000;

export const FILTERING: readonly Scenario[] = [
  {
    title: 'a filter by inviter gives whom they invited',
    needs: list,
    unless: (world) => needsFilter(world, 'invitedBy', 'a filter by inviter') ?? needsViewer(world),
    async run(world) {
      const { user } = await world.invite();
      const theirs = await world.users.list({ limit: 100, invitedBy: [world.seed.viewerId ?? ''] });
      world.assert.ok(idsOf(theirs.items).includes(user.id), 'the invited user is missing');
      world.assert.ok(!idsOf(theirs.items).includes(world.seed.memberId), 'somebody never invited is listed');
      const nobodys = await world.users.list({ limit: 100, invitedBy: ['no-such-user'] });
      world.assert.deepEqual(idsOf(nobodys.items), []);
    },
  },
  {
    title: 'a filter by time of invitation gives who was invited in it',
    needs: list,
    unless: (world) => needsFilter(world, 'invited', 'a filter by time of invitation'),
    async run(world) {
      const { user } = await world.invite();
      await checkRange(world, 'invited', user.id, user.invitation?.sentAt ?? '');
    },
  },
  {
    title: 'a filter by end of invitation gives whose ends in it',
    needs: list,
    unless: (world) => needsFilter(world, 'expires', 'a filter by end of invitation'),
    async run(world) {
      const { user } = await world.invite();
      await checkRange(world, 'expires', user.id, user.invitation?.expiresAt ?? '');
    },
  },
  {
    title: 'filters together give who passes each',
    needs: ['users.list', 'users.create'],
    unless: (world) =>
      needsGroups(world) ??
      needsFilter(world, 'groups', 'a filter by group') ??
      (world.adapter.capabilities.filter.states.includes('active') ? undefined : 'a filter by state'),
    async run(world) {
      const [one = { id: '' }, other = { id: '' }] = world.seed.groups;
      const both = await world.users.list({ limit: 100, groupIds: [one.id, other.id], states: ['active'] });
      world.assert.ok(idsOf(both.items).includes(world.seed.memberId), 'one of two groups is not enough');
      const neither = await world.users.list({ limit: 100, groupIds: [other.id], states: ['active'] });
      world.assert.ok(!idsOf(neither.items).includes(world.seed.memberId), 'the filters do not narrow');
    },
  },
  {
    title: 'filters and pages together hold each user once',
    needs: ['users.list', 'users.create', 'invitations'],
    unless: ({ adapter }) => {
      const { filter, paging } = adapter.capabilities;
      if (paging === 'none') return 'paging';
      return filter.states.includes('invited') ? undefined : 'a filter by state';
    },
    async run(world) {
      for (let times = 0; times < 3; times += 1) await world.invite();
      const read = (limit: number) => world.walk((part) => world.users.list({ ...part, states: ['invited'] }), limit);
      const whole = await read(100);
      world.assert.ok(whole.length >= 3, `${whole.length} invited`);
      world.assert.deepEqual(idsOf(await read(2)), idsOf(whole));
    },
  },
];

/** Whoever has this instant is found by a range around it, and by none that ends before it or begins after it. */
async function checkRange(world: World, by: 'invited' | 'expires', id: string, at: string): Promise<void> {
  const moved = (ms: number): string => toInstant(new Date(epoch(at) + ms));
  const ranges = [
    [{ from: moved(-MINUTE), until: moved(MINUTE) }, true],
    [{ from: moved(-MINUTE) }, true],
    [{ until: moved(MINUTE) }, true],
    [{ until: moved(-MINUTE) }, false],
    [{ from: moved(MINUTE) }, false],
  ] as const;
  for (const [range, found] of ranges) {
    const page = await world.users.list({ limit: 100, [by]: range });
    world.assert.equal(idsOf(page.items).includes(id), found, JSON.stringify(range));
  }
}

function needsFilter(
  { adapter }: World,
  name: Exclude<keyof Capabilities['filter'], 'states'>,
  what: string,
): string | undefined {
  return adapter.capabilities.filter[name] === true ? undefined : what;
}
