import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { BetterAuthAdapter } from '../../../src/adapters/better-auth/better-auth-adapter.js';
import { DirectoryError, type ErrorKind } from '../../../src/domain/errors.js';
import type { InvitationRef } from '../../../src/domain/invitation.js';
import { DAY } from '../../../src/domain/time.js';
import { resetClock } from '../../live/better-auth/clock.js';
import { inProcess, type InProcess } from './in-process.js';

/*
 * What can go wrong with an answer x every request of every operation. All else that can go wrong is a matter of the
 * door, and tested there.
 */

interface Ready {
  readonly world: InProcess;
  readonly run: (adapter: BetterAuthAdapter) => Promise<unknown>;
  /** Goes out as the invited person. */
  readonly acceptance?: boolean;
}

const draft = { firstName: 'Nora', lastName: 'New', email: 'nora@example.com' };
const idOf = ({ seed }: InProcess, group: 0 | 1): string => seed.groups[group]?.id ?? '';

async function invited(): Promise<{ world: InProcess; ref: InvitationRef; token: string }> {
  const world = await inProcess();
  const { user } = await world.adapter.users.create({ ...draft, groupIds: [idOf(world, 1)] });
  const ref = { userId: user.id, invitationId: user.invitation?.id ?? '' };
  return { world, ref, token: world.rows('invitation')[0]?.id ?? '' };
}

const plain =
  (run: (adapter: BetterAuthAdapter, world: InProcess) => Promise<unknown> | undefined) => async (): Promise<Ready> => {
    const world = await inProcess();
    return { world, run: async (adapter) => run(adapter, world) };
  };

/** With an invitation. */
const given =
  (run: (adapter: BetterAuthAdapter, ref: InvitationRef) => Promise<unknown>, later = 0) =>
  async (): Promise<Ready> => {
    const { world, ref } = await invited();
    await world.seed.advance?.(later);
    return { world, run: (adapter) => run(adapter, ref) };
  };

const asInvited =
  (run: (adapter: BetterAuthAdapter, token: string) => Promise<unknown>) => async (): Promise<Ready> => {
    const { world, token } = await invited();
    return { world, acceptance: true, run: (adapter) => run(adapter, token) };
  };

const OPERATIONS: Readonly<Record<string, () => Promise<Ready>>> = {
  viewer: plain((adapter) => adapter.viewer()),
  'users.list': plain(({ users }) => users.list({ limit: 10 })),
  'users.get': plain(({ users }, { seed }) => users.get(seed.memberId)),
  'users.lookup': plain(({ users }) => users.lookup(['milan.member@example.com'])),
  'users.create': plain(({ users }, world) => users.create({ ...draft, groupIds: [idOf(world, 1)] })),
  'users.setGroups': plain(({ users }, world) =>
    users.setGroups?.(world.seed.memberId, [idOf(world, 0), idOf(world, 1)]),
  ),
  'users.update': plain(({ users }, { seed }) => users.update(seed.memberId, { lastName: 'Other' })),
  'users.update of a role': plain(({ users }, { seed }) => users.update(seed.memberId, { roleId: 'admin' })),
  'users.block': plain(({ users }, { seed }) => users.block?.(seed.memberId)),
  'users.unblock': async () => {
    const world = await inProcess();
    await world.adapter.users.block?.(world.seed.memberId);
    return { world, run: async ({ users }) => users.unblock?.(world.seed.memberId) };
  },
  'users.remove': plain(({ users }, { seed }) => users.remove(seed.memberId)),
  'users.remove of an invited person': given(({ users }, { userId }) => users.remove(userId)),
  'users.restore': async () => {
    const { world, ref } = await invited();
    await world.adapter.users.remove(ref.userId);
    return { world, run: ({ users }) => users.restore(ref.userId) };
  },
  'invitations.resend': given(({ invitations }, ref) => invitations.resend(ref)),
  'invitations.renew': given(({ invitations }, ref) => invitations.renew(ref), 8 * DAY),
  'invitations.revoke': given(({ invitations }, ref) => invitations.revoke(ref)),
  'acceptance.peek': asInvited(({ acceptance }, token) => acceptance.peek(token)),
  'acceptance.accept': asInvited(({ acceptance }, token) => acceptance.accept(token, undefined)),
  'acceptance.decline': asInvited(({ acceptance }, token) => acceptance.decline(token, undefined)),
  'groups.list': plain(({ groups }) => groups?.list({ limit: 10 })),
  'groups.create': plain(({ groups }) => groups?.create({ name: 'New' })),
  'groups.update': plain(({ groups }, world) => groups?.update(idOf(world, 1), { name: 'Renamed' })),
  'groups.remove': async () => {
    const world = await inProcess();
    const team = await world.adapter.groups?.create({ name: 'Empty' });
    return { world, run: async ({ groups }) => groups?.remove(team?.id ?? '') };
  },
};

