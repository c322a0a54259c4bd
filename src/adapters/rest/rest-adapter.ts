/*
 * Usher's own HTTP contract, `openapi.yaml` beside this file.
 *
 * Needs: `baseUrl` and the account's id; a session cookie on the same origin, or `headers` that carry a credential. From
 * another origin the server must allow the methods and the headers `Idempotency-Key`, `If-Match` and `Last-Event-ID`,
 * and show `ETag` and `Retry-After`.
 *
 * Can do: every member of the contract; where a server does less, its answers take it back, or `capabilities` says so.
 * Cannot do: sign a person in. That is the host's, at `sign-in-request`.
 */
import type {
  AcceptanceApi,
  DirectoryAdapter,
  GroupsApi,
  InvitationsApi,
  MyInvitationsApi,
  SettingsApi,
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
import { accountOf } from './rest-account.js';
import { changesOf } from './rest-changes.js';
import type { Context } from './rest-context.js';
import { groupsOf } from './rest-groups.js';
import { invitationsOf } from './rest-invitations.js';
import * as map from './rest-mapping.js';
import { Paging } from './rest-paging.js';
import { usersOf } from './rest-users.js';
import * as wire from './rest-wire.js';

export interface RestAdapterOptions extends HttpOptions {
  /** Which account, as the server names it. */
  readonly account: string;
  /** Where this server differs from the contract's own degrees. */
  readonly capabilities?: Partial<Capabilities>;
}

/** An adapter in which nothing is missing. */
export interface RestAdapter extends Required<DirectoryAdapter> {
  readonly users: Required<UsersApi>;
  readonly invitations: Required<InvitationsApi>;
  readonly acceptance: Required<AcceptanceApi> & { readonly mine: Required<MyInvitationsApi> };
  readonly groups: Required<GroupsApi>;
  readonly settings: Required<SettingsApi>;
}

const CAPABILITIES: Capabilities = {
  search: 'contains',
  sort: ['name', 'email', 'joined', 'last-sign-in', 'state'],
  filter: { states: USER_STATES, groups: true, invitedBy: true, invited: true, expires: true },
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
    paging: new Paging(),
  };
  const read = { write: false, method: 'GET' } as const;
  return {
    name: 'rest',
    get capabilities(): Capabilities {
      return context.paging.byCursor ? { ...capabilities, paging: 'cursor' } : capabilities;
    },
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
    ...accountOf(context),
    subscribe: changesOf(() => `${context.account()}/changes`, options),
  };
}
