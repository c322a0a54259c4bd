import type { ClosedInvitation, InvitationPreview, OpenInvitation, PasswordRules } from '../../domain/acceptance.js';
import { emailKey } from '../../domain/email.js';
import { invitationStateAt, type Invitation } from '../../domain/invitation.js';
import { toInstant } from '../../domain/time.js';
import type { Desk } from './desk.js';
import { deadLink } from './refusals.js';
import type { StoredUser } from './store.js';
import { groupRefs } from './view.js';

const CLOSED = { expired: 'expired', accepted: 'used', declined: 'declined', revoked: 'revoked' } as const;

/** A link that can be used. */
export interface OpenTicket {
  readonly user: StoredUser;
  readonly invitation: Invitation;
}

/** What a link leads to. @throws {DirectoryError} `invitation`, with why not */
export function ticketOf(token: string, desk: Desk): OpenTicket {
  const found = find(token, desk);
  if (found.state !== 'open') throw deadLink(found.state);
  return found;
}

/** The invitation, if it can be used. @throws {DirectoryError} `invitation`, with why not */
export function usable(ticket: OpenTicket, desk: Desk): OpenTicket {
  const state = invitationStateAt(ticket.invitation, desk.store.now);
  if (state !== 'pending') throw deadLink(CLOSED[state]);
  return ticket;
}

/** What a link shows. Reads alone. */
export function previewOf(token: string, desk: Desk, defaults: PasswordRules): InvitationPreview {
  const found = find(token, desk);
  if (found.state === 'open') return openPreview(found, desk, defaults);
  if (!found.user) return { state: found.state };
  const { user } = found;
  const at = whenClosed(user, found.state);
  return {
    state: found.state,
    account: desk.store.account,
    ...(user.invitation?.sentBy && { inviter: user.invitation.sentBy }),
    ...(at !== undefined && { at }),
    ...(found.state === 'expired' && { canRequestNew: true }),
  };
}

type Found =
  (OpenTicket & { readonly state: 'open' }) | { readonly state: ClosedInvitation['state']; readonly user?: StoredUser };

function find(token: string, desk: Desk): Found {
  const { store } = desk;
  const ticket = store.tickets.get(token);
  const user = ticket && store.users.get(ticket.userId);
  if (!ticket || !user?.invitation || user.state === 'deleted') return { state: 'unknown' };
  const { invitation } = user;
  const state = invitationStateAt(invitation, store.now);
  // A link that a newer one has replaced had expired; it stays that, whatever became of the newer one.
  if (ticket.invitationId !== invitation.id) return { state: state === 'accepted' ? 'used' : 'expired', user };
  return state === 'pending' ? { state: 'open', user, invitation } : { state: CLOSED[state], user };
}

function whenClosed(user: StoredUser, state: ClosedInvitation['state']): string | undefined {
  if (state === 'used') return user.joinedAt;
  return state === 'expired' ? user.invitation?.expiresAt : user.removedAt;
}

function openPreview({ user, invitation }: OpenTicket, desk: Desk, defaults: PasswordRules): OpenInvitation {
  const { store, session } = desk;
  const { expiresAt, sentBy } = invitation;
  const signedIn = session.current;
  const signedInUser = signedIn && store.byEmail(signedIn.email);
  return {
    state: 'open',
    account: store.account,
    ...(sentBy && { inviter: sentBy }),
    groups: groupRefs(user.groupIds, store).map(({ name }) => name),
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    ...(user.phone && { phone: user.phone }),
    ...(expiresAt !== undefined && { expiresAt }),
    // Always both, so that nobody learns from it whether an identity exists.
    waysIn: ['register', 'sign-in'],
    passwordRules: desk.options.passwordRules ?? defaults,
    ...(signedIn && { signedIn: { name: signedIn.name, email: signedIn.email } }),
    ...(signedIn &&
      emailKey(signedIn.email) !== emailKey(user.email) && { alreadyMember: signedInUser?.state === 'active' }),
    asOf: toInstant(store.now),
  };
}
