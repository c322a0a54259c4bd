import type { PersonRef } from '../../../src/domain/invitation.js';
import type { Instant } from '../../../src/domain/time.js';
import { newKey } from '../crypto/ids.js';
import type { Db } from '../db/tables.js';

export type AuditedAct =
  | 'invite'
  | 'resend'
  | 'renew'
  | 'copy-link'
  | 'revoke'
  | 'accept'
  | 'decline'
  | 'request-new'
  | 'confirm-code'
  | 'update'
  | 'set-groups'
  | 'block'
  | 'unblock'
  | 'remove'
  | 'restore'
  | 'create-group'
  | 'update-group'
  | 'remove-group'
  | 'create-account';

export interface AuditEntry {
  readonly accountId: string;
  readonly at: Instant;
  /** Who did it; the invited person themselves where nobody is signed in. */
  readonly actor: PersonRef;
  readonly act: AuditedAct;
  /** Id of the user or group that it was done to. */
  readonly subject: string;
  /** Ids and states, never a token, a link or a password. */
  readonly detail?: Readonly<Record<string, string>>;
}

/** Writes down that something was done, in the transaction that does it. */
export async function audit(db: Db, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit_entries')
    .values({
      id: newKey(),
      account_id: entry.accountId,
      at: entry.at,
      actor: JSON.stringify(entry.actor),
      act: entry.act,
      subject: entry.subject,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute();
}
