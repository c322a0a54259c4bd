import type { UserAct } from '../domain/acts.js';
import type { User, UserState } from '../domain/user.js';
import type { Directory } from './directory.js';

/** How something that was done to a user is taken back. */
export interface WayBack {
  readonly act: 'block' | 'unblock' | 'restore';
  /** They come back by a new invitation with a new link, because the backend restores nobody. */
  readonly invites: boolean;
}

interface Inverse {
  readonly act: WayBack['act'];
  /** How the user stands when it has been done. */
  readonly state: UserState;
}

const INVERSES: Readonly<Partial<Record<UserAct, Inverse>>> = {
  revoke: { act: 'restore', state: 'disabled' },
  remove: { act: 'restore', state: 'disabled' },
  block: { act: 'unblock', state: 'blocked' },
  unblock: { act: 'block', state: 'active' },
};

const TAKES_AWAY: readonly UserAct[] = ['revoke', 'block', 'remove'];

/** What undoes `act` here, before it is done as well as after it. */
export function wayBack(act: UserAct, user: User, directory: Directory): WayBack | undefined {
  const inverse = INVERSES[act];
  if (!inverse) return undefined;
  const { allowed, ...known } = user;
  // What a backend says may be done with somebody holds for how they stand now.
  const after = { ...known, ...(user.state === inverse.state && allowed && { allowed }), state: inverse.state };
  if (directory.can(inverse.act, after)?.allowed) return { act: inverse.act, invites: false };
  const invites = inverse.act === 'restore' && !directory.can('restore', after) && directory.can('invite')?.allowed;
  return invites === true ? { act: 'restore', invites } : undefined;
}

/** Whether `act` takes something from the user that nobody can give back: only then a typed confirmation is asked for. */
export function isForGood(act: UserAct, user: User, directory: Directory): boolean {
  return TAKES_AWAY.includes(act) && wayBack(act, user, directory) === undefined;
}
