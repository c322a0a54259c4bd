import { expiryOf, type Invitation, type InvitationLink, type InvitationRef } from '../../../src/domain/invitation.js';
import type { UserAct } from '../../../src/domain/acts.js';
import { HOUR, toInstant } from '../../../src/domain/time.js';
import { termHours } from '../accounts/settings.js';
import type { Subject } from '../audit/audit.js';
import type { InvitationRow } from '../db/tables.js';
import { notFound, wrongState } from '../errors.js';
import { actorOf, change, hold, note, subjectOf, type Act, type Held } from '../users/act.js';
import { lastLocale, removedBy } from '../users/acts.js';
import { findRow, readUser } from '../users/read.js';
import { toInvitation } from '../users/user-row.js';
import { closeInvitations } from './close.js';
import { addEvent } from './events.js';
import { issueInvitation, mailInvitation } from './issue.js';
import { linkOf } from './link.js';

/** The link to share by hand; every asking is written down. @throws {DirectoryError} `invalid-state` when it is dead */
export async function copyLink(act: Act, ref: InvitationRef): Promise<InvitationLink> {
  const row = await open(act, ref, 'copy-link');
  await note(act, 'copy-link', await subject(act, row), { detail: { invitation: row.id } });
  return { url: linkOf(act.services.publicUrl, tokenOf(act, row)), expiresAt: row.expires_at };
}

/** The same link once more by mail, its term anew. */
export async function resend(act: Act, ref: InvitationRef): Promise<Invitation> {
  const { row, held } = await holdInvitation(act, ref, 'resend');
  const sentAt = toInstant(act.now);
  const term_hours = await termHours(act.trx, act.accountId);
  const expiresAt = expiryOf(sentAt, term_hours * HOUR);
  const sent = await act.trx
    .updateTable('invitations')
    .set({ sent_at: sentAt, expires_at: expiresAt, term_hours, reminded_at: null, delivery: 'queued' })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await addEvent(act.trx, row.id, 'resent', act.now, { by: actorOf(act) });
  await mailInvitation(act, sent, tokenOf(act, row));
  await change(act, held, 'resend', { link_expires_at: expiresAt, invited_at: sentAt });
  return toInvitation(sent, act.now);
}

/** A new link in place of one that has run out; the old one stays dead. */
export async function renew(act: Act, ref: InvitationRef): Promise<Invitation> {
  const { held } = await holdInvitation(act, ref, 'renew');
  await closeInvitations(act, ref.userId, 'expired');
  const issued = await issueInvitation(act, ref.userId, await lastLocale(act, held.row));
  await change(act, held, 'renew', {});
  return toInvitation(issued, act.now);
}

/** Takes the link back; the person is out of the account, and may be invited again. */
export async function revoke(act: Act, ref: InvitationRef): Promise<void> {
  const { held } = await holdInvitation(act, ref, 'revoke');
  await closeInvitations(act, ref.userId, 'revoked');
  await change(act, held, 'revoke', { state: 'disabled', ...removedBy(act) });
}

interface HeldInvitation {
  readonly row: InvitationRow;
  readonly held: Held;
}

async function holdInvitation(act: Act, ref: InvitationRef, what: UserAct): Promise<HeldInvitation> {
  const row = await open(act, ref, what);
  const held = await hold(act, ref.userId, what);
  // Whoever held the user before may have replaced or closed the invitation.
  if (held.row.invitation_id !== row.id) throw notFound('invitation');
  return { row, held };
}

/** What is wrong is said of the invitation, not only of the user's state. */
async function open(act: Act, ref: InvitationRef, what: UserAct): Promise<InvitationRow> {
  const user = await readUser(act.trx, act.accountId, ref.userId, act.now);
  if (user.state === 'deleted') throw notFound('user');
  if (user.invitation?.id !== ref.invitationId) throw notFound('invitation');
  if (user.state === 'invitation-expired' && (what === 'copy-link' || what === 'resend'))
    throw wrongState('invitation-expired');
  if (user.state !== 'invited' && user.state !== 'invitation-expired') throw wrongState('no-open-invitation');
  return act.trx.selectFrom('invitations').selectAll().where('id', '=', ref.invitationId).executeTakeFirstOrThrow();
}

async function subject(act: Act, row: InvitationRow): Promise<Subject> {
  const person = await findRow(act.trx, act.accountId, row.membership_id);
  if (!person) throw notFound('user');
  return subjectOf(person);
}

function tokenOf(act: Act, row: InvitationRow): string {
  if (row.token_cipher === null) throw wrongState('no-open-invitation');
  return act.services.secrets.open(row.token_cipher, row.id);
}
