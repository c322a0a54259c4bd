import type { CallOptions } from '../../domain/adapter.js';
import { DirectoryError } from '../../domain/errors.js';
import { ask, orElse, type Context } from './better-auth-context.js';
import type { Organization } from './better-auth-mapping.js';
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
async function readTeams(context: Context, options: CallOptions | undefined): Promise<readonly WireTeam[]> {
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
