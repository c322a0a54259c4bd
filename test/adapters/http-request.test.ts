import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { httpClient, type Call, type HttpOptions } from '../../src/adapters/http/request.js';
import { retryAfterOf } from '../../src/adapters/http/retry-after.js';
import { join, path, query, segment } from '../../src/adapters/http/url.js';
import { restAdapter } from '../../src/adapters/rest/rest-adapter.js';
import { DirectoryError } from '../../src/domain/errors.js';
import { restFetch } from '../../mocks/handlers/rest.js';
import { memoryWorld } from '../support/memory-world.js';

const json = { 'Content-Type': 'application/json' };
const good = (): Response => new Response('{"a":1}', { headers: json });
const schema = z.object({ a: z.number() });
const read: Call<{ a: number }> = { method: 'GET', path: '/x', expect: schema, write: false };
const write: Call<{ a: number }> = { method: 'POST', path: '/x', expect: schema, write: true };

interface Line {
  readonly requests: Request[];
  readonly waits: number[];
  readonly options: HttpOptions;
}

/** A line on which one answer after the other comes back; the last one for ever. */
function line(answers: readonly (() => Response | Promise<Response>)[], more: Partial<HttpOptions> = {}): Line {
  const requests: Request[] = [];
  const waits: number[] = [];
  let next = 0;
  const options: HttpOptions = {
    baseUrl: 'http://usher.test/api/',
    fetch: async (input, init) => {
      requests.push(new Request(input, init));
      const answer = answers[Math.min(next, answers.length - 1)];
      next += 1;
      if (!answer) throw new TypeError('no answer');
      return answer();
    },
    random: () => 0,
    after: (ms, fire, why) => {
      if (why === 'timeout') return () => undefined;
      waits.push(ms);
      queueMicrotask(fire);
      return () => undefined;
    },
    ...more,
  };
  return { requests, waits, options };
}

const status =
  (code: number, headers: Record<string, string> = {}) =>
  (): Response =>
    new Response('', { status: code, headers });

describe('what is sent', () => {
  it('asks for JSON, is not cached, and tells no page address', async () => {
    let seen: RequestInit = {};
    await httpClient({ baseUrl: '/api', fetch: async (_url, init) => ((seen = init ?? {}), good()) })(read);
    assert.deepEqual(
      [seen.cache, seen.credentials, seen.redirect, seen.referrerPolicy],
      ['no-store', 'same-origin', 'manual', 'strict-origin'],
    );
    assert.match(new Headers(seen.headers).get('accept') ?? '', /application\/json, application\/problem\+json/u);
    assert.equal(seen.body, undefined);
  });

  it('has a JSON body with every write, if only an empty one', async () => {
    const { requests, options } = line([good]);
    await httpClient(options)(write);
    await httpClient(options)({ ...write, method: 'DELETE', body: { b: 2 } });
    assert.deepEqual(await Promise.all(requests.map((request) => request.text())), ['{}', '{"b":2}']);
    assert.deepEqual(
      requests.map(({ headers }) => headers.get('content-type')),
      ['application/json', 'application/json'],
    );
  });

  it('takes headers from the host, fresh for every attempt', async () => {
    let token = 0;
    const { requests, options } = line([status(503), good], {
      headers: async () => ({ Authorization: `Bearer ${(token += 1)}` }),
      credentials: 'include',
    });
    await httpClient(options)(read);
    assert.deepEqual(
      requests.map(({ headers }) => headers.get('authorization')),
      ['Bearer 1', 'Bearer 2'],
    );
  });

  it('is not sent when the host cannot give headers', async () => {
    const { requests, options } = line([good], {
      headers: () => {
        throw new Error('no token');
      },
      attempts: 1,
    });
    await assert.rejects(httpClient(options)(write), {
      kind: 'network',
      code: 'headers-failed',
      outcome: 'not-applied',
    });
    assert.equal(requests.length, 0);
  });
});

