import type { RolesApi } from '../../domain/adapter.js';
import type { Role, RoleRef } from '../../domain/role.js';
import type { Desk } from './desk.js';

const ADMINISTRATOR = {
  id: 'administrator',
  name: 'Administrator',
  description: 'Manages users and groups',
  administrator: true,
} satisfies Role;
const MEMBER = { id: 'member', name: 'Member', description: 'Uses the account', isDefault: true } satisfies Role;

/** A user is an administrator or not; the two roles say no more than that. */
const ROLES: readonly Role[] = [ADMINISTRATOR, MEMBER];

export function rolesOf(desk: Desk): RolesApi {
  return { list: (options) => desk.read(options, () => ROLES) };
}

export function isRole(id: string): boolean {
  return ROLES.some((role) => role.id === id);
}

export function isAdministratorRole(id: string): boolean {
  return id === ADMINISTRATOR.id;
}

export function roleOf(administrator: boolean | undefined): RoleRef {
  const { id, name } = administrator ? ADMINISTRATOR : MEMBER;
  return { id, name };
}
