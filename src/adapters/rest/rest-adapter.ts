import type {
  AcceptanceApi,
  CallOptions,
  DirectoryAdapter,
  GroupsApi,
  InvitationsApi,
  UsersApi,
} from '../../domain/adapter.js';
import type { Capabilities } from '../../domain/capabilities.js';
import { DEFAULT_TERM } from '../../domain/invitation.js';
import { systemClock } from '../../domain/time.js';
import { USER_STATES } from '../../domain/user.js';
import { httpClient, type HttpOptions } from '../http/request.js';
import { path } from '../http/url.js';
import { writeParts } from '../http/write-parts.js';
import { acceptanceOf } from './rest-acceptance.js';
import type { Context } from './rest-context.js';
import { groupsOf } from './rest-groups.js';
import { invitationsOf } from './rest-invitations.js';
import * as map from './rest-mapping.js';
import { usersOf } from './rest-users.js';
import * as wire from './rest-wire.js';

export interface RestAdapterOptions extends HttpOptions {
  /** Which account, as the server names it. */
  readonly account: string;
  /** Where this server differs from the contract's own degrees. */
  readonly capabilities?: Partial<Capabilities>;
}

/** An adapter in which nothing is missing but live changes. */
export interface RestAdapter extends Omit<DirectoryAdapter, 'subscribe'> {
  probe(options?: CallOptions): Promise<Partial<Capabilities>>;
  viewer: NonNullable<DirectoryAdapter['viewer']>;
  readonly users: Required<UsersApi>;
  readonly invitations: Required<Omit<InvitationsApi, 'events'>>;
  readonly acceptance: Required<Omit<AcceptanceApi, 'mine'>>;
  readonly groups: Required<Omit<GroupsApi, 'members' | 'addMembers' | 'removeMembers' | 'permissions'>>;
}

const CAPABILITIES: Capabilities = {
  search: 'contains',
  sort: ['name', 'email', 'joined', 'last-sign-in', 'state'],
  filter: { states: USER_STATES, groups: true },
  paging: 'offset',
  counts: true,
  maxPageSize: 100,
  groupsRequired: true,
  idempotency: 'honoured',
  resend: 'same-link',
  renew: 'expired-only',
  invitationTerm: DEFAULT_TERM,
  internationalEmail: true,
};

/** A backend that speaks Usher's own REST contract (openapi.yaml). */
export function restAdapter(options: RestAdapterOptions): RestAdapter {
  const capabilities = { ...CAPABILITIES, ...options.capabilities };
  const context: Context = {
    send: httpClient(options),
    account: () => path`/v1/accounts/${options.account}`,
    write: (given) => writeParts(given, capabilities.idempotency === 'honoured'),
    now: options.clock ?? systemClock,
  };
  const read = { write: false, method: 'GET' } as const;
  return {
    name: 'rest',
    capabilities,
    probe: async (given) =>
      map.toCapabilities(
        await context.send({
          ...read,
          path: `${context.account()}/capabilities`,
          expect: wire.wireCapabilities,
          signal: given?.signal,
        }),
      ),
    viewer: async (given) =>
      map.toViewer(
        await context.send({
          ...read,
          path: `${context.account()}/viewer`,
          expect: wire.wireViewer,
          signal: given?.signal,
        }),
      ),
    users: usersOf(context),
    invitations: invitationsOf(context),
    acceptance: acceptanceOf(context),
    groups: groupsOf(context),
  };
}
