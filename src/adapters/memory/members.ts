import type { GroupsApi, MemberReceipt } from '../../domain/adapter.js';
import { asDirectoryError } from '../../domain/errors.js';
import type { UserState } from '../../domain/user.js';
import type { Desk } from './desk.js';
import { checkGroups } from './draft.js';
import { noteChange } from './editing.js';
import { existingGroup } from './existing-group.js';
import { queryUsers } from './query.js';
import { wrongState } from './refusals.js';
import type { StoredUser } from './store.js';

type Members = Required<Pick<GroupsApi, 'members' | 'addMembers' | 'removeMembers'>>;

/** The removed keep their groups for a return, and are in none until then. */
const IN_GROUPS: readonly UserState[] = ['invited', 'invitation-expired', 'active', 'blocked'];

export function membersOf(desk: Desk): Members {
  const { store } = desk;
  return {
    members: (id, query, options) =>
      desk.read(options, () => {
        existingGroup(id, desk);
        return queryUsers({ ...query, groupIds: [id], states: IN_GROUPS }, store, { byId: false });
      }),
    addMembers: (id, userIds, options) =>
      desk.write(`groups.addMembers:${id}`, userIds, options, () => {
        existingGroup(id, desk, options?.ifMatch);
        return each(id, userIds, desk, ({ groupIds }) => (groupIds.includes(id) ? groupIds : [...groupIds, id]));
      }),
    removeMembers: (id, userIds, options) =>
      desk.write(`groups.removeMembers:${id}`, userIds, options, () => {
        existingGroup(id, desk, options?.ifMatch);
        return each(id, userIds, desk, ({ groupIds }) => groupIds.filter((other) => other !== id));
      }),
  };
}

/** Each user by themselves: what fails for one is told in their receipt, and done for the others. */
function each(
  id: string,
  userIds: readonly string[],
  desk: Desk,
  groupsOf: (user: StoredUser) => readonly string[],
): MemberReceipt[] {
  desk.mayInAccount('create-group');
  const receipts = userIds.map((userId): MemberReceipt => {
    try {
      const { stored } = desk.userFor(userId, 'set-groups');
      const groupIds = groupsOf(stored);
      if (groupIds.length === 0) throw wrongState('needs-group');
      checkGroups(groupIds, desk.store, stored.groupIds);
      if (groupIds.length === stored.groupIds.length) return { userId, ok: true };
      noteChange('set-groups', stored, desk.store.putUser({ ...stored, groupIds }), desk);
      return { userId, ok: true };
    } catch (error) {
      return { userId, ok: false, error: asDirectoryError(error) };
    }
  });
  const ids = receipts.filter(({ ok }) => ok).map(({ userId }) => userId);
  if (ids.length === 0) return receipts;
  desk.tell({ topic: 'users', ids });
  desk.tell({ topic: 'groups', ids: [id] });
  return receipts;
}
