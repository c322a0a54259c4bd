import type { Change, DirectoryAdapter } from '../../domain/adapter.js';
import type { Scenario, World } from './harness.js';

/* What changes while somebody looks. */

const listening = ['subscribe', 'users.block', 'users.unblock'] as const;

/** Times that a change is made until it is heard: a connection may still be on its way. */
const TRIES = 20;
/** Longest wait for one of them, and between two looks, in milliseconds. */
const [PATIENCE, STEP] = [500, 10];

export const LIVE: readonly Scenario[] = [
  {
    title: 'what somebody else changes of a user is heard while it happens',
    needs: listening,
    unless: needsElsewhere,
    async run(world) {
      const heard: Change[] = [];
      const stop = world.subscribe((change) => heard.push(change));
      try {
        const { memberId } = world.seed;
        const isHeard = (): boolean => heard.some(({ topic, ids }) => topic === 'users' && isAmong(memberId, ids));
        await toggling(world, isHeard);
        world.assert.ok(isHeard(), 'nothing was heard');
        world.assert.ok(
          heard.every(({ cause }) => cause === 'elsewhere'),
          "a change is told with another cause than 'elsewhere'",
        );
      } finally {
        stop();
      }
    },
  },
  {
    title: 'who has stopped listening hears nothing more',
    needs: listening,
    unless: needsElsewhere,
    async run(world) {
      let [first, second] = [0, 0];
      const stopFirst = world.subscribe(() => (first += 1));
      const stopSecond = world.subscribe(() => (second += 1));
      try {
        await toggling(world, () => second > 0);
        stopFirst();
        const [before, after] = [first, second];
        await toggling(world, () => second > after);
        world.assert.ok(second > after, 'who listens hears nothing');
        world.assert.equal(first, before);
      } finally {
        stopFirst();
        stopSecond();
      }
    },
  },
];

function needsElsewhere({ seed }: World): string | undefined {
  return seed.elsewhere ? undefined : 'somebody else who changes something';
}

/** Absent ids mean all. */
function isAmong(id: string, ids: readonly string[] | undefined): boolean {
  return ids?.includes(id) ?? true;
}

/** Blocks and unblocks the member from elsewhere until it is `done`. */
async function toggling({ seed }: World, done: () => boolean): Promise<void> {
  const { users } = seed.elsewhere as DirectoryAdapter;
  for (let times = 0; times < TRIES && !done(); times += 1) {
    await ((await users.get(seed.memberId)).state === 'blocked'
      ? users.unblock?.(seed.memberId)
      : users.block?.(seed.memberId));
    for (let waited = 0; waited < PATIENCE && !done(); waited += STEP)
      await new Promise<void>((resolve) => void setTimeout(resolve, STEP));
  }
}
