import type { GroupDraft, GroupsApi } from '../../domain/adapter.js';
import { DirectoryError } from '../../domain/errors.js';
import type { Group } from '../../domain/group.js';
import type { Desk } from './desk.js';
import { nameErrors } from './draft.js';
import { existingGroup } from './existing-group.js';
import { membersOf } from './members.js';
import { queryGroups } from './query.js';
import { invalid, wrongState } from './refusals.js';
import type { StoredGroup } from './store.js';
import { memberCounts, viewGroup } from './view.js';

type Groups = Required<Omit<GroupsApi, 'permissions'>>;

/** Longest description taken, in code points. */
const MAX_DESCRIPTION = 500;

export function groupsOf(desk: Desk): Groups {
  const { store } = desk;
  return {
    ...membersOf(desk),
    list: (query, options) => desk.read(options, () => queryGroups(query, store)),
    get: (id, options) => desk.read(options, () => viewGroup(existingGroup(id, desk), store)),
    create: (draft, options) =>
      desk.write('groups.create', draft, options, () => {
        desk.mayInAccount('create-group');
        return put({ id: store.newId('group'), name: '' }, draft, desk);
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

function put(before: Omit<StoredGroup, 'version'>, draft: Partial<GroupDraft>, desk: Desk): Group {
  const name = (draft.name ?? before.name).trim();
  const { description: old, ...kept } = before;
  const description = draft.description === undefined ? old : draft.description.trim() || undefined;
  const tooLong = [...(description ?? '')].length > MAX_DESCRIPTION;
  const fields = [...nameErrors('name', name), ...(tooLong ? [{ field: 'description', code: 'too-long' }] : [])];
  if (fields.length > 0) throw invalid(fields);
  refuseDuplicate(before.id, name, desk);
  const group = desk.store.putGroup({ ...kept, name, ...(description !== undefined && { description }) });
  desk.tell({ topic: 'groups', ids: [group.id] });
  return viewGroup(group, desk.store);
}

function refuseDuplicate(id: string, name: string, desk: Desk): void {
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
  desk.tell({ topic: 'groups', ids: [group.id] });
}
