import type { AddResult, CallOptions, DirectoryAdapter } from '../src/domain/adapter.js';
import type { Capabilities } from '../src/domain/capabilities.js';
import { DirectoryError, type DirectoryErrorInit, type ErrorKind } from '../src/domain/errors.js';
import type { Delivery } from '../src/domain/invitation.js';
import type { Page } from '../src/domain/page.js';
import { reason } from '../src/domain/reason.js';
import type { User } from '../src/domain/user.js';
import type { MemoryAdapter } from '../src/adapters/memory/memory-adapter.js';
import { around, isRead, pause, type MemberCall } from './around.js';

/*
 * The world made slow, empty or broken: adapters in, adapters out, so that they can be put into each other.
 * `failing(slow(adapter, 400), 'server')` fails after a while.
 */

/** Which calls a scenario is about; all when absent. Such as `['users.list']`. */
export interface Only {
  readonly only?: readonly string[];
}

function concerns({ member }: MemberCall, { only }: Only): boolean {
  return only === undefined || only.includes(member);
}

/** Every call takes `ms` milliseconds longer. */
export function slow<A extends DirectoryAdapter>(adapter: A, ms: number, options: Only = {}): A {
  return around(adapter, async (call, next) => {
    if (concerns(call, options)) await pause(ms, call.signal);
    return next();
  });
}

/** Calls that never answer, until they are cancelled. */
export function pending<A extends DirectoryAdapter>(adapter: A, options: Only = {}): A {
  return around(adapter, (call, next) => (concerns(call, options) ? pause(undefined, call.signal).then(next) : next()));
}

/** Calls fail with this kind: always, or the first `times` times. */
export function failing<A extends DirectoryAdapter>(
  adapter: A,
  kind: ErrorKind,
  options: Only & { readonly times?: number; readonly init?: DirectoryErrorInit } = {},
): A {
  let left = options.times ?? Infinity;
  return around(adapter, (call, next) => {
    if (!concerns(call, options) || left <= 0) return next();
    left -= 1;
    return Promise.reject(
      new DirectoryError(kind, `Made to fail: ${kind}.`, { traceId: 'mock-0001', ...options.init }),
    );
  });
}

/** The device is offline. */
export function offline<A extends DirectoryAdapter>(adapter: A): A {
  return failing(adapter, 'network', { init: { code: 'offline' } });
}

/** The server is busy and says for how long. */
export function rateLimited<A extends DirectoryAdapter>(
  adapter: A,
  retryAfterMs: number,
  options: Only & { readonly times?: number } = {},
): A {
  return failing(adapter, 'rate-limited', { ...options, init: { retryAfterMs } });
}

/** The viewer is a member without the right to manage, and the backend shows them nothing. */
export function forbidden<A extends DirectoryAdapter>(adapter: A): A {
  const init = { code: 'missing-permission', reason: reason('missing-permission') };
  const closed = around(adapter, (call, next) =>
    call.member === 'viewer' || call.member === 'probe' || call.member.startsWith('acceptance.')
      ? next()
      : Promise.reject(new DirectoryError('forbidden', 'The viewer does not manage this account.', init)),
  );
  return readOnlyViewer(closed);
}

/** The viewer may look, but change nothing. */
export function readOnlyViewer<A extends DirectoryAdapter>(adapter: A): A {
  return around(adapter, async (call, next) => {
    const answer = await next();
    return call.member === 'viewer' ? { ...(answer as object), administrator: false } : answer;
  });
}

/** Nobody is in the account. */
export function empty<A extends DirectoryAdapter>(adapter: A): A {
  return around(adapter, async (call, next) => {
    const answer = await next();
    return call.member === 'users.list'
      ? { ...(answer as object), items: [], total: 0, next: undefined, counts: undefined }
      : answer;
  });
}

/** Adding works, but putting into these groups fails; all but the first when none is named. */
export function partialGroups<A extends DirectoryAdapter>(adapter: A, groupIds?: readonly string[]): A {
  return around(adapter, async (call, next) => {
    const answer = await next();
    if (call.member !== 'users.create') return answer;
    const result = answer as AddResult;
    const fails = (id: string, index: number): boolean => groupIds?.includes(id) ?? index > 0;
    const groups = result.groups.map((receipt, index) =>
      fails(receipt.group.id, index)
        ? {
            group: receipt.group,
            ok: false,
            error: new DirectoryError('server', 'The group could not be reached.', { status: 503 }),
          }
        : receipt,
    );
    const kept = groups.filter(({ ok }) => ok).map(({ group }) => group);
    return { ...result, user: { ...result.user, groups: kept }, groups };
  });
}

/** Writes happen, but their answer gets lost. */
export function answersLost<A extends DirectoryAdapter>(
  adapter: A,
  options: Only & { readonly times?: number } = {},
): A {
  let left = options.times ?? Infinity;
  return around(adapter, async (call, next) => {
    const answer = await next();
    if (isRead(call.member) || !concerns(call, options) || left <= 0) return answer;
    left -= 1;
    throw new DirectoryError('network', 'The answer got lost.', { outcome: 'unknown' });
  });
}

