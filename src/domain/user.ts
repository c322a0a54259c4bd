import { invitationStateAt, type Invitation, type PersonRef } from './invitation.js';
import type { GroupRef } from './group.js';
import type { RoleRef } from './role.js';
import type { UserAct } from './acts.js';
import type { Reason } from './reason.js';
import type { Instant } from './time.js';

/** Every state a user of an account can be in, in the order in which they are offered as filters. */
export const USER_STATES = ['invited', 'invitation-expired', 'active', 'blocked', 'disabled', 'deleted'] as const;

/**
 * - `invited`: has an open link;
 * - `invitation-expired`: did not accept in time;
 * - `active`: accepted, may sign in;
 * - `blocked`: kept out for now;
 * - `disabled`: removed from the account, may be invited again;
 * - `deleted`: gone.
 */
export type UserState = (typeof USER_STATES)[number];

/** A telephone number in two parts, as E.164 splits it. */
export interface PhoneNumber {
  /** The calling code with its plus, such as `+43`. */
  readonly countryCode: string;
  /** The national number: digits alone, without the trunk prefix. */
  readonly number: string;
  /** ISO 3166-1 alpha-2, where several countries share a calling code. */
  readonly country?: string;
}

/** Fields beyond the domain's own, by name: what a host asks for and its backend keeps. Plain values alone. */
export type CustomFields = Readonly<Record<string, string | number | boolean>>;

/** A user of the account, in whatever backend. */
export interface User {
  /** Opaque; may hold any character, so it is percent-encoded in URLs. */
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone?: PhoneNumber;
  readonly state: UserState;
  readonly groups: readonly GroupRef[];
  readonly invitation?: Invitation;
  /** May manage users of this account. */
  readonly administrator?: boolean;
  /** What they may do in this account, where the backend has roles. */
  readonly role?: RoleRef;
  /** The backend's further fields; absent where it keeps none. */
  readonly custom?: CustomFields;
  readonly createdAt?: Instant;
  /** When they accepted. */
  readonly joinedAt?: Instant;
  readonly lastSignInAt?: Instant;
  readonly blockedAt?: Instant;
  readonly blockedBy?: PersonRef;
  readonly removedAt?: Instant;
  readonly removedBy?: PersonRef;
  /** Where the user comes from. `directory` means another system manages them. */
  readonly source?: 'invitation' | 'directory' | 'import';
  /** Changes whenever the user changes; sent back as `ifMatch` to notice a lost update. */
  readonly version?: string;
  /** What the backend itself says may be done with this user: one page cannot tell who is the last administrator. */
  readonly allowed?: Readonly<Partial<Record<UserAct, true | Reason>>>;
}

/** What the wizard hands over: the new user as typed, already checked. */
export interface UserDraft {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone?: PhoneNumber;
  /** At least one where the backend has groups. */
  readonly groupIds: readonly string[];
  /** One of `roles.list`; the backend's own choice when absent. */
  readonly roleId?: string;
  /** The host's further fields, already checked. */
  readonly custom?: CustomFields;
  /** BCP 47 tag of the language in which the mail is written. */
  readonly locale?: string;
}

/** Which columns a list can be sorted by, where the backend can. */
export type UserSortKey = 'name' | 'email' | 'joined' | 'last-sign-in' | 'state';

export interface UserSort {
  readonly by: UserSortKey;
  readonly direction: 'ascending' | 'descending';
}

/** A time with one or both ends: `from` belongs to it, `until` does not. */
export interface TimeRange {
  readonly from?: Instant;
  readonly until?: Instant;
}

/** Which users to read. What is named narrows; what is absent does not. */
export interface UserQuery {
  /** Text that name, email or id contain, without regard to case. */
  readonly search?: string;
  /** Only users in one of these; every state but `deleted` when absent. */
  readonly states?: readonly UserState[];
  /** Only users in one of these groups. */
  readonly groupIds?: readonly string[];
  /** Only whose last invitation was sent by one of these people, by their ids. */
  readonly invitedBy?: readonly string[];
  /** Only whose last invitation was sent in this time. */
  readonly invited?: TimeRange;
  /** Only whose open or expired invitation ends, or ended, in this time. */
  readonly expires?: TimeRange;
  readonly sort?: UserSort;
  /** How many to return at most, 1 to 100. */
  readonly limit: number;
  /** Where to start, from 0; for backends that page by offset. */
  readonly offset?: number;
  /** What the page before gave as `next`; for backends that page by cursor. */
  readonly cursor?: string;
}

/** The state at `now`: an invitation that has run out since it was read counts as expired. */
export function userStateAt(user: User, now: Date): UserState {
  if (user.state !== 'invited' || !user.invitation) return user.state;
  return invitationStateAt(user.invitation, now) === 'expired' ? 'invitation-expired' : 'invited';
}

/** First and last name, or the address where there is no name. */
export function displayName(person: { firstName?: string; lastName?: string; email?: string }): string {
  const name = [person.firstName, person.lastName]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ');
  return name || (person.email ?? '');
}

/** Up to two letters that stand for a person, by grapheme, so that no script is cut in half. */
export function initials(person: { firstName?: string; lastName?: string; email?: string }): string {
  const words = displayName(person).split(/\s+/u).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  return picked
    .map((word) => firstGrapheme(word ?? ''))
    .join('')
    .toLocaleUpperCase();
}

/** Made once: making one takes longer than all it does for a row. */
let graphemes: Intl.Segmenter | undefined;

function firstGrapheme(word: string): string {
  // Nothing joins two letters of ASCII; segmenting costs more than all else that is drawn of a row.
  if (/^[A-Za-z](?:[A-Za-z]|$)/u.test(word)) return word.charAt(0);
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  for (const { segment } of graphemes.segment(word)) return segment;
  return '';
}

/** One of six hues for an avatar, the same for an id on every page and device. */
export function hueOf(id: string): 1 | 2 | 3 | 4 | 5 | 6 {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return ((hash % 6) + 1) as 1 | 2 | 3 | 4 | 5 | 6;
}
