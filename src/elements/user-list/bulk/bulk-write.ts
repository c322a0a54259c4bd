import type { WriteOptions } from '../../../domain/adapter.js';
import { epoch } from '../../../domain/time.js';
import type { User } from '../../../domain/user.js';
import type { BulkRun } from '../../../state/bulk-runner.js';
import type { Directory } from '../../../state/directory.js';
import { inverseOf, member, write, type WritingAct } from '../../parts/user-writes.js';
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
    changes: { topic: 'users' },
  });
}

/** Whether what an act does can be taken back here. */
export function canUndo(directory: Directory, act: string): boolean {
  const inverse = act === 'set-groups' ? undefined : inverseOf(act as WritingAct);
  if (inverse !== 'restore' && inverse !== 'unblock' && inverse !== 'block') return false;
  return directory.adapter.users[inverse] !== undefined;
}

/** Begins the inverse of an act for all to whom it was done, where it has one. */
export function undoRun(directory: Directory, run: UsersRun): UsersRun | undefined {
  const inverse = run.act === 'set-groups' ? undefined : inverseOf(run.act as WritingAct);
  const done = run.state.receipts.flatMap((receipt) => (receipt.status === 'done' ? [receipt.result] : []));
  if (inverse === undefined || !canUndo(directory, run.act)) return undefined;
  return done.length > 0 ? startRun(directory, inverse, done) : undefined;
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
