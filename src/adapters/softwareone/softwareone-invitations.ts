import type { InvitationsApi, WriteOptions } from '../../domain/adapter.js';
import { DirectoryError } from '../../domain/errors.js';
import type { Invitation, InvitationRef } from '../../domain/invitation.js';
import { reason } from '../../domain/reason.js';
import { at, completed, readMember, writing, type Context } from './softwareone-context.js';
import { ACT_MEANINGS, invalidState } from './softwareone-errors.js';
import { stateOf, toInvitation } from './softwareone-mapping.js';
import { wireMembership, type Membership } from './softwareone-wire.js';

export type SoftwareOneInvitations = Required<Omit<InvitationsApi, 'revoke' | 'events'>>;

/** An invitation is a part of its membership and has that one's id. There is no way to revoke it but to remove the user. */
export function invitationsOf(context: Context): SoftwareOneInvitations {
  return {
    link: async (ref, options) => {
      const { invitation } = await readLive(context, ref, options);
      const url = invitation?.url;
      if (url === undefined || !/^https?:\/\//iu.test(url)) throw invalidState(reason('no-open-invitation'));
      return { url };
    },
    resend: async (ref, options) => {
      await readLive(context, ref, options);
      return sent(context, ref, 'resend-invite', options);
    },
    renew: async (ref, options) => {
      const state = stateOf(await read(context, ref, options));
      if (state === 'invited') throw invalidState(reason('invitation-still-valid'));
      if (state !== 'invitation-expired') throw invalidState(reason('no-open-invitation'));
      return sent(context, ref, 'send-new-invite', options);
    },
  };
}

async function read(context: Context, ref: InvitationRef, options: WriteOptions | undefined): Promise<Membership> {
  const member = await readMember(context, ref.userId, options);
  if (ref.invitationId !== member.id) throw new DirectoryError('not-found', 'The user has no such invitation.');
  return member;
}

/** @throws {DirectoryError} `invalid-state` when the invitation is over */
async function readLive(context: Context, ref: InvitationRef, options: WriteOptions | undefined): Promise<Membership> {
  const member = await read(context, ref, options);
  const state = stateOf(member);
  if (state === 'invitation-expired') throw invalidState(reason('invitation-expired'));
  if (state !== 'invited') throw invalidState(reason('no-open-invitation'));
  return member;
}

async function sent(
  context: Context,
  { userId }: InvitationRef,
  act: 'resend-invite' | 'send-new-invite',
  options: WriteOptions | undefined,
): Promise<Invitation> {
  const call = { method: 'POST', path: `${at.member(userId)}/${act}`, body: null, meanings: ACT_MEANINGS } as const;
  const member = await context.send({ ...call, ...writing(options), expect: wireMembership });
  const whole = member.invitation?.status === undefined ? await completed(context, member, options) : member;
  // Only now is it known when the mail was last sent.
  const invitation = toInvitation(whole, context.now(), true);
  if (invitation) return invitation;
  throw new DirectoryError('bad-response', 'The answer holds no open invitation.', { outcome: 'unknown' });
}
