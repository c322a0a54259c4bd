import type { AuditAct, AuditEntry, AuditQuery } from '../../domain/audit.js';
import type { Group } from '../../domain/group.js';
import type { InvitationEvent, InvitationStep, PersonRef } from '../../domain/invitation.js';
import type { Page } from '../../domain/page.js';
import { epoch, toInstant } from '../../domain/time.js';
import { displayName, type User } from '../../domain/user.js';
import { cut } from './cut.js';
import type { Desk } from './desk.js';
import { pastEntries, pastEvents } from './past.js';

type Target = NonNullable<AuditEntry['target']>;
type Changes = NonNullable<AuditEntry['changes']>;

/** What an entry says besides who and when. */
export interface Noted {
  readonly act: AuditAct;
  readonly target: Target;
  readonly changes?: Changes;
  readonly detail?: string;
  /** Who did it, where that is not the viewer; `null` for what happened by itself. */
  readonly actor?: PersonRef | null;
}

export function viewerRef(desk: Desk): PersonRef | undefined {
  if (!desk.viewer) return undefined;
  const { id, name, email } = desk.viewer;
  return { id, name, email };
}

export function userTarget(user: Pick<User, 'id' | 'firstName' | 'lastName' | 'email'>): Target {
  return { kind: 'user', id: user.id, name: displayName(user) };
}

export function groupTarget({ id, name }: Pick<Group, 'id' | 'name'>): Target {
  return { kind: 'group', id, name };
}

/** Values as a person would read them, by field. */
export type Readable = Readonly<Record<string, string | undefined>>;

/** What is another in `after`, for an entry. */
export function differences(before: Readable, after: Readable): Changes {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields].flatMap((field) => {
    const [old, fresh] = [before[field], after[field]];
    if (old === fresh) return [];
    return [{ field, ...(old !== undefined && { before: old }), ...(fresh !== undefined && { after: fresh }) }];
  });
}

/** Writes what was done into the trail. */
export function note({ act, target, changes, detail, actor }: Noted, desk: Desk): void {
  const { audit, now } = desk.store;
  const who = actor === undefined ? viewerRef(desk) : (actor ?? undefined);
  audit.push({
    id: `AUD-${String(audit.length + 1).padStart(8, '0')}`,
    at: toInstant(now),
    act,
    ...(who && { actor: who }),
    target,
    ...(changes && changes.length > 0 && { changes }),
    ...(detail !== undefined && { detail }),
  });
}

/** Writes what happened to an invitation. */
export function happened(
  invitationId: string,
  step: InvitationStep,
  desk: Desk,
  more: Pick<InvitationEvent, 'by' | 'detail'> = {},
): void {
  const { events, now } = desk.store;
  events.set(invitationId, [...(events.get(invitationId) ?? []), { step, at: toInstant(now), ...more }]);
}

/** The viewer as `by` of an event. */
export function byViewer(desk: Desk): Pick<InvitationEvent, 'by'> {
  const by = viewerRef(desk);
  return by ? { by } : {};
}

/** What happened to the user's invitation, oldest first. Its end is seen on reading, as nothing ticks. */
export function eventsOf({ id, invitation }: User, desk: Desk): InvitationEvent[] {
  if (!invitation) return [];
  const { store } = desk;
  const events = [...pastEvents(id, invitation.id, store), ...(store.events.get(invitation.id) ?? [])];
  const over = invitation.state === 'expired' && invitation.expiresAt !== undefined;
  const all: InvitationEvent[] = over ? [...events, { step: 'expired', at: invitation.expiresAt }] : events;
  return all.sort((a, b) => epoch(a.at) - epoch(b.at));
}

/** One page of the trail, newest first. */
export function readTrail(query: AuditQuery, desk: Desk): Page<AuditEntry> {
  const { store } = desk;
  const all = [...store.audit].reverse().concat(pastEntries(store));
  const { userId, groupId } = query;
  const matches = ({ target }: AuditEntry): boolean =>
    (userId === undefined || (target?.kind === 'user' && target.id === userId)) &&
    (groupId === undefined || (target?.kind === 'group' && target.id === groupId));
  return { ...cut(all, matches, query), asOf: toInstant(store.now) };
}
