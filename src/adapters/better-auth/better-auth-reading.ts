import type { CallOptions, EmailMatch, ListOptions } from '../../domain/adapter.js';
import { emailKey } from '../../domain/email.js';
import type { Page } from '../../domain/page.js';
import type { User, UserQuery } from '../../domain/user.js';
import { matchesOf, pageOf } from '../http/paging.js';
import type { Context } from './better-auth-context.js';
import { notFound } from './better-auth-errors.js';
import { invitedId, withGroups, type Organization } from './better-auth-mapping.js';
import { readOrganization } from './better-auth-organization.js';
import { peopleOf, type Person } from './better-auth-people.js';
import { CUT, membersOfTeam, withTeams } from './better-auth-teams.js';

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
