import { reason, type Reason } from '../../../domain/reason.js';
import type { User } from '../../../domain/user.js';
import type { Directory } from '../../../state/directory.js';

/** What can be done to those selected. */
export type SelectedAct = 'resend' | 'renew' | 'revoke' | 'set-groups' | 'block' | 'unblock' | 'remove';

/** What can be done to several at once. `freshen`: a new link where one can be made, else the same mail again. */
export type BulkAct = SelectedAct | 'freshen';

/** A change of groups for several: into these, or out of them. */
export interface GroupsChange {
  readonly kind: 'add' | 'remove';
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

/** For whom an act holds, and who is left out and why. */
export interface BulkPlan {
  readonly ready: readonly User[];
  readonly left: readonly { readonly user: User; readonly why: Reason }[];
}

/** Sorts users into those for whom the act holds and those for whom it does not; the same rules as for one. */
export function planOf(act: BulkAct, users: readonly User[], directory: Directory, change?: GroupsChange): BulkPlan {
  const ready: User[] = [];
  const left: { user: User; why: Reason }[] = [];
  for (const user of users) {
    const why = whyNot(act, user, directory, change);
    if (why) left.push({ user, why });
    else ready.push(user);
  }
  return { ready, left };
}

/** The groups of a user after a change. */
export function groupsAfter(user: User, { kind, groups }: GroupsChange): string[] {
  const now = user.groups.map(({ id }) => id);
  const named = groups.map(({ id }) => id);
  return kind === 'add' ? [...new Set([...now, ...named])] : now.filter((id) => !named.includes(id));
}

function whyNot(act: BulkAct, user: User, directory: Directory, change: GroupsChange | undefined): Reason | undefined {
  const permission = directory.can(act === 'freshen' ? freshening(user, directory) : act, user);
  if (permission === undefined) return reason('wrong-state');
  if (!permission.allowed) return permission.reason;
  if (act !== 'set-groups' || !change) return undefined;
  const after = groupsAfter(user, change);
  if (after.length === user.groups.length) return reason('already-done');
  return after.length === 0 && directory.capabilities.groupsRequired ? reason('needs-group') : undefined;
}

/** How an invitation is made fresh: by a new link where that is possible, else by the mail once more. */
export function freshening(user: User, directory: Directory): 'renew' | 'resend' {
  const renews = directory.can('renew', user);
  return renews?.allowed === true || directory.can('resend', user)?.allowed !== true ? 'renew' : 'resend';
}

/** Those left out by why they are, in the order in which the reasons were met. */
export function leftByReason(plan: BulkPlan): readonly { readonly why: Reason; readonly users: readonly User[] }[] {
  const groups = new Map<string, { why: Reason; users: User[] }>();
  for (const { user, why } of plan.left) {
    const key = `${why.code}:${why.detail ?? ''}`;
    const group = groups.get(key) ?? { why, users: [] };
    group.users.push(user);
    groups.set(key, group);
  }
  return [...groups.values()];
}
