import { HOUR, toInstant } from '../../../src/domain/time.js';
import { audit } from '../audit/audit.js';
import { inTransaction } from '../db/database.js';
import type { Trx } from '../db/tables.js';
import { queueInvitationMail } from '../mail/invitation-mail.js';
import type { Services } from '../services.js';
import { findRow } from '../users/read.js';
import { subjectOf } from '../users/act.js';
import { addEvent } from './events.js';

/** Most that one round sends, so that no round takes long; what is left comes in the next. */
const MOST = 200;

/**
 * Mails pending invitations once more before they end, where the account wants it. Link and end stay as they are, and no
 * quota is spent. Several processes may do so at once: each invitation is reminded of once.
 */
export async function remind(services: Services): Promise<void> {
  const due = await candidates(services);
  for (const id of due) await inTransaction(services.db, (trx) => remindOne(trx, services, id));
  if (due.length > 0) services.wakeMail();
}

async function candidates({ db, clock }: Services): Promise<string[]> {
  const now = clock();
  const accounts = await db
    .selectFrom('accounts')
    .select(['id', 'reminder_hours'])
    .where('reminder_enabled', '=', 1)
    .execute();
  const due: string[] = [];
  for (const { id, reminder_hours: hours } of accounts) {
    const rows = await db
      .selectFrom('memberships')
      .innerJoin('invitations', 'invitations.id', 'memberships.invitation_id')
      .select('invitations.id')
      .where('memberships.account_id', '=', id)
      .where('memberships.state', '=', 'invited')
      .where('memberships.link_expires_at', '>', toInstant(now))
      .where('memberships.link_expires_at', '<=', toInstant(new Date(now.getTime() + hours * HOUR)))
      .where('invitations.state', '=', 'pending')
      .where('invitations.reminded_at', 'is', null)
      // A reminder at the moment of the invitation itself would be a second mail, and no reminder.
      .where('invitations.term_hours', '>', hours)
      .orderBy('memberships.link_expires_at')
      .limit(MOST - due.length)
      .execute();
    due.push(...rows.map((row) => row.id));
    if (due.length >= MOST) break;
  }
  return due;
}

/** Takes the reminder for this process, in the transaction that queues the mail: the condition lets one through. */
async function remindOne(trx: Trx, services: Services, id: string): Promise<void> {
  const now = services.clock();
  const at = toInstant(now);
  const row = await trx
    .updateTable('invitations')
    .set({ reminded_at: at })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .where('reminded_at', 'is', null)
    .where('expires_at', '>', at)
    .returningAll()
    .executeTakeFirst();
  if (!row || row.token_cipher === null) return;
  const person = await findRow(trx, row.account_id, row.membership_id);
  if (!person) return;
  await addEvent(trx, id, 'reminded', now);
  await queueInvitationMail(trx, services, row, services.secrets.open(row.token_cipher, id), now);
  await audit(trx, { accountId: row.account_id, at, act: 'remind', subject: subjectOf(person) });
}
