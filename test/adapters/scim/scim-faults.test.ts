import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scimAdapter, type ScimAdapter } from '../../../src/adapters/scim/scim-adapter.js';
import { DirectoryError, type ErrorKind } from '../../../src/domain/errors.js';
import { BASE, FakeServer, type FakeRequest } from './fake-server.js';

/*
 * Every fault x every operation: once with a server that answers nothing else, and once where reading goes well and the
 * write alone fails, so that it is known what a person is told of it. The door's own faults are tested over sockets in
 * http-faults.test.ts.
 */

interface Operation {
  readonly name: string;
  readonly write: boolean;
  /** Whether a write has an answer that is read. */
  readonly answered?: boolean;
  readonly call: (adapter: ScimAdapter, ids: Ids) => Promise<unknown>;
}

interface Ids {
  readonly active: string;
  readonly blocked: string;
  readonly full: string;
  readonly empty: string;
}

const draft = { firstName: 'New', lastName: 'One', email: 'new@example.com', groupIds: [] };
const phone = { countryCode: '+43', number: '6641234567' };

const OPERATIONS: readonly Operation[] = [
  { name: 'users.list', write: false, call: ({ users }) => users.list({ limit: 10 }) },
  { name: 'users.list by search', write: false, call: ({ users }) => users.list({ limit: 10, search: 'ann' }) },
  { name: 'users.list by state', write: false, call: ({ users }) => users.list({ limit: 10, states: ['blocked'] }) },
  {
    name: 'users.list by group',
    write: false,
    call: ({ users }, { full }) => users.list({ limit: 10, groupIds: [full] }),
  },
  { name: 'users.get', write: false, call: ({ users }, { active }) => users.get(active) },
  { name: 'users.lookup', write: false, call: ({ users }) => users.lookup(['ann.ox@example.com']) },
  { name: 'users.create', write: true, answered: true, call: ({ users }) => users.create(draft) },
  {
    name: 'users.update',
    write: true,
    call: ({ users }, { active }) => users.update(active, { lastName: 'Elk', phone }),
  },
  {
    name: 'users.setGroups',
    write: true,
    call: ({ users }, { active, full, empty }) => users.setGroups(active, [full, empty]),
  },
  { name: 'users.block', write: true, call: ({ users }, { active }) => users.block(active) },
  { name: 'users.unblock', write: true, call: ({ users }, { blocked }) => users.unblock(blocked) },
  { name: 'users.remove', write: true, call: ({ users }, { active }) => users.remove(active) },
  { name: 'groups.list', write: false, call: ({ groups }) => groups.list({ limit: 10 }) },
  { name: 'groups.get', write: false, call: ({ groups }, { full }) => groups.get(full) },
  { name: 'groups.create', write: true, answered: true, call: ({ groups }) => groups.create({ name: 'New' }) },
  { name: 'groups.update', write: true, call: ({ groups }, { full }) => groups.update(full, { name: 'Renamed' }) },
  { name: 'groups.remove', write: true, call: ({ groups }, { empty }) => groups.remove(empty) },
];

interface Fault {
  readonly name: string;
  readonly serve: () => Response;
  /** What a read comes to; `undefined`: it is not tried, because the answer may be right. */
  readonly read: ErrorKind | undefined;
  /** What a write comes to, and whether it may have happened. */
  readonly write: ErrorKind | ((operation: Operation) => ErrorKind | undefined);
  readonly outcome: 'not-applied' | 'unknown';
}

const status = (
  code: number,
  kind: ErrorKind,
  outcome: Fault['outcome'] = 'not-applied',
  body = '',
  type = 'text/plain',
): Fault => ({
  name: String(code),
  serve: () => new Response(body === '' ? null : body, { status: code, headers: { 'Content-Type': type } }),
  read: kind,
  write: kind,
  outcome,
});

const json =
  (body: string, type = 'application/scim+json'): (() => Response) =>
  () =>
    new Response(body, { headers: { 'Content-Type': type } });
const secret = 'secret-in-the-answer';
/** Answers to writes are only read where an id is due. */
const whereRead = ({ answered }: Operation): ErrorKind | undefined => (answered ? 'bad-response' : undefined);
const taken = ({ name }: Operation): ErrorKind =>
  name === 'users.create'
    ? 'duplicate'
    : name.startsWith('groups.') && name !== 'groups.remove'
      ? 'validation'
      : 'conflict';

const FAULTS: readonly Fault[] = [
  {
    name: 'no connection',
    serve: () => {
      throw new TypeError(`fetch failed: ${secret}`);
    },
    read: 'network',
    write: 'network',
    outcome: 'unknown',
  },
  {
    name: 'HTML',
    serve: json(`<title>${secret}</title>`, 'text/html'),
    read: 'bad-response',
    write: 'bad-response',
    outcome: 'unknown',
  },
  { name: 'nothing', serve: json(''), read: 'bad-response', write: whereRead, outcome: 'unknown' },
  {
    name: 'cut JSON',
    serve: json(`{"Resources":[{"id":"${secret}`),
    read: 'bad-response',
    write: whereRead,
    outcome: 'unknown',
  },
  {
    name: 'JSON of no list and no resource',
    serve: json(`["${secret}"]`),
    read: 'bad-response',
    write: whereRead,
    outcome: 'unknown',
  },
  {
    name: 'rows without ids',
    serve: json('{"totalResults":1,"Resources":[{"userName":"x"}]}'),
    read: 'bad-response',
    write: () => undefined,
    outcome: 'unknown',
  },
  {
    name: '204',
    serve: () => new Response(null, { status: 204 }),
    read: 'bad-response',
    write: whereRead,
    outcome: 'unknown',
  },
  {
    ...status(302, 'bad-response', 'unknown'),
    serve: () => new Response(null, { status: 302, headers: { Location: '/sign-in' } }),
  },
  status(401, 'unauthenticated'),
  {
    ...status(403, 'forbidden'),
    name: '403 with a problem',
    serve: () => Response.json({ detail: secret, scimType: 'sensitive' }, { status: 403 }),
  },
  status(404, 'not-found'),
  { ...status(409, 'conflict'), write: taken },
  status(410, 'not-found'),
  status(412, 'conflict'),
  status(413, 'too-large'),
  status(423, 'conflict'),
  status(429, 'rate-limited'),
  status(500, 'server', 'unknown', `<h1>${secret}</h1>`, 'text/html'),
  status(502, 'server', 'unknown', `<h1>${secret}</h1>`, 'text/html'),
  status(503, 'server', 'unknown'),
  status(504, 'timeout', 'unknown'),
  status(507, 'quota'),
];

