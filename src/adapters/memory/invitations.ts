import type { InvitationsApi, WriteOptions } from '../../domain/adapter.js';
import type { UserAct } from '../../domain/acts.js';
import type { Invitation, InvitationRef } from '../../domain/invitation.js';
import { toInstant } from '../../domain/time.js';
import type { Desk } from './desk.js';
import { notFound, wrongState } from './refusals.js';
import { closed, invite, linkOf, sendAgain } from './sending.js';
import type { StoredUser } from './store.js';
import { byViewer, eventsOf, happened, note, userTarget, viewerRef } from './trail.js';
import { stateOf, viewInvitation, viewUser } from './view.js';

type Invitations = Required<InvitationsApi>;
type Invited = StoredUser & { readonly invitation: Invitation };

export function invitationsOf(desk: Desk): Invitations {
  return {
    link: (ref, options) =>
      desk.read(options, () => {
        const user = invited(ref, 'copy-link', desk);
        const { expiresAt } = user.invitation;
        note({ act: 'invitation-link-copied', target: userTarget(user) }, desk);
        return { url: linkOf(user, user.invitation, desk), ...(expiresAt !== undefined && { expiresAt }) };
      }),
    resend: (ref, options) => act('resend', ref, options, desk, (user) => sendAgain(user, desk)),
    renew: (ref, options) => act('renew', ref, options, desk, (user) => invite(user, desk, 'renewed')),
    revoke: async (ref, options) => {
      await act('revoke', ref, options, desk, (user) => revoke(user, desk));
    },
    events: (ref, options) =>
      desk.read(options, () => {
        const user = desk.store.users.get(ref.userId);
        if (user?.invitation?.id !== ref.invitationId) throw notFound('invitation');
        return eventsOf(viewUser(user, desk.store), desk);
      }),
  };
}

const NOTED = {
  resend: 'invitation-resent',
  renew: 'invitation-renewed',
  revoke: 'invitation-revoked',
} as const;

function act(
  name: keyof typeof NOTED,
  ref: InvitationRef,
  options: WriteOptions | undefined,
  desk: Desk,
  apply: (user: Invited) => StoredUser,
): Promise<Invitation> {
  return desk.write(`invitations.${name}:${ref.userId}:${ref.invitationId}`, null, options, () => {
    const after = apply(invited(ref, name, desk, options?.ifMatch));
    note({ act: NOTED[name], target: userTarget(after) }, desk);
    desk.tell({ topic: 'users', ids: [ref.userId] });
    if (!after.invitation) throw notFound('invitation');
    return viewInvitation(after.invitation, desk.store.now);
  });
}

/** The user whose current invitation this is. What is wrong is said of the invitation, not only of the user's state. */
function invited(ref: InvitationRef, name: UserAct, desk: Desk, ifMatch?: string): Invited {
  const user = desk.store.users.get(ref.userId);
  if (!user || user.state === 'deleted') throw notFound('user');
  if (user.invitation?.id !== ref.invitationId) throw notFound('invitation');
  const state = stateOf(user, desk.store.now);
  desk.mayInAccount('invite');
  if (state === 'invitation-expired' && (name === 'copy-link' || name === 'resend'))
    throw wrongState('invitation-expired');
  if (state !== 'invited' && state !== 'invitation-expired') throw wrongState('no-open-invitation');
  const { stored } = desk.userFor(ref.userId, name, ifMatch);
  return { ...stored, invitation: user.invitation };
}

function revoke(user: Invited, desk: Desk): StoredUser {
  const removedBy = viewerRef(desk);
  desk.store.codes.delete(user.invitation.id);
  happened(user.invitation.id, 'revoked', desk, byViewer(desk));
  return desk.store.putUser({
    ...closed(user, 'revoked'),
    state: 'disabled',
    removedAt: toInstant(desk.store.now),
    ...(removedBy && { removedBy }),
  });
}
