import type { UserPatch } from '../../../src/domain/adapter.js';
import { nextState } from '../../../src/domain/policy.js';
import { toInstant } from '../../../src/domain/time.js';
import type { User } from '../../../src/domain/user.js';
import type { MembershipRow } from '../db/tables.js';
import { wrongState } from '../errors.js';
import { closeInvitations } from '../invitations/close.js';
import { issueInvitation } from '../invitations/issue.js';
import { actorOf, change, hold, type Act } from './act.js';
import { ensureSomeGroup, replaceGroups } from './groups-of-user.js';
import { phoneColumns } from './user-row.js';
import { checkPatch, tidy } from './validate.js';

export async function updateUser(act: Act, id: string, patch: UserPatch, ifMatch?: string): Promise<User> {
  checkPatch(patch);
  const held = await hold(act, id, 'update', ifMatch);
  return change(act, held, 'update', {
    ...(patch.firstName !== undefined && { first_name: tidy(patch.firstName) }),
    ...(patch.lastName !== undefined && { last_name: tidy(patch.lastName) }),
    ...(patch.phone !== undefined && phoneColumns(patch.phone)),
  });
}

export async function setGroups(act: Act, id: string, groupIds: readonly string[], ifMatch?: string): Promise<User> {
  const held = await hold(act, id, 'set-groups', ifMatch);
  await replaceGroups(act.trx, act.accountId, id, groupIds);
  return change(act, held, 'set-groups', {});
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
  await closeInvitations(act.trx, id, 'revoked', act.now);
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
