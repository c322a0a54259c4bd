import type { CallOptions, DirectoryAdapter } from '../../domain/adapter.js';
import type { Capabilities } from '../../domain/capabilities.js';
import { DirectoryError } from '../../domain/errors.js';
import type { Role } from '../../domain/role.js';
import { systemClock } from '../../domain/time.js';
import { given } from '../http/field-errors.js';
import { httpClient, type HttpOptions } from '../http/request.js';
import { acceptanceOf, type BetterAuthAcceptance } from './better-auth-acceptance.js';
import { ask, orElse, sessionOf, type Context, type InvitationField } from './better-auth-context.js';
import { refine } from './better-auth-errors.js';
import { groupsOf, type BetterAuthGroups } from './better-auth-groups.js';
import { invitationsOf, type BetterAuthInvitations } from './better-auth-invitations.js';
import { DEFAULT_ROLES, listRoles } from './better-auth-roles.js';
import { usersOf, type BetterAuthUsers } from './better-auth-users.js';
import { wireMembers, wireOrganization, wirePermission } from './better-auth-wire.js';

/*
 * better-auth with its organization plugin: members and invitations are users, teams are groups; its admin plugin
 * blocks. Measured on 1.7.5.
 *
 * It needs: the base of its routes (`/api/auth`), the session of whoever manages the organization (a cookie on the same
 * origin, or a bearer token in `headers` with the bearer plugin), and to be told what the server cannot be asked: which
 * organization, whether there are teams and the admin plugin, its own roles, which link is mailed, how long an
 * invitation lives (`capabilities.invitationTerm`, for "sent" to be right after a resend), and which additional fields
 * invitations have (`schema.invitation.additionalFields` of type string). Without `firstName` and `lastName` among
 * these, names typed for somebody invited are lost until they sign up and say their own.
 *
 * An invitation's id is the secret of its link. Nothing that leaves here holds it but the link itself: users and
 * invitations bear ids made of it in one direction.
 *
 * It cannot: search or sort on the server, so the organization is read whole for every list (two to four calls, 10,000
 * members at most), and the teams of each member shown are a small call more. Only who may change members sees others'
 * teams. The server gives 100 invitations of whatever age and 100 teams at most, unless its
 * `advanced.database.defaultFindManyLimit` is raised: with just 100, no total is told. It keeps no idempotency keys
 * and no versions (the adapter reads before it writes), of ten invitations at once it lets several through (they are
 * one user here, and are withdrawn together), and says nothing of its mails. A pending invitation cannot be changed. A
 * name is one field of the person's, changed for every organization and by the admin plugin alone; telephone numbers
 * of members, descriptions and sizes of teams are not kept. A removed member is gone, and comes back by a new
 * invitation. A link shows nothing to a stranger, nobody registers through it, and those that are withdrawn or declined
 * look like unknown ones. To show one, its token goes in the query of `get-invitation`, the only place where the server
 * takes it: keep queries out of the logs of whatever stands before it. It declines or withdraws even what is being
 * accepted (it is looked before and after). Without a proven address one's own invitations are not listed.
 */

export interface BetterAuthAdapterOptions extends HttpOptions {
  /** The organization's id; the one that is active in the session when absent. */
  readonly organizationId?: string;
  /** The link that the server's `sendInvitationEmail` mails for an invitation's id. Without it no link can be copied. */
  readonly linkOf?: (invitationId: string) => string;
  /** Whether teams are enabled; `true` when absent. */
  readonly teams?: boolean;
  /** Whether the admin plugin is there, with which people are blocked; `false` when absent. */
  readonly admin?: boolean;
  /** The server's roles, with names to show; its defaults `member`, `admin` and `owner` when absent. */
  readonly roles?: readonly Role[];
  /** Whether roles are made at run time (dynamic access control); these are then listed, too. */
  readonly dynamicRoles?: boolean;
  /** Which additional fields the server's invitations have; none when absent. */
  readonly invitationFields?: readonly InvitationField[];
  /** Where an installation differs. */
  readonly capabilities?: Partial<Capabilities>;
}

