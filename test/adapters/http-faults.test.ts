import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { restAdapter, type RestAdapter } from '../../src/adapters/rest/rest-adapter.js';
import { DirectoryError, type ErrorKind } from '../../src/domain/errors.js';
import { CONTRACT_MEMBERS, isRead } from '../../src/testing/members.js';
import { OPERATIONS, type Operation } from '../support/operations.js';

/*
 * Every fault x every operation of the REST adapter, over real sockets: reads, writes, and writes that carry an
 * idempotency key. Backoff is not sat out; only the two faults that never end are ended by a timer.
 */

interface Expected {
  /** `undefined`: the call succeeds. */
  readonly kind: ErrorKind | undefined;
  /** What a write may say of itself. */
  readonly outcome: 'not-applied' | 'unknown';
  /** Whether reads and keyed writes are sent again. */
  readonly again: boolean;
}

interface Fault {
  readonly name: string;
  readonly serve: (request: IncomingMessage, response: ServerResponse) => void;
  readonly expect: (operation: Operation) => Expected;
  readonly endless?: boolean;
  readonly offline?: boolean;
  readonly refused?: boolean;
  readonly check?: (error: DirectoryError, waits: readonly number[]) => void;
}

const lost: Expected = { kind: 'network', outcome: 'unknown', again: true };
const unreadable: Expected = { kind: 'bad-response', outcome: 'unknown', again: false };
const fine: Expected = { kind: undefined, outcome: 'not-applied', again: false };
const refusedAs = (kind: ErrorKind): Expected => ({ kind, outcome: 'not-applied', again: false });
/** Bodies that are due are missed; where none is due, none is looked at. */
const dueBody = ({ answers }: Operation): Expected => (answers === 'json' ? unreadable : fine);
/** One's own invitations are found by the session, so that these are about it and not about the link. */
const SESSION_KINDS: readonly ErrorKind[] = ['unauthenticated', 'forbidden'];
/** On the acceptance operations these statuses are about the link. */
const orDeadLink =
  (kind: ErrorKind) =>
  ({ acceptance, own }: Operation): Expected =>
    refusedAs(acceptance || (own && !SESSION_KINDS.includes(kind)) ? 'invitation' : kind);

const JSON_TYPE = { 'Content-Type': 'application/json' };
const PROBLEM_TYPE = { 'Content-Type': 'application/problem+json' };
const PAGE = '<!doctype html><title>Sign in to the network</title><p>https://app.example/accept#secret-token';
/** Has something of every answer, in the wrong type. */
const WRONG_TYPES = JSON.stringify({
  id: 1,
  items: 7,
  user: 'x',
  matches: {},
  url: 5,
  state: 9,
  account: [],
  name: false,
  sentAt: 0,
  secret: 'secret-token',
  invitationDays: 'x',
  reminder: 5,
});
/** What comes has no ids, or is left out where it is not understood. */
const IDLESS: readonly string[] = ['probe', 'invitations.events', 'settings.get', 'settings.update'];
/** Like every answer, but for the ids. */
const WITHOUT_ID = JSON.stringify({
  items: [{ name: 'x', firstName: 'A', lastName: 'B', email: 'a@example.com', state: 'active', groups: [] }],
  user: { firstName: 'A', lastName: 'B', email: 'a@example.com', state: 'active', groups: [] },
  matches: [{ email: 'a@example.com', status: 'member', user: {} }],
  ...{
    firstName: 'A',
    lastName: 'B',
    email: 'a@example.com',
    name: 'X',
    groups: [],
    state: 'active',
    account: { name: 'x' },
  },
  ...{ sentAt: '2026-11-23T09:30:00Z', signedIn: true, delivery: 'queued' },
});

function answer(status: number, headers: Record<string, string> = {}, body = ''): Fault['serve'] {
  return (_request, response) => void response.writeHead(status, headers).end(body);
}

function status(code: number, expect: Fault['expect'], headers: Record<string, string> = {}, body = ''): Fault {
  return {
    name: `${code}${body === '' ? '' : ' with a body'}${Object.keys(headers).join(' ')}`,
    serve: answer(code, headers, body),
    expect,
  };
}

