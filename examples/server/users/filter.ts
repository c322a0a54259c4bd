import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import type { Instant } from '../../../src/domain/time.js';
import type { TimeRange, UserQuery, UserState } from '../../../src/domain/user.js';
import type { Engine } from '../db/database.js';
import type { Db, Tables } from '../db/tables.js';
import { containing, searchText } from './search-text.js';
import { isInState } from './state-sql.js';

type Select<O> = SelectQueryBuilder<Tables, 'memberships', O>;

/** Whose users are listed, and when. */
export interface Listing {
  readonly db: Db;
  readonly engine: Engine;
  readonly accountId: string;
  readonly query: UserQuery;
  readonly at: Instant;
}

/** The users that the query asks for, of these states alone. */
export function matching({ db, engine, accountId, query, at }: Listing, states: readonly UserState[]) {
  let rows: Select<object> = db
    .selectFrom('memberships')
    .where('account_id', '=', accountId)
    .where((eb) => isInState(eb, states, at));
  const search = searchText(query.search ?? '');
  if (search !== '') rows = rows.where(found(engine, search));
  const groupIds = query.groupIds ?? [];
  if (groupIds.length > 0) {
    rows = rows.where('id', 'in', (eb) =>
      eb.selectFrom('group_members').select('membership_id').where('group_id', 'in', groupIds),
    );
  }
  if (query.expires) rows = within(rows, 'link_expires_at', query.expires);
  if (query.invited) rows = within(rows, 'invited_at', query.invited);
  const invitedBy = query.invitedBy ?? [];
  return invitedBy.length > 0 ? rows.where('invited_by', 'in', invitedBy) : rows;
}

/** Shortest text that is found by its trigrams, in code points. */
const TRIGRAM = 3;

function found(engine: Engine, search: string): RawBuilder<boolean> {
  if (engine === 'postgres' || [...search].length < TRIGRAM)
    return sql<boolean>`search like ${containing(search)} escape '\\'`;
  // A phrase of trigrams is the text itself.
  const phrase = `"${search.replaceAll('"', '""')}"`;
  return sql<boolean>`memberships.rowid in (select rowid from memberships_search where memberships_search match ${phrase})`;
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
