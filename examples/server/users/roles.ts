import type { Role, RoleRef } from '../../../src/domain/role.js';
import type { Flag } from '../db/tables.js';
import { invalid } from '../errors.js';

/** Who may manage the account, and everybody else. */
export const ROLES: readonly Role[] = [
  { id: 'administrator', name: 'Administrator', administrator: true },
  { id: 'member', name: 'Member', isDefault: true },
];

/** The role as a user carries it. */
export function roleOf(administrator: Flag): RoleRef {
  return administrator === 1 ? { id: 'administrator', name: 'Administrator' } : { id: 'member', name: 'Member' };
}

/** Whether the role manages the account. @throws {DirectoryError} `validation` for one that is not there */
export function flagOfRole(roleId: string | undefined): Flag {
  const role = ROLES.find(({ id }) => id === (roleId ?? 'member'));
  if (!role) throw invalid([{ field: 'roleId', code: 'not-found' }]);
  return role.administrator === true ? 1 : 0;
}
