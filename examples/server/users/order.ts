import { sql, type RawBuilder } from 'kysely';
import { USER_STATES, type UserSort, type UserState } from '../../../src/domain/user.js';
import type { Position } from './cursor.js';
import { matching, type Listing } from './filter.js';

/** A stretch of the list in which one index gives the order. */
export interface Segment {
  readonly states: readonly UserState[];
  /** What is ordered by before the id; the id alone when absent. */
  readonly value?: RawBuilder<string>;
  /** Place of the state among all, where the list is ordered by state. */
  readonly rank?: number;
}

/** A row's place in the list. */
export interface Placed {
  readonly id: string;
  readonly value: string | number;
}

/**
 * The list from its first row to its last. Ordered by state it is the states' lists one after the other: what the state is
 * depends on the time, so that no index can hold its order.
 */
export function segmentsOf(sort: UserSort, states: readonly UserState[]): Segment[] {
  if (sort.by !== 'state') return [{ states, value: sortValue(sort.by, sort.direction) }];
  const ranked = USER_STATES.flatMap((state, rank) => (states.includes(state) ? [{ states: [state], rank }] : []));
  return sort.direction === 'ascending' ? ranked : ranked.reverse();
}

/**
 * Never null, because the engines disagree on where null stands. Whoever has no date comes last in both
 * directions: nobody looks for them at the top.
 */
function sortValue(by: Exclude<UserSort['by'], 'state'>, direction: UserSort['direction']): RawBuilder<string> {
  const without = sql.lit(direction === 'ascending' ? '~' : '');
  switch (by) {
    case 'name':
      return sql<string>`sort_name`;
    case 'email':
      return sql<string>`email_key`;
    case 'joined':
      return sql<string>`coalesce(joined_at, ${without})`;
    case 'last-sign-in':
      return sql<string>`coalesce(last_sign_in_at, ${without})`;
  }
}

export async function countOf(listing: Listing, { states }: Segment): Promise<number> {
  const { count } = await matching(listing, states)
    .select(sql<number | string>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The next rows of a segment, from an offset into it or after a position in it. */
export interface Stretch {
  readonly from: number | Position;
  readonly limit: number;
  readonly descending: boolean;
  /** How many rows the segment has. */
  readonly count: number;
}

/** Below this it is not worth the while to read from the other end. */
const FAR = 1000;

export async function readStretch(listing: Listing, segment: Segment, stretch: Stretch): Promise<Placed[]> {
  const { from, limit, descending, count } = stretch;
  if (typeof from !== 'number' || from < FAR || from < count / 2) return readRows(listing, segment, stretch);
  // What is skipped is read all the same, so the shorter way is taken.
  const some = Math.min(limit, count - from);
  const backwards = { from: count - from - some, limit: some, descending: !descending, count };
  return some <= 0 ? [] : (await readRows(listing, segment, backwards)).reverse();
}

/** From so many rows on, finding the first of them in order costs less than finding all and sorting them. */
const MANY = 20_000;

function readRows(listing: Listing, segment: Segment, stretch: Stretch): Promise<Placed[]> {
  const { from, limit, descending, count } = stretch;
  const { value, rank, states } = segment;
  const direction = descending ? 'desc' : 'asc';
  const shown: RawBuilder<string | number> = value ?? sql.lit(rank ?? 0);
  // PostgreSQL weighs that itself.
  const sought = listing.engine === 'postgres' || !value || count < MANY;
  let rows = matching(listing, states, sought).select(['id', shown.as('value')]);
  if (value) rows = rows.orderBy(value, direction);
  rows = rows.orderBy('id', direction).limit(limit);
  if (typeof from !== 'number') return rows.where(isAfter(segment, from, descending)).execute();
  return (from > 0 ? rows.offset(from) : rows).execute();
}

function isAfter({ value }: Segment, after: Position, descending: boolean): RawBuilder<boolean> {
  const beyond = sql.raw(descending ? '<' : '>');
  if (!value) return sql<boolean>`id ${beyond} ${after.id}`;
  return sql<boolean>`(${value}, id) ${beyond} (${after.value}, ${after.id})`;
}
