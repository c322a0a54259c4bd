import { toInstant } from '../../../src/domain/time.js';
import { audit } from '../audit/audit.js';
import type { Trx } from '../db/tables.js';
import { deadLink, wrongState } from '../errors.js';
import { addEvent } from '../invitations/events.js';
import { spend } from '../limits/quotas.js';
import { queueMail } from '../mail/queue.js';
import { newLinkMessage } from '../mail/small-mails.js';
import type { Services } from '../services.js';
import { toPerson } from '../users/user-row.js';
import { personOf } from './accept.js';
import { findTicket, stateOf, takeTicket, type LinkKey } from './ticket.js';

/** Says no for good; the link dies. */
export async function decline(trx: Trx, services: Services, key: LinkKey, reason: string | undefined): Promise<void> {
  const now = services.clock();
  const { invitation, membership, account } = await takeTicket(trx, key, 'declined', now, reason);
  const at = toInstant(now);
  await trx
    .updateTable('memberships')
    .set({ state: 'disabled', removed_at: at, removed_by: null, link_expires_at: null })
    .where('id', '=', membership.id)
    .where('state', '=', 'invited')
    .execute();
  await addEvent(trx, invitation.id, 'declined', now, { by: personOf(membership), detail: reason });
  await audit(trx, {
    accountId: account.id,
    at,
    actor: personOf(membership),
    act: 'decline',
    subject: personOf(membership),
  });
}

/** Tells the inviter by mail that a new link is wanted. Nothing else changes. */
export async function requestNew(trx: Trx, services: Services, token: string): Promise<void> {
  const now = services.clock();
  const ticket = await findTicket(trx, token);
  if (!ticket) throw deadLink('unknown');
  const state = stateOf(ticket, now);
  if (state === 'open') throw wrongState('invitation-still-valid');
  if (state !== 'expired') throw deadLink(state);
  const { invitation, membership, account } = ticket;
  await spend(trx, 'quota', ['wishes', invitation.id], services.quotas.wishesPerInvitation, now);
  const inviter = toPerson(invitation.sent_by);
  if (inviter?.email === undefined) return;
  const person = personOf(membership);
  const wish = { locale: invitation.locale, person: person.name, address: membership.email, account: account.name };
  const link = `${services.publicUrl}/?user=${encodeURIComponent(membership.id)}`;
  const message = newLinkMessage({ ...wish, to: inviter.email, link }, services.branding);
  await queueMail(trx, services, { kind: 'new-link-requested', invitationId: invitation.id, message }, now);
  await addEvent(trx, invitation.id, 'requested', now, { by: person });
  await audit(trx, {
    accountId: account.id,
    at: toInstant(now),
    actor: person,
    act: 'request-new',
    subject: person,
  });
}
