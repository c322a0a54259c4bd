import type { DirectoryAdapter } from '../../domain/adapter.js';
import type { Capabilities } from '../../domain/capabilities.js';
import { systemClock } from '../../domain/time.js';
import { displayName } from '../../domain/user.js';
import { httpClient, type HttpOptions } from '../http/request.js';
import { given } from '../http/field-errors.js';
import { acceptanceOf, type SoftwareOneAcceptance } from './softwareone-acceptance.js';
import { readMember, sender, type Context } from './softwareone-context.js';
import { groupsOf, type SoftwareOneGroups } from './softwareone-groups.js';
import { invitationsOf, type SoftwareOneInvitations } from './softwareone-invitations.js';
import { toUser } from './softwareone-mapping.js';
import { FILTERED_STATES, MAX_PAGE, SORT_KEYS } from './softwareone-queries.js';
import { usersOf, type SoftwareOneUsers } from './softwareone-users.js';

/*
 * The accounts API of the SoftwareOne Marketplace platform.
 *
 * It needs: the base of the API (`https://api.platform.softwareone.com/public`, or a proxy of the host on its own
 * origin), and a bearer token in `headers` whose holder may manage access in the account. The account's id where the
 * token reaches several. For `<accept-invitation>`, an adapter with the session of the invited person.
 *
 * What a user is here: a membership (`AUSR-…`), which holds groups, invitation and removal. A change of name or
 * telephone, block and unblock go to the person behind it (`USR-…`) and so reach every account that the person is in;
 * `capabilities.everywhere` says so.
 *
 * Members are put into groups and taken out of them one request a person, with a receipt each.
 *
 * It cannot: revoke an invitation (removing the user is that), bring back who was removed (adding them again is a new
 * membership), decline, preview a link for a stranger or register through it, count by state, keep idempotency keys,
 * or notice a lost update by itself (the adapter reads and compares before it writes). When an invitation ends is not
 * told, and when it was sent only for the first time. A search text cannot have both kinds of quotation mark.
 */

export interface SoftwareOneAdapterOptions extends HttpOptions {
  /** The account, `ACC-…`, where the token reaches more than one. */
  readonly account?: string;
  /** The membership, `AUSR-…`, of whoever is signed in. The API cannot be asked for it; with it they cannot lock themselves out. */
  readonly viewerId?: string;
  /** Where an installation differs. */
  readonly capabilities?: Partial<Capabilities>;
}

export interface SoftwareOneAdapter extends DirectoryAdapter {
  readonly users: SoftwareOneUsers;
  readonly invitations: SoftwareOneInvitations;
  readonly acceptance: SoftwareOneAcceptance;
  readonly groups: SoftwareOneGroups;
}

const CAPABILITIES: Capabilities = {
  search: 'contains',
  sort: SORT_KEYS,
  filter: { states: FILTERED_STATES, groups: true },
  paging: 'offset',
  counts: false,
  maxPageSize: MAX_PAGE,
  groupsRequired: true,
  idempotency: 'ignored',
  // The platform says that sending again makes the link anew.
  resend: 'new-link',
  renew: 'expired-only',
  internationalEmail: false,
  everywhere: ['update', 'block', 'unblock'],
};

/** A backend that speaks the SoftwareOne Marketplace accounts API. */
export function softwareOneAdapter(options: SoftwareOneAdapterOptions): SoftwareOneAdapter {
  const { account, viewerId } = options;
  const context: Context = { send: sender(httpClient(options)), account, viewerId, now: options.clock ?? systemClock };
  return {
    name: 'softwareone',
    capabilities: { ...CAPABILITIES, ...options.capabilities },
    users: usersOf(context),
    invitations: invitationsOf(context),
    acceptance: acceptanceOf(context),
    groups: groupsOf(context),
    ...(viewerId !== undefined && { viewer: viewerOf(context, viewerId) }),
  };
}

/** No `administrator`: what somebody may do follows from modules, and the server says no where they may not. */
function viewerOf(context: Context, viewerId: string): NonNullable<DirectoryAdapter['viewer']> {
  return async (options) => {
    const member = await readMember(context, viewerId, options);
    const { id, email, firstName, lastName } = toUser(member, context.now());
    const account = member.account && { id: member.account.id, name: member.account.name ?? '' };
    return { id, email, name: displayName({ firstName, lastName, email }), ...given('account', account) };
  };
}
