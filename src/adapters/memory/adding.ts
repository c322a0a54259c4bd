import type { AddResult } from '../../domain/adapter.js';
import { DirectoryError } from '../../domain/errors.js';
import { toInstant } from '../../domain/time.js';
import type { UserDraft } from '../../domain/user.js';
import type { Desk } from './desk.js';
import { checkDraft } from './draft.js';
import { isAdministratorRole } from './roles.js';
import { invite } from './sending.js';
import { note, userTarget } from './trail.js';
import { stateOf, viewUser } from './view.js';

/** Adds and invites, or nothing at all. */
export function create(typed: UserDraft, desk: Desk): AddResult {
  const { store } = desk;
  desk.mayInAccount('add-user');
  const { groupIds, locale, roleId, custom, ...person } = checkDraft(typed, store);
  refuseDuplicate(person.email, desk);
  const user = invite(
    {
      ...person,
      id: store.newId('user'),
      state: 'invited',
      groupIds: [...new Set(groupIds)],
      createdAt: toInstant(store.now),
      source: 'invitation',
      ...(roleId !== undefined && isAdministratorRole(roleId) && { administrator: true }),
      ...(custom && Object.keys(custom).length > 0 && { custom: { ...custom } }),
    },
    desk,
    'created',
    locale,
  );
  note({ act: 'user-added', target: userTarget(user) }, desk);
  note({ act: 'invitation-sent', target: userTarget(user) }, desk);
  desk.tell({ topic: 'users', ids: [user.id] });
  const view = viewUser(user, store);
  return {
    user: view,
    ...(view.invitation && { invitation: view.invitation }),
    groups: view.groups.map((group) => ({ group, ok: true })),
    delivery: view.invitation?.delivery ?? 'unknown',
  };
}

function refuseDuplicate(email: string, desk: Desk): void {
  const holder = desk.store.byEmail(email);
  if (!holder) return;
  throw new DirectoryError('duplicate', 'A user with this address is already in the account.', {
    existing: { id: holder.id, state: stateOf(holder, desk.store.now) },
    fields: [{ field: 'email', code: 'duplicate' }],
  });
}
