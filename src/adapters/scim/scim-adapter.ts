/*
 * Any SCIM 2.0 service provider (RFC 7643, RFC 7644).
 *
 * Needs: the base of the service, such as `https://idp.example/scim/v2`, and whatever lets a request in, mostly
 * `headers: { Authorization: 'Bearer ...' }`. /Users and /Groups with GET, POST and DELETE; PATCH, or else PUT. Such a
 * token is mostly all-powerful: put a server of your own between, rather than the token into a page.
 *
 * Does: list, search, sort and filter as far as the server can. What it can is tried (`probe`), because what servers say
 * of themselves is often wrong, and taken back when an answer shows that it does not hold. What a server cannot choose or
 * sort is chosen and sorted here over its first thousand users. Adds a user by POST and then by a PATCH for each group,
 * with a receipt for each; puts members into groups and takes them out, one PATCH each. Blocks by `active`. Notices lost
 * updates by reading before writing, beside `If-Match`.
 *
 * Cannot: invite, because SCIM knows no invitations, so there are no links and nothing to accept, and the elements speak
 * of adding. Restore, because DELETE is for good; whom a server keeps as inactive is told as blocked, and can be
 * unblocked. Describe groups, sort by state or last sign-in, count by state, tell of changes, or make a repeated write
 * happen once: nothing of SCIM does. It does not know who is signed in, unless the host says so by `viewer`. A phone
 * number is read where it is a `tel:` URI or a number with its calling code; other text is left as it is.
 */
import type { CallOptions, DirectoryAdapter } from '../../domain/adapter.js';
import { LEAST_CAPABILITIES, type Capabilities } from '../../domain/capabilities.js';
import type { Viewer } from '../../domain/policy.js';
import type { HttpOptions } from '../http/request.js';
import { scimContext } from './scim-client.js';
import { groupsOf, type ScimGroupsApi } from './scim-groups.js';
import { toUser } from './scim-mapping.js';
import { probe } from './scim-probe.js';
import { usersOf, type ScimUsersApi } from './scim-users.js';
import { wireUser } from './scim-wire.js';
import { displayName } from '../../domain/user.js';

export interface ScimAdapterOptions extends HttpOptions {
  /** Who is signed in: as the host knows it, or `me` where the server answers GET /Me (RFC 7644, 3.11). */
  readonly viewer?: Viewer | 'me';
  /** What is known of this server beforehand. What answers mean counts for more. */
  readonly capabilities?: Partial<Capabilities>;
}

/** What SCIM can do, as an adapter. */
export interface ScimAdapter extends Omit<DirectoryAdapter, 'invitations' | 'acceptance' | 'subscribe'> {
  probe(options?: CallOptions): Promise<Partial<Capabilities>>;
  readonly users: ScimUsersApi;
  readonly groups: ScimGroupsApi;
}

/** What holds for every server before it was asked. */
const CAPABILITIES: Capabilities = {
  ...LEAST_CAPABILITIES,
  search: 'exact-email',
  filter: { states: [], groups: true },
  paging: 'offset',
  maxPageSize: 100,
  idempotency: 'ignored',
  internationalEmail: true,
};

/** A SCIM 2.0 server. */
export function scimAdapter(options: ScimAdapterOptions): ScimAdapter {
  const capabilities = { ...CAPABILITIES, ...options.capabilities };
  const { viewer } = options;
  let viewerId = typeof viewer === 'object' ? viewer.id : undefined;
  // Every way to ask is open until an answer closes it, whatever is promised to the elements.
  const declared: Capabilities = { ...capabilities, search: options.capabilities?.search ?? 'contains' };
  const context = scimContext(options, declared, () => viewerId);
  const me = async (given?: CallOptions): Promise<Viewer> => {
    const { value } = await context.send({ method: 'GET', path: '/Me', expect: wireUser, signal: given?.signal });
    const { id, firstName, lastName, email } = toUser(value);
    viewerId = id;
    return { id, name: displayName({ firstName, lastName, email }), email };
  };
  return {
    name: 'scim',
    capabilities,
    probe: (given) => probe(context, given?.signal),
    ...(viewer !== undefined && { viewer: viewer === 'me' ? me : () => Promise.resolve(viewer) }),
    users: usersOf(context),
    groups: groupsOf(context),
  };
}
