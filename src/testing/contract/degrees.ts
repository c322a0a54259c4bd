import { isEditable, type EditablePart } from '../../domain/capabilities.js';
import type { Group } from '../../domain/group.js';
import type { User } from '../../domain/user.js';
import { needsGroups, type World } from './harness.js';

/* Where backends may do less than all, and what even the least has to hold. */

export function needsEditable(part: EditablePart): (world: World) => string | undefined {
  return ({ adapter }) => (isEditable(part, adapter.capabilities) ? undefined : `changing the ${part}`);
}

/** Users whose changes can be held against the version that was read. */
export async function needsVersion(world: World): Promise<string | undefined> {
  const { version } = await world.users.get(world.seed.memberId);
  return version === undefined ? 'versions of users' : undefined;
}

export async function needsGroupVersion(world: World): Promise<string | undefined> {
  return needsOfGroup(world, 'version', 'versions of groups');
}

export async function needsMemberCount(world: World): Promise<string | undefined> {
  return needsOfGroup(world, 'memberCount', 'a count of members');
}

export async function needsDefaultGroup(world: World): Promise<string | undefined> {
  return needsOfGroup(world, 'isDefault', 'a default group');
}

async function needsOfGroup(world: World, what: keyof Group, name: string): Promise<string | undefined> {
  const none = needsGroups(world);
  if (none !== undefined) return none;
  const group = await world.groups.get(world.seed.groups[0]?.id ?? '');
  return group[what] === undefined || group[what] === false ? name : undefined;
}

/** Two groups, and such as can be given to somebody who is added. */
export function needsGroupsAtOnce(world: World): string | undefined {
  const later = world.adapter.capabilities.groupsFrom === 'joining';
  return needsGroups(world) ?? (later ? 'groups before joining' : undefined);
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
