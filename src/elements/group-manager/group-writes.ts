import type { ReactiveControllerHost } from 'lit';
import type { GroupDraft, MemberReceipt } from '../../domain/adapter.js';
import { asDirectoryError, type DirectoryError } from '../../domain/errors.js';
import type { Group } from '../../domain/group.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import type { MutationController } from '../../state/mutation-controller.js';
import type { ToastController } from '../../ui/toasts.js';
import { member } from '../parts/user-writes.js';

export interface GroupContext {
  readonly host: ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };
  readonly directory: () => Directory | undefined;
  readonly mutations: MutationController;
  readonly toasts: ToastController;
  readonly i18n: LocalizeController;
}

/** @throws {DirectoryError} */
export function createGroup({ mutations }: GroupContext, draft: GroupDraft): Promise<Group> {
  return mutations.run({
    act: 'create-group',
    intent: `create-group:${JSON.stringify(draft)}`,
    write: ({ adapter }, options) => member(adapter.groups?.create)(draft, options),
    changes: { topic: 'groups' },
  });
}

/** @throws {DirectoryError} `conflict` when somebody else changed it meanwhile */
export function updateGroup({ mutations }: GroupContext, group: Group, patch: Partial<GroupDraft>): Promise<Group> {
  return mutations.run({
    act: 'update-group',
    // On another version it is another intent: it must not go under the key of the one before.
    intent: `update-group:${group.id}:${group.version ?? ''}:${JSON.stringify(patch)}`,
    write: ({ adapter }, options) => member(adapter.groups?.update)(group.id, patch, options),
    changes: { topic: 'groups', ids: [group.id] },
    ifMatch: group.version,
  });
}

/** @throws {DirectoryError} */
export function removeGroup({ mutations }: GroupContext, group: Group): Promise<void> {
  return mutations.run({
    act: 'remove-group',
    intent: `remove-group:${group.id}`,
    write: ({ adapter }, options) => member(adapter.groups?.remove)(group.id, options),
    changes: { topic: 'groups', ids: [group.id] },
    ifMatch: group.version,
  });
}

/** One receipt a user, in every case: what fails as a whole fails for each. Members are no part of a group's version. */
export async function changeMembers(
  { mutations, directory }: GroupContext,
  act: 'add' | 'remove',
  group: Group,
  userIds: readonly string[],
): Promise<readonly MemberReceipt[]> {
  if (userIds.length === 0) return [];
  try {
    const receipts = await mutations.run({
      act: act === 'add' ? 'add-members' : 'remove-members',
      intent: `${act}-members:${group.id}:${JSON.stringify(userIds)}`,
      write: ({ adapter: { groups } }, options) =>
        member(act === 'add' ? groups?.addMembers : groups?.removeMembers)(group.id, userIds, options),
      changes: { topic: 'users', ids: userIds },
    });
    directory()?.changed({ topic: 'groups', ids: [group.id], cause: 'here' });
    return receipts;
  } catch (thrown) {
    return allFailed(userIds, asDirectoryError(thrown));
  }
}

function allFailed(userIds: readonly string[], error: DirectoryError): MemberReceipt[] {
  return userIds.map((userId) => ({ userId, ok: false, error }));
}
