import type { UserPatch } from '../../../src/domain/adapter.js';
import { nextState } from '../../../src/domain/policy.js';
import { toInstant } from '../../../src/domain/time.js';
import type { User } from '../../../src/domain/user.js';
import { changed, type AuditedChanges } from '../audit/audit.js';
import type { MembershipRow } from '../db/tables.js';
import { wrongState } from '../errors.js';
import { closeInvitations } from '../invitations/close.js';
import { issueInvitation } from '../invitations/issue.js';
import { actorOf, change, hold, note, subjectOf, type Act, type Held } from './act.js';
import { mergeCustom } from './custom.js';
import { ensureSomeGroup, namesOf, replaceGroups } from './groups-of-user.js';
import { readUser } from './read.js';
import { flagOfRole, roleOf } from './roles.js';
import { phoneColumns } from './user-row.js';
import { checkPatch, tidy } from './validate.js';

export async function updateUser(act: Act, id: string, patch: UserPatch, ifMatch?: string): Promise<User> {
  checkPatch(patch);
  const held = await hold(act, id, 'update', ifMatch);
  const columns = {
    ...(patch.firstName !== undefined && { first_name: tidy(patch.firstName) }),
    ...(patch.lastName !== undefined && { last_name: tidy(patch.lastName) }),
    ...(patch.phone !== undefined && phoneColumns(patch.phone)),
    custom: mergeCustom(held.row.custom, patch.custom),
  };
  const role = patch.roleId === undefined ? {} : await giveRole(act, held, patch.roleId);
  const changes = profileChanges(held.row, { ...held.row, ...columns });
  const onlyRole = changes.length === 0 && role.administrator !== undefined;
  return onlyRole ? readAfter(act, held, role) : change(act, held, 'update', { ...columns, ...role }, changes);
}

/** Writes down that a role was given. @throws {DirectoryError} `validation`; `invalid-state` for the last administrator */
async function giveRole(act: Act, held: Held, roleId: string): Promise<Partial<MembershipRow>> {
  const administrator = flagOfRole(roleId);
  if (administrator === held.row.administrator) return {};
  // The row was locked together with the account, so nobody else stops administering meanwhile.
  if (administrator === 0 && held.user.allowed?.block) throw wrongState('last-administrator');
  const [before, after] = [roleOf(held.row.administrator), roleOf(administrator)];
  await note(act, 'set-role', subjectOf(held.row), { changes: changed('role', before.name, after.name) });
  return { administrator };
}

async function readAfter(act: Act, { row }: Held, columns: Partial<MembershipRow>): Promise<User> {
  await act.trx.updateTable('memberships').set(columns).where('id', '=', row.id).execute();
  return readUser(act.trx, act.accountId, row.id, act.now);
}

/** Of the host's own fields the names alone: what is in them may be nobody else's business. */
function profileChanges(before: MembershipRow, after: MembershipRow): AuditedChanges {
  const phone = (row: MembershipRow): string => `${row.phone_code ?? ''} ${row.phone_number ?? ''}`.trim();
  return [
    ...changed('firstName', before.first_name, after.first_name),
    ...changed('lastName', before.last_name, after.last_name),
    ...changed('phone', phone(before), phone(after)),
    ...(before.custom === after.custom ? [] : [{ field: 'custom' }]),
  ];
}

export async function setGroups(act: Act, id: string, groupIds: readonly string[], ifMatch?: string): Promise<User> {
  const held = await hold(act, id, 'set-groups', ifMatch);
  await replaceGroups(act.trx, act.accountId, id, groupIds);
  const { groups } = await readUser(act.trx, act.accountId, id, act.now);
  return change(act, held, 'set-groups', {}, changed('groups', namesOf(held.user.groups), namesOf(groups)));
}

export async function blockUser(act: Act, id: string, ifMatch?: string): Promise<User> {
  const held = await hold(act, id, 'block', ifMatch);
  const blocked = { blocked_at: toInstant(act.now), blocked_by: JSON.stringify(actorOf(act)) };
  return change(act, held, 'block', { ...blocked, state: stateAfter(held.user, 'block') });
}

export async function unblockUser(act: Act, id: string, ifMatch?: string): Promise<User> {
  const held = await hold(act, id, 'unblock', ifMatch);
  return change(act, held, 'unblock', { blocked_at: null, blocked_by: null, state: stateAfter(held.user, 'unblock') });
}

/** Out of this account alone; an open link dies with it. */
export async function removeUser(act: Act, id: string, ifMatch?: string): Promise<User> {
  const held = await hold(act, id, 'remove', ifMatch);
  await closeInvitations(act, id, 'revoked');
  return change(act, held, 'remove', {
    ...removedBy(act),
    blocked_at: null,
    blocked_by: null,
    state: stateAfter(held.user, 'remove'),
  });
}

/** Who was a member comes back at once; who never accepted gets a new invitation. */
export async function restoreUser(act: Act, id: string, ifMatch?: string): Promise<User> {
  const held = await hold(act, id, 'restore', ifMatch);
  await ensureSomeGroup(act.trx, act.accountId, id);
  const back = { removed_at: null, removed_by: null };
  if (held.row.joined_at !== null || held.row.source !== 'invitation')
    return change(act, held, 'restore', { ...back, state: 'active' });
  await issueInvitation(act, id, await lastLocale(act, held.row));
  return change(act, held, 'restore', back);
}

/** What a removal writes besides the state. */
export function removedBy(act: Act): Pick<MembershipRow, 'removed_at' | 'removed_by' | 'link_expires_at'> {
  return { removed_at: toInstant(act.now), removed_by: JSON.stringify(actorOf(act)), link_expires_at: null };
}

/** The language in which the person was written to last. */
export async function lastLocale(act: Act, row: MembershipRow): Promise<string> {
  if (row.invitation_id === null) return 'en';
  const last = await act.trx
    .selectFrom('invitations')
    .select('locale')
    .where('id', '=', row.invitation_id)
    .executeTakeFirst();
  return last?.locale ?? 'en';
}

function stateAfter(user: User, event: 'block' | 'unblock' | 'remove'): MembershipRow['state'] {
  const state = nextState(user.state, event);
  if (state === undefined || state === 'invitation-expired') throw wrongState('wrong-state');
  return state;
}