const email = { field: 'email', code: 'invalid', message: 'is wrong' };
const namesEmail = (error: DirectoryError): void => assert.deepEqual(error.fields, [email]);
const busy = (headers: Record<string, string>, least: number): Fault => ({
  name: `429 with ${Object.keys(headers).join(' and ')}`,
  serve: answer(429, headers),
  expect: () => ({ kind: 'rate-limited', outcome: 'not-applied', again: true }),
  check: waited(least),
});

/** What the server asked for is told, and sat out before every other attempt. */
function waited(least: number): NonNullable<Fault['check']> {
  return (error, waits) => {
    assert.equal(error.retryAfterMs, least);
    assert.ok(
      waits.every((ms) => ms >= least),
      `waited ${waits.join(', ')} of ${least}`,
    );
  };
}

const FAULTS: readonly Fault[] = [
  { name: 'refused', refused: true, serve: answer(200), expect: () => lost },
  { name: 'reset before the answer', serve: (request) => void request.socket.destroy(), expect: () => lost },
  {
    name: 'reset in the body',
    serve: (_request, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'Content-Length': '1000' });
      response.write('{"items":[', () => response.socket?.destroy());
    },
    expect: () => lost,
  },
  {
    name: 'no answer',
    endless: true,
    serve: () => undefined,
    expect: () => ({ kind: 'timeout', outcome: 'unknown', again: true }),
  },
  {
    name: 'a body that drips',
    endless: true,
    serve: (_request, response) => {
      response.writeHead(200, JSON_TYPE);
      const timer = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(timer));
    },
    expect: () => ({ kind: 'timeout', outcome: 'unknown', again: true }),
  },
  { name: 'empty 200', serve: answer(200, JSON_TYPE), expect: dueBody },
  { name: 'empty 200 without a media type', serve: answer(200), expect: dueBody },
  {
    name: 'HTML 200',
    serve: answer(200, { 'Content-Type': 'text/html; charset=utf-8' }, PAGE),
    expect: () => unreadable,
  },
  {
    name: 'JSON 200 called text/plain',
    serve: answer(200, { 'Content-Type': 'text/plain' }, WITHOUT_ID),
    // JSON is JSON, whatever a proxy calls it.
    expect: (operation) => (IDLESS.includes(operation.name) ? fine : dueBody(operation)),
  },
  {
    name: 'cut JSON',
    serve: answer(200, JSON_TYPE, '{"items":[{"url":"https://app.example/accept#secret-token"'),
    expect: dueBody,
  },
  // Degrees are each taken or left, so an odd answer to the probe is no failure.
  {
    name: 'wrong types',
    serve: answer(200, JSON_TYPE, WRONG_TYPES),
    expect: (operation) => (operation.name === 'probe' ? fine : dueBody(operation)),
  },
  {
    name: 'missing id',
    serve: answer(200, JSON_TYPE, WITHOUT_ID),
    expect: (operation) => (IDLESS.includes(operation.name) ? fine : dueBody(operation)),
  },
  { name: 'JSON null', serve: answer(200, JSON_TYPE, 'null'), expect: dueBody },
  { name: '204 for a body', serve: answer(204), expect: dueBody },
  { name: '302 to a sign-in page', serve: answer(302, { Location: '/login' }), expect: () => unreadable },
  {
    ...status(
      400,
      () => refusedAs('validation'),
      PROBLEM_TYPE,
      JSON.stringify({ status: 400, errors: { email: ['is wrong'] } }),
    ),
    name: '400 with texts by field',
    check: namesEmail,
  },
  {
    ...status(
      400,
      () => refusedAs('validation'),
      JSON_TYPE,
      JSON.stringify({ errors: [{ message: 'is wrong', properties: ['email'] }] }),
    ),
    name: '400 with a list of properties',
    check: namesEmail,
  },
  {
    ...status(
      400,
      () => refusedAs('validation'),
      PROBLEM_TYPE,
      JSON.stringify({ errors: [{ detail: 'is wrong', pointer: '#/email' }] }),
    ),
    name: '400 with JSON pointers',
    check: namesEmail,
  },
  {
    ...status(
      400,
      () => refusedAs('validation'),
      PROBLEM_TYPE,
      JSON.stringify({ 'invalid-params': [{ name: 'email', reason: 'is wrong' }] }),
    ),
    name: '400 with invalid-params',
    check: namesEmail,
  },
  { ...status(400, () => refusedAs('validation'), { 'Content-Type': 'text/html' }, PAGE), name: '400 HTML' },
  status(401, orDeadLink('unauthenticated')),
  status(403, orDeadLink('forbidden')),
  status(404, orDeadLink('not-found')),
  status(405, () => refusedAs('unsupported')),
  status(409, orDeadLink('conflict')),
  status(410, orDeadLink('not-found')),
  status(412, () => refusedAs('conflict')),
  status(413, () => refusedAs('too-large')),
  status(422, () => refusedAs('validation')),
  busy({ 'Retry-After': '2' }, 2000),
  busy({ 'Retry-After': 'Mon, 23 Nov 2026 09:30:03 GMT', Date: 'Mon, 23 Nov 2026 09:30:00 GMT' }, 3000),
  busy({ 'X-Retry-After': '1' }, 1000),
  {
    name: '429 that asks for an hour',
    serve: answer(429, { 'Retry-After': '3600' }),
    // Longer than a person waits: not sat out, but told.
    expect: () => refusedAs('rate-limited'),
    check: (error) => assert.equal(error.retryAfterMs, 3_600_000),
  },
  {
    ...status(429, () => ({ kind: 'rate-limited', outcome: 'not-applied', again: true }), { 'Retry-After': 'soon' }),
    name: '429 that says soon',
  },
  status(500, () => ({ kind: 'server', outcome: 'unknown', again: true })),
  {
    ...status(502, () => ({ kind: 'server', outcome: 'unknown', again: true }), { 'Content-Type': 'text/html' }, PAGE),
    name: '502 HTML',
  },
  status(503, () => ({ kind: 'server', outcome: 'unknown', again: true })),
  {
    name: '503 of a server that is about to go, with a time to come back',
    serve: answer(
      503,
      { ...PROBLEM_TYPE, 'Retry-After': '2' },
      JSON.stringify({ kind: 'server', code: 'draining', outcome: 'not-applied' }),
    ),
    // Nothing was begun, and the server says so; whether to send a write without a key again is the caller's to say.
    expect: () => ({ kind: 'server', outcome: 'not-applied', again: true }),
    check: waited(2000),
  },
  {
    name: '503 of a proxy, with a date to come back',
    serve: answer(503, { 'Retry-After': 'Mon, 23 Nov 2026 09:30:04 GMT', Date: 'Mon, 23 Nov 2026 09:30:00 GMT' }),
    expect: () => ({ kind: 'server', outcome: 'unknown', again: true }),
    check: waited(4000),
  },
  status(504, () => ({ kind: 'timeout', outcome: 'unknown', again: true })),
  status(501, () => refusedAs('unsupported')),
  status(507, () => refusedAs('quota')),
  {
    name: 'offline',
    offline: true,
    refused: true,
    serve: answer(200),
    expect: () => ({ kind: 'network', outcome: 'not-applied', again: true }),
  },
  {
    name: 'a problem that names its kind',
    serve: answer(
      418,
      PROBLEM_TYPE,
      JSON.stringify({ kind: 'quota', code: 'too-many-invitations', traceId: 'trace-7', existing: { id: 'x' } }),
    ),
    expect: () => refusedAs('quota'),
    check: (error) =>
      assert.deepEqual(
        [error.code, error.traceId, error.existing, error.status],
        ['too-many-invitations', 'trace-7', { id: 'x' }, 418],
      ),
  },
  {
    name: 'a problem with nonsense in each member',
    serve: answer(
      403,
      PROBLEM_TYPE,
      JSON.stringify({
        kind: 'nonsense',
        code: 7,
        traceId: {},
        existing: 'x',
        fields: 'y',
        reason: 3,
        retryAfterMs: -1,
      }),
    ),
    expect: orDeadLink('forbidden'),
  },
];

