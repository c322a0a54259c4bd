import { emailKey } from '../../domain/email.js';
import type { InvitationState } from '../../domain/invitation.js';
import { reason } from '../../domain/reason.js';
import type { User, UserState } from '../../domain/user.js';
import { splitName, userOf } from '../http/completing.js';
import { given } from '../http/field-errors.js';
import {
  invitedId,
  roleParts,
  rolesOf,
  stateOf,
  teamsIn,
  toInvitation,
  toPhone,
  withGroups,
  type Facts,
  type Organization,
} from './better-auth-mapping.js';
import type { WireInvitation, WireMember } from './better-auth-wire.js';

/** One address of the organization: the user that is shown, and what stands behind them. */
export interface Person {
  /** For members without groups, which have to be asked for. */
  readonly user: User;
  readonly member?: WireMember;
  /** Every invitation to this address, the one that counts first. */
  readonly invitations: readonly WireInvitation[];
}

/**
 * Members and invitations as one list: an address is one user, however many invitations it has. Whoever was a member
 * once and is none now has left no trace but an accepted invitation, and is not shown.
 */
export function peopleOf(organization: Organization, facts: Facts, now: Date): Person[] {
  const invitations = new Map<string, WireInvitation[]>();
  for (const one of organization.invitations) {
    const key = emailKey(one.email);
    invitations.set(key, [...(invitations.get(key) ?? []), one]);
  }
  const people = new Map<string, Person>();
  for (const member of organization.members) {
    const key = emailKey(member.user.email);
    if (people.has(key)) continue;
    const own = inOrder(invitations.get(key) ?? [], now);
    people.set(key, { member, invitations: own, user: memberUser(member, own, organization, facts, now) });
  }
  for (const [key, some] of invitations) {
    const own = inOrder(some, now);
    const [first] = own;
    if (people.has(key) || !first || first.status === 'accepted') continue;
    people.set(key, { invitations: own, user: invitedUser(first, organization, facts, now) });
  }
  return [...people.values()];
}

/** The open ones first, of these the one that lives longest; then the others, the newest first. */
function inOrder(invitations: readonly WireInvitation[], now: Date): WireInvitation[] {
  const rank = (one: WireInvitation): number => (stateOf(one, now) === 'pending' ? 0 : 1);
  const age = (one: WireInvitation): string => (rank(one) === 0 ? one.expiresAt : one.createdAt) ?? '';
  return [...invitations].sort((a, b) => rank(a) - rank(b) || age(b).localeCompare(age(a)) || a.id.localeCompare(b.id));
}

function memberUser(
  member: WireMember,
  invitations: readonly WireInvitation[],
  organization: Organization,
  facts: Facts,
  now: Date,
): User {
  const accepted = invitations.find(({ status }) => status === 'accepted');
  const blocked = organization.banned?.has(member.userId) ?? false;
  const lone = isOwner(member) && organization.members.filter(isOwner).length === 1;
  return userOf({
    id: member.id,
    email: member.user.email,
    ...splitName(member.user.name ?? ''),
    state: blocked ? 'blocked' : 'active',
    ...roleParts(member.role, facts.roles),
    ...given('invitation', accepted && toInvitation(accepted, organization, facts, now)),
    ...given('createdAt', member.createdAt),
    ...given('joinedAt', member.createdAt),
    allowed: {
      ...(lone && { remove: reason('last-administrator') }),
      ...(facts.admin && !organization.banned && { block: reason('missing-permission') }),
    },
  });
}

/** The role that better-auth gives to who makes an organization; of its holders one must stay. */
function isOwner({ role }: WireMember): boolean {
  return rolesOf(role).includes('owner');
}

const STATES: Readonly<Record<InvitationState, UserState>> = {
  pending: 'invited',
  expired: 'invitation-expired',
  accepted: 'deleted',
  declined: 'disabled',
  revoked: 'disabled',
};

function invitedUser(wire: WireInvitation, organization: Organization, facts: Facts, now: Date): User {
  const invitation = toInvitation(wire, organization, facts, now);
  const state = STATES[invitation.state];
  const over = state === 'disabled';
  const user = userOf({
    id: invitedId(wire.email),
    email: wire.email,
    ...given('firstName', wire.firstName),
    ...given('lastName', wire.lastName),
    ...given('phone', toPhone(wire.phone)),
    state,
    ...roleParts(wire.role, facts.roles),
    invitation,
    source: 'invitation',
    ...given('createdAt', wire.createdAt),
    // The server has no way to change an invitation, and a new one would kill the link that was mailed.
    allowed: { update: reason('not-supported'), 'set-groups': reason('not-supported') },
  });
  return withGroups(user, over ? [] : teamsIn(wire), organization.teams);
}
