import type { AuditEntry as ToldEntry } from '../../../src/domain/audit.js';
import type { PersonRef } from '../../../src/domain/invitation.js';
import type { Instant } from '../../../src/domain/time.js';
import { recordChange } from '../changes/record.js';
import { newOrderedKey } from '../crypto/ids.js';
import type { ChangesTable, Db } from '../db/tables.js';

export type AuditedAct =
  | 'invite'
  | 'resend'
  | 'renew'
  | 'remind'
  | 'copy-link'
  | 'revoke'
  | 'accept'
  | 'decline'
  | 'request-new'
  | 'confirm-code'
  | 'update'
  | 'set-role'
  | 'set-groups'
  | 'block'
  | 'unblock'
  | 'remove'
  | 'restore'
  | 'create-group'
  | 'update-group'
  | 'remove-group'
  | 'update-settings'
  | 'create-account';

/** What was before and after, each as a person would read it. */
export type AuditedChanges = NonNullable<ToldEntry['changes']>;

export interface Subject {
  readonly id: string;
  readonly name: string;
}

export interface AuditEntry {
  readonly accountId: string;
  readonly at: Instant;
  /** Who did it; the invited person themselves where nobody is signed in; nobody where the server did. */
  readonly actor?: PersonRef;
  readonly act: AuditedAct;
  /** The user, group or account that it was done to, as it was called then. */
  readonly subject: Subject;
  readonly changes?: AuditedChanges;
  /** Ids and states, never a token, a link or a password. */
  readonly detail?: Readonly<Record<string, string>>;
}

const TOPICS: Partial<Record<AuditedAct, ChangesTable['topic']>> = {
  'create-group': 'groups',
  'update-group': 'groups',
  'remove-group': 'groups',
  'update-settings': 'settings',
};

/** Writes down that something was done, in the transaction that does it, and tells whoever looks at the account. */
export async function audit(db: Db, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit_entries')
    .values({
      id: newOrderedKey(new Date(entry.at)),
      account_id: entry.accountId,
      at: entry.at,
      actor: JSON.stringify(entry.actor ?? null),
      act: entry.act,
      subject: entry.subject.id,
      subject_name: entry.subject.name,
      changes: entry.changes && entry.changes.length > 0 ? JSON.stringify(entry.changes) : null,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute();
  const { accountId, at, act, subject } = entry;
  await recordChange(db, { accountId, at, topic: TOPICS[act] ?? 'users', subject: subject.id });
}

/** A field before and after, when it differs. */
export function changed(
  field: string,
  before: string | null | undefined,
  after: string | null | undefined,
): AuditedChanges {
  const [from, to] = [before ?? '', after ?? ''];
  if (from === to) return [];
  return [{ field, ...(from !== '' && { before: from }), ...(to !== '' && { after: to }) }];
}
