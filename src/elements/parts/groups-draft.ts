import type { GroupRef } from '../../domain/group.js';
import type { User } from '../../domain/user.js';

/** What is to change about a user's groups. A difference, so that it also fits on groups that changed meanwhile. */
export interface GroupsDraft {
  readonly added: readonly GroupRef[];
  readonly removed: readonly GroupRef[];
}

export const NO_CHANGES: GroupsDraft = { added: [], removed: [] };

/** The difference between the groups of `user` and what is chosen now. */
export function draftFrom(user: User, chosen: readonly GroupRef[]): GroupsDraft {
  return { added: missing(chosen, user.groups), removed: missing(user.groups, chosen) };
}

/** What is still a change on top of `user`: somebody else may have done a part of it. */
export function stillOpen(user: User, draft: GroupsDraft): GroupsDraft {
  return {
    added: missing(draft.added, user.groups),
    removed: draft.removed.filter(({ id }) => user.groups.some((group) => group.id === id)),
  };
}

/** The groups as they would be after saving. */
export function chosenWith(user: User, draft: GroupsDraft): GroupRef[] {
  return [...missing(user.groups, draft.removed), ...missing(draft.added, user.groups)];
}

export function countOf({ added, removed }: GroupsDraft): number {
  return added.length + removed.length;
}

function missing(from: readonly GroupRef[], other: readonly GroupRef[]): GroupRef[] {
  return from.filter(({ id }) => !other.some((group) => group.id === id));
}
