import { sql } from 'kysely';
import type { Page } from '../../../src/domain/page.js';
import { toInstant, type Instant } from '../../../src/domain/time.js';
import { USER_STATES, type User, type UserQuery, type UserSort, type UserState } from '../../../src/domain/user.js';
import type { Db, MembershipRow } from '../db/tables.js';
import type { Services } from '../services.js';
import { badCursor, decodeCursor, encodeCursor } from './cursor.js';
import { isNarrowed, type Listing } from './filter.js';
import { countOf, readStretch, segmentsOf, type Placed, type Segment } from './order.js';
import { toUsers } from './read.js';

const BY_NAME: UserSort = { by: 'name', direction: 'ascending' };
const NOT_DELETED = USER_STATES.filter((state) => state !== 'deleted');

/** A page of the account's users, as of `now`, and how many there are in each state when that is asked for. */
export async function listUsers(
  { db, engine }: Pick<Services, 'db' | 'engine'>,
  accountId: string,
  query: UserQuery,
  counts: boolean,
  now: Date,
): Promise<Page<User>> {
  const at = toInstant(now);
  const sort = query.sort ?? BY_NAME;
  const listing: Listing = { db, engine, accountId, query, at };
  const segments = segmentsOf(sort, query.states ?? NOT_DELETED);
  const byState = counts ? await countByState(db, accountId, at) : undefined;
  // Where nobody is left out but by their state they have been counted just now.
  const counted = isNarrowed(query) ? undefined : byState;
  const sizes: number[] = [];
  for (const segment of segments) sizes.push(counted ? sizeOf(segment, counted) : await countOf(listing, segment));
  const placed = await pageOf(listing, sort, segments, sizes);
  const shown = placed.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: await toUsers(db, accountId, await rowsOf(db, shown), now),
    total: sizes.reduce((sum, size) => sum + size, 0),
    ...(placed.length > query.limit && last && { next: encodeCursor(sort, last) }),
    ...(byState && { counts: byState }),
    asOf: at,
  };
}

/** One row more than asked for: it tells whether a page follows. */
async function pageOf(
  listing: Listing,
  sort: UserSort,
  segments: readonly Segment[],
  sizes: readonly number[],
): Promise<Placed[]> {
  const { cursor, limit, offset = 0 } = listing.query;
  const after = cursor === undefined ? undefined : decodeCursor(cursor, sort);
  const descending = sort.direction === 'descending';
  const first = after && sort.by === 'state' ? segments.findIndex(({ rank }) => rank === after.value) : 0;
  if (first < 0) throw badCursor();
  const found: Placed[] = [];
  let skipped = after ? 0 : offset;
  for (const [index, segment] of segments.entries()) {
    const count = sizes[index] ?? 0;
    const wanted = limit + 1 - found.length;
    if (index < first || wanted <= 0) continue;
    if (skipped >= count) {
      skipped -= count;
      continue;
    }
    const from = after && index === first ? after : skipped;
    found.push(...(await readStretch(listing, segment, { from, limit: wanted, descending, count })));
    skipped = 0;
  }
  return found;
}

function sizeOf({ states }: Segment, counts: Record<UserState, number>): number {
  return states.reduce((size, state) => size + counts[state], 0);
}

/** The whole rows, in the order given: only those that are shown are looked up in the table. */
async function rowsOf(db: Db, placed: readonly Placed[]): Promise<MembershipRow[]> {
  if (placed.length === 0) return [];
  const ids = placed.map(({ id }) => id);
  const rows = await db.selectFrom('memberships').selectAll().where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** How many are stored in each state, and how many of the invited have run out: each is read off an index. */
async function countByState(db: Db, accountId: string, at: Instant): Promise<Record<UserState, number>> {
  const count = sql<number | string>`count(*)`.as('count');
  const own = db.selectFrom('memberships').where('account_id', '=', accountId);
  const found = await own.select(['state', count]).groupBy('state').execute();
  const expired = await own
    .select(count)
    .where('state', '=', 'invited')
    .where('link_expires_at', '<=', at)
    .executeTakeFirstOrThrow();
  const counts = Object.fromEntries(USER_STATES.map((name) => [name, 0])) as Record<UserState, number>;
  for (const { state, count: stored } of found) counts[state] = Number(stored);
  counts['invitation-expired'] = Number(expired.count);
  counts.invited -= counts['invitation-expired'];
  return counts;
}
