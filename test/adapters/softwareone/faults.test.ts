import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SoftwareOneAdapter } from '../../../src/adapters/softwareone/softwareone-adapter.js';
import { DirectoryError, type ErrorKind } from '../../../src/domain/errors.js';
import { DAY } from '../../../src/domain/time.js';
import { inProcess, json, type InProcess } from './in-process.js';

/* Every fault x every request of every operation: on the way there, and on the way back. */

interface Ready {
  readonly world: InProcess;
  readonly run: (adapter: SoftwareOneAdapter) => Promise<unknown>;
  /** Goes out as the invited person. */
  readonly acceptance?: boolean;
}

const draft = { firstName: 'Nora', lastName: 'New', email: 'nora@example.com' };

async function invited(): Promise<Ready & { ref: { userId: string; invitationId: string }; token: string }> {
  const world = inProcess();
  const { user } = await world.adapter.users.create({ ...draft, groupIds: [second(world)] });
  const ref = { userId: user.id, invitationId: user.id };
  const { url } = await world.adapter.invitations.link(ref);
  return { world, ref, token: world.seed.tokenOf?.(url) ?? '', run: () => Promise.resolve() };
}

const second = ({ seed }: InProcess): string => seed.groups[1]?.id ?? '';
const plain =
  (run: (adapter: SoftwareOneAdapter, world: InProcess) => Promise<unknown>) => async (): Promise<Ready> => {
    const world = inProcess();
    return { world, run: (adapter) => run(adapter, world) };
  };

const OPERATIONS: Readonly<Record<string, () => Promise<Ready>>> = {
  viewer: plain(async (adapter) => adapter.viewer?.()),
  'users.list': plain(({ users }) => users.list({ limit: 10, search: 'a' })),
  'users.get': plain(({ users }, { seed }) => users.get(seed.memberId)),
  'users.lookup': plain(({ users }) => users.lookup(['a@example.com'])),
  'users.create': plain(({ users }, world) => users.create({ ...draft, groupIds: [second(world)] })),
  'users.setGroups': plain(({ users }, world) => users.setGroups(world.seed.memberId, [second(world)])),
  'users.update': plain(({ users }, { seed }) => users.update(seed.memberId, { lastName: 'Other' })),
  'users.block': plain(({ users }, { seed }) => users.block(seed.memberId)),
  'users.unblock': async () => {
    const world = inProcess();
    await world.adapter.users.block(world.seed.memberId);
    return { world, run: ({ users }) => users.unblock(world.seed.memberId) };
  },
  'users.remove': plain(({ users }, { seed }) => users.remove(seed.memberId)),
  'invitations.link': async () => {
    const { world, ref } = await invited();
    return { world, run: ({ invitations }) => invitations.link(ref) };
  },
  'invitations.resend': async () => {
    const { world, ref } = await invited();
    return { world, run: ({ invitations }) => invitations.resend(ref) };
  },
  'invitations.renew': async () => {
    const { world, ref } = await invited();
    world.platform.advance(8 * DAY);
    return { world, run: ({ invitations }) => invitations.renew(ref) };
  },
  'acceptance.peek': async () => {
    const { world, token } = await invited();
    return { world, acceptance: true, run: ({ acceptance }) => acceptance.peek(token) };
  },
  'acceptance.accept': async () => {
    const { world, token } = await invited();
    return { world, acceptance: true, run: ({ acceptance }) => acceptance.accept(token, undefined) };
  },
  'groups.members': plain(({ groups }, world) => groups.members(second(world), { limit: 10 })),
  'groups.list': plain(({ groups }) => groups.list({ limit: 10 })),
  'groups.get': plain(({ groups }, world) => groups.get(second(world))),
  'groups.create': plain(({ groups }) => groups.create({ name: 'New' })),
  'groups.update': plain(({ groups }, world) => groups.update(second(world), { name: 'Renamed' })),
  'groups.remove': plain(({ groups }, world) => groups.remove(second(world))),
};

