import { DirectoryError } from '../../domain/errors.js';
import { change } from './scim-change.js';
import { isRefusal, type ScimContext } from './scim-client.js';
import { readGroup } from './scim-membership.js';
import { PATCH_SCHEMA, type WireGroup } from './scim-wire.js';
import { groupPath } from './scim-writing.js';

/* One user into a group, or out of it, without harm to the others. */

/** Puts a user into a group. */
export async function addMember(
  context: ScimContext,
  groupId: string,
  userId: string,
  signal?: AbortSignal,
): Promise<void> {
  const value = [{ value: userId }];
  try {
    await change(context, groupPath(groupId), [{ op: 'add', path: 'members', value }], { signal });
  } catch (thrown) {
    // Some servers refuse whom a rule of theirs has put in already.
    const perhaps = thrown instanceof DirectoryError && ['conflict', 'duplicate'].includes(thrown.kind);
    if (!perhaps || !isMember(await readGroup(context, groupId, signal), userId)) throw thrown;
  }
}

/**
 * Takes a user out of a group: named in the path, which is the standard's way; else by writing those who remain; else by
 * value, which servers of the standard take for "all members", so that it comes last and is looked at afterwards.
 *
 * @throws {DirectoryError} `unsupported` where the group does not show whom it would lose
 */
export async function removeMember(
  context: ScimContext,
  groupId: string,
  userId: string,
  signal?: AbortSignal,
): Promise<void> {
  const { learnt } = context;
  if (learnt.removal === 'path' && (await removedByPath(context, groupId, userId, signal))) return;
  const group = await readGroup(context, groupId, signal);
  if (!group.members)
    throw new DirectoryError('unsupported', 'The group does not show its members.', { code: 'members-hidden' });
  if (!isMember(group, userId)) return;
  if (learnt.removal !== 'value') {
    const value = idsOf(group).flatMap((one) => (one === userId ? [] : [{ value: one }]));
    try {
      await change(context, groupPath(groupId), [{ op: 'replace', path: 'members', value }], { signal });
      return;
    } catch (thrown) {
      if (learnt.patch === 'absent' || !isRefusal(thrown)) throw thrown;
    }
  }
  await removeByValue(context, group, userId, signal);
  learnt.removal = 'value';
}

async function removedByPath(
  context: ScimContext,
  groupId: string,
  userId: string,
  signal?: AbortSignal,
): Promise<boolean> {
  try {
    await change(context, groupPath(groupId), [{ op: 'remove', path: 'members', item: userId }], { signal });
    return true;
  } catch (thrown) {
    // A router without PATCH does not find it; a group that is gone is noticed when it is read.
    const unknown = thrown instanceof DirectoryError && thrown.kind === 'not-found';
    if (!isRefusal(thrown) && !unknown) throw thrown;
    if (!unknown) context.learnt.removal = 'rest';
    return false;
  }
}

async function removeByValue(
  context: ScimContext,
  group: WireGroup,
  userId: string,
  signal?: AbortSignal,
): Promise<void> {
  const Operations = [{ op: 'remove', path: 'members', value: [{ value: userId }] }];
  const body = { schemas: [PATCH_SCHEMA], Operations };
  await context.send({ method: 'PATCH', path: groupPath(group.id), body, expect: 'nothing', signal });
  const after = await readGroup(context, group.id);
  const lost = idsOf(group).filter((id) => id !== userId && !isMember(after, id));
  // A cancelled call must not leave them out.
  for (const id of lost) await addMember(context, group.id, id);
  if (lost.length > 0)
    throw new DirectoryError('unsupported', 'The server cannot take one member out.', { code: 'no-member-removal' });
}

function isMember(group: WireGroup, userId: string): boolean {
  return idsOf(group).includes(userId);
}

function idsOf({ members = [] }: WireGroup): string[] {
  return members.map(({ value }) => value);
}
