import { DAY, epoch, type Instant } from './time.js';

/** How long a link lives after each sending where the backend does not say otherwise, in milliseconds. */
export const DEFAULT_TERM = 7 * DAY;

/** From here on an open invitation "expires soon", in milliseconds before its end. */
export const SOON = 2 * DAY;

/**
 * - `pending`: the link can be used;
 * - `expired`: its term is over, a new one can be made;
 * - `accepted`, `declined`, `revoked`: over for good.
 */
export type InvitationState = 'pending' | 'expired' | 'accepted' | 'declined' | 'revoked';

/**
 * What is known of the mail. `unknown` where the backend does not say: the person is then told to copy
 * the link, never that a mail was sent.
 */
export type Delivery = 'unknown' | 'queued' | 'mailed' | 'delivered' | 'bounced' | 'refused' | 'opened';

/** A person as others see them: who invited, who blocked. */
export interface PersonRef {
  readonly id?: string;
  readonly name: string;
  readonly email?: string;
}

/** An invitation into the account. It never carries its link: that is asked for when it is needed. */
export interface Invitation {
  readonly id: string;
  readonly state: InvitationState;
  /** When the mail was last sent; the term counts from here. */
  readonly sentAt: Instant;
  /** When the link dies; absent where the backend sets no term or does not tell it. */
  readonly expiresAt?: Instant;
  readonly sentBy?: PersonRef;
  readonly delivery?: Delivery;
  /** BCP 47 tag of the language in which its mails are written, where the backend tells it. */
  readonly locale?: string;
}

/** Every step of an invitation that a backend may know of, in the order in which they usually happen. */
export const INVITATION_STEPS = [
  'created',
  'queued',
  'mailed',
  'delivered',
  'bounced',
  'refused',
  'opened',
  'resent',
  'renewed',
  'reminded',
  'requested',
  'expired',
  'accepted',
  'declined',
  'revoked',
] as const;

export type InvitationStep = (typeof INVITATION_STEPS)[number];

/** One thing that happened to an invitation. What is not known is not in the list: never a guess. */
export interface InvitationEvent {
  readonly step: InvitationStep;
  readonly at: Instant;
  readonly by?: PersonRef;
  /** The backend's own words, such as why a mail server refused; shown as text. */
  readonly detail?: string;
}

/** The link to share by hand. Belongs in no log, storage, event or error. */
export interface InvitationLink {
  readonly url: string;
  readonly expiresAt?: Instant;
}

/** Which invitation a call is about; backends differ in which of the two they need. */
export interface InvitationRef {
  readonly userId: string;
  readonly invitationId: string;
}

/** When an invitation sent at `sentAt` ends. */
export function expiryOf(sentAt: Instant, term = DEFAULT_TERM): Instant {
  return new Date(epoch(sentAt) + term).toISOString();
}

/** The state at `now`: backends that go on saying "pending" after the end are corrected here. */
export function invitationStateAt(invitation: Invitation, now: Date): InvitationState {
  if (invitation.state !== 'pending' || invitation.expiresAt === undefined) return invitation.state;
  return epoch(invitation.expiresAt) <= now.getTime() ? 'expired' : 'pending';
}

/** When an invitation ends or ended; those that were answered or withdrawn have no end. */
export function endsAt({ state, expiresAt }: Invitation): Instant | undefined {
  return state === 'pending' || state === 'expired' ? expiresAt : undefined;
}

/** Milliseconds until the link dies, 0 when it has, `undefined` when no end is known. */
export function timeLeft(invitation: Invitation, now: Date): number | undefined {
  if (invitation.expiresAt === undefined) return undefined;
  return Math.max(0, epoch(invitation.expiresAt) - now.getTime());
}

/** How many of the seven segments of the ring are full: 7 just after sending, 0 when expired. */
export function segmentsLeft(invitation: Invitation, now: Date): number {
  const left = timeLeft(invitation, now);
  if (left === undefined) return 7;
  const term = epoch(invitation.expiresAt ?? invitation.sentAt) - epoch(invitation.sentAt);
  if (term <= 0) return 0;
  return Math.min(7, Math.ceil((left / term) * 7));
}

/** Whether an open invitation ends within {@link SOON}. */
export function expiresSoon(invitation: Invitation, now: Date): boolean {
  const left = timeLeft(invitation, now);
  return left !== undefined && left > 0 && left <= SOON;
}