const unhandled: unknown[] = [];
const onUnhandled = (error: unknown): void => void unhandled.push(error);
let server: Server;
let origin = '';
let closedOrigin = '';
let current: Fault['serve'] = answer(200);
let cases = 0;

before(async () => {
  process.on('unhandledRejection', onUnhandled);
  server = createServer((request, response) => current(request, response));
  origin = await listen(server);
  const gone = createServer();
  closedOrigin = await listen(gone);
  await new Promise((resolve) => gone.close(resolve));
});
after(() => {
  server.closeAllConnections();
  server.close();
  process.off('unhandledRejection', onUnhandled);
});

describe('HTTP faults x operations', () => {
  it('meet every operation of the contract, and reads and writes as what they are', () => {
    const listed = OPERATIONS.map(({ name, write }) => `${name} ${write ? 'writes' : 'reads'}`);
    const known = CONTRACT_MEMBERS.map((name) => `${name} ${isRead(name) ? 'reads' : 'writes'}`);
    assert.deepEqual(listed.sort(), known.sort());
  });

  for (const fault of FAULTS) {
    it(fault.name, async () => {
      current = fault.serve;
      const failures: string[] = [];
      for (const operation of OPERATIONS) {
        for (const keyed of operation.write && !UNKEYED.includes(operation.name) ? [false, true] : [false]) {
          cases += 1;
          const wrong = await meet(fault, operation, keyed);
          if (wrong !== undefined) failures.push(`${operation.name}${keyed ? ' with a key' : ''}: ${wrong}`);
        }
      }
      assert.deepEqual(failures, []);
    });
  }

  it('were at least 600 cases, none with an unhandled rejection', async () => {
    await new Promise((resolve) => setImmediate(resolve));
    assert.ok(cases >= 600, `${cases} cases`);
    assert.deepEqual(unhandled, []);
  });
});