/** What is known of the mail of a new invitation. */
export function delivering<A extends DirectoryAdapter>(adapter: A, delivery: Delivery): A {
  return around(adapter, async (call, next) => {
    const answer = await next();
    if (call.member !== 'users.create') return answer;
    const { invitation, user, ...rest } = answer as AddResult;
    const told = invitation && { ...invitation, delivery };
    return {
      ...rest,
      delivery,
      user: { ...user, ...(told && { invitation: told }) },
      ...(told && { invitation: told }),
    };
  });
}

/** A backend that does not count: no total, only a mark of the next page. */
export function unknownTotal<A extends DirectoryAdapter>(adapter: A): A {
  const counted = around(adapter, async (call, next) => {
    const answer = await next();
    if (call.member !== 'users.list' && call.member !== 'groups.list') return answer;
    const { total: _total, counts: _counts, ...page } = answer as Page<unknown>;
    return page;
  });
  return declaring(counted, { paging: 'cursor', counts: false });
}

/** The same adapter that declares other degrees. */
export function declaring<A extends DirectoryAdapter>(adapter: A, capabilities: Partial<Capabilities>): A {
  const { probe } = adapter;
  return {
    ...adapter,
    capabilities: { ...adapter.capabilities, ...capabilities },
    // What the server says of itself counts more than the declaration, so it has to say the same.
    ...(probe && {
      probe: async (options?: CallOptions) => ({ ...(await probe.call(adapter, options)), ...capabilities }),
    }),
  };
}

export function withoutInvitations(adapter: DirectoryAdapter): DirectoryAdapter {
  return without(adapter, ['invitations', 'acceptance']);
}

export function withoutAcceptance(adapter: DirectoryAdapter): DirectoryAdapter {
  return without(adapter, ['acceptance']);
}

export function withoutGroups(adapter: DirectoryAdapter): DirectoryAdapter {
  const filter = { ...adapter.capabilities.filter, groups: false };
  return declaring(without(adapter, ['groups']), { groupsRequired: false, filter });
}

/** Groups come with joining: who is only invited is in none. What is kept behind it has them in its first group. */
export function groupsOnceJoined<A extends MemoryAdapter>(adapter: A): DirectoryAdapter {
  const { users, groups } = adapter;
  const isInvited = ({ state }: User): boolean => state === 'invited' || state === 'invitation-expired';
  const shown = (user: User): User => (isInvited(user) ? { ...user, groups: [] } : user);
  const refused = new DirectoryError('invalid-state', 'Not joined yet.', { reason: reason('not-joined') });
  const setGroups: typeof users.setGroups = async (id, groupIds, options) => {
    if (isInvited(await users.get(id))) throw refused;
    return users.setGroups(id, groupIds, options);
  };
  const create: typeof users.create = async (draft, options) => {
    const { items } = await groups.list({ limit: 1 });
    const added = await users.create({ ...draft, groupIds: items.map(({ id }) => id) }, options);
    return { ...added, user: shown(added.user), groups: [] };
  };
  const addMembers: typeof groups.addMembers = async (id, userIds, options) => {
    const found = await Promise.all(userIds.map((userId) => users.get(userId).catch(() => undefined)));
    const others = userIds.filter((_userId, at) => !found[at] || !isInvited(found[at]));
    const receipts = await groups.addMembers(id, others, options);
    return userIds.map(
      (userId) => receipts.find((receipt) => receipt.userId === userId) ?? { userId, ok: false, error: refused },
    );
  };
  const list: typeof users.list = async (query, options) => {
    const page = await users.list(query, options);
    return { ...page, items: page.items.map(shown) };
  };
  const get: typeof users.get = async (id, options) => shown(await users.get(id, options));
  const changed = {
    ...adapter,
    users: { ...users, list, get, create, setGroups },
    groups: { ...groups, addMembers },
    acceptance: withoutGroupNames(adapter.acceptance),
  };
  return declaring(changed, { groupsFrom: 'joining', groupsRequired: false });
}

/** An invitation that carries no groups tells of none. */
function withoutGroupNames(acceptance: MemoryAdapter['acceptance']): MemoryAdapter['acceptance'] {
  const { mine } = acceptance;
  const nameless = <T extends { readonly groups?: readonly string[] }>(told: T): T => {
    const { groups: _groups, ...rest } = told;
    return rest as T;
  };
  return {
    ...acceptance,
    peek: async (token, options) => {
      const preview = await acceptance.peek(token, options);
      return preview.state === 'open' ? nameless(preview) : preview;
    },
    mine: { ...mine, list: async (options) => (await mine.list(options)).map(nameless) },
  };
}

/** Without single members, such as `['users.block', 'acceptance.decline']`. */
export function without(adapter: DirectoryAdapter, members: readonly string[]): DirectoryAdapter {
  const result: Record<string, unknown> = { ...adapter };
  for (const name of members) {
    const [section = '', member] = name.split('.');
    if (member === undefined) delete result[section];
    else result[section] = Object.fromEntries(Object.entries(result[section] ?? {}).filter(([key]) => key !== member));
  }
  return result as unknown as DirectoryAdapter;
}

/** A directory that can only be looked at. */
export function readOnly(adapter: DirectoryAdapter): DirectoryAdapter {
  const { list, get, lookup } = adapter.users;
  const groups = adapter.groups && {
    list: adapter.groups.list,
    ...(adapter.groups.get && { get: adapter.groups.get }),
  };
  const { invitations: _no, ...rest } = adapter;
  return { ...rest, users: { list, get, ...(lookup && { lookup }) }, ...(groups && { groups }) };
}