interface Request {
  readonly write: boolean;
  readonly answers: boolean;
  readonly acceptance: boolean;
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
const jsonText = { 'Content-Type': 'application/json' };
const aboutLink =
  (kind: ErrorKind) =>
  ({ acceptance }: Request): ErrorKind =>
    acceptance ? 'invitation' : kind;
const dueBody = ({ answers }: Request): ErrorKind | undefined => (answers ? 'bad-response' : undefined);
const PAGE = '<!doctype html><title>Sign in</title><p>https://portal.example.com/accept-invite?code=secret-token';
const problem = (status: number) => async () =>
  json(status, { title: 'No', status, traceId: 'trace-1', detail: 'secret-token' });

const FAULTS: Readonly<Record<string, Fault>> = {
  'the line breaks': {
    answer: async () => Promise.reject(new TypeError('reset')),
    kind: () => 'network',
    outcome: 'unknown',
  },
  'the answer gets lost': {
    answer: async (next) => {
      await next();
      throw new TypeError('reset');
    },
    kind: () => 'network',
    outcome: 'unknown',
  },
  '500': {
    answer: problem(500),
    kind: () => 'server',
    outcome: 'unknown',
    check: ({ traceId }) => assert.equal(traceId, 'trace-1'),
  },
  '502 with a page': {
    answer: text(502, PAGE, { 'Content-Type': 'text/html' }),
    kind: () => 'server',
    outcome: 'unknown',
  },
  '401': { answer: problem(401), kind: aboutLink('unauthenticated') },
  '403': { answer: problem(403), kind: aboutLink('forbidden') },
  '429': {
    answer: text(429, '{}', { ...jsonText, 'Retry-After': '7' }),
    kind: () => 'rate-limited',
    check: ({ retryAfterMs }) => assert.equal(retryAfterMs, 7000),
  },
  '200 with a page': {
    answer: text(200, PAGE, { 'Content-Type': 'text/html' }),
    kind: () => 'bad-response',
    outcome: 'unknown',
  },
  '200 with nothing': { answer: text(200, ''), kind: dueBody, outcome: 'unknown' },
  '200 with half of it': { answer: text(200, '{"id":"AUSR-1","user":{', jsonText), kind: dueBody, outcome: 'unknown' },
  '200 with wrong types': {
    answer: text(200, '{"id":7,"user":"secret-token","data":{},"name":3}', jsonText),
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
  const { world, run, acceptance = false } = await prepare();
  const seen: Request[] = [];
  const adapter = (acceptance ? world.visitorThrough : world.through)((next) => async (input, init) => {
    const method = init?.method ?? 'GET';
    seen.push({ write: method !== 'GET', answers: method !== 'DELETE', acceptance });
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

describe('softwareone: faults', async () => {
  for (const [operation, prepare] of Object.entries(OPERATIONS)) {
    const requests = await requestsOf(prepare);
    const lastWrite = requests.findLastIndex(({ write }) => write);
    for (const [index, request] of requests.entries()) {
      // What is left out of the answer to a write is read again; the write has happened, whatever becomes of that.
      const after = lastWrite >= 0 && index > lastWrite;
      for (const [name, fault] of Object.entries(FAULTS)) {
        it(`${operation}, request ${index + 1} of ${requests.length}: ${name}`, async () => {
          const error = await meet(prepare, index, fault);
          const kind = after ? undefined : fault.kind(request);
          if (kind === undefined) return assert.equal(error, undefined);
          assert.ok(error instanceof DirectoryError, String(error));
          assert.equal(error.kind, kind);
          assert.equal(error.outcome, request.write ? (fault.outcome ?? 'not-applied') : 'not-applied');
          assert.ok(!JSON.stringify([error.message, error]).includes('secret-token'));
          fault.check?.(error);
        });
      }
    }
  }
});

describe('softwareone: an answer that is not whole', () => {
  const create = async (status: number, body: unknown) => {
    const world = inProcess();
    const adapter = world.through((next) => async (input, init) => {
      const response = await next(input, init);
      return init?.method === 'POST' ? json(status, body) : response;
    });
    return adapter.users.create({ ...draft, groupIds: [second(world)] });
  };

  it('without an id is looked up by the address', async () => {
    const { user, groups } = await create(201, {});
    assert.deepEqual([user.email, user.state, groups[0]?.ok], [draft.email, 'invited', true]);
  });

  it('that adds nobody is not taken for somebody', async () => {
    const world = inProcess();
    const adapter = world.through(
      (next) => async (input, init) => (init?.method === 'POST' ? json(201, {}) : next(input, init)),
    );
    await assert.rejects(adapter.users.create({ ...draft, groupIds: [second(world)] }), {
      kind: 'bad-response',
      outcome: 'unknown',
    });
  });

  it('has no total where none is told, and no rows beyond what is there', async () => {
    const world = inProcess();
    const body = { $meta: { pagination: { offset: 0, limit: 10, total: null } }, data: [] };
    const page = await world.through(() => async () => json(200, body)).users.list({ limit: 10 });
    assert.deepEqual(page, { items: [] });
    assert.deepEqual(await world.through(() => async () => json(200, { data: [] })).groups.list({ limit: 10 }), {
      items: [],
    });
  });

  it('that repeats its first page does not keep the look-up for ever', async () => {
    const world = inProcess();
    const user = { id: 'USR-0000-0001', email: 'a@example.com', status: 'Active' };
    const data = Array.from({ length: 100 }, (_, index) => ({ id: `AUSR-${index}`, user }));
    let asked = 0;
    const adapter = world.through(() => async () => {
      asked += 1;
      return json(200, { data });
    });
    const [match] = await adapter.users.lookup(['a@example.com']);
    assert.deepEqual([match?.status, asked], ['member', 2]);
  });
});

describe('softwareone: refusals', () => {
  const refusing = (errors: unknown) => {
    const world = inProcess();
    const adapter = world.through(
      (next) => async (input, init) =>
        init?.method === 'POST' ? json(400, { status: 400, traceId: '00-9e-00', errors }) : next(input, init),
    );
    return adapter.users.create({ ...draft, groupIds: [second(world)] });
  };

  it('by name of the field carry the fields of the form', async () => {
    const errors = {
      'user.email': ['Not valid.'],
      'User.FirstName': ['Required.', 'Too short.'],
      'user.phone.prefix': ['No.'],
      'Groups[0].Id': ['Unknown.'],
      Shoe: ['Odd.'],
    };
    await assert.rejects(refusing(errors), {
      kind: 'validation',
      traceId: '00-9e-00',
      outcome: 'not-applied',
      fields: [
        { field: 'email', code: 'invalid', message: 'Not valid.' },
        { field: 'firstName', code: 'invalid', message: 'Required. Too short.' },
        { field: 'phone.countryCode', code: 'invalid', message: 'No.' },
        { field: 'groupIds', code: 'invalid', message: 'Unknown.' },
        { field: 'shoe', code: 'invalid', message: 'Odd.' },
      ],
    });
  });

  it('in a list do so, too', async () => {
    const errors = [
      { message: 'Twice.', properties: ['user.email', 'user.lastName'], id: 'ACC1', parameters: [] },
      { message: 'No field.', properties: [], id: 'ACC2' },
    ];
    await assert.rejects(refusing(errors), {
      kind: 'validation',
      fields: [
        { field: 'email', code: 'invalid', message: 'Twice.' },
        { field: 'lastName', code: 'invalid', message: 'Twice.' },
      ],
    });
  });

  it('of an address that is there are duplicates, whatever they say', async () => {
    const world = inProcess();
    const member = await world.adapter.users.get(world.seed.memberId);
    const taken = world.adapter.users.create({
      ...draft,
      email: member.email.toUpperCase(),
      groupIds: [second(world)],
    });
    await assert.rejects(taken, { kind: 'duplicate', existing: { id: member.id, state: 'active' } });
  });
});

describe('softwareone: an unknown outcome', () => {
  const key = { idempotencyKey: 'one-intent' };

  for (const applied of [true, false]) {
    it(`of adding, ${applied ? 'applied' : 'not applied'}: trying again adds once`, async () => {
      const world = inProcess();
      const before = world.platform.members.size;
      let losses = 1;
      const adapter = world.through((next) => async (input, init) => {
        if (init?.method !== 'POST' || losses === 0) return next(input, init);
        losses -= 1;
        if (applied) await next(input, init);
        throw new TypeError('reset');
      });
      const wanted = { ...draft, groupIds: [second(world)] };
      await assert.rejects(adapter.users.create(wanted, key), { kind: 'network', outcome: 'unknown' });
      const { user } = await adapter.users.create(wanted, key);
      assert.equal(world.platform.members.size, before + 1);
      assert.equal((await adapter.users.get(user.id)).state, 'invited');
    });
  }

  it('is no excuse for taking somebody else for what was added', async () => {
    const world = inProcess();
    const { email } = await world.adapter.users.get(world.seed.memberId);
    const adapter = world.through((next) => async (input, init) => {
      if (init?.method === 'POST') throw new TypeError('reset');
      return next(input, init);
    });
    const wanted = { ...draft, email, groupIds: [second(world)] };
    await assert.rejects(adapter.users.create(wanted, key), { outcome: 'unknown' });
    await assert.rejects(adapter.users.create(wanted, key), { outcome: 'unknown' });
    await assert.rejects(world.adapter.users.create(wanted, key), { kind: 'duplicate' });
  });
});

describe("softwareone: a link's code", () => {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');

  it('is read in either alphabet, and with the blank that a query string makes of a plus sign', async () => {
    const { world, token } = await invited();
    const { code, accountUserId } = JSON.parse(Buffer.from(token, 'base64').toString()) as Record<string, string>;
    // A code in which both alphabets differ: bytes that make a plus sign and a slash.
    const telling = encode({ accountUserId, code, note: '~~~>>>???ü' });
    assert.match(telling, /[+/]/u);
    for (const form of [
      token,
      telling,
      telling.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, ''),
      telling.replaceAll('+', ' '),
    ]) {
      assert.equal((await world.seed.visitor?.acceptance?.peek(form))?.state, 'open', form);
    }
  });

  it('that is none asks nobody', async () => {
    const world = inProcess();
    const adapter = world.through(() => () => assert.fail('a request was made'));
    for (const token of [
      '',
      'x',
      'no-such-token',
      '../..',
      'ü',
      encode(7),
      encode({ code: 'x' }),
      encode({ accountUserId: 'AUSR-1' }),
      Buffer.from([0xff, 0xfe]).toString('base64'),
    ]) {
      assert.deepEqual(await adapter.acceptance.peek(token), { state: 'unknown' });
      await assert.rejects(adapter.acceptance.accept(token, undefined), { kind: 'invitation', code: 'unknown' });
    }
  });
});