/** Writes that take no key: done twice they come to the same. */
const UNKEYED = ['acceptance.signOut', 'acceptance.keep', 'acceptance.kept'];

/** Runs one case; gives what is wrong, or nothing. */
async function meet(fault: Fault, operation: Operation, keyed: boolean): Promise<string | undefined> {
  const seen = { attempts: 0, waits: [] as number[] };
  const adapter = adapterFor(fault, seen);
  const thrown = await operation.call(adapter, keyed ? { idempotencyKey: 'k' } : {}).then(
    () => undefined,
    (error: unknown) => error,
  );
  const { kind, outcome, again } = fault.expect(operation);
  if (kind === undefined) return thrown === undefined ? undefined : `failed: ${String(thrown)}`;
  if (!(thrown instanceof DirectoryError)) return `no DirectoryError but ${String(thrown)}`;
  try {
    assert.equal(thrown.kind, kind);
    assert.equal(thrown.outcome, operation.write ? outcome : 'not-applied');
    assert.equal(seen.attempts, again && (!operation.write || keyed) ? 3 : 1, `${seen.attempts} attempts`);
    assert.ok(
      !JSON.stringify([thrown.message, String(thrown.cause), thrown]).includes('secret-token'),
      'the answer is in the error',
    );
    fault.check?.(thrown, seen.waits);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function adapterFor(fault: Fault, seen: { attempts: number; waits: number[] }): RestAdapter {
  return restAdapter({
    baseUrl: `${fault.refused ? closedOrigin : origin}/api`,
    account: 'a',
    fetch: (input, init) => {
      seen.attempts += 1;
      return fetch(input, init);
    },
    random: () => 0.5,
    isOnline: () => !fault.offline,
    after: (ms, fire, why) => {
      if (why === 'timeout' && !fault.endless) return () => undefined;
      if (why === 'backoff') seen.waits.push(ms);
      const timer = setTimeout(fire, why === 'backoff' ? 0 : 25);
      return () => clearTimeout(timer);
    },
  });
}

async function listen(target: Server): Promise<string> {
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(target.address() as AddressInfo).port}`;
}