export interface BetterAuthAdapter extends DirectoryAdapter {
  readonly users: BetterAuthUsers;
  readonly invitations: BetterAuthInvitations;
  readonly acceptance: BetterAuthAcceptance;
  readonly groups?: BetterAuthGroups;
  readonly roles: NonNullable<DirectoryAdapter['roles']>;
  readonly viewer: NonNullable<DirectoryAdapter['viewer']>;
}

/** An organization of a better-auth server. */
export function betterAuthAdapter(options: BetterAuthAdapterOptions): BetterAuthAdapter {
  const { teams = true, admin = false, capabilities } = options;
  const context: Context = {
    http: httpClient(options),
    organizationId: options.organizationId,
    roles: options.roles ?? DEFAULT_ROLES,
    dynamicRoles: options.dynamicRoles ?? false,
    fields: options.invitationFields ?? [],
    teams,
    admin,
    term: capabilities?.invitationTerm,
    now: options.clock ?? systemClock,
  };
  return {
    name: 'better-auth',
    capabilities: { ...capabilitiesOf({ teams, admin }), ...capabilities },
    viewer: viewerOf(context),
    users: usersOf(context),
    invitations: invitationsOf(context, options.linkOf),
    acceptance: acceptanceOf(context),
    roles: { list: (asked) => listRoles(context, asked) },
    ...(teams && { groups: groupsOf(context) }),
  };
}

/** All of it out of the whole list. */
function capabilitiesOf({ teams, admin }: Pick<Context, 'teams' | 'admin'>): Capabilities {
  return {
    search: 'contains',
    sort: ['name', 'email', 'joined', 'state'],
    filter: {
      states: ['invited', 'invitation-expired', 'active', ...(admin ? (['blocked'] as const) : []), 'disabled'],
      groups: teams,
      invitedBy: true,
      invited: true,
      expires: true,
    },
    paging: 'offset',
    counts: true,
    maxPageSize: 100,
    groupsRequired: false,
    idempotency: 'ignored',
    resend: 'same-link',
    renew: 'expired-only',
    internationalEmail: false,
    editable: admin ? ['name', 'role'] : ['role'],
    // A ban keeps the person out of every organization, and a name is the person's.
    ...(admin && { everywhere: ['update', 'block', 'unblock'] }),
  };
}

/** What somebody may do is for the server to say: its roles can be the host's own. */
const MANAGING = { invitation: ['create', 'cancel'], member: ['update', 'delete'] };

async function may({ http, organizationId }: Context, options: CallOptions | undefined): Promise<boolean> {
  const body = { permissions: MANAGING, organizationId };
  const call = { method: 'POST', write: false, path: '/organization/has-permission', body, refine } as const;
  return (await http({ ...call, expect: wirePermission, signal: options?.signal })).value.success;
}

function viewerOf(context: Context): NonNullable<DirectoryAdapter['viewer']> {
  const { organizationId } = context;
  return async (options) => {
    const person = await sessionOf(context, options);
    if (!person) throw new DirectoryError('unauthenticated', 'Nobody is signed in.');
    const own = { organizationId, filterField: 'userId', filterValue: person.id };
    const [{ members }, account, answer] = await Promise.all([
      ask(context, '/organization/list-members', wireMembers, own, options),
      ask(context, '/organization/get-organization', wireOrganization, { organizationId }, options),
      orElse(may(context, options), undefined),
    ]);
    const id = members.find(({ userId }) => userId === person.id)?.id;
    if (id === undefined) throw new DirectoryError('forbidden', 'Who is signed in is not in the organization.');
    return {
      id,
      name: person.name || person.email,
      email: person.email,
      account: { id: account.id, name: account.name },
      ...given('administrator', answer),
    };
  };
}
