import {
  DEFAULT_TERM,
  expiryOf,
  type Invitation,
  type InvitationState,
  type PersonRef,
} from '../src/domain/invitation.js';
import { DAY, HOUR, toInstant, type Instant } from '../src/domain/time.js';
import type { User, UserState } from '../src/domain/user.js';
import type { Random } from './random.js';

/** What has happened to a person in the account. */
type Life = Pick<
  User,
  | 'state'
  | 'createdAt'
  | 'joinedAt'
  | 'lastSignInAt'
  | 'blockedAt'
  | 'blockedBy'
  | 'removedAt'
  | 'removedBy'
  | 'invitation'
> & { readonly directory: boolean };

/** How many of a hundred people are in each state. */
const SHARES: readonly (readonly [state: UserState, percent: number])[] = [
  ['active', 68],
  ['invited', 12],
  ['invitation-expired', 8],
  ['blocked', 5],
  ['disabled', 6],
  ['deleted', 1],
];
/** The account is this old. */
const AGE = 900 * DAY;

/** The life of the person at `index`, up to `now`. */
export function lifeOf(index: number, fixed: boolean, random: Random, now: Date, by: readonly PersonRef[]): Life {
  const state = fixed ? 'active' : stateOf(index, random);
  const inviter = random.pick(by);
  const ago = (from: number, to: number): number => now.getTime() - from - random.next() * (to - from);
  if (state === 'invited') return open(ago(0.1 * HOUR, DEFAULT_TERM - HOUR), 'invited', inviter, index, random);
  if (state === 'invitation-expired') return open(ago(DEFAULT_TERM + HOUR, 60 * DAY), state, inviter, index, random);
  const sent = fixed ? now.getTime() - AGE + index * HOUR : ago(12 * DAY, AGE - 14 * DAY);
  const neverJoined = (state === 'disabled' || state === 'deleted') && random.chance(0.4);
  if (neverJoined) return refused(sent, state, inviter, index, random);
  return member(sent, state, { index, inviter, random, now, directory: !fixed && random.chance(0.02) });
}

/** The first people are one of each state, so that a small account has them all. */
function stateOf(index: number, random: Random): UserState {
  const early = SHARES[index - 3];
  if (early) return early[0];
  let left = random.next() * 100;
  for (const [state, percent] of SHARES) {
    left -= percent;
    if (left < 0) return state;
  }
  return 'active';
}

function open(sent: number, state: UserState, inviter: PersonRef, index: number, random: Random): Life {
  const invitationState = state === 'invited' ? 'pending' : 'expired';
  const delivery = random.chance(0.06) ? 'refused' : 'mailed';
  // Some were invited long before and got a new link or a resend since.
  const created = random.chance(0.2) ? sent - random.between(8, 40) * DAY : sent;
  const invitation = { ...invitationOf(sent, invitationState, inviter, index), delivery } as const;
  return { state, createdAt: instant(created), invitation, directory: false };
}

function refused(sent: number, state: UserState, inviter: PersonRef, index: number, random: Random): Life {
  const removed = sent + random.between(1, 6 * 24) * HOUR;
  const declined = random.chance(0.5);
  return {
    state,
    createdAt: instant(sent),
    removedAt: instant(removed),
    ...(!declined && { removedBy: inviter }),
    invitation: invitationOf(sent, declined ? 'declined' : 'revoked', inviter, index),
    directory: false,
  };
}

interface Membership {
  readonly index: number;
  readonly inviter: PersonRef;
  readonly random: Random;
  readonly now: Date;
  readonly directory: boolean;
}

function member(sent: number, state: UserState, of: Membership): Life {
  const { random, now, inviter } = of;
  const joined = sent + random.between(10, 6 * 24 * 60) * 60_000;
  const end = state === 'active' ? now.getTime() : joined + random.next() * (now.getTime() - joined);
  const seen = random.chance(0.92) ? joined + (1 - random.next() ** 3) * (end - joined) : undefined;
  return {
    state,
    createdAt: instant(sent),
    joinedAt: instant(joined),
    ...(seen !== undefined && { lastSignInAt: instant(seen) }),
    ...(state === 'blocked' && { blockedAt: instant(end), blockedBy: inviter }),
    ...((state === 'disabled' || state === 'deleted') && { removedAt: instant(end), removedBy: inviter }),
    ...(!of.directory && { invitation: invitationOf(sent, 'accepted', inviter, of.index) }),
    directory: of.directory && state === 'active',
  };
}

function invitationOf(sent: number, state: InvitationState, sentBy: PersonRef, index: number): Invitation {
  const digits = String((7_306_119 + index * 38_196_601) % 100_000_000).padStart(8, '0');
  const id = `INV-${digits.slice(0, 4)}-${digits.slice(4)}`;
  return { id, state, sentAt: instant(sent), expiresAt: expiryOf(instant(sent)), sentBy, delivery: 'mailed' };
}

/** Whole seconds: a stored instant then reads the same on every engine. */
function instant(ms: number): Instant {
  return toInstant(new Date(Math.floor(ms / 1000) * 1000));
}
