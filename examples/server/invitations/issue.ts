import { expiryOf, type PersonRef } from '../../../src/domain/invitation.js';
import { HOUR, toInstant } from '../../../src/domain/time.js';
import { emailKey } from '../../../src/domain/email.js';
import { termHours } from '../accounts/settings.js';
import { newId } from '../crypto/ids.js';
import { hashOf, newToken } from '../crypto/secrets.js';
import { spend } from '../limits/quotas.js';
import { queueInvitationMail } from '../mail/invitation-mail.js';
import type { InvitationRow } from '../db/tables.js';
import { actorOf, type Act } from '../users/act.js';
import { addEvent } from './events.js';

/** A new link for a user, mailed at once; it lives as long as the account's settings say. The user becomes `invited`. */
export async function issueInvitation(act: Act, userId: string, locale: string): Promise<InvitationRow> {
  const { trx, services } = act;
  const id = newId('INV');
  const token = newToken();
  const sentAt = toInstant(act.now);
  const term_hours = await termHours(trx, act.accountId);
  const expiresAt = expiryOf(sentAt, term_hours * HOUR);
  const row = await trx
    .insertInto('invitations')
    .values({
      id,
      account_id: act.accountId,
      membership_id: userId,
      token_hash: hashOf(token),
      token_cipher: services.secrets.seal(token, id),
      state: 'pending',
      locale,
      created_at: sentAt,
      sent_at: sentAt,
      expires_at: expiresAt,
      term_hours,
      sent_by: JSON.stringify(actorOf(act) satisfies PersonRef),
      delivery: 'queued',
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await addEvent(trx, id, 'created', act.now, { by: actorOf(act) });
  await pointTo(act, userId, row);
  await mailInvitation(act, row, token);
  return row;
}

async function pointTo(act: Act, userId: string, row: InvitationRow): Promise<void> {
  await act.trx
    .updateTable('memberships')
    .set({
      state: 'invited',
      invitation_id: row.id,
      link_expires_at: row.expires_at,
      invited_by: act.viewer.id,
      invited_at: row.sent_at,
    })
    .where('id', '=', userId)
    .execute();
}

/** Queues the mail with the link, within what account and address may be sent. @throws {DirectoryError} `quota` */
export async function mailInvitation(act: Act, row: InvitationRow, token: string): Promise<void> {
  const { trx, services, now } = act;
  const { email } = await trx
    .selectFrom('memberships')
    .select('email')
    .where('id', '=', row.membership_id)
    .executeTakeFirstOrThrow();
  await spend(trx, 'quota', ['mails-per-address', emailKey(email)], services.quotas.mailsPerAddress, now);
  await spend(trx, 'quota', ['mails-per-account', act.accountId], services.quotas.mailsPerAccount, now);
  await queueInvitationMail(trx, services, row, token, now);
}
