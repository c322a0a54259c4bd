import { isEditable, type EditablePart } from '../../domain/capabilities.js';
import type { User } from '../../domain/user.js';
import type { World } from './harness.js';

/* Where backends may do less than all, and what even the least has to hold. */

export function needsEditable(part: EditablePart): (world: World) => string | undefined {
  return ({ adapter }) => (isEditable(part, adapter.capabilities) ? undefined : `changing the ${part}`);
}

/** Some backends tell the names of groups to nobody who is not in yet; who tells them tells all, and these. */
export function tellsGroups(world: World, names: readonly string[] | undefined, user: User): void {
  if (names === undefined) return;
  world.assert.deepEqual(
    names,
    user.groups.map(({ name }) => name),
  );
}

/** A dead link tells what it was, or that it is unknown, where the backend keeps nothing of it. */
export async function looksDead({ acceptance, assert }: World, token: string, was: DeadState): Promise<string> {
  const { state } = await acceptance.peek(token);
  assert.ok(state === was || state === 'unknown', `the link is ${state}, not ${was}`);
  return state;
}

/** The same, and whoever tries to use it hears the same as whoever looks. */
export async function isDead(world: World, token: string, was: DeadState): Promise<void> {
  const state = await looksDead(world, token, was);
  const error = await world.rejects('invitation', world.acceptance.accept(token, world.registration));
  world.assert.equal(error.code, state);
}

type DeadState = 'revoked' | 'declined';
