import { DirectoryError } from '../../domain/errors.js';
import type { Received } from './answer.js';
import type { After } from './waits.js';

/** What one attempt needs to know. */
export interface Attempt {
  readonly fetch: typeof fetch;
  readonly url: string;
  readonly init: RequestInit;
  readonly write: boolean;
  /** For head and body together, in milliseconds; a body that drips must end, too. */
  readonly timeoutMs: number;
  readonly after: After;
  readonly isOnline: () => boolean;
  readonly signal: AbortSignal | undefined;
}

/** One request and its whole answer. @throws {DirectoryError} `aborted`, `timeout` or `network` */
export async function attempt(given: Attempt): Promise<Received> {
  if (given.signal?.aborted) throw new DirectoryError('aborted', 'The call was cancelled before it was sent.');
  const wasOnline = given.isOnline();
  const controller = new AbortController();
  let timedOut = false;
  const abort = (): void => controller.abort();
  const cancelTimer = given.after(
    given.timeoutMs,
    () => {
      timedOut = true;
      abort();
    },
    'timeout',
  );
  given.signal?.addEventListener('abort', abort);
  try {
    return await endedBy(controller.signal, exchange(given, controller.signal));
  } catch (cause) {
    throw failure(given, cause, { timedOut, wasOnline });
  } finally {
    cancelTimer();
    given.signal?.removeEventListener('abort', abort);
  }
}

async function exchange({ fetch: send, url, init }: Attempt, signal: AbortSignal): Promise<Received> {
  const response = await send(url, { ...init, signal });
  const text = response.type === 'opaqueredirect' ? '' : await response.text();
  return { status: response.status, type: response.type, headers: response.headers, text };
}

/** Rejects as soon as the signal aborts, even where a `fetch` given by the host ignores it. */
function endedBy<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')), { once: true });
    work.then(resolve, reject);
  });
}

function failure(
  given: Attempt,
  cause: unknown,
  { timedOut, wasOnline }: { timedOut: boolean; wasOnline: boolean },
): DirectoryError {
  const outcome = given.write ? 'unknown' : 'not-applied';
  if (timedOut)
    return new DirectoryError('timeout', `No whole answer within ${given.timeoutMs} ms.`, { outcome, cause });
  if (given.signal?.aborted) return new DirectoryError('aborted', 'The call was cancelled.', { outcome, cause });
  // Offline before and after: nothing can have left this device.
  if (!wasOnline && !given.isOnline())
    return new DirectoryError('network', 'This device is offline.', { code: 'offline', cause });
  return new DirectoryError('network', 'The server was not reached, or its answer got lost.', { outcome, cause });
}
