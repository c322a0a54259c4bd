import type { GroupDraft, GroupsApi } from '../../domain/adapter.js';
import { DirectoryError } from '../../domain/errors.js';
import type { Group, GroupPermission } from '../../domain/group.js';
import type { Desk } from './desk.js';
import { nameErrors } from './draft.js';
import { existingGroup } from './existing-group.js';
import { membersOf } from './members.js';
import { queryGroups } from './query.js';
import { invalid, wrongState } from './refusals.js';
import type { StoredGroup } from './store.js';
import { differences, groupTarget, note, type Readable } from './trail.js';
import { memberCounts, viewGroup } from './view.js';

type Groups = Required<GroupsApi>;

/** Longest description taken, in code points. */
const MAX_DESCRIPTION = 500;

export function groupsOf(desk: Desk): Groups {
  const { store } = desk;
  return {
    ...membersOf(desk),
    permissions: (options) => desk.read(options, () => permissionsOf(desk)),
    list: (query, options) => desk.read(options, () => queryGroups(query, store)),
    get: (id, options) => desk.read(options, () => viewGroup(existingGroup(id, desk), store)),
    create: (draft, options) =>
      desk.write('groups.create', draft, options, () => {
        desk.mayInAccount('create-group');
        return put(undefined, draft, desk);
      }),
    update: (id, draft, options) =>
      desk.write(`groups.update:${id}`, draft, options, () => {
        desk.mayInAccount('create-group');
        return put(existingGroup(id, desk, options?.ifMatch), draft, desk);
      }),
    remove: (id, options) =>
      desk.write(`groups.remove:${id}`, null, options, () => remove(existingGroup(id, desk, options?.ifMatch), desk)),
  };
}

/** Makes or changes a group; a new one has nothing `before`. */
function put(before: StoredGroup | undefined, draft: Partial<GroupDraft>, desk: Desk): Group {
  const { store } = desk;
  checkDraft(before, draft, desk);
  const { description: old, permissionIds: given, ...kept } = before ?? { id: store.newId('group'), name: '' };
  const description = draft.description === undefined ? old : draft.description.trim() || undefined;
  const permissionIds = draft.permissionIds ?? given;
  const group = store.putGroup({
    ...kept,
    name: draft.name?.trim() ?? kept.name,
    ...(description !== undefined && { description }),
    ...(permissionIds && { permissionIds: [...new Set(permissionIds)] }),
  });
  const changes = before ? differences(readable(before, desk), readable(group, desk)) : [];
  note({ act: before ? 'group-updated' : 'group-created', target: groupTarget(group), changes }, desk);
  desk.tell({ topic: 'groups', ids: [group.id] });
  return viewGroup(group, store);
}

/** @throws {DirectoryError} `validation`, `duplicate` */
function checkDraft(before: StoredGroup | undefined, draft: Partial<GroupDraft>, desk: Desk): void {
  const name = draft.name ?? before?.name ?? '';
  const known = new Set(permissionsOf(desk).map(({ id }) => id));
  const tooLong = [...(draft.description?.trim() ?? '')].length > MAX_DESCRIPTION;
  const unknown = draft.permissionIds?.some((id) => !known.has(id)) ?? false;
  const fields = [
    ...nameErrors('name', name),
    ...(tooLong ? [{ field: 'description', code: 'too-long' }] : []),
    ...(unknown ? [{ field: 'permissionIds', code: 'not-found' }] : []),
  ];
  if (fields.length > 0) throw invalid(fields);
  refuseDuplicate(before?.id, name.trim(), desk);
}

function permissionsOf({ options }: Desk): readonly GroupPermission[] {
  return options.permissions ?? [];
}

function readable({ name, description, permissionIds }: Omit<StoredGroup, 'id'>, desk: Desk): Readable {
  const given = permissionsOf(desk).filter(({ id }) => permissionIds?.includes(id));
  return { name, description, permissions: given.map((permission) => permission.name).join(', ') || undefined };
}

function refuseDuplicate(id: string | undefined, name: string, desk: Desk): void {
  const key = name.toLowerCase();
  const other = [...desk.store.groups.values()].find((group) => group.id !== id && group.name.toLowerCase() === key);
  if (!other) return;
  throw new DirectoryError('duplicate', 'A group with this name exists.', {
    existing: { id: other.id },
    fields: [{ field: 'name', code: 'duplicate' }],
  });
}

function remove(group: StoredGroup, desk: Desk): void {
  desk.mayInAccount('create-group');
  if (group.isDefault) throw wrongState('default-group');
  if ((memberCounts(desk.store).get(group.id) ?? 0) > 0) throw wrongState('group-not-empty');
  desk.store.dropGroup(group.id);
  note({ act: 'group-removed', target: groupTarget(group) }, desk);
  desk.tell({ topic: 'groups', ids: [group.id] });
}
