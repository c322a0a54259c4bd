import type { AuditAct, AuditEntry } from '../../domain/audit.js';
import type { InvitationEvent, InvitationStep, PersonRef } from '../../domain/invitation.js';
import { epoch, type Instant } from '../../domain/time.js';
import { displayName } from '../../domain/user.js';
import type { Store, StoredUser } from './store.js';

/*
 * What happened before the account came into memory, as far as its users still show it.
 */

const entries = new WeakMap<Store, readonly AuditEntry[]>();

/** Entries for what the seeded users tell of themselves, newest first. Made when somebody first asks. */
export function pastEntries(store: Store): readonly AuditEntry[] {
  const known = entries.get(store);
  if (known) return known;
  const times = new Map<AuditEntry, number>();
  for (const entry of store.past.flatMap(entriesOf)) times.set(entry, epoch(entry.at));
  const sorted = [...times].sort(([, a], [, b]) => b - a).map(([entry]) => entry);
  entries.set(store, sorted);
  return sorted;
}

/** What happened to a seeded user's invitation, oldest first. */
export function pastEvents(userId: string, invitationId: string, store: Store): InvitationEvent[] {
  const user = store.past.find(({ id }) => id === userId);
  if (user?.invitation?.id !== invitationId) return [];
  const { state, sentAt, sentBy, delivery } = user.invitation;
  const mailed = delivery === undefined || delivery === 'unknown' ? undefined : delivery;
  return [
    step('created', sentAt, sentBy),
    ...(mailed === undefined ? [] : [step(mailed, sentAt)]),
    ...(state === 'accepted' && user.joinedAt !== undefined ? [step('accepted', user.joinedAt)] : []),
    ...((state === 'declined' || state === 'revoked') && user.removedAt !== undefined
      ? [step(state, user.removedAt, user.removedBy)]
      : []),
  ];
}

function step(name: InvitationStep, at: Instant, by?: PersonRef): InvitationEvent {
  return { step: name, at, ...(by && { by }) };
}

function entriesOf(user: StoredUser): AuditEntry[] {
  const { invitation, createdAt, joinedAt, blockedAt, blockedBy, removedAt, removedBy } = user;
  const self = { id: user.id, name: displayName(user), email: user.email };
  const made: AuditEntry[] = [];
  const add = (act: AuditAct, at: Instant | undefined, actor: PersonRef | undefined): void => {
    if (at === undefined) return;
    const target = { kind: 'user', id: user.id, name: self.name } as const;
    made.push({ id: `${user.id}:${act}`, at, act, ...(actor && { actor }), target });
  };
  add('user-added', createdAt, invitation?.sentBy);
  add('invitation-sent', invitation?.sentAt, invitation?.sentBy);
  if (invitation) add('invitation-accepted', joinedAt, self);
  add('user-blocked', blockedAt, blockedBy);
  if (invitation?.state === 'declined') add('invitation-declined', removedAt, self);
  else if (invitation?.state === 'revoked') add('invitation-revoked', removedAt, removedBy);
  else add('user-removed', removedAt, removedBy);
  return made;
}