function world(): { server: FakeServer; adapter: ScimAdapter; ids: Ids } {
  const server = new FakeServer();
  const [active, blocked] = [server.user('Ann Ox'), server.user('Bea Elk', { active: false })];
  const ids = {
    active: active.id,
    blocked: blocked.id,
    full: server.group('Full', [active]).id,
    empty: server.group('Empty').id,
  };
  // Backoff is not sat out.
  const adapter = scimAdapter({
    baseUrl: BASE,
    fetch: server.fetch,
    after: (_ms, fire, why) => {
      if (why === 'backoff') queueMicrotask(fire);
      return () => undefined;
    },
  });
  return { server, adapter, ids };
}

async function failureOf(call: Promise<unknown>): Promise<DirectoryError | undefined> {
  const thrown: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(thrown === undefined || thrown instanceof DirectoryError, `not a DirectoryError: ${String(thrown)}`);
  if (thrown)
    assert.ok(
      !JSON.stringify([thrown.message, thrown.code, thrown.fields, thrown.traceId]).includes(secret),
      'the answer leaked',
    );
  return thrown;
}

/** Groups are left out of a list where the server does not show them; then these are no failures of reading users. */
const groupsHidden = ['forbidden', 'not-found', 'unsupported'];

for (const fault of FAULTS) {
  describe(`SCIM: ${fault.name}`, () => {
    for (const operation of OPERATIONS) {
      it(`to everything: ${operation.name}`, async () => {
        const { server, adapter, ids } = world();
        server.instead = fault.serve;
        const error = await failureOf(operation.call(adapter, ids));
        const gone = operation.name === 'users.list by group' && fault.read === 'not-found';
        if (gone) return assert.equal(error, undefined);
        // A read comes first, so nothing has happened; but adding without groups begins with a look-up.
        assert.equal(
          error?.outcome,
          fault.name === 'no connection' || operation.name === 'groups.create' ? error?.outcome : 'not-applied',
        );
        const { name } = operation;
        // A server without a list of groups is one without groups.
        const read =
          name === 'groups.list' && fault.read === 'not-found' && fault.name === '404' ? 'unsupported' : fault.read;
        const kinds = name === 'groups.create' ? [read, expectedOf(fault, operation)] : [read];
        assert.ok(kinds.includes(error?.kind), `${error?.kind} instead of ${read}`);
      });

      if (!operation.write) continue;
      it(`to the write alone: ${operation.name}`, async () => {
        const { server, adapter, ids } = world();
        const isWrite = ({ method }: FakeRequest): boolean => method !== 'GET';
        server.instead = (request) => (isWrite(request) ? fault.serve() : undefined);
        const error = await failureOf(operation.call(adapter, ids));
        const expected = expectedOf(fault, operation);
        // What is not read of an answer cannot be wrong; reading again shows whether the write was done.
        if (expected === undefined)
          return assert.ok(error === undefined || ['unsupported', 'bad-response'].includes(error.kind), error?.kind);
        assert.equal(error?.kind, expected);
        assert.equal(error?.outcome, fault.outcome);
        // What was refused for sure may be said in another way, but never twice in the same.
        const said = server.requests.filter(isWrite).map(({ method, body, headers }) => {
          return [method, headers.get('content-type'), JSON.stringify(body)].join(' ');
        });
        assert.equal(new Set(said).size, said.length, 'a write was repeated');
        if (fault.outcome === 'unknown') assert.equal(said.length, 1, 'a write was tried again in doubt');
      });
    }
  });
}

function expectedOf(fault: Fault, operation: Operation): ErrorKind | undefined {
  return typeof fault.write === 'function' ? fault.write(operation) : fault.write;
}

describe('SCIM: reading users while groups cannot be read', () => {
  for (const [code, kind] of [
    [403, 'forbidden'],
    [404, 'not-found'],
    [501, 'unsupported'],
    [500, 'server'],
    [401, 'unauthenticated'],
  ] as const) {
    it(`${code}: ${groupsHidden.includes(kind) ? 'shows them without' : 'fails'}`, async () => {
      const { server, adapter } = world();
      server.habits = { hidesGroups: true };
      server.instead = ({ path }) => (path.startsWith('/Groups') ? new Response('', { status: code }) : undefined);
      const reading = adapter.users.list({ limit: 10 });
      if (groupsHidden.includes(kind))
        assert.deepEqual(
          (await reading).items.map(({ groups }) => groups),
          [[], []],
        );
      else await assert.rejects(reading, { kind });
    });
  }
});
