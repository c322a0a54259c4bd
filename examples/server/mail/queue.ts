import { toInstant } from '../../../src/domain/time.js';
import { newKey } from '../crypto/ids.js';
import type { MailsTable, Trx } from '../db/tables.js';
import type { Services } from '../services.js';

/** A finished mail. */
export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Queued {
  readonly kind: MailsTable['kind'];
  readonly invitationId: string | null;
  readonly message: Message;
}

/**
 * Puts a mail into the outbox table, in the transaction of what it tells: either both happen or neither, and
 * nothing is lost when the process ends before the mail is out. The message is kept encrypted.
 */
export async function queueMail(trx: Trx, services: Services, queued: Queued, now: Date): Promise<string> {
  const id = newKey();
  const at = toInstant(now);
  await trx
    .insertInto('mails')
    .values({
      id,
      kind: queued.kind,
      invitation_id: queued.invitationId,
      recipient: queued.message.to,
      message_cipher: services.secrets.seal(JSON.stringify(queued.message), id),
      state: 'queued',
      attempts: 0,
      due_at: at,
      created_at: at,
    })
    .execute();
  return id;
}
