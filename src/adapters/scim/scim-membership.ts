import { DirectoryError } from '../../domain/errors.js';
import type { GroupRef } from '../../domain/group.js';
import { path } from '../http/url.js';
import type { ScimContext } from './scim-client.js';
import type { Rows } from './scim-listing.js';
import { MOST_WALKED, walk } from './scim-walk.js';
import { wireGroup, wireGroups, wireUser, type WireGroup, type WireUser } from './scim-wire.js';

/** How many resources are read at once when each has to be read by itself. */
const AT_ONCE = 4;

/** Groups that are read by themselves at most, to know who is in them. */
const MOST_READ = 100;

/** Runs `task` for each, a few at a time, in order of the answers' places. */
export async function each<T, R>(items: readonly T[], task: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await task(items[at] as T);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return results;
}

/** The resource, or `undefined` when it is gone. @throws {DirectoryError} everything but `not-found` */
export function unlessGone<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch((thrown: unknown) => {
    if (thrown instanceof DirectoryError && thrown.kind === 'not-found') return undefined;
    throw thrown;
  });
}

export async function readGroup({ send }: ScimContext, id: string, signal?: AbortSignal): Promise<WireGroup> {
  return (await send({ method: 'GET', path: path`/Groups/${id}`, expect: wireGroup, signal })).value;
}

/** Users whose groups the server does not tell with them, or not by name, each with the groups they are in. */
export async function groupsFor(
  context: ScimContext,
  users: readonly WireUser[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly GroupRef[]>> {
  const { learnt } = context;
  const told = users.flatMap(({ groups }) => groups ?? []);
  if (told.length > 0) learnt.groupsOfUsers = 'told';
  const named = told.every(({ display }) => display !== undefined);
  if (users.length === 0 || (named && learnt.groupsOfUsers === 'told')) return new Map();
  const groups = await everyGroup(context, signal);
  const names = new Map(groups.map(({ id, displayName }) => [id, displayName ?? id]));
  return new Map(
    users.map((user) => {
      if (learnt.groupsOfUsers === 'told')
        return [
          user.id,
          (user.groups ?? []).map(({ value, display }) => ({ id: value, name: display ?? names.get(value) ?? value })),
        ];
      const own = groups.filter(({ members }) => members?.some(({ value }) => value === user.id));
      if (own.length > 0) learnt.groupsOfUsers = 'absent';
      return [user.id, own.map(({ id, displayName }) => ({ id, name: displayName ?? id }))];
    }),
  );
}

/** A server without groups, or one that does not show them to this caller, has none to tell. */
async function everyGroup(context: ScimContext, signal?: AbortSignal): Promise<readonly WireGroup[]> {
  try {
    const { rows } = await walk(context, { path: '/Groups', expect: wireGroups, signal });
    if (rows.some(({ members }) => members !== undefined)) return rows;
    // Many servers tell the members of a group only where it is read by itself.
    const whole = await each(rows.slice(0, MOST_READ), ({ id }) => unlessGone(readGroup(context, id, signal)));
    return rows.map((row, at) => whole[at] ?? row);
  } catch (thrown) {
    if (thrown instanceof DirectoryError && ['not-found', 'forbidden', 'unsupported'].includes(thrown.kind)) return [];
    throw thrown;
  }
}

/** The members of these groups, all of them or a part. */
export async function membersOf(
  context: ScimContext,
  groupIds: readonly string[],
  part: { readonly offset: number; readonly limit: number } | undefined,
  signal?: AbortSignal,
): Promise<Rows<WireUser> & { readonly hidden: boolean }> {
  const groups = await each(groupIds, (id) => unlessGone(readGroup(context, id, signal)));
  const ids = [...new Set(groups.flatMap((group) => (group?.members ?? []).map(({ value }) => value)))];
  const wanted = part ? ids.slice(part.offset, part.offset + part.limit) : ids.slice(0, MOST_WALKED);
  const read = async (id: string): Promise<WireUser> =>
    (await context.send({ method: 'GET', path: path`/Users/${id}`, expect: wireUser, signal })).value;
  // A member may be a group, or gone since.
  const users = await each(wanted, (id) => unlessGone(read(id)));
  const rows = users.filter((user) => user !== undefined);
  const hidden = groups.some((group) => group && !group.members);
  return { rows, total: part || ids.length <= MOST_WALKED ? ids.length : undefined, hidden };
}
