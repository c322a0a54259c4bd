import type { MyInvitation } from '../../domain/acceptance.js';
import type { MyInvitationsApi } from '../../domain/adapter.js';
import { emailKey } from '../../domain/email.js';
import { DirectoryError } from '../../domain/errors.js';
import type { Desk } from './desk.js';
import { accept, decline } from './joining.js';
import { usable, type OpenTicket } from './preview.js';
import { deadLink } from './refusals.js';
import type { StoredUser } from './store.js';
import { groupRefs, stateOf } from './view.js';

/** For whoever is signed in on this device: found by their address, if it is proven, and not by a link. */
export function mineOf(desk: Desk): Required<MyInvitationsApi> {
  return {
    list: (options) => desk.read(options, () => list(desk)),
    accept: (id, options) =>
      desk.write(`mine.accept:${id}`, null, options, () => accept(ticketOf(id, desk), undefined, desk)),
    decline: (id, reason, options) =>
      desk.write(`mine.decline:${id}`, reason, options, () => decline(ticketOf(id, desk), reason, desk)),
  };
}

function list(desk: Desk): MyInvitation[] {
  const { store } = desk;
  const user = ownUser(desk);
  if (!user?.invitation || stateOf(user, store.now) !== 'invited') return [];
  const { id, sentAt, sentBy, expiresAt } = user.invitation;
  return [
    {
      id,
      account: store.account,
      ...(sentBy && { inviter: sentBy }),
      groups: groupRefs(user.groupIds, store).map(({ name }) => name),
      sentAt,
      ...(expiresAt !== undefined && { expiresAt }),
    },
  ];
}

function ticketOf(id: string, desk: Desk): OpenTicket {
  const user = ownUser(desk);
  if (user?.invitation?.id !== id) throw deadLink('unknown');
  return usable({ user, invitation: user.invitation }, desk);
}

function ownUser({ store, session }: Desk): StoredUser | undefined {
  if (!session.current) throw new DirectoryError('unauthenticated', 'Nobody is signed in.');
  const identity = store.identities.get(emailKey(session.current.email));
  return identity?.verified === false ? undefined : store.byEmail(session.current.email);
}
