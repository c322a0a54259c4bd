import { DirectoryError, type ErrorKind } from '../../domain/errors.js';
import { systemClock, type Clock } from '../../domain/time.js';
import { readAnswer, type Answer, type Expected } from './answer.js';
import { attempt } from './attempt.js';
import type { CodeReader, FieldsReader, StatusMeanings } from './problem.js';
import { initOf, type HeaderSource } from './request-init.js';
import { join } from './url.js';
import { realAfter, sleep, type After } from './waits.js';

export interface HttpOptions {
  /** Where the API is, such as `/api`. */
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  /** Sent with every request; a function is asked each time, so that it can give a fresh token. */
  readonly headers?: HeaderSource;
  /** `same-origin` when absent. */
  readonly credentials?: RequestCredentials;
  /** How long one attempt may take, in milliseconds; 30 s when absent. */
  readonly timeoutMs?: number;
  /** How often a read, or a write that the backend takes once, is sent at most; 1 to 3. */
  readonly attempts?: number;
  /** Longest wait that is sat out before trying again, in milliseconds; when more is asked for, the caller decides. */
  readonly maxWaitMs?: number;
  readonly random?: () => number;
  readonly after?: After;
  readonly isOnline?: () => boolean;
  readonly clock?: Clock;
}

/** One operation of a backend. */
export interface Call<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base, encoded. */
  readonly path: string;
  /** Sent as JSON, `URLSearchParams` as a form; `{}` when absent, no body at all when `null`. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly expect: Expected<T>;
  /** Whether it may change something. */
  readonly write: boolean;
  /** Whether a repeated write happens once: declared by the adapter, and a key is sent. */
  readonly idempotent?: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly meanings?: StatusMeanings;
  readonly codeOf?: CodeReader;
  readonly fieldsOf?: FieldsReader;
  /** A backend's own reading of its failures. */
  readonly refine?: (error: DirectoryError) => DirectoryError;
}

export type HttpClient = <T>(call: Call<T>) => Promise<Answer<T>>;

const ATTEMPTS = 3;
const TIMEOUT = 30_000;
const MAX_WAIT = 10_000;
/** First step of the backoff in milliseconds; it doubles, and chance takes a part of it. */
const BACKOFF = 250;
const TRANSIENT: readonly ErrorKind[] = ['network', 'timeout', 'server', 'rate-limited'];
/** Refusals of the backend's rules: it knows the write, so an earlier attempt has not happened either. */
const DEFINITE: readonly ErrorKind[] = ['validation', 'duplicate', 'invitation', 'invalid-state', 'quota', 'too-large'];

/** The only door to a server: what comes back through it is a parsed value or a {@link DirectoryError}. */
export function httpClient(options: HttpOptions): HttpClient {
  return (call) => send(call, options);
}

async function send<T>(call: Call<T>, options: HttpOptions): Promise<Answer<T>> {
  const most = call.write && !call.idempotent ? 1 : Math.min(ATTEMPTS, Math.max(1, options.attempts ?? ATTEMPTS));
  let doubtful = false;
  for (let count = 1; ; count += 1) {
    try {
      return await once(call, options);
    } catch (thrown) {
      const error = refined(thrown, call, doubtful);
      doubtful ||= error.outcome === 'unknown';
      const wait = waitBefore(count, error, options);
      if (count >= most || wait === undefined) throw error;
      await sleep(wait, options.after ?? realAfter, call.signal);
      if (call.signal?.aborted) throw cancelled(doubtful);
    }
  }
}

async function once<T>(call: Call<T>, options: HttpOptions): Promise<Answer<T>> {
  const received = await attempt({
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    url: join(options.baseUrl, call.path),
    init: await initOf(call, options),
    write: call.write,
    timeoutMs: options.timeoutMs ?? TIMEOUT,
    after: options.after ?? realAfter,
    isOnline: options.isOnline ?? browserIsOnline,
    signal: call.signal,
  });
  return readAnswer(received, call.expect, {
    write: call.write,
    now: (options.clock ?? systemClock)(),
    meanings: call.meanings,
    codeOf: call.codeOf,
    fieldsOf: call.fieldsOf,
  });
}

/** An error that ends a call after a doubtful attempt is doubtful itself, unless it is the answer to that attempt. */
function refined(thrown: unknown, call: Call<unknown>, doubtful: boolean): DirectoryError {
  const error = thrown instanceof DirectoryError ? thrown : unexpected(thrown, call);
  const own = call.refine?.(error) ?? error;
  if (!doubtful || own.outcome === 'unknown' || DEFINITE.includes(own.kind)) return own;
  return new DirectoryError(own.kind, own.message, { ...initOfError(own), outcome: 'unknown' });
}

/** A defect of ours; without its text, because that could quote the answer. */
function unexpected(thrown: unknown, call: Call<unknown>): DirectoryError {
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  return new DirectoryError('bad-response', `The answer could not be handled (${name}).`, {
    outcome: call.write ? 'unknown' : 'not-applied',
  });
}

/** The parts of an error, to make another one of them. */
export function initOfError(error: DirectoryError): ConstructorParameters<typeof DirectoryError>[2] {
  const { code, status, traceId, fields, retryAfterMs, outcome, existing, reason, cause } = error;
  const parts = { code, status, traceId, fields, retryAfterMs, outcome, existing, reason, cause };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

/** Milliseconds to wait before trying again, or `undefined` when trying again is not for this door to decide. */
function waitBefore(count: number, error: DirectoryError, options: HttpOptions): number | undefined {
  const stillRunning = error.code === 'idempotency-in-progress';
  if (!TRANSIENT.includes(error.kind) && !stillRunning) return undefined;
  const jitter = (options.random ?? Math.random)() * BACKOFF * 2 ** (count - 1);
  const wait = (error.retryAfterMs ?? BACKOFF / 2) + jitter;
  return wait > (options.maxWaitMs ?? MAX_WAIT) ? undefined : wait;
}

function cancelled(doubtful: boolean): DirectoryError {
  return new DirectoryError('aborted', 'The call was cancelled.', { outcome: doubtful ? 'unknown' : 'not-applied' });
}

/** Only a clear "no" counts: Node has no such property. */
function browserIsOnline(): boolean {
  const { navigator } = globalThis as { readonly navigator?: { readonly onLine?: boolean } };
  return navigator?.onLine !== false;
}
