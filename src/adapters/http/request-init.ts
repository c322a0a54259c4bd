import { DirectoryError } from '../../domain/errors.js';

export type HeaderSource = HeadersInit | (() => HeadersInit | Promise<HeadersInit>);

interface InitOptions {
  readonly headers?: HeaderSource;
  readonly credentials?: RequestCredentials;
}

interface Sendable {
  readonly method: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What `fetch` is told. */
export async function initOf(call: Sendable, options: InitOptions): Promise<RequestInit> {
  const headers = await hostHeaders(options.headers);
  headers.set('Accept', 'application/json, application/problem+json');
  for (const [name, value] of Object.entries(call.headers ?? {})) headers.set(name, value);
  const init: RequestInit = {
    method: call.method,
    headers,
    credentials: options.credentials ?? 'same-origin',
    // A list of people belongs in no cache, and the page's address (it may hold a token) in no referrer.
    cache: 'no-store',
    referrerPolicy: 'strict-origin',
    redirect: 'manual',
  };
  if (call.method === 'GET' || call.body === null) return init;
  if (call.body instanceof URLSearchParams) {
    headers.set('Content-Type', 'application/x-www-form-urlencoded');
    return { ...init, body: call.body.toString() };
  }
  if (!headers.has('Content-Type')) headers.set('Content-Type', 'application/json');
  return { ...init, body: JSON.stringify(call.body ?? {}) };
}

async function hostHeaders(source: HeaderSource | undefined): Promise<Headers> {
  try {
    return new Headers(typeof source === 'function' ? await source() : source);
  } catch (cause) {
    if (cause instanceof DirectoryError) throw cause;
    throw new DirectoryError('network', 'The host gave no headers for the request.', { code: 'headers-failed', cause });
  }
}
