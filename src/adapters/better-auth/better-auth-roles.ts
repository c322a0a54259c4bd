import type { CallOptions } from '../../domain/adapter.js';
import { DirectoryError } from '../../domain/errors.js';
import type { Role } from '../../domain/role.js';
import { ask, orElse, type Context } from './better-auth-context.js';
import { refuse } from './better-auth-errors.js';
import { wireRoles } from './better-auth-wire.js';

/** The organization plugin's own, whose rights are `defaultRoles` of `better-auth/plugins/organization/access`. */
export const DEFAULT_ROLES: readonly Role[] = [
  { id: 'member', name: 'Member', isDefault: true },
  { id: 'admin', name: 'Admin', administrator: true },
  { id: 'owner', name: 'Owner', administrator: true },
];

/** Roles in the server's code are told by nobody; those made at run time are in a list. */
export async function listRoles(context: Context, options: CallOptions | undefined): Promise<readonly Role[]> {
  const { roles, dynamicRoles, organizationId } = context;
  // Where nothing is asked, this alone ends it early.
  if (options?.signal?.aborted) throw new DirectoryError('aborted', 'The call was cancelled.');
  if (!dynamicRoles) return roles;
  const made = await orElse(ask(context, '/organization/list-roles', wireRoles, { organizationId }, options), []);
  const known = new Set(roles.map(({ id }) => id));
  return [...roles, ...made.flatMap(({ role }): Role[] => (known.has(role) ? [] : [{ id: role, name: role }]))];
}

/** @throws {DirectoryError} `validation`: the server itself tells an unknown role by a sentence alone */
export async function mustKnowRole(
  context: Context,
  roleId: string | undefined,
  options: CallOptions | undefined,
): Promise<void> {
  if (roleId === undefined) return;
  const known = new Set((await listRoles(context, options)).map(({ id }) => id));
  refuse(roleId.split(',').every((id) => known.has(id)) ? [] : [{ field: 'roleId', code: 'not-found' }]);
}

export function defaultRole({ roles }: Context): string {
  return (roles.find(({ isDefault }) => isDefault) ?? roles[0])?.id ?? 'member';
}
