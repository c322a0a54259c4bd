import type { InvitationState } from '../../../src/domain/invitation.js';
import { toInstant } from '../../../src/domain/time.js';
import type { Db } from '../db/tables.js';
import { actorOf, type Act } from '../users/act.js';
import { addEvent } from './events.js';

/** Ends every open link of a user, `expired` because a new one takes its place; the secrets go with it. */
export async function closeInvitations(
  act: Act,
  userId: string,
  state: Extract<InvitationState, 'revoked' | 'expired'>,
): Promise<void> {
  const { trx, now } = act;
  const closed = await trx
    .updateTable('invitations')
    .set({ state, token_cipher: null, closed_at: toInstant(now) })
    .where('membership_id', '=', userId)
    .where('state', '=', 'pending')
    .returning('id')
    .execute();
  const step = state === 'expired' ? 'renewed' : state;
  for (const { id } of closed) await addEvent(trx, id, step, now, { by: actorOf(act) });
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
