import type { PersonRef } from './invitation.js';
import type { Instant } from './time.js';

/** What happened, by meaning; the catalog has the sentence. Backends may have further ones, shown by their `detail`. */
export const AUDIT_ACTS = [
  'user-added',
  'user-updated',
  'user-groups-changed',
  'user-role-changed',
  'user-blocked',
  'user-unblocked',
  'user-removed',
  'user-restored',
  'invitation-sent',
  'invitation-resent',
  'invitation-renewed',
  'invitation-reminded',
  'invitation-requested',
  'invitation-revoked',
  'invitation-accepted',
  'invitation-declined',
  'invitation-link-copied',
  'group-created',
  'group-updated',
  'group-removed',
  'settings-changed',
  'other',
] as const;

export type AuditAct = (typeof AUDIT_ACTS)[number];

/** Who did what to whom, and when. Never holds a link or token. */
export interface AuditEntry {
  readonly id: string;
  readonly at: Instant;
  readonly act: AuditAct;
  /** Who did it; absent for what the backend did by itself. */
  readonly actor?: PersonRef;
  readonly target?: { readonly kind: 'user' | 'group' | 'account'; readonly id: string; readonly name?: string };
  /** What changed, before and after, each as a person would read it. */
  readonly changes?: readonly { readonly field: string; readonly before?: string; readonly after?: string }[];
  /** The backend's own words; shown as text. */
  readonly detail?: string;
}

/** Which entries to read, newest first. */
export interface AuditQuery {
  readonly userId?: string;
  readonly groupId?: string;
  /** How many to return at most, 1 to 100. */
  readonly limit: number;
  /** Where to start, from 0; for backends that page by offset. */
  readonly offset?: number;
  /** What the page before gave as `next`; for backends that page by cursor. */
  readonly cursor?: string;
}
