import type { UserAct } from '../../../domain/acts.js';
import type { WriteOptions } from '../../../domain/adapter.js';
import { epoch } from '../../../domain/time.js';
import type { User } from '../../../domain/user.js';
import type { BulkRun } from '../../../state/bulk-runner.js';
import type { Directory } from '../../../state/directory.js';
import { isForGood, wayBack, type WayBack } from '../../../state/undo.js';
import { member, write } from '../../parts/user-writes.js';
import { freshening, groupsAfter, type BulkAct, type GroupsChange } from './bulk-plan.js';

export type UsersRun = BulkRun<User, User>;

/** Begins a run of an act over users; it belongs to the directory. */
export function startRun(
  directory: Directory,
  act: BulkAct | 'restore',
  users: readonly User[],
  change?: GroupsChange,
): UsersRun {
  return directory.runner.start<User, User>({
    act: act === 'freshen' ? 'renew' : act,
    items: users,
    each: (user, options) => once(directory, act, user, options, change),
    settle: (user) => happened(directory, act, user, change),
    idOf: ({ id }) => id,
    changes: { topic: 'users' },
  });
}

/** What an act of a run is for each of its users. */
function actOf(act: BulkAct | 'restore', user: User, directory: Directory): UserAct {
  return act === 'freshen' ? freshening(user, directory) : act;
}

/** How what was done to somebody in a run can be taken back. */
function backFrom(directory: Directory, act: BulkAct | 'restore', user: User): WayBack | undefined {
  return wayBack(actOf(act, user, directory), user, directory);
}

/** Whether what a run did can be taken back, for one of its users at least. */
export function canUndo(directory: Directory, run: UsersRun): boolean {
  return run.state.receipts.some(({ item }) => backFrom(directory, run.act as BulkAct, item) !== undefined);
}

/** Whether an act takes something from one of them that nobody can give back. */
export function takesForGood(directory: Directory, act: BulkAct, users: readonly User[]): boolean {
  return users.some((user) => isForGood(actOf(act, user, directory), user, directory));
}

/** Whether some of them would come back by a new invitation alone. */
export function comesBackInvited(directory: Directory, act: BulkAct, users: readonly User[]): boolean {
  return users.some((user) => backFrom(directory, act, user)?.invites === true);
}

/** Begins the inverse of an act for all to whom it was done, where it has one. */
export function undoRun(directory: Directory, run: UsersRun): UsersRun | undefined {
  const undone = run.state.receipts.flatMap((receipt) => {
    if (receipt.status !== 'done') return [];
    const back = backFrom(directory, run.act as BulkAct, receipt.result);
    return back ? [{ act: back.act, user: back.invites ? receipt.item : receipt.result }] : [];
  });
  const [first] = undone;
  return (
    first &&
    startRun(
      directory,
      first.act,
      undone.map(({ user }) => user),
    )
  );
}

function once(
  directory: Directory,
  act: BulkAct | 'restore',
  user: User,
  options: WriteOptions,
  change: GroupsChange | undefined,
): Promise<User> {
  if (act === 'freshen') return write(freshening(user, directory), directory, user, options);
  if (act !== 'set-groups') return write(act, directory, user, options);
  const groups = change ? groupsAfter(user, change) : user.groups.map(({ id }) => id);
  return member(directory.adapter.users.setGroups)(user.id, groups, options);
}

/** Whether an act whose answer was lost has come about: the user as they are then. */
async function happened(
  directory: Directory,
  act: BulkAct | 'restore',
  before: User,
  change: GroupsChange | undefined,
): Promise<User | undefined> {
  const now = await directory.adapter.users.get(before.id);
  return isDone(act, before, now, change) ? now : undefined;
}

function isDone(act: BulkAct | 'restore', before: User, now: User, change: GroupsChange | undefined): boolean {
  switch (act) {
    case 'resend':
    case 'renew':
    case 'freshen':
      return sentAt(now) > sentAt(before);
    case 'revoke':
    case 'remove':
      return now.state === 'disabled';
    case 'block':
      return now.state === 'blocked';
    case 'unblock':
      return now.state === 'active';
    case 'restore':
      return now.state !== 'disabled';
    case 'set-groups': {
      const wanted = new Set(change ? groupsAfter(before, change) : []);
      return now.groups.length === wanted.size && now.groups.every(({ id }) => wanted.has(id));
    }
  }
}

function sentAt({ invitation }: User): number {
  return invitation ? epoch(invitation.sentAt) : 0;
}
