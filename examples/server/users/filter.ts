import { expressionBuilder, sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { Instant } from '../../../src/domain/time.js';
import type { TimeRange, UserQuery, UserState } from '../../../src/domain/user.js';
import type { Engine } from '../db/database.js';
import type { Db, Tables } from '../db/tables.js';
import { containing, searchText } from './search-text.js';
import { isInState } from './state-sql.js';

type Builder = ExpressionBuilder<Tables, 'memberships'>;
type Condition = Expression<SqlBool>;

/** Whose users are listed, and when. */
export interface Listing {
  readonly db: Db;
  readonly engine: Engine;
  readonly accountId: string;
  readonly query: UserQuery;
  readonly at: Instant;
}

/**
 * The users that the query asks for, of these states alone.
 * @param sought false for conditions that are only looked at, so that the rows are read in the order of an index; SQLite
 * would else seek by one of them and sort all that it finds
 */
export function matching(listing: Listing, states: readonly UserState[], sought = true) {
  const rows = listing.db.selectFrom('memberships').where('account_id', '=', listing.accountId);
  const conditions = conditionsOf(listing, states, sought);
  // SQLite, "Disqualifying WHERE Clause Terms Using Unary-+".
  return conditions.reduce((narrowed, each) => narrowed.where(sought ? each : sql<boolean>`+(${each})`), rows);
}

/** Whether the query leaves anybody out besides by their state. */
export function isNarrowed({ search, groupIds = [], invitedBy = [], invited, expires }: UserQuery): boolean {
  return searchText(search ?? '') !== '' || groupIds.length + invitedBy.length > 0 || Boolean(invited ?? expires);
}

function conditionsOf({ engine, query, at }: Listing, states: readonly UserState[], sought: boolean): Condition[] {
  const eb: Builder = expressionBuilder();
  const search = searchText(query.search ?? '');
  const { groupIds = [], invitedBy = [] } = query;
  return [
    isInState(eb, states, at),
    ...(search === '' ? [] : [sought ? found(engine, search) : contains(search)]),
    ...(groupIds.length > 0 ? [isInGroups(eb, engine, groupIds)] : []),
    ...within(eb, 'link_expires_at', query.expires),
    ...within(eb, 'invited_at', query.invited),
    ...(invitedBy.length > 0 ? [eb('invited_by', 'in', invitedBy)] : []),
  ];
}

/** PostgreSQL chooses how to join; SQLite would make a list of all members first, whatever else is asked for. */
function isInGroups(eb: Builder, engine: Engine, groupIds: readonly string[]): Condition {
  const members = eb.selectFrom('group_members').where('group_id', 'in', groupIds);
  if (engine === 'postgres') return eb('id', 'in', members.select('membership_id'));
  return eb.exists(members.select('group_id').whereRef('membership_id', '=', 'memberships.id'));
}

/** Shortest text that is found by its trigrams, in code points. */
const TRIGRAM = 3;

function found(engine: Engine, search: string): Condition {
  if (engine === 'postgres' || [...search].length < TRIGRAM) return contains(search);
  // A phrase of trigrams is the text itself.
  const phrase = `"${search.replaceAll('"', '""')}"`;
  return sql<boolean>`memberships.rowid in (select rowid from memberships_search where memberships_search match ${phrase})`;
}

function contains(search: string): Condition {
  return sql<boolean>`search like ${containing(search)} escape '\\'`;
}

function within(eb: Builder, column: 'link_expires_at' | 'invited_at', range: TimeRange = {}): Condition[] {
  return bounds(range).map(([sign, at]) => eb(column, sign, at));
}

function bounds({ from, until }: TimeRange): (readonly ['>=' | '<', Instant])[] {
  return [
    ...(from === undefined ? [] : [['>=', from] as const]),
    ...(until === undefined ? [] : [['<', until] as const]),
  ];
}
