import type { CallOptions, GroupsApi, MemberReceipt, WriteOptions } from '../../domain/adapter.js';
import { asDirectoryError } from '../../domain/errors.js';
import type { MemberQuery } from '../../domain/group.js';
import type { Page } from '../../domain/page.js';
import type { User } from '../../domain/user.js';
import type { ScimContext } from './scim-client.js';
import { toUser } from './scim-mapping.js';
import { groupsFor, readGroup } from './scim-membership.js';
import { addMember, removeMember } from './scim-moving.js';
import { listUsers } from './scim-reading.js';
import { refused } from './scim-refusals.js';
import { groupNow, userNow } from './scim-writing.js';

export type ScimMembersApi = Required<Pick<GroupsApi, 'members' | 'addMembers' | 'removeMembers'>>;

/** Who is in a group, and a PATCH for each who comes or goes. */
export function membersApi(context: ScimContext): ScimMembersApi {
  return {
    members: (id, query, options) => members(context, id, query, options),
    addMembers: (id, userIds, options) => moveAll(context, put, { id, userIds }, options),
    removeMembers: (id, userIds, options) => moveAll(context, take, { id, userIds }, options),
  };
}

async function members(
  context: ScimContext,
  id: string,
  query: MemberQuery,
  options?: CallOptions,
): Promise<Page<User>> {
  await readGroup(context, id, options?.signal);
  return listUsers(context, { ...query, groupIds: [id] }, options);
}

/** @throws {DirectoryError} why this user cannot be moved */
type Move = (context: ScimContext, id: string, user: User, signal?: AbortSignal) => Promise<void>;

/** One after the other, because a server may write a group whole. The receipts tell how far it came. */
async function moveAll(
  context: ScimContext,
  move: Move,
  { id, userIds }: { readonly id: string; readonly userIds: readonly string[] },
  options?: WriteOptions,
): Promise<readonly MemberReceipt[]> {
  const { signal } = options ?? {};
  await groupNow(context, id, options);
  const receipts: MemberReceipt[] = [];
  for (const userId of userIds) {
    const error = await moveOne(context, move, { id, userId }, signal).then(() => undefined, asDirectoryError);
    receipts.push(error ? { userId, ok: false, error } : { userId, ok: true });
  }
  return receipts;
}

/** Read first: some servers take any text as a member. */
async function moveOne(
  context: ScimContext,
  move: Move,
  { id, userId }: { readonly id: string; readonly userId: string },
  signal?: AbortSignal,
): Promise<void> {
  const { wire } = await userNow(context, userId, signal && { signal });
  await move(context, id, toUser(wire, (await groupsFor(context, [wire], signal)).get(userId)), signal);
}

const put: Move = async (context, id, user, signal) => {
  if (!isIn(user, id)) await addMember(context, id, user.id, signal);
};

const take: Move = async (context, id, user, signal) => {
  if (!isIn(user, id)) return;
  if (context.declared.groupsRequired && user.groups.length === 1) throw refused('needs-group');
  await removeMember(context, id, user.id, signal);
};

function isIn({ groups }: User, id: string): boolean {
  return groups.some((group) => group.id === id);
}
