import type { InvitationPreview } from '../../../src/domain/acceptance.js';
import { emailKey } from '../../../src/domain/email.js';
import { toInstant } from '../../../src/domain/time.js';
import type { Identity } from '../auth/identities.js';
import type { Services } from '../services.js';
import { toPerson, toUser } from '../users/user-row.js';
import { findTicket, stateOf, type Ticket } from './ticket.js';

/**
 * What a link is about, to whoever holds it. Reads alone. It always offers both ways in, so that nobody
 * learns from it whether somebody with the address exists.
 */
export async function peek(
  services: Services,
  token: string,
  identity: Identity | undefined,
): Promise<InvitationPreview> {
  const now = services.clock();
  const ticket = await findTicket(services.db, token);
  if (!ticket) return { state: 'unknown' };
  const { invitation, account } = ticket;
  const state = stateOf(ticket, now);
  const inviter = toPerson(invitation.sent_by);
  const shared = {
    account: { id: account.id, name: account.name, ...(account.logo_url !== null && { logoUrl: account.logo_url }) },
    ...(inviter && { inviter }),
  };
  if (state === 'open') return { ...shared, ...(await openParts(services, ticket, identity)), state };
  const at = state === 'expired' ? invitation.expires_at : invitation.closed_at;
  return { ...shared, state, ...(at !== null && { at }), ...(state === 'expired' && { canRequestNew: true }) };
}

async function openParts(
  services: Services,
  { invitation, membership, account }: Ticket,
  identity: Identity | undefined,
) {
  const now = services.clock();
  const user = toUser(membership, { groups: [], invitation, activeAdministrators: 2, now });
  const groups = await services.db
    .selectFrom('group_members')
    .innerJoin('groups', 'groups.id', 'group_members.group_id')
    .select('groups.name')
    .where('group_members.membership_id', '=', membership.id)
    .orderBy('groups.is_default', 'desc')
    .orderBy('groups.name_key')
    .execute();
  const somebodyElse = identity && emailKey(identity.email) !== emailKey(membership.email);
  return {
    groups: groups.map((group) => group.name),
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    ...(user.phone && { phone: user.phone }),
    expiresAt: invitation.expires_at,
    waysIn: ['register', 'sign-in'] as const,
    passwordRules: services.passwordRules,
    ...(identity && { signedIn: { name: identity.name, email: identity.email } }),
    ...(somebodyElse && { alreadyMember: await isMember(services, account.id, identity.id) }),
    asOf: toInstant(now),
  };
}

async function isMember({ db }: Services, accountId: string, identityId: string): Promise<boolean> {
  const row = await db
    .selectFrom('memberships')
    .select('id')
    .where('account_id', '=', accountId)
    .where('identity_id', '=', identityId)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return row !== undefined;
}
