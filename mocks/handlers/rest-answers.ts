import type { DirectoryAdapter, WriteOptions } from '../../src/domain/adapter.js';
import { DirectoryError } from '../../src/domain/errors.js';
import { writeOptionsOf } from './rest-input.js';

/** One request, taken apart. */
export interface Incoming {
  readonly adapter: DirectoryAdapter;
  readonly request: Request;
  readonly url: URL;
  /** Decoded parameters of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly write: WriteOptions;
}

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below the base; `:name` stands for one segment. */
  readonly path: string;
  readonly answer: (incoming: Incoming) => Promise<Response>;
}

export function incomingOf(
  adapter: DirectoryAdapter,
  request: Request,
  params: Readonly<Record<string, string>>,
): Incoming {
  return {
    adapter,
    request,
    url: new URL(request.url),
    params,
    write: { ...writeOptionsOf(request), signal: request.signal },
  };
}

/** The adapter's member. @throws {DirectoryError} `unsupported` when the adapter has none */
export function own<T>(member: T | undefined): T {
  if (member === undefined) throw new DirectoryError('unsupported', 'The adapter behind has no such member.');
  return member;
}

export function id(parameter: string | undefined): string {
  return parameter ?? '';
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...etagOf(body), ...headers },
  });
}

export function etagOf(body: unknown): Record<string, string> {
  const version = typeof body === 'object' && body !== null && 'version' in body ? body.version : undefined;
  return typeof version === 'string' ? { ETag: `"${version}"` } : {};
}

export function done(_nothing: void): Response {
  return new Response(null, { status: 204 });
}

export function uncached(response: Response): Response {
  response.headers.set('Cache-Control', 'no-store');
  return response;
}