/** The calls of which every operation but the simplest begins with the same; a fault in them is met by `users.list`. */
const WHOLE = /\/(?:list-members|list-invitations|list-teams|list-users|list-user-teams)$/u;
/** Writes whose answer is read. */
const ANSWERED = /\/(?:invite-member|create-team|update-team|update-member-role|accept-invitation)$/u;

interface Request {
  readonly path: string;
  readonly write: boolean;
  /** Whether something of the answer is needed. */
  readonly answers: boolean;
}

function requestOf(input: Parameters<typeof fetch>[0], init: RequestInit | undefined): Request {
  const path = new URL(String(input)).pathname;
  const write = init?.method === 'POST' && !path.endsWith('/has-permission');
  return { path, write, answers: !write || ANSWERED.test(path) };
}

interface Fault {
  readonly answer: (next: () => Promise<Response>) => Promise<Response>;
  readonly kind: (request: Request) => ErrorKind | undefined;
  readonly outcome?: 'unknown';
  readonly check?: (error: DirectoryError) => void;
}

const text =
  (status: number, body: string, headers: Record<string, string> = {}) =>
  async () =>
    new Response(body, { status, headers });
const json = { 'Content-Type': 'application/json' };
const dueBody = ({ answers }: Request): ErrorKind | undefined => (answers ? 'bad-response' : undefined);
const LOST = 'the answer gets lost';
const FAULTS: Readonly<Record<string, Fault>> = {
  [LOST]: {
    answer: async (next) => {
      await next();
      throw new TypeError('reset');
    },
    kind: () => 'network',
    outcome: 'unknown',
  },
  '500': {
    answer: text(500, '{"message":"secret-token","code":"FAILED_TO_CREATE_SESSION"}', json),
    kind: () => 'server',
    outcome: 'unknown',
  },
  '429': {
    answer: text(429, '{"message":"Too many requests."}', { ...json, 'X-Retry-After': '7' }),
    kind: () => 'rate-limited',
    check: ({ retryAfterMs }) => assert.equal(retryAfterMs, 7000),
  },
  '200 with wrong types': {
    answer: text(200, '{"id":7,"user":"secret-token"}', json),
    kind: dueBody,
    outcome: 'unknown',
  },
  'a redirect': {
    answer: text(302, '', { Location: 'https://elsewhere.example/?secret-token' }),
    kind: () => 'bad-response',
    outcome: 'unknown',
  },
};

/** The requests of an operation, in order, when nothing is wrong. */
async function requestsOf(prepare: () => Promise<Ready>): Promise<Request[]> {
  const { world, run, acceptance } = await prepare();
  const seen: Request[] = [];
  const adapter = (acceptance ? world.visitorThrough : world.through)((next) => async (input, init) => {
    seen.push(requestOf(input, init));
    return next(input, init);
  });
  await run(adapter);
  return seen;
}

/** Runs with the fault at one request; the error, or `undefined`. */
async function meet(prepare: () => Promise<Ready>, index: number, fault: Fault): Promise<unknown> {
  const { world, run, acceptance } = await prepare();
  let count = -1;
  const adapter = (acceptance ? world.visitorThrough : world.through)((next) => async (input, init) => {
    count += 1;
    return count === index ? fault.answer(() => next(input, init)) : next(input, init);
  });
  const error: unknown = await run(adapter).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(count >= index, 'the request was never made');
  return error;
}

describe('better-auth: faults', async () => {
  after(resetClock);
  for (const [operation, prepare] of Object.entries(OPERATIONS)) {
    const requests = await requestsOf(prepare);
    const lastWrite = requests.findLastIndex(({ write }) => write);
    for (const [index, request] of requests.entries()) {
      // The write has happened, whatever becomes of the reading after it.
      const readBack = lastWrite >= 0 && index > lastWrite;
      if (WHOLE.test(request.path) && operation !== 'users.list' && !readBack) continue;
      for (const [name, fault] of Object.entries(FAULTS)) {
        // By then all that matters is that it failed.
        if (readBack && fault !== FAULTS[LOST]) continue;
        it(`${operation}, request ${index + 1} of ${requests.length}: ${name}`, async () => {
          const error = await meet(prepare, index, fault);
          const kind = fault.kind(request);
          if (kind === undefined) return assert.equal(error, undefined);
          assert.ok(error instanceof DirectoryError, String(error));
          assert.equal(error.kind, readBack ? 'bad-response' : kind);
          const doubtful = readBack || (request.write && fault.outcome === 'unknown');
          assert.equal(error.outcome, doubtful ? 'unknown' : 'not-applied');
          assert.ok(!JSON.stringify([error.message, error]).includes('secret-token'));
          if (!readBack) fault.check?.(error);
        });
      }
    }
  }
});
