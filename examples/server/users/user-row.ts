import { invitationStateAt, type Invitation, type PersonRef } from '../../../src/domain/invitation.js';
import { isLastAdministrator } from '../../../src/domain/policy.js';
import { reason } from '../../../src/domain/reason.js';
import { userStateAt, type PhoneNumber, type User } from '../../../src/domain/user.js';
import type { GroupRef } from '../../../src/domain/group.js';
import type { InvitationRow, MembershipRow } from '../db/tables.js';
import { toCustom } from './custom.js';
import { roleOf } from './roles.js';

/** What besides its row a user is made of. */
export interface UserParts {
  readonly groups: readonly GroupRef[];
  readonly invitation: InvitationRow | undefined;
  readonly activeAdministrators: number;
  readonly now: Date;
}

/** A stored user as the domain knows it, at `now`. */
export function toUser(row: MembershipRow, parts: UserParts): User {
  const phone = toPhone(row);
  const user: User = {
    id: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    ...(phone && { phone }),
    state: row.state,
    groups: parts.groups,
    ...(parts.invitation && { invitation: toInvitation(parts.invitation, parts.now) }),
    ...(row.administrator === 1 && { administrator: true }),
    role: roleOf(row.administrator),
    ...given('custom', toCustom(row.custom)),
    createdAt: row.created_at,
    ...given('joinedAt', row.joined_at),
    ...given('lastSignInAt', row.last_sign_in_at),
    ...given('blockedAt', row.blocked_at),
    ...given('blockedBy', toPerson(row.blocked_by)),
    ...given('removedAt', row.removed_at),
    ...given('removedBy', toPerson(row.removed_by)),
    source: row.source,
    version: String(row.version),
  };
  const now = { ...user, state: row.link_expires_at === null ? user.state : stateByEnd(row, parts.now, user) };
  return isLastAdministrator(now, parts.activeAdministrators) ? { ...now, allowed: LAST_ADMINISTRATOR } : now;
}

const LAST_ADMINISTRATOR = { block: reason('last-administrator'), remove: reason('last-administrator') } as const;

function stateByEnd(row: MembershipRow, now: Date, user: User): User['state'] {
  if (user.invitation) return userStateAt(user, now);
  return row.state === 'invited' && (row.link_expires_at ?? '') <= now.toISOString() ? 'invitation-expired' : row.state;
}

/** An invitation at `now`; its secret stays behind. */
export function toInvitation(row: InvitationRow, now: Date): Invitation {
  const sentBy = toPerson(row.sent_by);
  const stored: Invitation = {
    id: row.id,
    state: row.state,
    sentAt: row.sent_at,
    expiresAt: row.expires_at,
    ...(sentBy && { sentBy }),
    delivery: row.delivery,
    locale: row.locale,
  };
  return { ...stored, state: invitationStateAt(stored, now) };
}

/** A PersonRef out of its column. */
export function toPerson(json: string | null): PersonRef | undefined {
  return json === null ? undefined : (JSON.parse(json) as PersonRef);
}

function toPhone(row: MembershipRow): PhoneNumber | undefined {
  if (row.phone_code === null || row.phone_number === null) return undefined;
  const phone = { countryCode: row.phone_code, number: row.phone_number };
  return row.phone_country === null ? phone : { ...phone, country: row.phone_country };
}

/** The columns of a telephone number; `null` clears it. */
export function phoneColumns(
  phone: PhoneNumber | null | undefined,
): Pick<MembershipRow, 'phone_code' | 'phone_number' | 'phone_country'> {
  return {
    phone_code: phone?.countryCode ?? null,
    phone_number: phone?.number ?? null,
    phone_country: phone?.country ?? null,
  };
}

function given<K extends string, V>(key: K, value: V | null | undefined): Partial<Record<K, V>> {
  return value === null || value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
