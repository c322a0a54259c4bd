import { emailKey } from '../../domain/email.js';
import type { Group, GroupRef } from '../../domain/group.js';
import type { Invitation, InvitationState, PersonRef } from '../../domain/invitation.js';
import type { Role, RoleRef } from '../../domain/role.js';
import { epoch, HOUR, toInstant, type Instant } from '../../domain/time.js';
import type { PhoneNumber, User } from '../../domain/user.js';
import { given } from '../http/field-errors.js';
import { versionOf } from '../http/version.js';
import type { WireInvitation, WireMember, WireTeam } from './better-auth-wire.js';

/** What an organization holds, as far as whoever is signed in may see it. */
export interface Organization {
  readonly members: readonly WireMember[];
  readonly invitations: readonly WireInvitation[];
  readonly teams: readonly WireTeam[];
  /** Who is banned, by the person's id; absent where that cannot be known. */
  readonly banned?: ReadonlySet<string> | undefined;
}

/** What the adapter was told of the server. */
export interface Facts {
  readonly roles: readonly Role[];
  /** Whether the server has the admin plugin. */
  readonly admin: boolean;
  readonly term: number | undefined;
}

/**
 * The same address has the same id in every invitation. Its own id would not do: it is the link's secret, and ids stand
 * in URLs, events and logs.
 */
export function invitedId(email: string): string {
  return `invited-${versionOf([emailKey(email)])}`;
}

/** What is shown in place of an invitation's id, from which nobody gets back to it: 53 bits of at least 122. */
export function invitationId(secret: string): string {
  return `invitation-${versionOf([secret])}`;
}

/** Ids of teams are kept as one text. */
export function teamsIn({ teamId }: Pick<WireInvitation, 'teamId'>): string[] {
  return teamId?.split(',').filter(Boolean) ?? [];
}

/** The user with their groups, and the version that depends on them. */
export function withGroups(user: User, teamIds: readonly string[], teams: readonly WireTeam[]): User {
  const groups = teams.filter(({ id }) => teamIds.includes(id)).map(toGroupRef);
  return { ...user, groups, version: versionOfUser({ ...user, groups }) };
}

function versionOfUser({ firstName, lastName, email, state, role, invitation, groups }: User): string {
  return versionOf([firstName, lastName, email, state, role?.id, invitation, groups.map(({ id }) => id).sort()]);
}

/** Servers go on saying "pending" when an invitation has run out. */
export function stateOf({ status, expiresAt }: WireInvitation, now: Date): InvitationState {
  switch (status) {
    case 'pending':
      return expiresAt !== undefined && epoch(expiresAt) <= now.getTime() ? 'expired' : 'pending';
    case 'accepted':
      return 'accepted';
    case 'rejected':
      return 'declined';
    default:
      return 'revoked';
  }
}

export function toInvitation(
  wire: WireInvitation,
  { members }: Pick<Organization, 'members'>,
  { term }: Pick<Facts, 'term'>,
  now: Date,
): Invitation {
  const inviter = members.find(({ userId }) => userId === wire.inviterId);
  return {
    id: invitationId(wire.id),
    state: stateOf(wire, now),
    sentAt: sentAt(wire, term, now),
    delivery: 'unknown',
    ...given('expiresAt', wire.expiresAt),
    ...given('sentBy', inviter && toPersonRef(inviter)),
  };
}

/** How long an invitation lives unless the server was told otherwise. */
const USUAL_TERM = 48 * HOUR;

/** Sending again moves the end alone, so only a known term tells when that was. */
function sentAt({ createdAt, expiresAt }: WireInvitation, term: number | undefined, now: Date): Instant {
  const begun = (ms: number): Instant | undefined =>
    expiresAt === undefined ? undefined : toInstant(new Date(epoch(expiresAt) - ms));
  const last = term === undefined ? undefined : begun(term);
  const first = createdAt ?? begun(USUAL_TERM) ?? toInstant(now);
  return last !== undefined && last > first ? last : first;
}

export function toPersonRef({ id, user }: WireMember): PersonRef {
  return { id, name: user.name?.trim() || user.email, email: user.email };
}

/** The roles in a text; a member may have several. */
export function rolesOf(role: string | undefined): string[] {
  return (role ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
}

/** Together they are what a role is here. */
export function roleParts(text: string | undefined, roles: readonly Role[]): { role?: RoleRef; administrator?: true } {
  const ids = rolesOf(text);
  if (ids.length === 0) return {};
  const known = ids.map((id) => roles.find((role) => role.id === id) ?? { id, name: id });
  const administrator = known.some((role) => 'administrator' in role && role.administrator);
  return {
    role: { id: ids.join(','), name: known.map(({ name }) => name).join(', ') },
    ...(administrator && { administrator }),
  };
}

function toGroupRef({ id, name }: WireTeam): GroupRef {
  return { id, name };
}

export function toGroup(team: WireTeam): Group {
  return { ...toGroupRef(team), version: versionOf([team.name, team.updatedAt]) };
}

/** As it is written by {@link phoneText}; of any other text it is not guessed where the calling code ends. */
export function toPhone(text: string | undefined): PhoneNumber | undefined {
  const [, countryCode, number] = /^(\+\d{1,3}) (\d+)$/u.exec(text ?? '') ?? [];
  return countryCode !== undefined && number !== undefined ? { countryCode, number } : undefined;
}

export function phoneText({ countryCode, number }: PhoneNumber): string {
  return `${countryCode} ${number}`;
}
