import { sql } from 'kysely';
import { toInstant } from '../../../src/domain/time.js';
import { hashOf } from '../crypto/secrets.js';
import type { Db } from '../db/tables.js';

/** So many in so long. */
export interface Limit {
  readonly max: number;
  /** In milliseconds; the count starts anew afterwards. */
  readonly windowMs: number;
}

export interface Counted {
  readonly allowed: boolean;
  /** How long until the count starts anew, in milliseconds. */
  readonly retryAfterMs: number;
}

/** Counts one more of `what` in one statement, so that processes side by side cannot both be the last. */
export async function countOne(db: Db, what: readonly string[], limit: Limit, now: Date): Promise<Counted> {
  const at = toInstant(now);
  const fresh = toInstant(new Date(now.getTime() + limit.windowMs));
  const { count, resets_at } = await db
    .insertInto('counters')
    // Hashed: what is counted may be an address of a person or of a machine.
    .values({ key: hashOf(what.join('\n')), count: 1, resets_at: fresh })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        count: sql<number>`case when counters.resets_at <= ${at} then 1 else counters.count + 1 end`,
        resets_at: sql<string>`case when counters.resets_at <= ${at} then ${fresh} else counters.resets_at end`,
      }),
    )
    .returning(['count', 'resets_at'])
    .executeTakeFirstOrThrow();
  return { allowed: count <= limit.max, retryAfterMs: Math.max(1000, Date.parse(resets_at) - now.getTime()) };
}

/** Forgets what was counted, after a success say. */
export async function forgetCount(db: Db, what: readonly string[]): Promise<void> {
  await db
    .deleteFrom('counters')
    .where('key', '=', hashOf(what.join('\n')))
    .execute();
}
