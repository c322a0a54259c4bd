import type { GroupsApi, MemberReceipt, WriteOptions } from '../../domain/adapter.js';
import { asDirectoryError } from '../../domain/errors.js';
import { reason } from '../../domain/reason.js';
import { path } from '../http/url.js';
import { at, readGroup, subjectOf, writing, type Context } from './softwareone-context.js';
import { ACT_MEANINGS, invalidState } from './softwareone-errors.js';
import { listUsers } from './softwareone-users.js';
import { wireMembership } from './softwareone-wire.js';

export type SoftwareOneMembers = Required<Pick<GroupsApi, 'members' | 'addMembers' | 'removeMembers'>>;

/** Who is in a group. A membership keeps its groups, so each person is a call of their own. */
export function membersOf(context: Context): SoftwareOneMembers {
  return {
    members: async (id, query, options) => {
      await readGroup(context, id, options);
      return listUsers(context, { ...query, groupIds: [id] }, options);
    },
    addMembers: (id, userIds, options) => moveAll(context, put, { id, userIds }, options),
    removeMembers: (id, userIds, options) => moveAll(context, take, { id, userIds }, options),
  };
}

/** @throws {DirectoryError} why this person cannot be moved */
type Move = (context: Context, id: string, userId: string, options: WriteOptions | undefined) => Promise<void>;

/** One after the other, with a receipt for each. The version of the group is not that of a person. */
async function moveAll(
  context: Context,
  move: Move,
  { id, userIds }: { readonly id: string; readonly userIds: readonly string[] },
  options: WriteOptions | undefined,
): Promise<readonly MemberReceipt[]> {
  const { ifMatch: _ofTheGroup, ...call } = options ?? {};
  await readGroup(context, id, call);
  const receipts: MemberReceipt[] = [];
  for (const userId of userIds) {
    const failure = await move(context, id, userId, call).then(() => undefined, asDirectoryError);
    receipts.push(failure ? { userId, ok: false, error: failure } : { userId, ok: true });
  }
  return receipts;
}

const put: Move = async (context, id, userId, options) => {
  const { user } = await subjectOf(context, 'set-groups', userId, options);
  if (user.groups.some((group) => group.id === id)) return;
  const call = { method: 'POST', path: `${at.member(userId)}/groups`, body: { id }, meanings: ACT_MEANINGS } as const;
  await context.send({ ...call, ...writing(options), expect: wireMembership });
};

const take: Move = async (context, id, userId, options) => {
  const { user } = await subjectOf(context, 'set-groups', userId, options);
  if (!user.groups.some((group) => group.id === id)) return;
  if (user.groups.length === 1) throw invalidState(reason('needs-group'));
  const where = at.member(userId) + path`/groups/${id}`;
  const call = { method: 'DELETE', path: where, body: null, meanings: ACT_MEANINGS } as const;
  await context.send({ ...call, ...writing(options), expect: 'nothing' });
};
