import type { MyInvitation } from '../../../src/domain/acceptance.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import { emailKey } from '../../../src/domain/email.js';
import { toInstant } from '../../../src/domain/time.js';
import type { Identity } from '../auth/identities.js';
import type { Db } from '../db/tables.js';
import { notFound } from '../errors.js';
import { toPerson } from '../users/user-row.js';
import { findTicket, type LinkKey } from './ticket.js';

/** Most that are listed: who is invited to more accounts sees the newest. */
const MOST = 100;

/**
 * The open invitations of whoever is signed in, in every account, the newest first. Found by an address that was proven:
 * somebody could else type another's and see where they are invited.
 */
export async function listMine(db: Db, identity: Identity, now: Date): Promise<MyInvitation[]> {
  if (!identity.verified) return [];
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('invitations', 'invitations.id', 'memberships.invitation_id')
    .innerJoin('accounts', 'accounts.id', 'memberships.account_id')
    .select(['invitations.id', 'memberships.id as membership', 'accounts.id as account', 'accounts.name'])
    .select(['accounts.logo_url', 'invitations.sent_by', 'invitations.sent_at', 'invitations.expires_at'])
    .where('memberships.email_key', '=', emailKey(identity.email))
    .where('memberships.state', '=', 'invited')
    .where('invitations.state', '=', 'pending')
    .where('invitations.expires_at', '>', toInstant(now))
    .orderBy('invitations.sent_at', 'desc')
    .orderBy('invitations.id')
    .limit(MOST)
    .execute();
  const groups = await groupNames(
    db,
    rows.map((row) => row.membership),
  );
  return rows.map((row) => {
    const inviter = toPerson(row.sent_by);
    return {
      id: row.id,
      account: { id: row.account, name: row.name, ...(row.logo_url !== null && { logoUrl: row.logo_url }) },
      ...(inviter && { inviter }),
      groups: groups.get(row.membership) ?? [],
      sentAt: row.sent_at,
      expiresAt: row.expires_at,
    };
  });
}

/**
 * The key to an invitation of one's own. That of somebody else is none, as if it were not there.
 * @throws {DirectoryError} `not-found`
 */
export async function ownKey(db: Db, identity: Identity, invitationId: string): Promise<LinkKey> {
  const ticket = identity.verified ? await findTicket(db, { invitationId }) : undefined;
  if (!ticket || emailKey(ticket.membership.email) !== emailKey(identity.email)) throw notFound('invitation');
  return { invitationId };
}

/** @throws {DirectoryError} `unauthenticated` */
export function known(identity: Identity | undefined): Identity {
  if (identity) return identity;
  throw new DirectoryError('unauthenticated', 'Nobody is signed in.');
}

async function groupNames(db: Db, memberships: readonly string[]): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>();
  if (memberships.length === 0) return names;
  const rows = await db
    .selectFrom('group_members')
    .innerJoin('groups', 'groups.id', 'group_members.group_id')
    .select(['group_members.membership_id as membership', 'groups.name'])
    .where('group_members.membership_id', 'in', memberships)
    .orderBy('groups.is_default', 'desc')
    .orderBy('groups.name_key')
    .execute();
  for (const { membership, name } of rows) names.set(membership, [...(names.get(membership) ?? []), name]);
  return names;
}
