import { sql, type ExpressionBuilder, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import type { Page } from '../../../src/domain/page.js';
import { toInstant, type Instant } from '../../../src/domain/time.js';
import {
  USER_STATES,
  type TimeRange,
  type User,
  type UserQuery,
  type UserSort,
  type UserState,
} from '../../../src/domain/user.js';
import type { Db, MembershipRow, Tables } from '../db/tables.js';
import { decodeCursor, encodeCursor, type Position } from './cursor.js';
import { toUsers } from './read.js';
import { containing } from './search-text.js';
import { isInState, stateAt, stateRank } from './state-sql.js';

type Select<O> = SelectQueryBuilder<Tables, 'memberships', O>;
type Sortable = RawBuilder<string | number>;

const BY_NAME: UserSort = { by: 'name', direction: 'ascending' };
const NOT_DELETED = USER_STATES.filter((state) => state !== 'deleted');

/** A page of the account's users, as of `now`, and how many there are in each state when that is asked for. */
export async function listUsers(
  db: Db,
  accountId: string,
  query: UserQuery,
  counts: boolean,
  now: Date,
): Promise<Page<User>> {
  const at = toInstant(now);
  const sort = query.sort ?? BY_NAME;
  const rows = await pageOfRows(db, accountId, query, sort, at);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: await toUsers(db, accountId, shown, now),
    total: await countMatching(db, accountId, query, at),
    ...(rows.length > query.limit && last && { next: encodeCursor(sort, { value: last.sort_value, id: last.id }) }),
    ...(counts && { counts: await countByState(db, accountId, at) }),
    asOf: at,
  };
}

type SortedRow = MembershipRow & { readonly sort_value: string | number };

/** One row more than asked for: it tells whether a page follows. */
function pageOfRows(db: Db, accountId: string, query: UserQuery, sort: UserSort, at: Instant): Promise<SortedRow[]> {
  const value = sortValue(sort, at);
  const direction = sort.direction === 'ascending' ? 'asc' : 'desc';
  let rows = matching(db.selectFrom('memberships'), accountId, query, at);
  if (query.cursor !== undefined) {
    const after = decodeCursor(query.cursor, sort);
    rows = rows.where((eb) => isAfter(eb, value, after, direction));
  }
  return rows
    .selectAll()
    .select(value.as('sort_value'))
    .orderBy(value, direction)
    .orderBy('id', 'asc')
    .limit(query.limit + 1)
    .offset(query.cursor === undefined ? (query.offset ?? 0) : 0)
    .execute();
}

function isAfter(
  eb: ExpressionBuilder<Tables, 'memberships'>,
  value: Sortable,
  after: Position,
  direction: 'asc' | 'desc',
) {
  const beyond = direction === 'asc' ? '>' : '<';
  return eb.or([eb(value, beyond, after.value), eb.and([eb(value, '=', after.value), eb('id', '>', after.id)])]);
}

/**
 * Never null, because the engines disagree on where null stands. Whoever has no date comes last in both
 * directions: nobody looks for them at the top.
 */
function sortValue({ by, direction }: UserSort, at: Instant): Sortable {
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
    case 'state':
      return stateRank(at);
  }
}

function matching<O>(from: Select<O>, accountId: string, query: UserQuery, at: Instant): Select<O> {
  let rows = from.where('account_id', '=', accountId).where((eb) => isInState(eb, query.states ?? NOT_DELETED, at));
  const search = query.search?.trim();
  if (search) rows = rows.where(sql<boolean>`search like ${containing(search)} escape '\\'`);
  const groupIds = query.groupIds ?? [];
  if (groupIds.length > 0) {
    rows = rows.where('id', 'in', (eb) =>
      eb.selectFrom('group_members').select('membership_id').where('group_id', 'in', groupIds),
    );
  }
  if (query.expires) rows = within(rows, 'link_expires_at', query.expires);
  if (query.invited) rows = within(rows, 'invited_at', query.invited);
  const invitedBy = query.invitedBy ?? [];
  if (invitedBy.length > 0) rows = rows.where('invited_by', 'in', invitedBy);
  return rows;
}

function within<O>(rows: Select<O>, column: 'link_expires_at' | 'invited_at', range: TimeRange): Select<O> {
  return bounds(range).reduce((narrowed, [sign, at]) => narrowed.where(column, sign, at), rows);
}

function bounds({ from, until }: TimeRange): (readonly ['>=' | '<', Instant])[] {
  return [
    ...(from === undefined ? [] : [['>=', from] as const]),
    ...(until === undefined ? [] : [['<', until] as const]),
  ];
}

async function countMatching(db: Db, accountId: string, query: UserQuery, at: Instant): Promise<number> {
  const { count } = await matching(db.selectFrom('memberships'), accountId, query, at)
    .select(sql<number | string>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function countByState(db: Db, accountId: string, at: Instant): Promise<Record<UserState, number>> {
  const state = stateAt(at);
  const found = await db
    .selectFrom('memberships')
    .select([state.as('state_now'), sql<number | string>`count(*)`.as('count')])
    .where('account_id', '=', accountId)
    .groupBy(sql`1`)
    .execute();
  const counts = Object.fromEntries(USER_STATES.map((name) => [name, 0])) as Record<UserState, number>;
  for (const { state_now, count } of found) counts[state_now] = Number(count);
  return counts;
}
