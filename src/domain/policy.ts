import type { AccountAct, Act, GroupAct, UserAct } from './acts.js';
import type { Group } from './group.js';
import { reason, type Reason } from './reason.js';
import { userStateAt, type User, type UserState } from './user.js';

/** Who is signed in, and what they may do. */
export interface Viewer {
  /** The viewer's own user id in this account. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly account?: { readonly id: string; readonly name: string };
  /** May manage users. Absent where the backend does not say: then nothing is forbidden in advance. */
  readonly administrator?: boolean;
}

/** What the policy looks at besides the user. */
export interface PolicyContext {
  readonly now: Date;
  readonly viewer?: Viewer | undefined;
  /** When the backend makes a new link; the strict rule of the domain when absent. */
  readonly renew?: 'expired-only' | 'any-time';
  /** When groups can be given; from the beginning when absent. */
  readonly groupsFrom?: 'adding' | 'joining' | undefined;
}

/** In which states an act makes sense at all. In others it is not offered. */
const STATES: Readonly<Record<UserAct, readonly UserState[]>> = {
  view: ['invited', 'invitation-expired', 'active', 'blocked', 'disabled'],
  update: ['invited', 'invitation-expired', 'active', 'blocked'],
  'set-groups': ['invited', 'invitation-expired', 'active', 'blocked'],
  'copy-link': ['invited'],
  resend: ['invited'],
  renew: ['invited', 'invitation-expired'],
  revoke: ['invited', 'invitation-expired'],
  block: ['active'],
  unblock: ['blocked'],
  remove: ['invited', 'invitation-expired', 'active', 'blocked'],
  restore: ['disabled'],
};

const INVITED: readonly UserState[] = ['invited', 'invitation-expired'];
const TAKES_AWAY: readonly UserAct[] = ['block', 'remove'];
const READS: readonly Act[] = [
  'view',
  'list-users',
  'list-groups',
  'look-up',
  'view-group',
  'list-members',
  'list-permissions',
  'list-roles',
  'invitation-events',
  'read-settings',
  'read-audit',
];

/** Whether `act` is one that a user in this state can meet at all. */
export function appliesTo(act: UserAct, user: User, now: Date): boolean {
  return STATES[act].includes(userStateAt(user, now));
}

/**
 * Why `act` must not be done to `user`, or `undefined` when it may. The backend's own word
 * (`user.allowed`) comes last, because it knows more than one page of users shows.
 */
export function whyNot(act: UserAct, user: User, context: PolicyContext): Reason | undefined {
  const state = userStateAt(user, context.now);
  if (!STATES[act].includes(state)) return reason('wrong-state');
  if (act === 'renew' && state === 'invited' && context.renew !== 'any-time') return reason('invitation-still-valid');
  if (context.viewer?.administrator === false && !READS.includes(act)) return reason('missing-permission');
  if (act === 'set-groups' && context.groupsFrom === 'joining' && INVITED.includes(state)) return reason('not-joined');
  if (TAKES_AWAY.includes(act) && context.viewer?.id === user.id) return reason('self');
  if (user.source === 'directory' && !READS.includes(act)) return reason('directory-managed');
  const said = user.allowed?.[act];
  return said === undefined || said === true ? undefined : said;
}

/**
 * Why `act` must not be done to `group`, or `undefined` when it may. The default group and one with members
 * cannot be removed.
 */
export function whyNotToGroup(act: GroupAct, group: Group, viewer: Viewer | undefined): Reason | undefined {
  if (viewer?.administrator === false && !READS.includes(act)) return reason('missing-permission');
  if (act === 'remove-group' && group.isDefault === true) return reason('default-group');
  if (act === 'remove-group' && (group.memberCount ?? 0) > 0) return reason('group-not-empty');
  const said = group.allowed?.[act];
  return said === undefined || said === true ? undefined : said;
}

/** Why something in the account as a whole must not be done, or `undefined` when it may. */
export function whyNotInAccount(act: AccountAct, viewer: Viewer | undefined): Reason | undefined {
  if (viewer?.administrator === false && !READS.includes(act)) return reason('missing-permission');
  return undefined;
}

/** Whether taking `user` away would leave the account without an active administrator. */
export function isLastAdministrator(user: User, activeAdministrators: number): boolean {
  return user.administrator === true && user.state === 'active' && activeAdministrators <= 1;
}

/** What happens to a user; the transitions of the domain. */
export type UserEvent =
  'invite' | 'expire' | 'accept' | 'decline' | 'revoke' | 'block' | 'unblock' | 'remove' | 'restore' | 'delete';

const TRANSITIONS: Readonly<Record<UserEvent, Partial<Record<UserState, UserState>>>> = {
  invite: { 'invitation-expired': 'invited', disabled: 'invited' },
  expire: { invited: 'invitation-expired' },
  accept: { invited: 'active' },
  decline: { invited: 'disabled' },
  revoke: { invited: 'disabled', 'invitation-expired': 'disabled' },
  block: { active: 'blocked' },
  unblock: { blocked: 'active' },
  remove: { invited: 'disabled', 'invitation-expired': 'disabled', active: 'disabled', blocked: 'disabled' },
  // Only who was a member comes back at once; the others by `invite`.
  restore: { disabled: 'active' },
  delete: {
    invited: 'deleted',
    'invitation-expired': 'deleted',
    active: 'deleted',
    blocked: 'deleted',
    disabled: 'deleted',
  },
};

/** The state after `event`, or `undefined` when it cannot happen in `state`. */
export function nextState(state: UserState, event: UserEvent): UserState | undefined {
  return TRANSITIONS[event][state];
}
