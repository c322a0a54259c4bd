import { HOUR, toInstant } from '../../../src/domain/time.js';
import type { Db } from '../db/tables.js';

/** How long changes are kept for who comes back, in milliseconds. */
const KEPT = 25 * HOUR;
/** Whoever was away for longer reads all again. Shorter than `KEPT` by more than any transaction takes. */
const RESUMABLE = 24 * HOUR;

/** How far a reader has come. */
export interface Place {
  /** Number of the last change that the reader knows of. */
  readonly seq: number;
  /** Whether changes before it may have been missed. */
  readonly gap: boolean;
}

/** The place as an event's id: the number, and when (milliseconds since 1970) nothing after it was there. */
export function markOf(seq: number, now: Date): string {
  return `${seq}-${now.getTime()}`;
}

/** Where a reader goes on who last received `mark`; a new one begins at the end. */
export async function placeOf(db: Db, accountId: string, mark: string | undefined, now: Date): Promise<Place> {
  const newest = await newestIn(db, accountId);
  if (mark === undefined) return { seq: newest, gap: false };
  const [, seq, at] = /^(\d{1,15})-(\d{1,15})$/u.exec(mark) ?? [];
  // A number that was never given is a mark of another database.
  const known = seq !== undefined && Number(seq) <= newest && now.getTime() - Number(at) < RESUMABLE;
  return known ? { seq: Number(seq), gap: false } : { seq: newest, gap: true };
}

/** Of this account: a greater number elsewhere says nothing of smaller ones here that are not committed yet. */
async function newestIn(db: Db, accountId: string): Promise<number> {
  const row = await db
    .selectFrom('changes')
    .select('seq')
    .where('account_id', '=', accountId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}

/** Erases what nobody resumes from any more. The newest stays: it tells which numbers were given. */
export async function sweepChanges(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('changes')
    .where('at', '<', toInstant(new Date(now.getTime() - KEPT)))
    .where('seq', '<', (eb) =>
      eb
        .selectFrom('changes as others')
        .select((one) => one.fn.max('others.seq').as('newest'))
        .whereRef('others.account_id', '=', 'changes.account_id'),
    )
    .execute();
}
