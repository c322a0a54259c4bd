import type { PersonRef } from './invitation.js';
import type { PhoneNumber } from './user.js';
import type { Instant } from './time.js';

/** The backend's rules for a password, so that they can be ticked while typing (NIST SP 800-63B, 5.1.1.2). */
export interface PasswordRules {
  /** Least number of characters, counted as Unicode code points. */
  readonly minLength: number;
  /** Most characters taken. */
  readonly maxLength: number;
  /** Whether a list of common passwords is refused (checked by the backend). */
  readonly notCommon?: boolean;
  /** Whether it must not contain the person's name or address. */
  readonly notPersonal?: boolean;
}

/** Ways into the account that the backend offers to whoever holds the link. */
export type WayIn = 'register' | 'sign-in';

/** What an open link shows before anything is pressed. */
export interface OpenInvitation {
  readonly state: 'open';
  readonly account: { readonly id: string; readonly name: string; readonly logoUrl?: string };
  readonly inviter?: PersonRef;
  /** Their names; absent where the backend tells them to members alone. */
  readonly groups?: readonly string[];
  readonly email: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phone?: PhoneNumber;
  readonly expiresAt?: Instant;
  readonly waysIn: readonly WayIn[];
  readonly passwordRules?: PasswordRules;
  /** Who is signed in on this device, if somebody is. */
  readonly signedIn?: { readonly name: string; readonly email: string };
  /** Whether the person signed in is already a member of the account. */
  readonly alreadyMember?: boolean;
  readonly asOf?: Instant;
}

/** What a dead link shows: what happened and whom to turn to, never whether an address is known. */
export interface ClosedInvitation {
  readonly state: 'expired' | 'revoked' | 'used' | 'declined' | 'unknown';
  readonly account?: { readonly id: string; readonly name: string; readonly logoUrl?: string };
  readonly inviter?: PersonRef;
  /** When it expired, was withdrawn, used or declined. */
  readonly at?: Instant;
  /** Whether a new link can be asked for. */
  readonly canRequestNew?: boolean;
}

export type InvitationPreview = OpenInvitation | ClosedInvitation;

/** What an invited person types to become a member. */
export interface Registration {
  readonly firstName: string;
  readonly lastName: string;
  readonly password: string;
  readonly phone?: PhoneNumber;
  readonly acceptedTerms?: boolean;
}

/** What of a registration waits for whoever signs in on another page: as typed, not yet checked. Never a password. */
export interface TypedDetails {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phone?: string;
}

/** A link that waited for this browser, and what was typed before the person left. */
export interface KeptInvitation {
  readonly token: string;
  readonly typed?: TypedDetails;
}

/** What comes of accepting. */
export interface Accepted {
  readonly account: { readonly id: string; readonly name: string };
  readonly userId?: string;
  /** Whether the person is signed in now. */
  readonly signedIn: boolean;
}

/** Which rules a password breaks; the code of each is one of the catalog's. */
export type PasswordProblem = 'too-short' | 'too-long' | 'personal';

/** Checks what can be checked here; lists of common passwords stay with the backend. */
export function passwordProblems(
  password: string,
  rules: PasswordRules,
  person: { firstName?: string; lastName?: string; email?: string } = {},
): PasswordProblem[] {
  const length = [...password].length;
  const problems: PasswordProblem[] = [];
  if (length < rules.minLength) problems.push('too-short');
  if (length > rules.maxLength) problems.push('too-long');
  if (rules.notPersonal && containsPersonal(password, person)) problems.push('personal');
  return problems;
}

function containsPersonal(
  password: string,
  person: { firstName?: string; lastName?: string; email?: string },
): boolean {
  const plain = password.toLocaleLowerCase();
  const words = [person.firstName, person.lastName, person.email?.split('@')[0]];
  // Two letters occur in any sentence, so a short name does not count.
  return words.some(
    (word) => word !== undefined && [...word.trim()].length > 2 && plain.includes(word.trim().toLocaleLowerCase()),
  );
}

/** An open invitation of whoever is signed in, found without its link. */
export interface MyInvitation {
  /** Opaque; not the link's token. */
  readonly id: string;
  readonly account: OpenInvitation['account'];
  readonly inviter?: PersonRef;
  /** Names of the groups; absent where the backend tells them to members alone. */
  readonly groups?: readonly string[];
  readonly sentAt?: Instant;
  readonly expiresAt?: Instant;
}
