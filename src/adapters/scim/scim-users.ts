import type { UserPatch, UsersApi, WriteOptions } from '../../domain/adapter.js';
import { DirectoryError } from '../../domain/errors.js';
import type { User } from '../../domain/user.js';
import { addUser } from './scim-adding.js';
import { change, put, type ChangeOptions } from './scim-change.js';
import { isRefusal, type ScimContext } from './scim-client.js';
import { lookUp } from './scim-lookup.js';
import { profileChanges, toUser } from './scim-mapping.js';
import { unlessGone } from './scim-membership.js';
import type { Change } from './scim-patch.js';
import { listUsers } from './scim-reading.js';
import { setGroups } from './scim-regrouping.js';
import { checkPatch, refused } from './scim-refusals.js';
import { readUser, userNow, userPath } from './scim-writing.js';

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
  const changes = profileChanges(patch, wire);
  const how = { signal: options?.signal, ifMatch };
  await change(context, userPath(id), changes, how);
  const after = await readUser(context, id, options?.signal);
  if (isDone(patch, after)) return after;
  await putWherePatchIsDeaf(context, id, changes, how);
  const again = await readUser(context, id, options?.signal);
  if (isDone(patch, again)) return again;
  throw ignored('update');
}

/** Some servers know a PATCH of a few attributes alone, and answer 200 to others. */
async function putWherePatchIsDeaf(
  context: ScimContext,
  id: string,
  changes: readonly Change[],
  { signal }: ChangeOptions,
): Promise<void> {
  if (context.learnt.patch === 'absent') return;
  await put(context, userPath(id), changes, { signal }).catch((thrown: unknown) => {
    if (!isRefusal(thrown)) throw thrown;
  });
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
  const changes: Change[] = [{ op: 'replace', path: 'active', value: active }];
  const how = { signal: options?.signal, ifMatch };
  await change(context, userPath(id), changes, how);
  let after = await unlessGone(readUser(context, id, options?.signal));
  if (after && (after.state === 'active') !== active) {
    await putWherePatchIsDeaf(context, id, changes, how);
    after = await unlessGone(readUser(context, id, options?.signal));
  }
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
  return (await leftOver(context, id, options?.signal)) ?? { ...toUser(wire, []), state: 'deleted' };
}

/** Some servers keep whom they deleted, as inactive: then that is told, and `unblock` brings them back. */
async function leftOver(context: ScimContext, id: string, signal?: AbortSignal): Promise<User | undefined> {
  const { learnt } = context;
  if (learnt.deletion === 'for-good') return undefined;
  const left = await readUser(context, id, signal).catch(() => undefined);
  learnt.deletion = left ? 'kept' : 'for-good';
  return left;
}
