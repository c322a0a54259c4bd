import { sql } from 'kysely';
import { notFound } from '../errors.js';
import type { GroupRef } from '../../../src/domain/group.js';
import type { User } from '../../../src/domain/user.js';
import type { Db, InvitationRow, MembershipRow } from '../db/tables.js';
import { toUser } from './user-row.js';

/** Rows as users, with their groups and invitations, in the order given. */
export async function toUsers(db: Db, accountId: string, rows: readonly MembershipRow[], now: Date): Promise<User[]> {
  if (rows.length === 0) return [];
  const [groups, invitations, activeAdministrators] = [
    await groupsOf(db, rows),
    await invitationsOf(db, rows),
    await countActiveAdministrators(db, accountId),
  ];
  return rows.map((row) => {
    const invitation = row.invitation_id === null ? undefined : invitations.get(row.invitation_id);
    return toUser(row, { groups: groups.get(row.id) ?? [], invitation, activeAdministrators, now });
  });
}

/** @throws {DirectoryError} `not-found`, also for users of other accounts */
export async function readUser(db: Db, accountId: string, id: string, now: Date): Promise<User> {
  const row = await findRow(db, accountId, id);
  const [user] = row ? await toUsers(db, accountId, [row], now) : [];
  if (!user) throw notFound('user');
  return user;
}

export function findRow(db: Db, accountId: string, id: string): Promise<MembershipRow | undefined> {
  return db
    .selectFrom('memberships')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

export async function countActiveAdministrators(db: Db, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('memberships')
    .select(sql<number | string>`count(*)`.as('count'))
    .where('account_id', '=', accountId)
    .where('state', '=', 'active')
    .where('administrator', '=', 1)
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function groupsOf(db: Db, rows: readonly MembershipRow[]): Promise<Map<string, GroupRef[]>> {
  const found = await db
    .selectFrom('group_members')
    .innerJoin('groups', 'groups.id', 'group_members.group_id')
    .select(['group_members.membership_id as user', 'groups.id as id', 'groups.name as name'])
    .where(
      'group_members.membership_id',
      'in',
      rows.map((row) => row.id),
    )
    // The default group first, then by name, as the list of groups has them.
    .orderBy('groups.is_default', 'desc')
    .orderBy('groups.name_key')
    .execute();
  const byUser = new Map<string, GroupRef[]>();
  for (const { user, id, name } of found) byUser.set(user, [...(byUser.get(user) ?? []), { id, name }]);
  return byUser;
}

async function invitationsOf(db: Db, rows: readonly MembershipRow[]): Promise<Map<string, InvitationRow>> {
  const ids = rows.flatMap((row) => (row.invitation_id === null ? [] : [row.invitation_id]));
  if (ids.length === 0) return new Map();
  const found = await db.selectFrom('invitations').selectAll().where('id', 'in', ids).execute();
  return new Map(found.map((row) => [row.id, row]));
}
