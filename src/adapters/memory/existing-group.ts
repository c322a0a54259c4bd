import type { Desk } from './desk.js';
import { lostUpdate, notFound } from './refusals.js';
import type { StoredGroup } from './store.js';

/** The group of this id, in the version that was read. @throws {DirectoryError} `not-found`, `conflict` */
export function existingGroup(id: string, desk: Desk, ifMatch?: string): StoredGroup {
  const group = desk.store.groups.get(id);
  if (!group) throw notFound('group');
  if (ifMatch !== undefined && ifMatch !== group.version) throw lostUpdate();
  return group;
}