describe('trying again', () => {
  it('gives reads three attempts, with growing waits', async () => {
    const { requests, waits, options } = line([status(503)], { random: () => 1 });
    await assert.rejects(httpClient(options)(read), { kind: 'server' });
    assert.equal(requests.length, 3);
    assert.ok((waits[1] ?? 0) > (waits[0] ?? 0), waits.join(', '));
  });
  it('ends with the first success', async () => {
    const { requests, options } = line([status(503), good]);
    assert.deepEqual((await httpClient(options)(read)).value, { a: 1 });
    assert.equal(requests.length, 2);
  });
  it('never repeats a write that is not declared safe', async () => {
    const { requests, options } = line([status(503), good]);
    await assert.rejects(httpClient(options)(write), { kind: 'server', outcome: 'unknown' });
    assert.equal(requests.length, 1);
  });
  it('never makes more than three, whatever is asked', async () => {
    const { requests, options } = line([status(503)], { attempts: 50 });
    await assert.rejects(httpClient(options)(read));
    assert.equal(requests.length, 3);
  });
  it('takes Retry-After as the least, and adds chance', async () => {
    const { waits, options } = line([status(429, { 'Retry-After': '2' }), good], { random: () => 1 });
    await httpClient(options)(read);
    assert.deepEqual(waits, [2250]);
  });
  it('does not sit out more than it may', async () => {
    const { requests, waits, options } = line([status(429, { 'Retry-After': '5' })], { maxWaitMs: 3000 });
    await assert.rejects(httpClient(options)(read), { kind: 'rate-limited', retryAfterMs: 5000 });
    assert.deepEqual([requests.length, waits], [1, []]);
  });
  it('waits for a first attempt that still runs on the server', async () => {
    const running = (): Response =>
      new Response('{"kind":"conflict","code":"idempotency-in-progress"}', { status: 409, headers: json });
    const { options } = line([running, good]);
    assert.deepEqual((await httpClient(options)({ ...write, idempotent: true })).value, { a: 1 });
  });
  it('does not repeat what is no use repeating', async () => {
    for (const code of [400, 401, 403, 404, 409, 412, 422]) {
      const { requests, options } = line([status(code)]);
      await assert.rejects(httpClient(options)(read));
      assert.equal(requests.length, 1, String(code));
    }
  });
});

describe('the outcome of a write', () => {
  const cut = (): never => {
    throw new TypeError('reset');
  };
  it('a refusal by the rules settles an earlier doubt', async () => {
    const { options } = line([cut, status(422)]);
    await assert.rejects(httpClient(options)({ ...write, idempotent: true }), {
      kind: 'validation',
      outcome: 'not-applied',
    });
  });
  it('a refusal at the door does not', async () => {
    for (const code of [401, 403, 429]) {
      const { options } = line([cut, status(code, { 'Retry-After': '60' })]);
      await assert.rejects(httpClient(options)({ ...write, idempotent: true }), { outcome: 'unknown', status: code });
    }
  });
  it('is "not applied" when this device was offline all the time', async () => {
    const { options } = line([cut], { isOnline: () => false });
    await assert.rejects(httpClient(options)(write), { kind: 'network', code: 'offline', outcome: 'not-applied' });
  });
  it('is unknown when the line broke on the way', async () => {
    const states = [true, false];
    const { options } = line([cut], { isOnline: () => states.shift() ?? false });
    await assert.rejects(httpClient(options)(write), { kind: 'network', outcome: 'unknown' });
  });
});

