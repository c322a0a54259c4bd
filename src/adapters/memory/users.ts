import type { DirectoryAdapter, EmailMatch, WriteOptions } from '../../domain/adapter.js';
import type { UserAct } from '../../domain/acts.js';
import { toInstant } from '../../domain/time.js';
import type { User, UserState } from '../../domain/user.js';
import { create } from './adding.js';
import type { Desk } from './desk.js';
import { checkGroups } from './draft.js';
import { noteChange, patched } from './editing.js';
import { queryUsers } from './query.js';
import { invalid, notFound } from './refusals.js';
import { closed, invite, type Unversioned } from './sending.js';
import type { StoredUser } from './store.js';
import { byViewer, happened, note, userTarget, viewerRef } from './trail.js';
import { stateOf, viewUser } from './view.js';

type Users = Required<DirectoryAdapter['users']>;

/** How many addresses are looked up at once. */
const MAX_LOOKUP = 100;
const MEANING: Readonly<Partial<Record<UserState, EmailMatch['status']>>> = {
  invited: 'invited',
  'invitation-expired': 'expired',
  blocked: 'blocked',
  disabled: 'removed',
};

export function usersOf(desk: Desk): Users {
  const { store } = desk;
  const change = changer(desk);
  return {
    list: (query, options) => desk.read(options, () => queryUsers(query, store, { counts: options?.counts ?? false })),
    get: (id, options) => desk.read(options, () => viewUser(existing(id, desk), store)),
    lookup: (emails, options) => desk.read(options, () => lookup(emails, desk)),
    create: (draft, options) => desk.write('users.create', draft, options, () => create(draft, desk)),
    setGroups: (id, groupIds, options) =>
      change('set-groups', id, options, groupIds, (user) => {
        checkGroups(groupIds, store, user.groupIds);
        return { ...user, groupIds: [...new Set(groupIds)] };
      }),
    update: (id, patch, options) => change('update', id, options, patch, (user) => patched(user, patch, desk)),
    block: (id, options) => change('block', id, options, null, (user) => blocked(user, desk)),
    unblock: (id, options) => change('unblock', id, options, null, unblocked),
    remove: (id, options) => change('remove', id, options, null, (user) => removed(user, desk)),
    restore: (id, options) => restore(id, options, desk),
  };
}

/** Every change of one user goes the same way: allowed, applied, told. */
function changer(desk: Desk) {
  return (
    act: UserAct,
    id: string,
    options: WriteOptions | undefined,
    body: unknown,
    apply: (user: StoredUser) => Unversioned,
  ): Promise<User> =>
    desk.write(`users.${act}:${id}`, body, options, () => {
      const { stored } = desk.userFor(id, act, options?.ifMatch);
      const after = desk.store.putUser(apply(stored));
      noteChange(act, stored, after, desk);
      desk.tell({ topic: 'users', ids: [id] });
      return viewUser(after, desk.store);
    });
}

function existing(id: string, desk: Desk): StoredUser {
  const user = desk.store.users.get(id);
  if (!user || user.state === 'deleted') throw notFound('user');
  return user;
}

function lookup(emails: readonly string[], desk: Desk): EmailMatch[] {
  if (emails.length > MAX_LOOKUP) throw invalid([{ field: 'emails', code: 'too-long' }]);
  return emails.map((email) => {
    const user = desk.store.byEmail(email);
    if (!user) return { email, status: 'free' };
    return { email, status: MEANING[stateOf(user, desk.store.now)] ?? 'member', user: viewUser(user, desk.store) };
  });
}

function blocked(user: StoredUser, desk: Desk): Unversioned {
  const blockedBy = viewerRef(desk);
  return { ...user, state: 'blocked', blockedAt: toInstant(desk.store.now), ...(blockedBy && { blockedBy }) };
}

function unblocked({ blockedAt: _at, blockedBy: _by, ...user }: StoredUser): Unversioned {
  return { ...user, state: 'active' };
}

/** Out of the account; an open link dies with it. */
export function removed(user: StoredUser, desk: Desk): Unversioned {
  const { blockedAt: _at, blockedBy: _by, ...kept } = user;
  const open = user.invitation?.state === 'pending' || user.invitation?.state === 'expired';
  const removedBy = viewerRef(desk);
  if (open) happened(user.invitation.id, 'revoked', desk, byViewer(desk));
  return {
    ...(open ? closed({ ...kept }, 'revoked') : kept),
    state: 'disabled',
    removedAt: toInstant(desk.store.now),
    ...(removedBy && { removedBy }),
  };
}

/** Who was a member once comes back at once, who never accepted by a new invitation. */
function restore(id: string, options: WriteOptions | undefined, desk: Desk): Promise<User> {
  const { store } = desk;
  return desk.write(`users.restore:${id}`, null, options, () => {
    const { stored } = desk.userFor(id, 'restore', options?.ifMatch);
    const { removedAt: _at, removedBy: _by, ...user } = { ...stored, groupIds: livingGroups(stored, desk) };
    const member =
      stored.joinedAt !== undefined || stored.invitation === undefined || stored.invitation.state === 'accepted';
    const after = member ? store.putUser({ ...user, state: 'active' }) : invite(user, desk, 'created');
    note({ act: member ? 'user-restored' : 'invitation-sent', target: userTarget(after) }, desk);
    desk.tell({ topic: 'users', ids: [id] });
    return viewUser(after, store);
  });
}

/** Groups may have gone in the meantime; nobody comes back without one. */
function livingGroups(user: StoredUser, { store }: Desk): string[] {
  const living = user.groupIds.filter((id) => store.groups.has(id));
  if (living.length > 0) return living;
  const fallback = [...store.groups.values()].find(({ isDefault }) => isDefault);
  return fallback ? [fallback.id] : [];
}
