import type { ClosedInvitation } from '../../../src/domain/acceptance.js';
import type { InvitationState } from '../../../src/domain/invitation.js';
import { sql, type Selectable } from 'kysely';
import { toInstant } from '../../../src/domain/time.js';
import { hashOf } from '../crypto/secrets.js';
import type { AccountsTable, Db, InvitationRow, MembershipRow, Trx } from '../db/tables.js';
import { deadLink } from '../errors.js';

/** What a link leads to. */
export interface Ticket {
  readonly invitation: InvitationRow;
  readonly membership: MembershipRow;
  readonly account: Selectable<AccountsTable>;
}

/** The secret of a link; or the id of an invitation that was seen to be the person's own. */
export type LinkKey = string | { readonly invitationId: string };

/** Looks a link up, by the hash of its secret; nothing is changed. */
export async function findTicket(db: Db, key: LinkKey): Promise<Ticket | undefined> {
  const invitation = await db
    .selectFrom('invitations')
    .selectAll()
    .where((eb) => (typeof key === 'string' ? eb('token_hash', '=', hashOf(key)) : eb('id', '=', key.invitationId)))
    .executeTakeFirst();
  if (!invitation) return undefined;
  const membership = await db
    .selectFrom('memberships')
    .selectAll()
    .where('id', '=', invitation.membership_id)
    .executeTakeFirst();
  const account = await db
    .selectFrom('accounts')
    .selectAll()
    .where('id', '=', invitation.account_id)
    .executeTakeFirst();
  if (!membership || !account || membership.state === 'deleted') return undefined;
  return { invitation, membership, account };
}

const CLOSED: Readonly<Record<Exclude<InvitationState, 'pending'>, Exclude<ClosedInvitation['state'], 'unknown'>>> = {
  expired: 'expired',
  accepted: 'used',
  declined: 'declined',
  revoked: 'revoked',
};

/** `open`, or why the link is dead, at `now`. */
export function stateOf(
  { invitation, membership }: Ticket,
  now: Date,
): 'open' | Exclude<ClosedInvitation['state'], 'unknown'> {
  if (invitation.state === 'expired' && membership.state === 'active') return 'used';
  if (invitation.state !== 'pending') return CLOSED[invitation.state];
  return invitation.expires_at <= toInstant(now) ? 'expired' : 'open';
}

/** The link, if it can be used. @throws {DirectoryError} `invitation`, with why it cannot */
export async function openTicket(db: Db, key: LinkKey, now: Date): Promise<Ticket> {
  const ticket = await findTicket(db, key);
  if (!ticket) throw deadLink('unknown');
  const state = stateOf(ticket, now);
  if (state !== 'open') throw deadLink(state);
  return ticket;
}

/**
 * Takes the link for good: of ten that accept at once, and of an acceptance and a withdrawal, the row lets
 * one through. It locks the user first, as every act of an administrator does.
 * @throws {DirectoryError} `invitation`
 */
export async function takeTicket(
  trx: Trx,
  key: LinkKey,
  state: 'accepted' | 'declined',
  now: Date,
  reason?: string,
): Promise<Ticket> {
  const found = await openTicket(trx, key, now);
  await trx
    .updateTable('memberships')
    .set({ version: sql<number>`version + 1` })
    .where('id', '=', found.membership.id)
    .execute();
  const taken = await trx
    .updateTable('invitations')
    .set({ state, token_cipher: null, closed_at: toInstant(now), decline_reason: reason ?? null })
    .where('id', '=', found.invitation.id)
    .where('state', '=', 'pending')
    .where('expires_at', '>', toInstant(now))
    .returning('id')
    .executeTakeFirst();
  if (taken) return found;
  await openTicket(trx, key, now);
  throw deadLink('used');
}
