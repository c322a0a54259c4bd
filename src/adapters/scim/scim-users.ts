import type { UserPatch, UsersApi, WriteOptions } from '../../domain/adapter.js';
import { asDirectoryError, DirectoryError } from '../../domain/errors.js';
import type { GroupRef } from '../../domain/group.js';
import type { User } from '../../domain/user.js';
import { addUser, knownGroups } from './scim-adding.js';
import type { ScimContext } from './scim-client.js';
import { lookUp } from './scim-lookup.js';
import { profileChanges, toUser } from './scim-mapping.js';
import { groupsFor, unlessGone } from './scim-membership.js';
import { listUsers } from './scim-reading.js';
import { checkPatch, invalid, refused } from './scim-refusals.js';
import { addMember, change, readUser, removeMember, userNow, userPath } from './scim-writing.js';

export type ScimUsersApi = Required<Omit<UsersApi, 'restore'>>;

export function usersOf(context: ScimContext): ScimUsersApi {
  return {
    list: (query, options) => listUsers(context, query, options),
    get: (id, options) => readUser(context, id, options?.signal),
    lookup: (emails, options) => lookUp(context, emails, options?.signal),
    create: (draft, options) => addUser(context, draft, options),
    setGroups: (id, groupIds, options) => setGroups(context, id, groupIds, options),
    update: (id, patch, options) => update(context, id, patch, options),
    block: (id, options) => setActive(context, id, false, options),
    unblock: (id, options) => setActive(context, id, true, options),
    remove: (id, options) => remove(context, id, options),
  };
}

async function update(context: ScimContext, id: string, patch: UserPatch, options?: WriteOptions): Promise<User> {
  checkPatch(patch);
  const { wire, ifMatch } = await userNow(context, id, options);
  await change(context, userPath(id), profileChanges(patch, wire), { signal: options?.signal, ifMatch });
  const after = await readUser(context, id, options?.signal);
  if (isDone(patch, after)) return after;
  throw ignored('update');
}

/** Some servers answer 200 to a change of an attribute that they do not keep. */
function isDone({ firstName, lastName, phone }: UserPatch, after: User): boolean {
  if (firstName !== undefined && after.firstName !== firstName) return false;
  if (lastName !== undefined && after.lastName !== lastName) return false;
  if (phone === undefined) return true;
  return phone === null ? after.phone === undefined : after.phone !== undefined;
}

async function setActive(context: ScimContext, id: string, active: boolean, options?: WriteOptions): Promise<User> {
  if (!active && context.viewerId() === id) throw refused('self');
  const { wire, ifMatch } = await userNow(context, id, options);
  const before = toUser(wire);
  if ((before.state === 'active') === active) throw refused('wrong-state');
  await change(context, userPath(id), [{ op: 'replace', path: 'active', value: active }], {
    signal: options?.signal,
    ifMatch,
  });
  const after = await unlessGone(readUser(context, id, options?.signal));
  // Some servers hide whom they deactivate.
  if (!after && !active) return { ...before, state: 'blocked' };
  if ((after?.state === 'active') !== active) throw ignored('block');
  return after ?? before;
}

function ignored(what: string): DirectoryError {
  return new DirectoryError('unsupported', `The server took the ${what} and did not do it.`, { code: 'ignored' });
}

/** SCIM knows no account beside the directory, so the user is deleted there and cannot be restored. */
async function remove(context: ScimContext, id: string, options?: WriteOptions): Promise<User> {
  if (context.viewerId() === id) throw refused('self');
  const { wire, ifMatch } = await userNow(context, id, options);
  await context.send({
    method: 'DELETE',
    path: userPath(id),
    body: null,
    expect: 'nothing',
    signal: options?.signal,
    headers: ifMatch,
  });
  return { ...toUser(wire, []), state: 'deleted' };
}

/** The difference, group by group. Groups that failed are named in the error; the others are done. */
async function setGroups(
  context: ScimContext,
  id: string,
  groupIds: readonly string[],
  options?: WriteOptions,
): Promise<User> {
  if (groupIds.length === 0 && context.declared.groupsRequired)
    throw invalid([{ field: 'groupIds', code: 'required' }]);
  const { signal } = options ?? {};
  const { wire } = await userNow(context, id, options);
  const current = toUser(wire, (await groupsFor(context, [wire], signal)).get(id)).groups;
  const has = new Set(current.map((group) => group.id));
  const added = await knownGroups(
    context,
    [...new Set(groupIds)].filter((one) => !has.has(one)),
    signal,
  );
  const failures: Failure[] = [];
  // First in, then out: whoever is in no group for a moment may lose more than the group.
  for (const group of added) await attempt(group, failures, () => addMember(context, group.id, id, signal));
  const removed = current.filter((group) => !groupIds.includes(group.id));
  for (const group of removed) await attempt(group, failures, () => removeMember(context, group.id, id, signal));
  const [first] = failures;
  if (first) throw partly(failures, first, added.length + removed.length);
  return readUser(context, id, signal);
}

interface Failure {
  readonly group: GroupRef;
  readonly error: DirectoryError;
}

async function attempt(group: GroupRef, failures: Failure[], act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (thrown) {
    failures.push({ group, error: asDirectoryError(thrown) });
  }
}

function partly(failures: readonly Failure[], { error }: Failure, calls: number): DirectoryError {
  const some = failures.length < calls;
  return new DirectoryError(error.kind, `${failures.length} of ${calls} changes of groups failed.`, {
    code: some ? 'some-groups-failed' : (error.code ?? 'groups-failed'),
    fields: failures.map(({ group, error: { kind } }) => ({ field: 'groupIds', code: kind, message: group.name })),
    // Something has changed, so everybody must read again.
    outcome: some ? 'unknown' : error.outcome,
    cause: error,
    ...(error.status !== undefined && { status: error.status }),
    ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
  });
}
