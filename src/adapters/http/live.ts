import { systemClock } from '../../domain/time.js';
import { EventStreamParser, type StreamEvent } from './event-stream.js';
import { initOf } from './request-init.js';
import type { HttpOptions } from './request.js';
import { retryAfterOf } from './retry-after.js';
import { join } from './url.js';
import { realAfter, sleep } from './waits.js';

export interface Live {
  /** Below the base, encoded. */
  readonly path: string;
  onEvent(event: StreamEvent): void;
  /**
   * The stream is open again, and either the server was not asked for what came in between, so that anything may have
   * happened, or it could not be reached for a while, so that what was read meanwhile has failed.
   */
  onGap(): void;
}

/** Milliseconds before connecting again where the stream does not say; doubled with every failure, up to the longest. */
const RETRY = 1000;
const LONGEST_WAIT = 60_000;
/** Nothing for so long, not even a comment, means a dead connection. */
const SILENCE = 90_000;
/** The server wants nobody to come back, or has no live changes. */
const OVER: readonly number[] = [204, 404, 405, 410, 501];

/** What is kept between two connections. */
interface Place {
  lastEventId: string;
  retry: number;
  opened: boolean;
  /** Whether the last try to connect came to nothing. */
  failed: boolean;
}

/**
 * Follows a stream of server-sent events over `fetch`, which takes the host's headers, unlike `EventSource`. Connects
 * again, with more and more patience, until it is ended or the server says that there is nothing to follow.
 *
 * @returns the way to end it; nothing is left then, neither a connection nor a timer
 */
export function follow(live: Live, options: HttpOptions): () => void {
  const ending = new AbortController();
  void keepFollowing(live, options, ending.signal);
  return () => ending.abort();
}

async function keepFollowing(live: Live, options: HttpOptions, signal: AbortSignal): Promise<void> {
  const place: Place = { lastEventId: '', retry: RETRY, opened: false, failed: false };
  let failures = 0;
  while (!signal.aborted) {
    const { over, opened, waitMs = 0 } = await connect(live, options, signal, place);
    if (over) return;
    failures = opened ? 0 : failures + 1;
    place.failed = !opened;
    const patience = Math.min(LONGEST_WAIT, place.retry * 2 ** failures);
    // Never all readers at once, as when a server comes back.
    const wait = patience / 2 + (options.random ?? Math.random)() * (patience / 2);
    await sleep(Math.max(wait, waitMs), options.after ?? realAfter, signal);
  }
}

interface Ended {
  readonly over?: boolean;
  readonly opened?: boolean;
  readonly waitMs?: number | undefined;
}

/** One connection, until it ends for whatever reason. */
async function connect(live: Live, options: HttpOptions, signal: AbortSignal, place: Place): Promise<Ended> {
  const connection = new AbortController();
  const abort = (): void => connection.abort();
  signal.addEventListener('abort', abort);
  let opened = false;
  try {
    const response = await request(live, options, connection.signal, place);
    const { status, headers, body } = response;
    const isStream = status === 200 && /^text\/event-stream\b/iu.test(headers.get('content-type') ?? '');
    if (!isStream || !body) {
      await body?.cancel();
      return { over: OVER.includes(status), waitMs: retryAfterOf(headers, (options.clock ?? systemClock)()) };
    }
    if (place.opened && (place.lastEventId === '' || place.failed)) live.onGap();
    opened = place.opened = true;
    await read(body, live, options, connection, place);
  } catch {
    // The connection broke, or was ended by us: whoever called looks at the signal.
  } finally {
    signal.removeEventListener('abort', abort);
    abort();
  }
  return { opened };
}

async function request(live: Live, options: HttpOptions, signal: AbortSignal, place: Place): Promise<Response> {
  const headers = {
    Accept: 'text/event-stream',
    ...(place.lastEventId !== '' && { 'Last-Event-ID': utf8(place.lastEventId) }),
  };
  const send = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  return send(join(options.baseUrl, live.path), { ...(await initOf({ method: 'GET', headers }, options)), signal });
}

async function read(
  body: ReadableStream<Uint8Array>,
  live: Live,
  { after = realAfter }: HttpOptions,
  connection: AbortController,
  place: Place,
): Promise<void> {
  const parser = new EventStreamParser(place.lastEventId);
  const decoder = new TextDecoder();
  const reader = body.getReader();
  // Also where a `fetch` given by the host ignores the signal.
  connection.signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
  for (;;) {
    const stillAlive = after(SILENCE, () => connection.abort(), 'timeout');
    const { done, value } = await reader.read().finally(stillAlive);
    if (done) return;
    const events = parser.push(decoder.decode(value, { stream: true }));
    place.lastEventId = parser.lastEventId;
    place.retry = Math.min(LONGEST_WAIT, parser.retry ?? place.retry);
    for (const event of events) {
      if (connection.signal.aborted) return;
      live.onEvent(event);
    }
  }
}

/** A header holds bytes; each stands for one of the id's in UTF-8. */
function utf8(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
}
