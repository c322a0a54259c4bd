import type { Group, GroupRef } from '../../domain/group.js';
import { invitationStateAt, type Invitation } from '../../domain/invitation.js';
import { isLastAdministrator } from '../../domain/policy.js';
import { reason } from '../../domain/reason.js';
import type { User, UserState } from '../../domain/user.js';
import { roleOf } from './roles.js';
import type { Store, StoredGroup, StoredUser } from './store.js';

/** The state that counts now: a link's end is noticed on reading, nothing ticks. */
export function stateOf(user: StoredUser, now: Date): UserState {
  if (user.state !== 'invited' && user.state !== 'invitation-expired') return user.state;
  if (!user.invitation) return user.state;
  return invitationStateAt(user.invitation, now) === 'pending' ? 'invited' : 'invitation-expired';
}

export function viewInvitation(invitation: Invitation, now: Date): Invitation {
  return { ...invitation, state: invitationStateAt(invitation, now) };
}

/** A kept user as the contract shows it: fresh objects, so that nobody changes the store by accident. */
export function viewUser(stored: StoredUser, store: Store): User {
  const { groupIds, invitation, ...kept } = stored;
  const now = store.now;
  const user: User = {
    ...kept,
    role: roleOf(kept.administrator),
    state: stateOf(stored, now),
    groups: groupRefs(groupIds, store),
    ...(invitation && { invitation: viewInvitation(invitation, now) }),
  };
  if (!user.administrator || !isLastAdministrator(user, activeAdministrators(store))) return user;
  const last = reason('last-administrator');
  return { ...user, allowed: { block: last, remove: last } };
}

export function viewGroup(stored: StoredGroup, store: Store): Group {
  return { ...stored, memberCount: memberCounts(store).get(stored.id) ?? 0 };
}

/** The groups that still exist, in the order in which the user was put into them. */
export function groupRefs(groupIds: readonly string[], store: Store): GroupRef[] {
  return groupIds.flatMap((id) => {
    const group = store.groups.get(id);
    return group ? [{ id, name: group.name }] : [];
  });
}

interface Tally {
  readonly revision: number;
  readonly administrators: number;
  readonly members: ReadonlyMap<string, number>;
}

const tallies = new WeakMap<Store, Tally>();

export function activeAdministrators(store: Store): number {
  return tally(store).administrators;
}

/** How many are in each group; the removed do not count, though they keep their groups for a return. */
export function memberCounts(store: Store): ReadonlyMap<string, number> {
  return tally(store).members;
}

function tally(store: Store): Tally {
  const known = tallies.get(store);
  if (known?.revision === store.revision) return known;
  let administrators = 0;
  const members = new Map<string, number>();
  for (const { administrator, state, groupIds } of store.users.values()) {
    if (administrator && state === 'active') administrators += 1;
    if (state === 'disabled' || state === 'deleted') continue;
    for (const id of groupIds) members.set(id, (members.get(id) ?? 0) + 1);
  }
  const fresh = { revision: store.revision, administrators, members };
  tallies.set(store, fresh);
  return fresh;
}
