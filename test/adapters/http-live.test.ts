import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EventStreamParser, type StreamEvent } from '../../src/adapters/http/event-stream.js';
import { follow } from '../../src/adapters/http/live.js';

/* Server-sent events: WHATWG HTML, 9.2. */

function parse(...pieces: string[]): StreamEvent[] {
  const parser = new EventStreamParser();
  return pieces.flatMap((piece) => parser.push(piece));
}

const message = (data: string) => ({ type: 'message', data });

describe('event stream', () => {
  it('takes lines that end in CR, LF or both, wherever it is cut', () => {
    const expected = [message('a\nb'), { type: 'change', data: 'c' }];
    for (const end of ['\n', '\r', '\r\n']) {
      const text = ['data: a', 'data:b', '', ': a comment', 'event: change', 'data: c', '', ''].join(end);
      assert.deepEqual(parse(text), expected, JSON.stringify(end));
      assert.deepEqual(parse(...text), expected, `${JSON.stringify(end)}, one by one`);
    }
  });

  it('takes one space after the colon away, and a name without a colon as empty', () => {
    assert.deepEqual(parse('data:  two\n\n', 'data\n\n', 'data\ndata\n\n', 'data:a:b\n\n'), [
      message(' two'),
      message(''),
      message('\n'),
      message('a:b'),
    ]);
  });

  it('leaves out what has no data, is unknown, or has not ended', () => {
    assert.deepEqual(parse('event: change\n\n', 'colour: red\n\n', 'data: cut\n'), []);
    assert.deepEqual(parse('event: change\n\ndata: x\n\n'), [message('x')]);
  });

  it('keeps the last id once its event has ended, and the time to wait', () => {
    const parser = new EventStreamParser('0');
    parser.push('id: 1\n');
    assert.equal(parser.lastEventId, '0');
    parser.push('\ndata: x\n\nid: 2\0\n\nretry: 1500\nretry: 1s\nretry:\n');
    assert.deepEqual([parser.lastEventId, parser.retry], ['1', 1500]);
    parser.push('id\n\n');
    assert.equal(parser.lastEventId, '');
  });
});

interface Wait {
  readonly ms: number;
  readonly why: string;
  readonly fire: () => void;
}

/** A server of answers in order, and a clock that moves when it is told to. */
function pretend(answers: readonly (() => Response)[]) {
  const asked: Headers[] = [];
  const waits = new Set<Wait>();
  const heard: string[] = [];
  let gaps = 0;
  const end = follow(
    { path: '/changes', onEvent: ({ data }) => void heard.push(data), onGap: () => (gaps += 1) },
    {
      baseUrl: 'http://usher.test',
      random: () => 1,
      fetch: (_input, init) => {
        asked.push(new Headers(init?.headers));
        const answer = answers[asked.length - 1];
        return answer ? Promise.resolve(answer()) : new Promise(() => undefined);
      },
      after: (ms, fire, why) => {
        const wait = { ms, why, fire };
        waits.add(wait);
        return () => void waits.delete(wait);
      },
    },
  );
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    asked,
    heard,
    waits,
    end,
    settle,
    gaps: () => gaps,
    async wake(): Promise<number | undefined> {
      await settle();
      const wait = [...waits].find(({ why }) => why === 'backoff');
      wait?.fire();
      await settle();
      return wait?.ms;
    },
  };
}

const stream = (text: string | Uint8Array<ArrayBuffer>) => () =>
  new Response(text, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } });
const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    new Response(null, { status: code, headers });

describe('live changes', () => {
  it('connect again after the last id, and as late as the stream says', async () => {
    const bytes = new TextEncoder().encode('\uFEFFretry: 3000\nid: ü1\ndata: a\n\n');
    const world = pretend([stream(bytes), stream('data: b\n\n')]);
    assert.equal(await world.wake(), 3000);
    assert.deepEqual(world.heard, ['a', 'b']);
    assert.equal(world.asked[0]?.has('last-event-id'), false);
    assert.equal(Buffer.from(world.asked[1]?.get('last-event-id') ?? '', 'latin1').toString(), 'ü1');
    assert.equal(world.gaps(), 0);
    world.end();
  });

  it('say that anything may have happened where the stream has no ids', async () => {
    const world = pretend([stream('data: a\n\n'), stream('data: b\n\n')]);
    await world.wake();
    assert.equal(world.gaps(), 1);
    world.end();
  });

  it('say so when the server is back: what was read meanwhile has failed, though no change was missed', async () => {
    const bytes = new TextEncoder().encode('id: 1\ndata: a\n\n');
    const world = pretend([stream(bytes), status(503), stream(bytes), stream(bytes)]);
    await world.wake();
    assert.equal(world.gaps(), 0);
    await world.wake();
    assert.equal(world.gaps(), 1);
    await world.wake();
    assert.equal(world.gaps(), 1, 'once');
    world.end();
  });

  it('wait longer with every failure, and as long as the server asks', async () => {
    const world = pretend([status(500), status(503), status(429, { 'Retry-After': '40' }), stream(': hello\n\n')]);
    const waited = [await world.wake(), await world.wake(), await world.wake(), await world.wake()];
    assert.deepEqual(waited, [2000, 4000, 40_000, 1000]);
    world.end();
  });

  for (const code of [204, 404, 501]) {
    it(`are over for good after ${code}`, async () => {
      const world = pretend([status(code)]);
      assert.equal(await world.wake(), undefined);
      assert.deepEqual([world.asked.length, world.waits.size], [1, 0]);
    });
  }

  it('end a connection that is silent for too long, and leave nothing behind when ended', async () => {
    const quiet = new ReadableStream<Uint8Array>();
    const open = () => new Response(quiet, { headers: { 'Content-Type': 'text/event-stream' } });
    const world = pretend([open, open]);
    await world.settle();
    const [silence] = world.waits;
    assert.equal(silence?.why, 'timeout');
    silence.fire();
    await world.settle();
    assert.deepEqual(
      [...world.waits].map(({ why }) => why),
      ['backoff'],
    );
    world.end();
    await world.settle();
    assert.deepEqual([world.asked.length, world.waits.size], [1, 0]);
  });
});
