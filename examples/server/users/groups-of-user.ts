import type { GroupRef } from '../../../src/domain/group.js';
import type { Trx } from '../db/tables.js';
import { invalid } from '../errors.js';

/**
 * Puts the user into exactly these groups. Ones that they are in already may stay, even if nobody else can
 * be put into them now.
 * @throws {DirectoryError} `validation` for a group that is not there or takes nobody
 */
export async function replaceGroups(
  trx: Trx,
  accountId: string,
  userId: string,
  groupIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(groupIds)];
  if (wanted.length === 0) throw invalid([{ field: 'groupIds', code: 'required' }]);
  const kept = await trx.selectFrom('group_members').select('group_id').where('membership_id', '=', userId).execute();
  await checkGroups(trx, accountId, wanted, new Set(kept.map((row) => row.group_id)));
  await trx
    .deleteFrom('group_members')
    .where('membership_id', '=', userId)
    .where('group_id', 'not in', wanted)
    .execute();
  await trx
    .insertInto('group_members')
    .values(wanted.map((group_id) => ({ group_id, membership_id: userId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Groups as the audit trail names them. */
export function namesOf(groups: readonly GroupRef[]): string {
  return groups.map(({ name }) => name).join(', ');
}

async function checkGroups(
  trx: Trx,
  accountId: string,
  wanted: readonly string[],
  kept: ReadonlySet<string>,
): Promise<void> {
  // Locked by a write that changes nothing, so that no group is deleted between this look and the insert.
  const found = await trx
    .updateTable('groups')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('account_id', '=', accountId)
    .where('id', 'in', [...wanted].sort())
    .returning(['id', 'unavailable'])
    .execute();
  const byId = new Map(found.map((group) => [group.id, group]));
  for (const id of wanted) {
    const group = byId.get(id);
    if (!group) throw invalid([{ field: 'groupIds', code: 'not-found' }]);
    if (group.unavailable !== null && !kept.has(id)) throw invalid([{ field: 'groupIds', code: 'unavailable' }]);
  }
}

/** Groups may have gone while somebody was away; nobody comes back without one. */
export async function ensureSomeGroup(trx: Trx, accountId: string, userId: string): Promise<void> {
  const some = await trx
    .selectFrom('group_members')
    .select('group_id')
    .where('membership_id', '=', userId)
    .executeTakeFirst();
  if (some) return;
  const fallback = await trx
    .selectFrom('groups')
    .select('id')
    .where('account_id', '=', accountId)
    .where('is_default', '=', 1)
    .executeTakeFirst();
  if (fallback)
    await trx.insertInto('group_members').values({ group_id: fallback.id, membership_id: userId }).execute();
}
