import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { DirectoryError, type ErrorKind, type InvitationCode } from '../../../src/domain/errors.js';
import { unavailable } from '../errors.js';
import type { Env } from './env.js';

const STATUS: Readonly<Record<ErrorKind, ContentfulStatusCode>> = {
  validation: 422,
  duplicate: 409,
  conflict: 412,
  invitation: 409,
  'invalid-state': 409,
  'not-found': 404,
  unauthenticated: 401,
  forbidden: 403,
  'rate-limited': 429,
  quota: 429,
  unsupported: 501,
  'too-large': 413,
  network: 502,
  timeout: 504,
  server: 500,
  'bad-response': 500,
  aborted: 500,
};

/** Where a dead link has a status of its own; a 401 would look as if a session had ended. */
const INVITATION_STATUS: Partial<Record<InvitationCode, ContentfulStatusCode>> = {
  expired: 410,
  revoked: 410,
  declined: 410,
  unknown: 404,
  'wrong-account': 403,
  'sign-in-required': 403,
  'verification-required': 403,
  'wrong-code': 403,
};

/** Any thrown value as the answer of RFC 9457. What is not ours is told to nobody but the log. */
export function toProblem(c: Context<Env>, thrown: unknown, log: (line: string) => void): Response {
  const traceId = c.get('traceId');
  const error = thrown instanceof DirectoryError ? thrown : ownFault(thrown);
  if (error !== thrown) log(`${traceId} ${nameOf(thrown)}`);
  const problem = problemOf(error, traceId);
  const seconds = error.retryAfterMs === undefined ? undefined : Math.ceil(error.retryAfterMs / 1000);
  const headers = {
    'content-type': 'application/problem+json',
    ...(seconds !== undefined && { 'retry-after': String(seconds) }),
  };
  return c.body(JSON.stringify(problem), problem.status, headers);
}

/** No connection to the database could be had. */
const NO_DATABASE: readonly unknown[] = ['ECONNREFUSED', '53300', '57P03'];

function ownFault(thrown: unknown): DirectoryError {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return NO_DATABASE.includes(code)
    ? unavailable('no-database')
    : new DirectoryError('server', 'Something went wrong on the server.');
}

/** The body of an error, also of one that is a part of an answer. */
export function problemOf(error: DirectoryError, traceId: string) {
  return {
    type: 'about:blank',
    title: error.message,
    status: statusOf(error),
    kind: error.kind,
    ...(error.code !== undefined && { code: error.code }),
    ...(error.fields.length > 0 && { fields: error.fields }),
    ...(error.existing && { existing: error.existing }),
    ...(error.reason && { reason: error.reason }),
    traceId,
    ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
    // Otherwise a failure of the server leaves open how far a write had come.
    ...(error.code === 'draining' && { outcome: 'not-applied' }),
  };
}

function statusOf(error: DirectoryError): ContentfulStatusCode {
  // A body that is no JSON, or lacks what the contract asks for, is the client's mistake and not the person's.
  if (error.kind === 'validation' && error.code === 'malformed') return 400;
  if (error.kind === 'server' && error.retryAfterMs !== undefined) return 503;
  if (error.kind === 'invitation') return INVITATION_STATUS[error.code as InvitationCode] ?? 409;
  return STATUS[error.kind];
}

/** Enough to find a mistake of ours, without what a statement or a body carried. */
function nameOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'something that is no error was thrown';
  const code = 'code' in thrown && typeof thrown.code === 'string' ? ` ${thrown.code}` : '';
  const places = (thrown.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6);
  return [`${thrown.name}${code}`, ...places.map((line) => line.trim())].join(' | ');
}
