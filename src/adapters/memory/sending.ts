import { expiryOf, type Delivery, type Invitation } from '../../domain/invitation.js';
import { safeWords } from '../../domain/safe-words.js';
import { toInstant } from '../../domain/time.js';
import type { Desk } from './desk.js';
import type { MemoryMail } from './options.js';
import { termOf } from './settings.js';
import type { Store, StoredUser } from './store.js';
import { byViewer, happened, viewerRef } from './trail.js';
import { viewUser } from './view.js';

const PUBLIC_URL = 'https://app.example';

/** A user before the store has given it a version. */
export type Unversioned = Omit<StoredUser, 'version'>;

/** Puts the user into `invited` with a new invitation, gives it a link and mails it. Every older link is dead. */
export function invite(user: Unversioned, desk: Desk, step: 'created' | 'renewed', locale?: string): StoredUser {
  const { store } = desk;
  if (user.invitation) store.tokens.delete(user.invitation.id);
  const { removedAt: _at, removedBy: _by, ...kept } = user;
  const invitation = fresh(store.newId('invitation'), desk, locale ?? user.invitation?.locale);
  const stored = store.putUser({ ...kept, state: 'invited', invitation });
  happened(invitation.id, step, desk, byViewer(desk));
  return send(stored, invitation, desk);
}

/** The same link with a new term, mailed again. */
export function sendAgain(user: StoredUser & { readonly invitation: Invitation }, desk: Desk): StoredUser {
  const invitation = fresh(user.invitation.id, desk, user.invitation.locale);
  happened(invitation.id, 'resent', desk, byViewer(desk));
  return send(desk.store.putUser({ ...user, state: 'invited', invitation }), invitation, desk);
}

/** The link of an open invitation. After a reload the token is unknown, as it is never stored: a new one is made. */
export function linkOf(user: StoredUser, invitation: Invitation, desk: Desk): string {
  const { store } = desk;
  const token = store.tokens.get(invitation.id) ?? store.newId('token');
  store.tokens.set(invitation.id, token);
  store.tickets.set(token, { userId: user.id, invitationId: invitation.id });
  return `${(desk.options.publicUrl ?? PUBLIC_URL).replace(/\/+$/u, '')}/accept#${token}`;
}

/** The user with its invitation closed for good; the link says so from now on. */
export function closed(user: StoredUser, state: 'accepted' | 'declined' | 'revoked'): Unversioned {
  return user.invitation ? { ...user, invitation: { ...user.invitation, state } } : user;
}

/** What came of handing a mail over. */
export interface Posted {
  readonly delivery: Delivery;
  /** The carrier's own words for refusing it, fit to be shown. */
  readonly detail?: string;
}

/** Hands a mail over; a carrier that throws has refused it. */
export function post(mail: MemoryMail, desk: Desk): Posted {
  if (!desk.options.mail) return { delivery: 'unknown' };
  try {
    return { delivery: desk.options.mail(mail) ?? 'mailed' };
  } catch (thrown) {
    const detail = thrown instanceof Error ? safeWords(thrown.message) : '';
    return { delivery: 'refused', ...(detail !== '' && { detail }) };
  }
}

/** Mails the invitation's link, whatever it has been sent for. */
function mailLink(user: StoredUser, invitation: Invitation, desk: Desk): Posted {
  return post(
    {
      kind: 'invitation',
      to: user.email,
      url: linkOf(user, invitation, desk),
      user: viewUser(user, desk.store),
      invitation,
      account: desk.store.account,
      ...(invitation.locale !== undefined && { locale: invitation.locale }),
    },
    desk,
  );
}

function fresh(id: string, desk: Desk, locale: string | undefined): Invitation {
  const sentAt = toInstant(desk.store.now);
  const sentBy = viewerRef(desk);
  return {
    id,
    state: 'pending',
    sentAt,
    expiresAt: expiryOf(sentAt, termOf(desk)),
    ...(sentBy && { sentBy }),
    ...(locale !== undefined && { locale }),
  };
}

function send(user: StoredUser, invitation: Invitation, desk: Desk): StoredUser {
  const { delivery, ...words } = mailLink(user, invitation, desk);
  if (delivery !== 'unknown') happened(invitation.id, delivery, desk, words);
  return replaceInPlace(user, { ...invitation, delivery }, desk.store);
}

/** Mails the link once more as it is. */
export function sendReminder(user: StoredUser, invitation: Invitation, desk: Desk): void {
  happened(invitation.id, 'reminded', desk);
  send(user, invitation, desk);
}

/** What became of the mail belongs to the same change, so the version stays. */
function replaceInPlace(user: StoredUser, invitation: Invitation, store: Store): StoredUser {
  const stored = { ...user, invitation };
  store.users.set(user.id, stored);
  return stored;
}
