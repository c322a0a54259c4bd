import type { CallOptions, GroupDraft, GroupsApi, MemberReceipt, WriteOptions } from '../../domain/adapter.js';
import { asDirectoryError } from '../../domain/errors.js';
import type { Group, GroupQuery } from '../../domain/group.js';
import type { Page } from '../../domain/page.js';
import { mustBe } from '../http/version.js';
import { ask, forEach, tell, type Context } from './better-auth-context.js';
import { notFound, refuse, refused } from './better-auth-errors.js';
import { toGroup } from './better-auth-mapping.js';
import { readOrganization } from './better-auth-organization.js';
import { listUsers, personIn } from './better-auth-reading.js';
import { move } from './better-auth-teams.js';
import { wireTeam, wireTeams, type WireTeam } from './better-auth-wire.js';

export type BetterAuthGroups = Required<Omit<GroupsApi, 'permissions'>>;

/** Teams. They have a name and nothing else; two may bear the same. */
export function groupsOf(context: Context): BetterAuthGroups {
  const { organizationId } = context;
  return {
    list: async (query, options) => pageOfTeams(await readAll(context, options), query),
    get: async (id, options) => toGroup(await readTeam(context, id, options)),
    create: async (draft, options) => {
      const body = { name: nameOf(draft), organizationId };
      return toGroup(await tell(context, '/organization/create-team', body, wireTeam, options));
    },
    update: async (id, draft, options) => {
      const before = await readTeam(context, id, options);
      mustBe(options?.ifMatch, toGroup(before).version);
      if (draft.name === undefined) return toGroup(before);
      const body = { teamId: id, data: { name: nameOf({ name: draft.name }), organizationId } };
      return toGroup(await tell(context, '/organization/update-team', body, wireTeam, options));
    },
    remove: (id, options) => removeTeam(context, id, options),
    members: async (id, query, options) => {
      await readTeam(context, id, options);
      return listUsers(context, { ...query, groupIds: [id] }, options);
    },
    addMembers: (id, userIds, options) => moveAll(context, 'add', { id, userIds }, options),
    removeMembers: (id, userIds, options) => moveAll(context, 'remove', { id, userIds }, options),
  };
}

/** Here the failure of a server without teams counts: then there are no groups. */
async function readAll(context: Context, options: CallOptions | undefined): Promise<readonly WireTeam[]> {
  return ask(context, '/organization/list-teams', wireTeams, { organizationId: context.organizationId }, options);
}

async function readTeam(context: Context, id: string, options: CallOptions | undefined): Promise<WireTeam> {
  const team = (await readAll(context, options)).find((one) => one.id === id);
  if (!team) throw notFound('team');
  return team;
}

/** The server gives all teams at once. */
function pageOfTeams(teams: readonly WireTeam[], { search, limit, offset = 0 }: GroupQuery): Page<Group> {
  const fold = (text: string): string => text.trim().normalize('NFC').toLowerCase();
  const found = teams.filter(({ name }) => fold(name).includes(fold(search ?? '')));
  const collator = new Intl.Collator(undefined, { numeric: true });
  const sorted = found.sort((a, b) => collator.compare(a.name, b.name) || a.id.localeCompare(b.id));
  return { items: sorted.slice(offset, offset + limit).map(toGroup), total: found.length };
}

/** @throws {DirectoryError} `validation`: the server takes a team without a name */
function nameOf({ name }: Pick<GroupDraft, 'name'>): string {
  refuse(name.trim() === '' ? [{ field: 'name', code: 'required' }] : []);
  return name.trim();
}

/** The server deletes a team with everybody in it, so it is looked first. */
async function removeTeam(context: Context, id: string, options: WriteOptions | undefined): Promise<void> {
  const team = await readTeam(context, id, options);
  mustBe(options?.ifMatch, toGroup(team).version);
  const { items } = await listUsers(context, { groupIds: [id], limit: 1 }, options);
  if (items.length > 0) throw refused('group-not-empty');
  const body = { teamId: id, organizationId: context.organizationId };
  await tell(context, '/organization/remove-team', body, 'nothing', options);
}

async function moveAll(
  context: Context,
  act: 'add' | 'remove',
  { id, userIds }: { readonly id: string; readonly userIds: readonly string[] },
  options: WriteOptions | undefined,
): Promise<readonly MemberReceipt[]> {
  await readTeam(context, id, options);
  const organization = await readOrganization(context, options);
  return forEach(userIds, async (userId): Promise<MemberReceipt> => {
    try {
      await move(context, act, id, personIn(organization, context, userId), options);
      return { userId, ok: true };
    } catch (thrown) {
      return { userId, ok: false, error: asDirectoryError(thrown) };
    }
  });
}
