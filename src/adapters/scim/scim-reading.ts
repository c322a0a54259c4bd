import type { ListOptions } from '../../domain/adapter.js';
import type { Page } from '../../domain/page.js';
import type { User, UserQuery, UserSort } from '../../domain/user.js';
import { isRefusal, type ScimContext } from './scim-client.js';
import { attempts, believable, choice, isFilterRefused, type Attempt } from './scim-attempts.js';
import { readRows, type Listing, type Rows } from './scim-listing.js';
import { toUser } from './scim-mapping.js';
import { groupsFor, membersOf } from './scim-membership.js';
import * as plans from './scim-plans.js';
import { walk } from './scim-walk.js';
import { wireUsers, type WireUser } from './scim-wire.js';

/** A page of users. A filter that the server refuses, or answers with what cannot be right, is taken back for good. */
export async function listUsers(context: ScimContext, query: UserQuery, options?: ListOptions): Promise<Page<User>> {
  const wanted = plans.activeWanted(query.states);
  if (wanted === 'nobody') return { items: [], total: 0 };
  const { learnt, declared } = context;
  const before = learnt.refutations;
  const { rows, total, asOf } = await answer(context, query, wanted, options?.signal);
  const groups = await groupsFor(context, rows, options?.signal);
  return {
    items: rows.map((wire) => toUser(wire, groups.get(wire.id))),
    ...(total !== undefined && { total }),
    ...(asOf !== undefined && { asOf }),
    ...(learnt.refutations > before && { learnt: learnt.degrees(declared) }),
  };
}

async function answer(
  context: ScimContext,
  query: UserQuery,
  wanted: boolean | undefined,
  signal?: AbortSignal,
): Promise<Rows<WireUser>> {
  const text = query.search?.trim() ?? '';
  if (query.groupIds) return ofGroups(context, query, query.groupIds, choice(text, wanted), signal);
  for (const attempt of attempts(context, text, wanted)) {
    try {
      const rows = await carryOut(context, attempt, query, signal);
      if (await believable(context, attempt, rows, query.offset, signal)) return rows;
      context.learnt.refute(attempt.claim);
    } catch (thrown) {
      if (attempt.filter === undefined || !(await isFilterRefused(context, thrown, signal))) throw thrown;
      // Signs that some servers cannot read say nothing about the filter.
      if (!/["\\]/u.test(text)) context.learnt.refute(attempt.claim);
    }
  }
  throw new TypeError('the last attempt has no filter, so it ends in an answer or an error');
}

async function carryOut(
  context: ScimContext,
  attempt: Attempt,
  query: UserQuery,
  signal?: AbortSignal,
): Promise<Rows<WireUser>> {
  const listing: Listing<WireUser> = { path: '/Users', expect: wireUsers, filter: attempt.filter, signal };
  const sorted = attempt.keep ? undefined : await sortedRows(context, listing, query);
  if (sorted) return sorted;
  if (!attempt.keep && !query.sort) return readRows(context, listing, query.offset ?? 0, limitOf(context, query));
  return chosenFrom(context, await walk(context, listing), query, attempt.keep);
}

/** Sorted by the server, or `undefined` where it cannot: its first page tells. */
async function sortedRows(
  context: ScimContext,
  listing: Listing<WireUser>,
  query: UserQuery,
): Promise<Rows<WireUser> | undefined> {
  const { learnt } = context;
  const { sort } = query;
  const claim = `sort ${sort?.by ?? ''}`;
  const sortBy = sort && plans.sortAttribute(sort.by, learnt.nameAttribute);
  if (!sort || sortBy === undefined || learnt.refuted(claim)) return undefined;
  const descending = sort.direction === 'descending';
  try {
    const rows = await readRows(
      context,
      { ...listing, sortBy, descending },
      query.offset ?? 0,
      limitOf(context, query),
    );
    if (plans.inOrder(rows.rows, sortBy, descending)) return rows;
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    // With a filter it shows which of the two was refused when the filter is asked alone.
    if (listing.filter !== undefined) await readRows(context, listing, 0, 1);
  }
  learnt.refute(claim);
  return undefined;
}

/** Part of rows that are all here. */
function chosenFrom(
  context: ScimContext,
  whole: Rows<WireUser>,
  query: UserQuery,
  keep: Attempt['keep'],
): Rows<WireUser> {
  const rows = whole.rows.filter((wire) => keep?.(wire) ?? true);
  const offset = query.offset ?? 0;
  const page = (query.sort ? sortHere(rows, query.sort) : rows).slice(offset, offset + limitOf(context, query));
  return { ...whole, rows: page, total: whole.total === undefined ? undefined : rows.length };
}

function sortHere(rows: readonly WireUser[], { by, direction }: UserSort): WireUser[] {
  const collator = new Intl.Collator();
  const sign = direction === 'descending' ? -1 : 1;
  return [...rows].sort((a, b) => sign * collator.compare(plans.sortValue(a, by), plans.sortValue(b, by)));
}

async function ofGroups(
  context: ScimContext,
  query: UserQuery,
  groupIds: readonly string[],
  keep: Attempt['keep'],
  signal?: AbortSignal,
): Promise<Rows<WireUser>> {
  const whole = !keep && !query.sort;
  const part = whole ? { offset: query.offset ?? 0, limit: limitOf(context, query) } : undefined;
  const members = await membersOf(context, groupIds, part, signal);
  const { groupsOfUsers } = context.learnt;
  if (members.total === 0 && (groupsOfUsers === 'told' || (members.hidden && groupsOfUsers === 'unknown'))) {
    // A server may leave out a group's members, and tell them with the users.
    const isIn = (wire: WireUser): boolean => (wire.groups ?? []).some(({ value }) => groupIds.includes(value));
    const everybody = await walk(context, { path: '/Users', expect: wireUsers, signal });
    return chosenFrom(context, everybody, query, (wire) => isIn(wire) && (keep?.(wire) ?? true));
  }
  return whole ? members : chosenFrom(context, members, query, keep);
}

function limitOf({ declared }: ScimContext, { limit }: UserQuery): number {
  return Math.max(1, Math.min(limit, declared.maxPageSize));
}
