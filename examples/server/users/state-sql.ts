import { sql, type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool } from 'kysely';
import type { Instant } from '../../../src/domain/time.js';
import { USER_STATES, type UserState } from '../../../src/domain/user.js';
import type { Tables } from '../db/tables.js';

type Builder = ExpressionBuilder<Tables, 'memberships'>;

/** The state at `now`, in SQL: the same rule as `userStateAt`, so that filters, counts and order agree with it. */
export function stateAt(now: Instant): RawBuilder<UserState> {
  return sql<UserState>`case when memberships.state = 'invited' and memberships.link_expires_at <= ${now}
    then 'invitation-expired' else memberships.state end`;
}

/** The place of the state in the order in which states are offered. */
export function stateRank(now: Instant): RawBuilder<number> {
  const ranks = USER_STATES.map((state, rank) => sql`when ${sql.lit(state)} then ${sql.lit(rank)}`);
  return sql<number>`case ${stateAt(now)} ${sql.join(ranks, sql` `)} else ${sql.lit(USER_STATES.length)} end`;
}

/** Whether the state at `now` is one of `states`, written so that the index on states serves it. */
export function isInState(eb: Builder, states: readonly UserState[], now: Instant): Expression<SqlBool> {
  const plain = states.filter((state) => state !== 'invited' && state !== 'invitation-expired');
  const open = states.includes('invited');
  const expired = states.includes('invitation-expired');
  const choices: Expression<SqlBool>[] = [];
  if (plain.length > 0) choices.push(eb('memberships.state', 'in', plain));
  if (open && expired) choices.push(eb('memberships.state', '=', 'invited'));
  else if (open)
    choices.push(eb.and([eb('memberships.state', '=', 'invited'), eb('memberships.link_expires_at', '>', now)]));
  else if (expired)
    choices.push(eb.and([eb('memberships.state', '=', 'invited'), eb('memberships.link_expires_at', '<=', now)]));
  return eb.or(choices);
}
