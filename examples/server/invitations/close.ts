import type { InvitationState } from '../../../src/domain/invitation.js';
import { toInstant } from '../../../src/domain/time.js';
import type { Db, Trx } from '../db/tables.js';

/** Ends every open link of a user; the secrets go with it. */
export async function closeInvitations(
  trx: Trx,
  userId: string,
  state: Exclude<InvitationState, 'pending'>,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('invitations')
    .set({ state, token_cipher: null, closed_at: toInstant(now) })
    .where('membership_id', '=', userId)
    .where('state', '=', 'pending')
    .execute();
}

/** How long what is only kept to answer a repeated request is kept, in milliseconds. */
const KEPT = 24 * 3_600_000;

/** Erases the secrets of links that have run out, and what else has had its time. */
export async function sweep(db: Db, now: Date): Promise<void> {
  const at = toInstant(now);
  await db
    .updateTable('invitations')
    .set({ token_cipher: null })
    .where('state', '=', 'pending')
    .where('expires_at', '<=', at)
    .where('token_cipher', 'is not', null)
    .execute();
  await db.deleteFrom('verification_codes').where('expires_at', '<=', at).execute();
  await db.deleteFrom('counters').where('resets_at', '<=', at).execute();
  await db
    .deleteFrom('idempotency_keys')
    .where('created_at', '<=', toInstant(new Date(now.getTime() - KEPT)))
    .execute();
}
