import type { AddResult, GroupReceipt, WriteOptions } from '../../domain/adapter.js';
import { asDirectoryError, DirectoryError } from '../../domain/errors.js';
import type { GroupRef } from '../../domain/group.js';
import type { User, UserDraft } from '../../domain/user.js';
import { initOfError } from '../http/request.js';
import { idInLocation } from '../http/url.js';
import { isRefusal, type ScimContext } from './scim-client.js';
import { findByEmail } from './scim-lookup.js';
import { toGroup, toUser, userResource } from './scim-mapping.js';
import { each, groupsFor, readGroup, unlessGone } from './scim-membership.js';
import { addMember } from './scim-moving.js';
import { checkedDraft, duplicateOf, invalid } from './scim-refusals.js';
import { wireCreatedUser, type WireUser } from './scim-wire.js';
import { readUser } from './scim-writing.js';

/**
 * Adds a user by POST and then puts them into each group by a PATCH of its own. SCIM has no transaction: what failed
 * stands in the receipts, and `setGroups` tries it again.
 */
export async function addUser(context: ScimContext, typed: UserDraft, options?: WriteOptions): Promise<AddResult> {
  const draft = checkedDraft(typed, context.declared.groupsRequired);
  const refs = await knownGroups(context, draft.groupIds, options?.signal);
  const existing = await findByEmail(context, draft.email, options?.signal);
  if (existing) throw duplicateOf(await withGroups(context, existing));
  const wire = await post(context, draft, options?.signal);
  const groups: GroupReceipt[] = [];
  for (const group of refs) groups.push(await putInto(context, group, wire.id, options?.signal));
  return { user: await afterwards(context, wire, groups), groups, delivery: 'unknown' };
}

/** The groups by name, in the order asked. @throws {DirectoryError} `validation` for one that is not there */
export async function knownGroups(
  context: ScimContext,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<GroupRef[]> {
  const groups = await each(ids, (id) => unlessGone(readGroup(context, id, signal)));
  return groups.map((wire) => {
    if (!wire) throw invalid([{ field: 'groupIds', code: 'not-found' }]);
    const { id, name } = toGroup(wire);
    return { id, name };
  });
}

/** One PATCH and what came of it. It does not throw: the user is there already. */
async function putInto(
  context: ScimContext,
  group: GroupRef,
  userId: string,
  signal?: AbortSignal,
): Promise<GroupReceipt> {
  try {
    await addMember(context, group.id, userId, signal);
    return { group, ok: true };
  } catch (thrown) {
    return { group, ok: false, error: asDirectoryError(thrown) };
  }
}

async function post(context: ScimContext, draft: UserDraft, signal?: AbortSignal): Promise<WireUser> {
  const body = userResource(draft);
  try {
    const { value, headers } = await context.send({
      method: 'POST',
      path: '/Users',
      body,
      expect: wireCreatedUser,
      signal,
    });
    const id = value.id ?? idInLocation(headers);
    return id === undefined ? await readAgain(context, draft.email) : { ...value, id };
  } catch (thrown) {
    throw await told(context, thrown, draft.email);
  }
}

/** A user who was added but not named: found by the address. */
async function readAgain(context: ScimContext, email: string): Promise<WireUser> {
  const found = await findByEmail(context, email);
  if (found) return found;
  throw new DirectoryError('bad-response', 'The server took the user, but does not tell its id.', {
    code: 'no-id',
    outcome: 'unknown',
  });
}

/**
 * What a refusal of POST means. A 409 is somebody with the same address, and so is a 400 of a server that says it that
 * way; an answer that was empty or broken may stand for a user who is there now.
 */
async function told(context: ScimContext, thrown: unknown, email: string): Promise<unknown> {
  if (!(thrown instanceof DirectoryError)) return thrown;
  const perhaps = thrown.kind === 'duplicate' || thrown.kind === 'conflict' || isRefusal(thrown);
  if (!perhaps) return thrown;
  // Some servers compare names without case and filter with it: then only the list itself can tell who it is.
  const existing = await findByEmail(context, email, undefined, thrown.status === 409).catch(() => undefined);
  const user = existing && (await withGroups(context, existing));
  if (user || thrown.kind === 'duplicate' || thrown.status === 409) return duplicateOf(user, thrown);
  return thrown.kind === 'validation' && thrown.fields.length === 0 && thrown.code === undefined
    ? new DirectoryError('validation', thrown.message, { ...initOfError(thrown), code: 'refused' })
    : thrown;
}

async function withGroups(context: ScimContext, wire: WireUser): Promise<User> {
  const groups = await groupsFor(context, [wire]).catch(() => undefined);
  return toUser(wire, groups?.get(wire.id));
}

/** The user as they are now; what is known already where that cannot be read. Its groups are those that went well. */
async function afterwards(context: ScimContext, wire: WireUser, receipts: readonly GroupReceipt[]): Promise<User> {
  const groups = receipts.filter(({ ok }) => ok).map(({ group }) => group);
  const read = await readUser(context, wire.id).catch(() => undefined);
  return read ? { ...read, groups: read.groups.length > groups.length ? read.groups : groups } : toUser(wire, groups);
}
