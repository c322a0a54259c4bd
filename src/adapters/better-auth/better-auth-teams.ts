import type { CallOptions, WriteOptions } from '../../domain/adapter.js';
import { asDirectoryError, DirectoryError } from '../../domain/errors.js';
import type { User } from '../../domain/user.js';
import { ask, forEach, orElse, tell, type Context } from './better-auth-context.js';
import { hasCode, refuse, refused } from './better-auth-errors.js';
import { withGroups, type Organization } from './better-auth-mapping.js';
import type { Person } from './better-auth-people.js';
import { wireTeamMembers, wireTeams, type WireTeam } from './better-auth-wire.js';

/*
 * Who is in which team. The server tells it person by person to whoever may change members, and team by team only to
 * those who are in the team themselves.
 */

/** Users with their groups. Of members whose teams are kept from whoever is signed in, none are known. */
export async function withTeams(
  context: Context,
  people: readonly Person[],
  teams: readonly WireTeam[],
  options: CallOptions | undefined,
): Promise<User[]> {
  return forEach(people, async ({ user, member }) => {
    if (!member) return user;
    return withGroups(user, teams.length === 0 ? [] : await teamIdsOf(context, member.userId, options), teams);
  });
}

async function teamIdsOf(context: Context, userId: string, options: CallOptions | undefined): Promise<string[]> {
  const { organizationId } = context;
  const asked = ask(context, '/organization/list-user-teams', wireTeams, { userId, organizationId }, options);
  // Who has just left the organization is in no team of it.
  const found = await orElse(asked, [], 'user-is-not-a-member-of-the-organization');
  return found.map(({ id }) => id);
}

/** So long an answer may have been cut: it is as many rows as the server gives unless it was told otherwise. */
export const CUT = 100;

/** Of so many members at most it is asked one by one whether they are in a team. */
const MOST_ASKED = 500;

/** The members of a team, by their persons' ids. @throws {DirectoryError} `too-large` where that would take too many calls */
export async function membersOfTeam(
  context: Context,
  teamId: string,
  { members }: Organization,
  options: CallOptions | undefined,
): Promise<ReadonlySet<string>> {
  const asked = ask(context, '/organization/list-team-members', wireTeamMembers, { teamId }, options);
  const listed = await orElse(asked, undefined, 'user-is-not-a-member-of-the-team');
  if (listed && listed.length < CUT) return new Set(listed.map(({ userId }) => userId));
  if (members.length > MOST_ASKED)
    throw new DirectoryError(
      'too-large',
      'Who is in a team that one is not in oneself would take a call for each member.',
    );
  const inside = await forEach(members, async ({ userId }) =>
    (await teamIdsOf(context, userId, options)).includes(teamId) ? [userId] : [],
  );
  return new Set(inside.flat());
}

/** @throws {DirectoryError} `validation` for a team that is not there */
export function mustKnow(teamIds: readonly string[], teams: readonly WireTeam[]): void {
  const known = teamIds.every((id) => teams.some((team) => team.id === id));
  refuse(known ? [] : [{ field: 'groupIds', code: 'not-found' }]);
}

/** Puts a member into a team or takes them out; who is where they should be stays. */
export async function move(
  context: Context,
  act: 'add' | 'remove',
  teamId: string,
  { member }: Person,
  options: WriteOptions | undefined,
): Promise<void> {
  if (!member) throw refused('not-supported');
  const { organizationId } = context;
  const body = { teamId, userId: member.userId, organizationId };
  try {
    await tell(context, `/organization/${act}-team-member`, body, 'nothing', options);
  } catch (error) {
    if (act === 'remove' && hasCode(error, 'user-is-not-a-member-of-the-team')) return;
    throw error;
  }
}

/** The differences, team by team. What failed is named in the error; the others are done. */
export async function replaceTeams(
  context: Context,
  person: Person,
  { before, after }: { readonly before: User; readonly after: readonly string[] },
  options: WriteOptions | undefined,
): Promise<void> {
  const has = before.groups.map(({ id }) => id);
  // First in, then out: whoever is in no team for a moment may lose more than the team.
  const acts = [
    ...after.filter((id) => !has.includes(id)).map((id) => ['add', id] as const),
    ...has.filter((id) => !after.includes(id)).map((id) => ['remove', id] as const),
  ];
  const failures: { readonly id: string; readonly error: DirectoryError }[] = [];
  for (const [act, id] of acts) {
    await move(context, act, id, person, options).catch((thrown: unknown) => {
      failures.push({ id, error: asDirectoryError(thrown) });
    });
  }
  const [first] = failures;
  if (!first) return;
  const { kind, code, outcome, retryAfterMs } = first.error;
  const some = failures.length < acts.length;
  throw new DirectoryError(kind, `${failures.length} of ${acts.length} changes of teams failed.`, {
    code: some ? 'some-groups-failed' : (code ?? 'groups-failed'),
    fields: failures.map(({ error }) => ({ field: 'groupIds', code: error.kind })),
    // Something has changed, so everybody must read again.
    outcome: some ? 'unknown' : outcome,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    cause: first.error,
  });
}
