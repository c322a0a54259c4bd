import type { LitElement } from 'lit';
import type { Role } from '../../domain/role.js';
import type { Directory } from '../../state/directory.js';
import { QueryController } from '../../state/query-controller.js';

/** The roles that can be given; nothing is asked where the backend has none, or while nobody looks. */
export function accountRoles(
  host: LitElement,
  directory: () => Directory | undefined,
  wanted: () => boolean,
): QueryController<'roles', readonly Role[]> {
  return new QueryController<'roles', readonly Role[]>(host, {
    directory,
    // An account decides which roles there are.
    topic: 'settings',
    question: () => (wanted() && directory()?.can('list-roles')?.allowed ? 'roles' : undefined),
    read: async ({ adapter }, _question, signal) => (await adapter.roles?.list({ signal })) ?? [],
  });
}
