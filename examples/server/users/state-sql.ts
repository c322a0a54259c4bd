import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Instant } from '../../../src/domain/time.js';
import type { UserState } from '../../../src/domain/user.js';
import type { Tables } from '../db/tables.js';

type Builder = ExpressionBuilder<Tables, 'memberships'>;

/** Whether the state at `now` is one of `states`, written so that the index on states serves it. */
export function isInState(eb: Builder, states: readonly UserState[], now: Instant): Expression<SqlBool> {
  const plain = states.filter((state) => state !== 'invited' && state !== 'invitation-expired');
  const open = states.includes('invited');
  const expired = states.includes('invitation-expired');
  const stored = [...plain, ...(open && expired ? (['invited'] as const) : [])];
  const choices: Expression<SqlBool>[] = [];
  if (stored.length > 0) choices.push(eb('memberships.state', 'in', stored));
  if (open && expired) return eb.or(choices);
  if (open)
    choices.push(eb.and([eb('memberships.state', '=', 'invited'), eb('memberships.link_expires_at', '>', now)]));
  else if (expired)
    choices.push(eb.and([eb('memberships.state', '=', 'invited'), eb('memberships.link_expires_at', '<=', now)]));
  return eb.or(choices);
}
