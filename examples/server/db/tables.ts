import type { Generated, Insertable, Kysely, Selectable, Transaction } from 'kysely';
import type { Delivery, InvitationState, InvitationStep } from '../../../src/domain/invitation.js';
import type { Instant } from '../../../src/domain/time.js';
import type { UserState } from '../../../src/domain/user.js';

/** Truth as both engines store it. */
export type Flag = 0 | 1;

export interface AccountsTable {
  id: string;
  name: string;
  logo_url: string | null;
  created_at: Instant;
  /** Counts the acts that had to see all administrators; writing it is what locks the account. */
  guarded: number;
  /** Life of a link from each sending, in days. */
  invitation_days: Generated<number>;
  reminder_enabled: Generated<Flag>;
  /** Hours before the end of a link at which its mail is sent once more. */
  reminder_hours: Generated<number>;
  settings_version: Generated<number>;
}

/** A person in one account. `invited` turns into `invitation-expired` by reading, never by writing. */
export interface MembershipsTable {
  id: string;
  account_id: string;
  /** Who signs in as this person; none before the first acceptance. */
  identity_id: string | null;
  email: string;
  email_key: string;
  first_name: string;
  last_name: string;
  phone_code: string | null;
  phone_number: string | null;
  phone_country: string | null;
  state: Exclude<UserState, 'invitation-expired'>;
  administrator: Flag;
  source: 'invitation' | 'directory' | 'import';
  invitation_id: string | null;
  /** End of the current invitation while `state` is `invited`, so that lists need not look it up. */
  link_expires_at: Instant | null;
  created_at: Instant;
  joined_at: Instant | null;
  last_sign_in_at: Instant | null;
  blocked_at: Instant | null;
  /** A PersonRef as JSON: who it was then, whatever becomes of them. */
  blocked_by: string | null;
  removed_at: Instant | null;
  removed_by: string | null;
  version: number;
  /** Name, address and id, normalised in the same way on every engine; see `searchText`. */
  search: string;
  sort_name: string;
  /** The host's own fields as JSON. */
  custom: string | null;
  /** Id of who sent the current invitation, and when it was sent last. */
  invited_by: string | null;
  invited_at: Instant | null;
}

export interface GroupsTable {
  id: string;
  account_id: string;
  name: string;
  name_key: string;
  description: string | null;
  is_default: Flag;
  unavailable: string | null;
  /** Ids of what its members may do, as JSON. */
  permissions: Generated<string>;
  search: string;
  version: number;
}

export interface GroupMembersTable {
  group_id: string;
  membership_id: string;
}

export interface InvitationsTable {
  id: string;
  account_id: string;
  membership_id: string;
  /** SHA-256 of the token: enough to find it, not to use it. */
  token_hash: string;
  /** AES-256-GCM of the token, for copying and sending again; gone as soon as the link is dead. */
  token_cipher: string | null;
  state: InvitationState;
  locale: string;
  created_at: Instant;
  sent_at: Instant;
  expires_at: Instant;
  closed_at: Instant | null;
  decline_reason: string | null;
  sent_by: string;
  delivery: Delivery;
  /** The mail whose fate `delivery` tells. */
  mail_id: string | null;
  /** Life of the link as it was sent, in hours. */
  term_hours: Generated<number>;
  /** When it was sent once more before its end; null where it may still be. */
  reminded_at: Instant | null;
}

export interface MailsTable {
  id: string;
  kind: 'invitation' | 'code' | 'new-link-requested';
  invitation_id: string | null;
  recipient: string;
  /** The whole message encrypted: it carries the link. Gone once a real mail server took it. */
  message_cipher: string | null;
  state: 'queued' | 'sending' | 'sent' | 'refused' | 'withdrawn';
  attempts: number;
  due_at: Instant;
  created_at: Instant;
  sent_at: Instant | null;
  last_error: string | null;
}

export interface CodesTable {
  id: string;
  invitation_id: string;
  code_hash: string;
  attempts: number;
  expires_at: Instant;
  used_at: Instant | null;
}

export interface IdempotencyTable {
  id: string;
  body_hash: string;
  status: number;
  answer: string;
  created_at: Instant;
}

export interface AuditTable {
  id: string;
  account_id: string;
  at: Instant;
  actor: string;
  act: string;
  subject: string;
  /** What it was called then. */
  subject_name: string | null;
  /** What was before and after, as JSON. */
  changes: string | null;
  detail: string;
}

/** What is known to have happened to an invitation. Ids are in the order in which it did. */
export interface EventsTable {
  id: string;
  invitation_id: string;
  step: InvitationStep;
  at: Instant;
  /** A PersonRef as JSON. */
  actor: string | null;
  detail: string | null;
}

/** What changed in an account, for whoever looks at it; numbers follow the order of the commits. */
export interface ChangesTable {
  seq: Generated<number>;
  account_id: string;
  topic: 'users' | 'groups' | 'viewer' | 'settings';
  subject: string | null;
  at: Instant;
}

export interface CountersTable {
  key: string;
  count: number;
  resets_at: Instant;
}

/** What the server notes about itself, such as the mark of a demonstration. */
export interface MarksTable {
  name: string;
  value: string;
}

export interface Tables {
  accounts: AccountsTable;
  memberships: MembershipsTable;
  groups: GroupsTable;
  group_members: GroupMembersTable;
  invitations: InvitationsTable;
  mails: MailsTable;
  verification_codes: CodesTable;
  idempotency_keys: IdempotencyTable;
  audit_entries: AuditTable;
  invitation_events: EventsTable;
  changes: ChangesTable;
  counters: CountersTable;
  marks: MarksTable;
}

/** Anything that runs statements: the database itself, or a transaction on it. */
export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;
export type MembershipRow = Selectable<MembershipsTable>;
export type NewMembership = Insertable<MembershipsTable>;
export type NewInvitation = Insertable<InvitationsTable>;
export type InvitationRow = Selectable<InvitationsTable>;
export type GroupRow = Selectable<GroupsTable>;
