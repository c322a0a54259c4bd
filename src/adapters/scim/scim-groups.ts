import type { GroupDraft, GroupsApi, WriteOptions } from '../../domain/adapter.js';
import { DirectoryError } from '../../domain/errors.js';
import type { Group, GroupQuery } from '../../domain/group.js';
import type { Page } from '../../domain/page.js';
import { change } from './scim-change.js';
import { isRefusal, type ScimContext } from './scim-client.js';
import { compare } from './scim-filter.js';
import { readRows, type Listing, type Rows } from './scim-listing.js';
import { groupResource, toGroup } from './scim-mapping.js';
import { membersApi } from './scim-members.js';
import { readGroup } from './scim-membership.js';
import { listUsers } from './scim-reading.js';
import { invalid, nameErrors, refused } from './scim-refusals.js';
import { walk } from './scim-walk.js';
import { wireCreatedGroup, wireGroups, type WireGroup } from './scim-wire.js';
import { groupNow, groupPath } from './scim-writing.js';

export type ScimGroupsApi = Required<Omit<GroupsApi, 'permissions'>>;

export function groupsOf(context: ScimContext): ScimGroupsApi {
  return {
    ...membersApi(context),
    list: (query, options) => list(context, query, options?.signal),
    get: async (id, options) => toGroup(await readGroup(context, id, options?.signal)),
    create: (draft, options) => create(context, draft, options),
    update: (id, draft, options) => update(context, id, draft, options),
    remove: (id, options) => remove(context, id, options),
  };
}

async function list(context: ScimContext, query: GroupQuery, signal?: AbortSignal): Promise<Page<Group>> {
  const { rows, total, asOf } = await rowsOf(context, query, signal);
  return { items: rows.map(toGroup), ...(total !== undefined && { total }), ...(asOf !== undefined && { asOf }) };
}

async function rowsOf(context: ScimContext, query: GroupQuery, signal?: AbortSignal): Promise<Rows<WireGroup>> {
  const text = query.search?.trim() ?? '';
  const [offset, limit] = [query.offset ?? 0, Math.max(1, Math.min(query.limit, context.declared.maxPageSize))];
  const listing: Listing<WireGroup> = { path: '/Groups', expect: wireGroups, signal };
  if (text === '') return readRows(context, listing, offset, limit);
  const isIt = ({ displayName }: WireGroup): boolean => (displayName ?? '').toLowerCase().includes(text.toLowerCase());
  if (!context.learnt.refuted('groups')) {
    try {
      const rows = await readRows(context, { ...listing, filter: compare('displayName', 'co', text) }, offset, limit);
      // No group at all may mean that the filter is not understood: then the list itself is asked.
      if (rows.rows.length > 0 && rows.rows.every(isIt)) return rows;
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      if (!/["\\]/u.test(text)) context.learnt.refute('groups');
    }
  }
  const whole = await walk(context, listing);
  const found = whole.rows.filter(isIt);
  return {
    ...whole,
    rows: found.slice(offset, offset + limit),
    total: whole.total === undefined ? undefined : found.length,
  };
}

async function create(context: ScimContext, draft: GroupDraft, options?: WriteOptions): Promise<Group> {
  const name = checkedName(draft.name);
  const call = {
    method: 'POST',
    path: '/Groups',
    body: groupResource(name),
    expect: wireCreatedGroup,
    signal: options?.signal,
  } as const;
  const { value } = await context.send(call).catch((thrown: unknown) => {
    throw asDuplicate(thrown);
  });
  if (value.id !== undefined) return toGroup(await readGroup(context, value.id, options?.signal));
  const { rows } = await rowsOf(context, { search: name, limit: 100 }, options?.signal);
  const found = rows.find(({ displayName }) => displayName === name);
  if (found) return toGroup(found);
  throw new DirectoryError('bad-response', 'The server took the group, but does not tell its id.', {
    code: 'no-id',
    outcome: 'unknown',
  });
}

async function update(
  context: ScimContext,
  id: string,
  draft: Partial<GroupDraft>,
  options?: WriteOptions,
): Promise<Group> {
  const name = draft.name === undefined ? undefined : checkedName(draft.name);
  const { wire, ifMatch } = await groupNow(context, id, options);
  if (name === undefined) return toGroup(wire);
  await change(context, groupPath(id), [{ op: 'replace', path: 'displayName', value: name }], {
    signal: options?.signal,
    ifMatch,
  }).catch((thrown: unknown) => {
    throw asDuplicate(thrown);
  });
  return toGroup(await readGroup(context, id, options?.signal));
}

async function remove(context: ScimContext, id: string, options?: WriteOptions): Promise<void> {
  const { wire, ifMatch } = await groupNow(context, id, options);
  // SCIM would delete it with its members in it.
  const inside = wire.members ?? (await listUsers(context, { limit: 1, groupIds: [id] }, options)).items;
  if (inside.length > 0) throw refused('group-not-empty');
  await context.send({
    method: 'DELETE',
    path: groupPath(id),
    body: null,
    expect: 'nothing',
    signal: options?.signal,
    headers: ifMatch,
  });
}

function checkedName(name: string): string {
  const fields = nameErrors('name', name);
  if (fields.length > 0) throw invalid(fields);
  return name.trim();
}

/** A 409 to a name is another group of that name. */
function asDuplicate(thrown: unknown): unknown {
  if (!(thrown instanceof DirectoryError) || (thrown.kind !== 'duplicate' && thrown.status !== 409)) return thrown;
  return new DirectoryError('validation', 'There is a group of this name.', {
    fields: [{ field: 'name', code: 'duplicate' }],
    status: 409,
    cause: thrown,
  });
}
