import type { Reason } from './reason.js';

/** What went wrong, by meaning. Never derived from a status alone: servers disagree about statuses. */
export const ERROR_KINDS = [
  'validation',
  'duplicate',
  'conflict',
  'invitation',
  'invalid-state',
  'not-found',
  'unauthenticated',
  'forbidden',
  'rate-limited',
  'quota',
  'unsupported',
  'too-large',
  'network',
  'timeout',
  'server',
  'bad-response',
  'aborted',
] as const;

export type ErrorKind = (typeof ERROR_KINDS)[number];

/**
 * Why an invitation cannot be used: `code` of an error of kind `invitation`.
 * `sign-in-required`: an identity with this address exists, it has to sign in.
 * `verification-required`: the address must first be proven by a mailed code.
 */
export const INVITATION_CODES = [
  'expired',
  'revoked',
  'used',
  'declined',
  'unknown',
  'wrong-account',
  'already-member',
  'sign-in-required',
  'verification-required',
  'wrong-code',
] as const;

export type InvitationCode = (typeof INVITATION_CODES)[number];

/** What is wrong with one field, by meaning; the catalog has the sentence. */
export interface FieldError {
  /** Path of the field in the draft, such as `email` or `phone.number`. */
  readonly field: string;
  /** Such as `required`, `invalid`, `too-long`, `too-short`, `duplicate`, `not-found`, `common-password`. */
  readonly code: string;
  /** The backend's own sentence; shown as text where the code is not known to the catalog. */
  readonly message?: string;
}

export interface DirectoryErrorInit {
  /** Finer than the kind, stable, in kebab-case. */
  readonly code?: string;
  /** HTTP status where there was one; for reports only. */
  readonly status?: number;
  /** The backend's id of this incident, shown so that it can be reported. */
  readonly traceId?: string;
  readonly fields?: readonly FieldError[];
  /** How long to wait at least, in milliseconds. */
  readonly retryAfterMs?: number;
  /** Whether the write may have happened: `unknown` when the answer got lost. */
  readonly outcome?: 'not-applied' | 'unknown';
  /** Whom a duplicate collides with. */
  readonly existing?: { readonly id: string; readonly state?: string };
  readonly reason?: Reason;
  readonly cause?: unknown;
}

/**
 * The one error of the library. `message` is for developers and logs; a person sees the catalog's
 * sentence for `kind` and `code`.
 */
export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';
  readonly kind: ErrorKind;
  readonly code: string | undefined;
  readonly status: number | undefined;
  readonly traceId: string | undefined;
  readonly fields: readonly FieldError[];
  readonly retryAfterMs: number | undefined;
  readonly outcome: 'not-applied' | 'unknown';
  readonly existing: DirectoryErrorInit['existing'];
  readonly reason: Reason | undefined;

  constructor(kind: ErrorKind, message: string, init: DirectoryErrorInit = {}) {
    super(message, init.cause === undefined ? undefined : { cause: init.cause });
    this.kind = kind;
    this.code = init.code;
    this.status = init.status;
    this.traceId = init.traceId;
    this.fields = init.fields ?? [];
    this.retryAfterMs = init.retryAfterMs;
    this.outcome = init.outcome ?? 'not-applied';
    this.existing = init.existing;
    this.reason = init.reason;
  }
}

/** Any thrown value as a {@link DirectoryError}: an adapter's mistake must not reach a person raw. */
export function asDirectoryError(thrown: unknown): DirectoryError {
  if (thrown instanceof DirectoryError) return thrown;
  if (thrown instanceof Error && thrown.name === 'AbortError') {
    return new DirectoryError('aborted', 'The call was cancelled.', { outcome: 'unknown', cause: thrown });
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new DirectoryError('bad-response', `The adapter threw something unexpected: ${message}`, {
    outcome: 'unknown',
    cause: thrown,
  });
}

/** Whether trying the very same again may help. */
export function isRetryable(error: DirectoryError): boolean {
  return ['network', 'timeout', 'server', 'rate-limited', 'bad-response'].includes(error.kind);
}
