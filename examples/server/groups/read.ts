import { sql } from 'kysely';
import type { Group, GroupQuery } from '../../../src/domain/group.js';
import type { Page } from '../../../src/domain/page.js';
import { toInstant } from '../../../src/domain/time.js';
import type { Db, GroupRow } from '../db/tables.js';
import { invalid, notFound } from '../errors.js';
import { containing } from '../users/search-text.js';

/** A page of the account's groups, the default first, then by name. */
export async function listGroups(db: Db, accountId: string, query: GroupQuery, now: Date): Promise<Page<Group>> {
  let from = db.selectFrom('groups').where('account_id', '=', accountId);
  const search = query.search?.trim();
  if (search) from = from.where(sql<boolean>`search like ${containing(search)} escape '\\'`);
  const { count } = await from.select(sql<number | string>`count(*)`.as('count')).executeTakeFirstOrThrow();
  const offset = query.cursor === undefined ? (query.offset ?? 0) : readCursor(query.cursor);
  const rows = await from
    .selectAll()
    .orderBy('is_default', 'desc')
    .orderBy('name_key')
    .limit(query.limit)
    .offset(offset)
    .execute();
  const end = offset + rows.length;
  return {
    items: await toGroups(db, rows),
    total: Number(count),
    ...(rows.length > 0 && end < Number(count) && { next: `from-${end}` }),
    asOf: toInstant(now),
  };
}

function readCursor(cursor: string): number {
  const offset = /^from-(\d{1,9})$/u.exec(cursor)?.[1];
  if (offset === undefined) throw invalid([{ field: 'cursor', code: 'invalid' }]);
  return Number(offset);
}

/** @throws {DirectoryError} `not-found`, also for groups of other accounts */
export async function readGroup(db: Db, accountId: string, id: string): Promise<Group> {
  const rows = await db
    .selectFrom('groups')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .execute();
  const [group] = await toGroups(db, rows);
  if (!group) throw notFound('group');
  return group;
}

async function toGroups(db: Db, rows: readonly GroupRow[]): Promise<Group[]> {
  const counts = await countMembers(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    ...(row.description !== null && { description: row.description }),
    memberCount: counts.get(row.id) ?? 0,
    permissionIds: JSON.parse(row.permissions) as string[],
    ...(row.is_default === 1 && { isDefault: true }),
    ...(row.unavailable !== null && { unavailable: row.unavailable }),
    version: String(row.version),
  }));
}

/**
 * How many are in each group; who was removed from the account does not count. Those are few and found by
 * their state, so they are taken off instead of looking at everybody else.
 */
export async function countMembers(db: Db, groupIds: readonly string[]): Promise<Map<string, number>> {
  if (groupIds.length === 0) return new Map();
  const count = sql<number | string>`count(*)`.as('count');
  const all = await db
    .selectFrom('group_members')
    .select(['group_id as id', count])
    .where('group_id', 'in', groupIds)
    .groupBy('group_id')
    .execute();
  const gone = await db
    .selectFrom('memberships')
    .innerJoin('group_members', 'group_members.membership_id', 'memberships.id')
    .select(['group_members.group_id as id', count])
    .where('memberships.account_id', 'in', (eb) =>
      eb.selectFrom('groups').select('account_id').where('id', 'in', groupIds),
    )
    .where('memberships.state', 'in', ['disabled', 'deleted'])
    .where('group_members.group_id', 'in', groupIds)
    .groupBy('group_members.group_id')
    .execute();
  const off = new Map(gone.map((row) => [row.id, Number(row.count)]));
  return new Map(all.map((row) => [row.id, Number(row.count) - (off.get(row.id) ?? 0)]));
}
