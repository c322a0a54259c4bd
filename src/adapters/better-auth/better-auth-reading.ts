import type { CallOptions, EmailMatch, ListOptions } from '../../domain/adapter.js';
import { emailKey } from '../../domain/email.js';
import { DirectoryError } from '../../domain/errors.js';
import type { Page } from '../../domain/page.js';
import type { User, UserQuery } from '../../domain/user.js';
import { matchesOf, pageOf } from '../http/paging.js';
import { ask, orElse, type Context } from './better-auth-context.js';
import { notFound } from './better-auth-errors.js';
import { invitedId, withGroups, type Organization } from './better-auth-mapping.js';
import { peopleOf, type Person } from './better-auth-people.js';
import { CUT, membersOfTeam, withTeams } from './better-auth-teams.js';
import {
  wireAdminUsers,
  wireInvitations,
  wireMembers,
  wireTeams,
  type WireMember,
  type WireTeam,
} from './better-auth-wire.js';

/*
 * The server searches nothing, sorts members by a few columns, and keeps members and invitations in two lists. So the
 * organization is read whole, and what a query asks is answered out of that.
 */

/** Members in one answer. */
const AT_ONCE = 1000;
/** Of a larger organization no list can be shown. */
const MOST = 10_000;

export async function readOrganization(context: Context, options: CallOptions | undefined): Promise<Organization> {
  const { organizationId } = context;
  const [members, invitations, teams, banned] = await Promise.all([
    readMembers(context, options),
    ask(context, '/organization/list-invitations', wireInvitations, { organizationId }, options),
    readTeams(context, options),
    readBanned(context, options),
  ]);
  return { members, invitations, teams, banned };
}

async function readMembers(context: Context, options: CallOptions | undefined): Promise<WireMember[]> {
  const found = new Map<string, WireMember>();
  for (let offset = 0; ; offset += AT_ONCE) {
    const part = { organizationId: context.organizationId, limit: AT_ONCE, sortBy: 'id', sortDirection: 'asc' };
    const asked = ask(
      context,
      '/organization/list-members',
      wireMembers,
      { ...part, offset: offset || undefined },
      options,
    );
    const { members, total } = await asked;
    const before = found.size;
    for (const member of members) found.set(member.id, member);
    // Past the end the server fails, so it is not asked for what it says is not there.
    if (offset + AT_ONCE >= total || found.size === before) return [...found.values()];
    if (total > MOST) throw new DirectoryError('too-large', `The organization has more than ${MOST} members.`);
  }
}

/** None where the server has no teams, or shows them to nobody who is not allowed. */
export async function readTeams(context: Context, options: CallOptions | undefined): Promise<readonly WireTeam[]> {
  if (!context.teams) return [];
  const { organizationId } = context;
  return orElse(ask(context, '/organization/list-teams', wireTeams, { organizationId }, options), []);
}

/** Who is banned, in every organization; `undefined` where the admin plugin does not answer who is signed in. */
async function readBanned(
  context: Context,
  options: CallOptions | undefined,
): Promise<ReadonlySet<string> | undefined> {
  if (!context.admin) return undefined;
  const banned = new Set<string>();
  for (let offset = 0; ; offset += AT_ONCE) {
    const asked = { filterField: 'banned', filterValue: 'true', limit: AT_ONCE, offset: offset || undefined };
    const page = await orElse(ask(context, '/admin/list-users', wireAdminUsers, asked, options), undefined);
    // A failure inside looks like an empty list, but for the limit that is not repeated.
    if (page?.limit === undefined) return undefined;
    for (const { id, banExpires } of page.users) {
      if (banExpires === undefined || new Date(banExpires) > context.now()) banned.add(id);
    }
    if (page.users.length < AT_ONCE || offset + AT_ONCE >= page.total) return banned;
  }
}

export async function listUsers(context: Context, query: UserQuery, options?: ListOptions): Promise<Page<User>> {
  const organization = await readOrganization(context, options);
  const people = peopleOf(organization, context, context.now());
  const asked = await inGroups(context, people, organization, query.groupIds ?? [], options);
  const { items, total, counts } = pageOf(asked, query, { counts: options?.counts, now: context.now() });
  const byId = new Map(people.map((person) => [person.user.id, person]));
  const shown = items.flatMap(({ id }) => byId.get(id) ?? []);
  // Then there may be more invitations than were told, and nobody knows how many.
  const cut = organization.invitations.length === CUT;
  return {
    items: await withTeams(context, shown, organization.teams, options),
    ...(!cut && total !== undefined && { total }),
    ...(!cut && counts && { counts }),
  };
}

/** Everybody, and with those of `groupIds` that they are in: as much as a filter needs. */
async function inGroups(
  context: Context,
  people: readonly Person[],
  organization: Organization,
  groupIds: readonly string[],
  options: CallOptions | undefined,
): Promise<User[]> {
  const { teams } = organization;
  const wanted = groupIds.filter((id) => teams.some((team) => team.id === id));
  const inside = new Map<string, ReadonlySet<string>>();
  for (const id of wanted) inside.set(id, await membersOfTeam(context, id, organization, options));
  return people.map(({ user, member }) =>
    member
      ? withGroups(
          user,
          wanted.filter((id) => inside.get(id)?.has(member.userId)),
          teams,
        )
      : user,
  );
}

/** One user, with whatever else their organization holds. */
export interface Found extends Person {
  readonly organization: Organization;
}

/**
 * Who was invited has another id as a member; by the old one they are found all the same.
 * @throws {DirectoryError} `not-found`
 */
export async function findPerson(context: Context, id: string, options: CallOptions | undefined): Promise<Found> {
  const organization = await readOrganization(context, options);
  return { organization, ...personIn(organization, context, id) };
}

export function personIn(organization: Organization, context: Context, id: string): Person {
  const people = peopleOf(organization, context, context.now());
  const person = people.find(({ user }) => user.id === id) ?? people.find(({ user }) => invitedId(user.email) === id);
  if (!person) throw notFound('user');
  return person;
}

/** The user whole, with groups and version. */
export async function wholeUser(context: Context, found: Found, options: CallOptions | undefined): Promise<User> {
  const [user = found.user] = await withTeams(context, [found], found.organization.teams, options);
  return user;
}

export async function getUser(context: Context, id: string, options: CallOptions | undefined): Promise<User> {
  return wholeUser(context, await findPerson(context, id, options), options);
}

export async function lookUp(
  context: Context,
  emails: readonly string[],
  options: CallOptions | undefined,
): Promise<readonly EmailMatch[]> {
  if (emails.length === 0 && !options?.signal?.aborted) return [];
  const organization = await readOrganization(context, options);
  const keys = new Set(emails.map(emailKey));
  const asked = peopleOf(organization, context, context.now()).filter(({ user }) => keys.has(emailKey(user.email)));
  return matchesOf(await withTeams(context, asked, organization.teams, options), emails, context.now());
}
