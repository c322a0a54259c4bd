import type { WriteOptions } from '../../domain/adapter.js';
import { asDirectoryError, DirectoryError } from '../../domain/errors.js';
import type { GroupRef } from '../../domain/group.js';
import type { User } from '../../domain/user.js';
import { knownGroups } from './scim-adding.js';
import type { ScimContext } from './scim-client.js';
import { toUser } from './scim-mapping.js';
import { groupsFor } from './scim-membership.js';
import { addMember, removeMember } from './scim-moving.js';
import { invalid } from './scim-refusals.js';
import { readUser, userNow } from './scim-writing.js';

/** The difference, group by group. Groups that failed are named in the error; the others are done. */
export async function setGroups(
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
