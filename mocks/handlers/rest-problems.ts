import { asDirectoryError, type DirectoryError, type ErrorKind } from '../../src/domain/errors.js';

const STATUS: Readonly<Record<Exclude<ErrorKind, 'invitation' | 'network' | 'aborted'>, number>> = {
  validation: 422,
  duplicate: 409,
  conflict: 409,
  'invalid-state': 409,
  'not-found': 404,
  unauthenticated: 401,
  forbidden: 403,
  'rate-limited': 429,
  quota: 402,
  unsupported: 501,
  'too-large': 413,
  timeout: 504,
  server: 500,
  'bad-response': 502,
};

const BY_INVITATION_CODE: Readonly<Record<string, number>> = {
  used: 409,
  'already-member': 409,
  'wrong-code': 409,
  'wrong-account': 403,
  'sign-in-required': 403,
  'verification-required': 403,
};

/** Any thrown value as the answer of a server: all of the error travels but its message and cause. */
export function problemResponse(thrown: unknown): Response {
  const error = asDirectoryError(thrown);
  if (error.kind === 'network' || error.kind === 'aborted') return Response.error();
  const status = statusOf(error, error.kind);
  const retryAfter = error.retryAfterMs === undefined ? undefined : String(Math.ceil(error.retryAfterMs / 1000));
  return new Response(JSON.stringify({ ...problemOf(error), status }), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...(retryAfter !== undefined && { 'Retry-After': retryAfter }),
    },
  });
}

/** The error as a problem document (RFC 9457). */
export function problemOf(error: DirectoryError): Record<string, unknown> {
  const { kind, code, fields, existing, reason, traceId, retryAfterMs, outcome } = error;
  return {
    type: 'about:blank',
    title: `Problem: ${kind}`,
    status: kind === 'network' || kind === 'aborted' ? 500 : statusOf(error, kind),
    kind,
    code,
    ...(fields.length > 0 && { fields }),
    existing,
    reason,
    traceId: traceId ?? 'mock-0001',
    retryAfterMs,
    ...(outcome === 'unknown' && { outcome }),
  };
}

function statusOf(error: DirectoryError, kind: Exclude<ErrorKind, 'network' | 'aborted'>): number {
  if (error.status !== undefined && error.status >= 400) return error.status;
  if (kind === 'invitation') return BY_INVITATION_CODE[error.code ?? ''] ?? 410;
  if (error.code === 'version-mismatch') return 412;
  return STATUS[kind];
}
