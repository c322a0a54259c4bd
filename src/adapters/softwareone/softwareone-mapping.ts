import type { AddResult, EmailMatch } from '../../domain/adapter.js';
import { emailKey } from '../../domain/email.js';
import type { Group } from '../../domain/group.js';
import type { Invitation, PersonRef } from '../../domain/invitation.js';
import { toInstant } from '../../domain/time.js';
import type { PhoneNumber, User, UserDraft, UserState } from '../../domain/user.js';
import { given } from '../http/field-errors.js';
import type { Membership, Person, WireGroup } from './softwareone-wire.js';
import { versionOf } from '../http/version.js';

/** A membership as the user of an account; its link stays behind. `now` stands in where the API tells no date. */
export function toUser(member: Membership, now: Date): User {
  const { user: person, audit } = member;
  const groups = (member.groups ?? []).map(({ id, name }) => ({ id, name: name ?? id }));
  return {
    id: member.id,
    ...namesOf(person),
    email: person.email ?? '',
    state: stateOf(member),
    groups,
    source: 'invitation',
    version: versionOfMember(member),
    ...given('phone', toPhone(person)),
    ...given('invitation', toInvitation(member, now)),
    // The default group of every account is the one that grants everything, managing users included.
    ...(member.groups?.some(({ isDefault }) => isDefault) && { administrator: true }),
    ...given('createdAt', audit?.created?.at),
    ...given('joinedAt', audit?.joined?.at ?? audit?.invitationAcceptedAt),
    ...given('lastSignInAt', member.lastLoginAt ?? audit?.access?.at),
  };
}

/**
 * The state of the membership. A person's own status is the best of all their memberships, so a person who is active
 * elsewhere may only be invited here: the invitation counts first. Blocked alone is the person's, in every account.
 * Whoever has a status that is not known is not said to be a member.
 */
export function stateOf({ user, invitation }: Membership): UserState {
  const person = statusOf(user.status);
  if (person === 'blocked') return 'blocked';
  switch (statusOf(invitation?.status) ?? person) {
    case 'invited':
      return 'invited';
    case 'invitationexpired':
      return 'invitation-expired';
    case 'active':
    case 'accepted':
      return 'active';
    default:
      return 'disabled';
  }
}

/** A status is written with and without a blank: "Invitation expired", `InvitationExpired`. */
function statusOf(written: string | undefined): string | undefined {
  return written?.toLowerCase().replace(/[\s_-]+/gu, '') || undefined;
}

/**
 * The invitation within a membership. It has neither an id nor an end, and the API tells when it was first sent, not
 * when it was last: expiry is known from the state alone.
 */
export function toInvitation(member: Membership, now: Date, sentNow = false): Invitation | undefined {
  const { invitation, audit } = member;
  const state = stateOf(member);
  if (state !== 'invited' && state !== 'invitation-expired') return undefined;
  if (!invitation) return undefined;
  const sent = audit?.invited ?? audit?.created;
  return {
    id: member.id,
    state: state === 'invited' ? 'pending' : 'expired',
    sentAt: (sentNow ? undefined : sent?.at) ?? toInstant(now),
    delivery: 'unknown',
    ...given('sentBy', toPersonRef(sent?.by)),
  };
}

function toPersonRef(by: { readonly name?: string | undefined } | undefined): PersonRef | undefined {
  // The id is the person's (`USR-…`), which is no id of a user here.
  return by?.name ? { name: by.name } : undefined;
}

/** In a summary a person has one name; it is not guessed which part of it is which. */
function namesOf({ firstName, lastName, name }: Person): { firstName: string; lastName: string } {
  if (firstName === undefined && lastName === undefined) return { firstName: name ?? '', lastName: '' };
  return { firstName: firstName ?? '', lastName: lastName ?? '' };
}

function toPhone({ phone }: Person): PhoneNumber | undefined {
  if (!phone?.number) return undefined;
  const digits = (phone.prefix ?? '').replace(/\D+/gu, '');
  return { countryCode: digits && `+${digits}`, number: phone.number.replace(/\D+/gu, '') };
}

function versionOfMember(member: Membership): string {
  const { firstName, lastName, name, email, phone, status } = member.user;
  const groups = (member.groups ?? []).map(({ id }) => id).sort();
  return versionOf([firstName, lastName, name, email, phone?.prefix, phone?.number, status, member.invitation, groups]);
}

/**
 * The API's default group is not passed on as `isDefault`: there it is the administrators' group, here a default group
 * is the one that new users are put into unasked.
 */
export function toGroup({ id, name, description, logo, modules, buyers }: WireGroup): Group {
  const ids = (entries: WireGroup['modules']): unknown => entries?.map((entry) => entry.id).sort();
  const version = versionOf([name, description, logo, ids(modules), ids(buyers)]);
  return { id, name, version, ...given('description', description || undefined) };
}

/** What adding came to, by what the membership says of itself. */
export function toAddResult(member: Membership, draft: UserDraft, now: Date): AddResult {
  const user = toUser(member, now);
  const names = new Map(user.groups.map(({ id, name }) => [id, name]));
  return {
    user,
    groups: [...new Set(draft.groupIds)].map((id) => ({ group: { id, name: names.get(id) ?? id }, ok: names.has(id) })),
    delivery: 'unknown',
    ...given('invitation', user.invitation),
  };
}

/** Whether a membership is what became of this draft: the same person, in the groups that were asked for. */
export function cameOf(draft: UserDraft, user: User): boolean {
  const names = (one: { firstName: string; lastName: string }): string =>
    `${one.firstName.trim()}\n${one.lastName.trim()}`;
  const groups = (ids: readonly string[]): string => [...new Set(ids)].sort().join('\n');
  return (
    emailKey(draft.email) === emailKey(user.email) &&
    names(draft) === names(user) &&
    groups(draft.groupIds) === groups(user.groups.map(({ id }) => id))
  );
}

const MATCHES: Partial<Record<UserState, EmailMatch['status']>> = {
  invited: 'invited',
  'invitation-expired': 'expired',
  active: 'member',
  blocked: 'blocked',
};

/** What an address means, given all memberships that were found for any of the addresses. */
export function toMatch(email: string, found: readonly User[]): EmailMatch {
  const key = emailKey(email);
  const user = found.find((one) => emailKey(one.email) === key);
  return user ? { email, status: MATCHES[user.state] ?? 'member', user } : { email, status: 'free' };
}
