import { sql } from 'kysely';
import { DirectoryError } from '../../../src/domain/errors.js';
import { whyNot } from '../../../src/domain/policy.js';
import type { User } from '../../../src/domain/user.js';
import { toInstant } from '../../../src/domain/time.js';
import { changed } from '../audit/audit.js';
import { recordChange } from '../changes/record.js';
import type { GroupRow, MembershipRow } from '../db/tables.js';
import { lostUpdate, notFound, refused, wrongState } from '../errors.js';
import { note, subjectOf, type Act } from '../users/act.js';
import { namesOf } from '../users/groups-of-user.js';
import { toUsers } from '../users/read.js';

/** How it went for one user; an error becomes a problem on the wire. */
export interface Receipt {
  readonly userId: string;
  readonly error?: DirectoryError;
}

type Way = 'add' | 'remove';

/**
 * Puts users into a group, or takes them out, each by itself.
 * @throws {DirectoryError} `not-found`, `conflict` and `validation` for the group; what is wrong with a user is in
 * their receipt
 */
export async function changeMembers(
  act: Act,
  groupId: string,
  userIds: readonly string[],
  way: Way,
  ifMatch?: string,
): Promise<Receipt[]> {
  const rows = await lockUsers(act, userIds);
  const group = await lockGroup(act, groupId, ifMatch);
  const users = new Map(
    (await toUsers(act.trx, act.accountId, [...rows.values()], act.now)).map((user) => [user.id, user]),
  );
  const done = new Map<string, Receipt>();
  let moved = false;
  for (const userId of new Set(userIds)) {
    const [row, user] = [rows.get(userId), users.get(userId)];
    const error = row && user && user.state !== 'deleted' ? whyNotMember(act, user, group, way) : notFound('user');
    if (!error && row && user && (await move(act, row, user, group, way))) moved = true;
    done.set(userId, { userId, ...(error && { error }) });
  }
  // How many are in it has changed, too.
  const { trx, accountId, now } = act;
  if (moved) await recordChange(trx, { accountId, at: toInstant(now), topic: 'groups', subject: groupId });
  return userIds.map((userId) => done.get(userId) ?? { userId });
}

/**
 * Locks all that are to be changed, in one order, before anything else: two that change many at once would else wait
 * for each other. Users first and groups afterwards, as a change of one user's groups does.
 */
async function lockUsers(act: Act, userIds: readonly string[]): Promise<Map<string, MembershipRow>> {
  const rows = new Map<string, MembershipRow>();
  for (const id of [...new Set(userIds)].sort()) {
    const row = await act.trx
      .updateTable('memberships')
      .set((eb) => ({ version: eb.ref('version') }))
      .where('id', '=', id)
      .where('account_id', '=', act.accountId)
      .returningAll()
      .executeTakeFirst();
    if (row) rows.set(id, row);
  }
  return rows;
}

async function lockGroup(act: Act, id: string, ifMatch?: string): Promise<GroupRow> {
  const group = await act.trx
    .updateTable('groups')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('id', '=', id)
    .where('account_id', '=', act.accountId)
    .returningAll()
    .executeTakeFirst();
  if (!group) throw notFound('group');
  if (ifMatch !== undefined && ifMatch !== String(group.version)) throw lostUpdate();
  return group;
}

function whyNotMember(act: Act, user: User, group: GroupRow, way: Way): DirectoryError | undefined {
  const why = whyNot('set-groups', user, { now: act.now, viewer: act.viewer });
  if (why) return refused(why);
  const isIn = user.groups.some(({ id }) => id === group.id);
  if (way === 'add' && !isIn && group.unavailable !== null)
    return new DirectoryError('invalid-state', 'Nobody can be put into this group now.', { code: 'unavailable' });
  return way === 'remove' && isIn && user.groups.length === 1 ? wrongState('needs-group') : undefined;
}

/** Who is there already, or gone already, stays as they are: nothing happened, and nothing is written down. */
async function move(act: Act, row: MembershipRow, user: User, group: GroupRow, way: Way): Promise<boolean> {
  const others = user.groups.filter(({ id }) => id !== group.id);
  const isIn = others.length < user.groups.length;
  if (isIn === (way === 'add')) return false;
  if (way === 'add') {
    await act.trx.insertInto('group_members').values({ group_id: group.id, membership_id: row.id }).execute();
  } else {
    await act.trx
      .deleteFrom('group_members')
      .where('group_id', '=', group.id)
      .where('membership_id', '=', row.id)
      .execute();
  }
  await act.trx
    .updateTable('memberships')
    .set({ version: sql<number>`version + 1` })
    .where('id', '=', row.id)
    .execute();
  const after = way === 'add' ? [...user.groups, group] : others;
  await note(act, 'set-groups', subjectOf(row), { changes: changed('groups', namesOf(user.groups), namesOf(after)) });
  return true;
}