describe('cancelling', () => {
  it('before sending: nothing is sent', async () => {
    const { requests, options } = line([good]);
    await assert.rejects(httpClient(options)({ ...write, signal: AbortSignal.abort() }), {
      kind: 'aborted',
      outcome: 'not-applied',
    });
    assert.equal(requests.length, 0);
  });
  it('while a write is under way: outcome unknown, even where fetch does not listen', async () => {
    const controller = new AbortController();
    const { options } = line([() => new Promise<Response>(() => queueMicrotask(() => controller.abort()))]);
    await assert.rejects(httpClient(options)({ ...write, signal: controller.signal }), {
      kind: 'aborted',
      outcome: 'unknown',
    });
  });
  it('while a read is under way: nothing in doubt', async () => {
    const controller = new AbortController();
    const { options } = line([() => new Promise<Response>(() => queueMicrotask(() => controller.abort()))]);
    await assert.rejects(httpClient(options)({ ...read, signal: controller.signal }), {
      kind: 'aborted',
      outcome: 'not-applied',
    });
  });
  it('while waiting to try again: at once', async () => {
    const controller = new AbortController();
    const { requests, options } = line([status(503)], {
      after: (_ms, _fire, why) => {
        if (why === 'backoff') queueMicrotask(() => controller.abort());
        return () => undefined;
      },
    });
    await assert.rejects(httpClient(options)({ ...write, idempotent: true, signal: controller.signal }), {
      kind: 'aborted',
      outcome: 'unknown',
    });
    assert.equal(requests.length, 1);
  });
  it('leaves no listener and no timer behind', async () => {
    let [listeners, timers] = [0, 0];
    const { signal } = new AbortController();
    const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
    signal.addEventListener = (...args: Parameters<typeof add>) => ((listeners += 1), add(...args));
    signal.removeEventListener = (...args: Parameters<typeof remove>) => ((listeners -= 1), remove(...args));
    const { options } = line([status(503), good], {
      after: (_ms, fire, why) => {
        timers += 1;
        if (why === 'backoff') queueMicrotask(fire);
        return () => void (timers -= 1);
      },
    });
    await httpClient({ ...options, fetch: async () => (options.fetch as typeof fetch)('http://usher.test/', {}) })({
      ...read,
      signal,
    });
    assert.deepEqual([listeners, timers], [0, 0]);
  });
});

describe('an error', () => {
  it('never quotes what the server said', async () => {
    const bodies = [
      '{"a":"https://app.example/accept#tok',
      '{"a":"https://app.example/accept#tok"}',
      '<p>https://app.example/accept#tok',
    ];
    for (const body of bodies) {
      for (const code of [200, 400, 500]) {
        const { options } = line([() => new Response(body, { status: code, headers: json })], { attempts: 1 });
        const error = await httpClient(options)(read).catch((thrown: unknown) => thrown);
        assert.ok(error instanceof DirectoryError);
        assert.ok(
          !`${error.message}${String(error.cause)}${error.stack ?? ''}${JSON.stringify(error)}`.includes('#tok'),
        );
      }
    }
  });
  it('of an unreadable answer names what is wrong by path', async () => {
    const { options } = line([() => new Response('{"a":"x"}', { headers: json })]);
    await assert.rejects(httpClient(options)(read), {
      kind: 'bad-response',
      code: 'wrong-shape',
      message: /a invalid_type/u,
    });
  });
});

describe('null for what is absent', () => {
  it('is taken from servers that write it', async () => {
    const user = {
      id: 'u',
      firstName: 'A',
      lastName: 'B',
      email: 'a@example.com',
      state: 'active',
      groups: [],
      phone: null,
      invitation: null,
      joinedAt: null,
    };
    const adapter = restAdapter({
      baseUrl: 'http://usher.test',
      account: 'a',
      fetch: async () => new Response(JSON.stringify(user), { headers: json }),
    });
    assert.deepEqual(await adapter.users.get('u'), {
      id: 'u',
      firstName: 'A',
      lastName: 'B',
      email: 'a@example.com',
      state: 'active',
      groups: [],
    });
  });
});

