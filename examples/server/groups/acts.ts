import { sql } from 'kysely';
import type { GroupDraft } from '../../../src/domain/adapter.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import type { Group } from '../../../src/domain/group.js';
import { changed, type AuditedChanges } from '../audit/audit.js';
import { newId } from '../crypto/ids.js';
import type { GroupRow } from '../db/tables.js';
import { lostUpdate, notFound, wrongState } from '../errors.js';
import { note, type Act } from '../users/act.js';
import { searchText } from '../users/search-text.js';
import { nameErrors, refuse, tidy } from '../users/validate.js';
import { permissionNames, permissionsColumn } from './permissions.js';
import { countMembers, readGroup } from './read.js';

/** Longest description taken, in code points. */
const MAX_DESCRIPTION = 500;

/** @throws {DirectoryError} `validation`, `duplicate` */
export async function createGroup(act: Act, draft: GroupDraft): Promise<Group> {
  const id = newId('GRP');
  const columns = columnsOf(act, { name: '', description: null, permissions: '[]' }, draft);
  const { numInsertedOrUpdatedRows } = await act.trx
    .insertInto('groups')
    .values({ id, account_id: act.accountId, is_default: 0, version: 1, ...columns })
    .onConflict((conflict) => conflict.columns(['account_id', 'name_key']).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return refuseDuplicate(act, columns.name_key);
  await note(act, 'create-group', { id, name: columns.name });
  return readGroup(act.trx, act.accountId, id);
}

/** @throws {DirectoryError} `validation`, `duplicate`, `conflict`, `not-found` */
export async function updateGroup(act: Act, id: string, draft: Partial<GroupDraft>, ifMatch?: string): Promise<Group> {
  const before = await holdGroup(act, id, ifMatch);
  const columns = columnsOf(act, before, draft);
  const clash = await sameName(act, columns.name_key);
  if (clash !== undefined && clash !== id) return refuseDuplicate(act, columns.name_key);
  await act.trx.updateTable('groups').set(columns).where('id', '=', id).execute();
  await note(act, 'update-group', { id, name: columns.name }, { changes: differences(act, before, columns) });
  return readGroup(act.trx, act.accountId, id);
}

/** @throws {DirectoryError} `invalid-state` for the default group and for one with members */
export async function removeGroup(act: Act, id: string, ifMatch?: string): Promise<void> {
  const group = await holdGroup(act, id, ifMatch);
  if (group.is_default === 1) throw wrongState('default-group');
  if (((await countMembers(act.trx, [id])).get(id) ?? 0) > 0) throw wrongState('group-not-empty');
  await act.trx.deleteFrom('groups').where('id', '=', id).execute();
  await note(act, 'remove-group', { id, name: group.name });
}

/** Locks the group by writing it; its version is the next one from here on. */
async function holdGroup(act: Act, id: string, ifMatch?: string): Promise<GroupRow> {
  const row = await act.trx
    .updateTable('groups')
    .set({ version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('account_id', '=', act.accountId)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw notFound('group');
  if (ifMatch !== undefined && ifMatch !== String(row.version - 1)) throw lostUpdate();
  return row;
}

type Described = Pick<GroupRow, 'name' | 'description' | 'permissions'>;

function differences(act: Act, before: Described, after: Described): AuditedChanges {
  const names = ({ permissions }: Described): string => permissionNames(act.services.permissions, permissions);
  return [
    ...changed('name', before.name, after.name),
    ...changed('description', before.description, after.description),
    ...changed('permissions', names(before), names(after)),
  ];
}

function columnsOf(act: Act, before: Described, draft: Partial<GroupDraft>) {
  const name = tidy(draft.name ?? before.name);
  const description = draft.description === undefined ? before.description : tidy(draft.description);
  refuse([
    ...nameErrors('name', name),
    ...([...(description ?? '')].length > MAX_DESCRIPTION ? [{ field: 'description', code: 'too-long' }] : []),
  ]);
  const search = searchText(`${name} ${description ?? ''}`);
  const permissions = draft.permissionIds
    ? permissionsColumn(act.services.permissions, draft.permissionIds)
    : before.permissions;
  return {
    name,
    name_key: name.toLowerCase(),
    description: description === '' ? null : description,
    permissions,
    search,
  };
}

async function sameName(act: Act, key: string): Promise<string | undefined> {
  const { trx, accountId } = act;
  const row = await trx
    .selectFrom('groups')
    .select('id')
    .where('account_id', '=', accountId)
    .where('name_key', '=', key)
    .executeTakeFirst();
  return row?.id;
}

async function refuseDuplicate(act: Act, key: string): Promise<never> {
  const id = await sameName(act, key);
  throw new DirectoryError('duplicate', 'A group with this name exists.', {
    fields: [{ field: 'name', code: 'duplicate' }],
    ...(id !== undefined && { existing: { id } }),
  });
}
