import type { GroupPermission } from '../../../src/domain/group.js';
import { invalid } from '../errors.js';

/** What groups can be given where whoever runs the server says nothing else: what an ordinary shop would have. */
export const DEFAULT_PERMISSIONS: readonly GroupPermission[] = [
  { id: 'orders.read', name: 'See orders' },
  { id: 'orders.write', name: 'Place orders' },
  { id: 'invoices.read', name: 'See invoices' },
  { id: 'reports.read', name: 'See reports' },
];

/** The column of a group's permissions, each once. @throws {DirectoryError} `validation` for one that is not there */
export function permissionsColumn(all: readonly GroupPermission[], ids: readonly string[]): string {
  const wanted = new Set(ids);
  const known = all.filter(({ id }) => wanted.has(id)).map(({ id }) => id);
  if (known.length < wanted.size) throw invalid([{ field: 'permissionIds', code: 'not-found' }]);
  return JSON.stringify(known);
}

/** The names of what a column holds, as a person would read them. */
export function permissionNames(all: readonly GroupPermission[], column: string): string {
  const ids = JSON.parse(column) as string[];
  return ids.map((id) => all.find((permission) => permission.id === id)?.name ?? id).join(', ');
}