describe('the version', () => {
  it('is taken from the ETag where the body has none', async () => {
    const user = { id: 'u', firstName: 'A', lastName: 'B', email: 'a@example.com', state: 'active', groups: [] };
    for (const etag of ['"v7"', 'W/"v7"']) {
      const fetch = async (): Promise<Response> =>
        new Response(JSON.stringify(user), { headers: { ...json, ETag: etag } });
      assert.equal(
        (await restAdapter({ baseUrl: 'http://usher.test', account: 'a', fetch }).users.get('u')).version,
        'v7',
      );
    }
  });
});

describe('Retry-After', () => {
  const now = new Date('2026-11-23T09:30:00.000Z');
  const cases: readonly (readonly [headers: Record<string, string>, ms: number | undefined])[] = [
    [{ 'Retry-After': '120' }, 120_000],
    [{ 'Retry-After': ' 0 ' }, 0],
    [{ 'Retry-After': '1.5' }, 1500],
    [{ 'Retry-After': 'Mon, 23 Nov 2026 09:31:00 GMT' }, 60_000],
    [{ 'Retry-After': 'Mon, 23 Nov 2026 09:00:00 GMT' }, 0],
    // Clocks 48 h apart: the server's own counts.
    [{ 'Retry-After': 'Wed, 25 Nov 2026 09:30:10 GMT', Date: 'Wed, 25 Nov 2026 09:30:00 GMT' }, 10_000],
    [{ 'X-Retry-After': '7' }, 7000],
    [{ 'Retry-After': '3', 'X-Retry-After': '7' }, 3000],
    [{}, undefined],
    [{ 'Retry-After': '' }, undefined],
    [{ 'Retry-After': 'soon' }, undefined],
    [{ 'Retry-After': '-5' }, undefined],
    [{ 'Retry-After': '2026' }, 2_026_000],
  ];
  for (const [headers, ms] of cases) {
    it(`${JSON.stringify(headers)} is ${ms ?? 'nothing'}`, () =>
      assert.equal(retryAfterOf(new Headers(headers), now), ms));
  }
});

describe('URLs', () => {
  it('hold any id in one segment', async () => {
    const ids = [
      'a/b',
      'a?b',
      'a#b',
      'a%2fb',
      'a b',
      'ä',
      '🦊',
      '\'"',
      'a+b',
      '...',
      '.a',
      'a;b=c',
      ':x',
      '*',
      '\u202e',
      'a\\b',
    ];
    for (const id of ids) {
      const url = new URL(`http://usher.test${path`/users/${id}/groups`}`);
      assert.equal(url.pathname.split('/').length, 4, id);
      assert.equal(decodeURIComponent(url.pathname.split('/')[2] ?? ''), id);
      assert.deepEqual([url.search, url.hash], ['', '']);
    }
  });
  it('cannot hold some, which then are not found', () => {
    for (const id of ['', '.', '..', '\ud800', 'a\udc00']) assert.throws(() => segment(id), { kind: 'not-found' });
  });
  it('carry such ids to the server and back', async () => {
    const { adapter } = memoryWorld();
    const rest = restAdapter({
      baseUrl: 'http://usher.test/api',
      account: 'a/b?c',
      fetch: restFetch(adapter, { account: 'a/b?c' }),
    });
    for (const id of ['a/b', '%2e%2e', 'x?y#z', '*']) {
      await assert.rejects(rest.users.get(id), { kind: 'not-found', code: 'user-not-found' });
    }
  });
  it('repeat a parameter for each value and leave out what is not given', () => {
    assert.equal(query({ a: 'x y', b: ['1', '&2'], c: undefined, d: false, e: 0 }), '?a=x+y&b=1&b=%262&d=false&e=0');
    assert.equal(query({ a: undefined, b: [] }), '');
  });
  it('are joined with one slash', () => {
    for (const [base, rest] of [
      ['/api', 'x'],
      ['/api/', '/x'],
      ['/api//', 'x'],
    ] as const)
      assert.equal(join(base, rest), '/api/x');
  });
});
