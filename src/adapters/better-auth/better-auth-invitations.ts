import type { CallOptions, InvitationsApi, WriteOptions } from '../../domain/adapter.js';
import { DirectoryError } from '../../domain/errors.js';
import type { Invitation, InvitationRef } from '../../domain/invitation.js';
import { given } from '../http/field-errors.js';
import type { Context } from './better-auth-context.js';
import { notFound, refused } from './better-auth-errors.js';
import { cancelAll, invite, type Invitee } from './better-auth-inviting.js';
import { invitationId, stateOf, toInvitation } from './better-auth-mapping.js';
import { findPerson, type Found } from './better-auth-reading.js';
import type { WireInvitation } from './better-auth-wire.js';

export type BetterAuthInvitations = Required<Pick<InvitationsApi, 'resend' | 'renew' | 'revoke'>> &
  Pick<InvitationsApi, 'link'>;

/** @param linkOf the link that the server mails for an invitation's id; without it there is none to copy */
export function invitationsOf(
  context: Context,
  linkOf: ((invitationId: string) => string) | undefined,
): BetterAuthInvitations {
  return {
    ...(linkOf && {
      link: async (ref: InvitationRef, options?: CallOptions) => {
        const { current } = await live(context, ref, options);
        return { url: linkOf(current.id), ...given('expiresAt', current.expiresAt) };
      },
    }),
    resend: async (ref, options) => {
      const found = await live(context, ref, options);
      return sent(context, found, await invite(context, found.current, options, { again: true }));
    },
    renew: (ref, options) => renew(context, ref, options),
    revoke: async (ref, options) => cancelAll(context, await referredTo(context, ref, options), options),
  };
}

interface Referred extends Found {
  /** The invitation that counts. */
  readonly current: WireInvitation;
}

/** The person of an invitation; any of theirs will do, because several may be open at once. */
async function referredTo(context: Context, ref: InvitationRef, options: CallOptions | undefined): Promise<Referred> {
  const found = await findPerson(context, ref.userId, options);
  const [current] = found.invitations;
  if (!current || !found.invitations.some(({ id }) => invitationId(id) === ref.invitationId))
    throw notFound('invitation');
  if (found.member) throw refused('no-open-invitation');
  return { ...found, current };
}

/** @throws {DirectoryError} `invalid-state` when it is over */
async function live(context: Context, ref: InvitationRef, options: CallOptions | undefined): Promise<Referred> {
  const found = await referredTo(context, ref, options);
  const state = stateOf(found.current, context.now());
  if (state === 'expired') throw refused('invitation-expired');
  if (state !== 'pending') throw refused('no-open-invitation');
  return found;
}

/** A new invitation beside the one that has run out, whose link stays dead. */
async function renew(context: Context, ref: InvitationRef, options: WriteOptions | undefined): Promise<Invitation> {
  const found = await referredTo(context, ref, options);
  const state = stateOf(found.current, context.now());
  if (state === 'pending') throw refused('invitation-still-valid');
  if (state !== 'expired') throw refused('no-open-invitation');
  const invitee: Invitee = found.current;
  const made = await invite(context, invitee, options).catch((error: unknown) => {
    // Somebody else was faster.
    if (error instanceof DirectoryError && error.kind === 'duplicate') throw refused('invitation-still-valid');
    throw error;
  });
  return sent(context, found, made);
}

function sent(context: Context, { organization }: Found, wire: WireInvitation): Invitation {
  return toInvitation(wire, organization, context, context.now());
}
