import * as z from 'zod/mini';
import {
  DirectoryError,
  ERROR_KINDS,
  type DirectoryErrorInit,
  type ErrorKind,
  type FieldError,
} from '../../domain/errors.js';
import type { Reason } from '../../domain/reason.js';
import { reasonSchema } from '../../domain/schemas.js';
import { fieldErrorsOf, forgiving, given, problemFields } from './field-errors.js';
import { retryAfterOf } from './retry-after.js';

/** An answer that is no success, as far as it could be read. */
export interface Failure {
  readonly status: number;
  readonly headers: Headers;
  /** The body as JSON; `undefined` when it is something else. */
  readonly body: unknown;
  /** Whether the request may have changed something. */
  readonly write: boolean;
  readonly now: Date;
  /** What statuses mean for this operation, where the server names no kind. */
  readonly meanings?: StatusMeanings | undefined;
  readonly codeOf?: CodeReader | undefined;
  readonly fieldsOf?: FieldsReader | undefined;
}

/** Finds a protocol's own code in a failure's body, where it does not stand in `code`. */
export type CodeReader = (body: unknown) => string | undefined;

/** Finds which fields are wrong in a failure's body, where it is told in a way of the backend's own. */
export type FieldsReader = (body: unknown) => readonly FieldError[] | undefined;

/** What failures mean, by status (`409`) or by the backend's own code (`'email_taken'`), which counts for more. */
export type StatusMeanings = Readonly<Record<number | string, ErrorKind>>;

/** Every member is optional and forgiving: a broken problem document must not hide the problem. */
const problemSchema = z.object({
  kind: forgiving(z.enum(ERROR_KINDS)),
  code: forgiving(z.string()),
  traceId: forgiving(z.string()),
  retryAfterMs: forgiving(z.number().check(z.nonnegative())),
  outcome: forgiving(z.enum(['not-applied', 'unknown'])),
  existing: forgiving(z.object({ id: z.string(), state: z.optional(z.string()) })),
  reason: forgiving(reasonSchema),
  ...problemFields,
});
type Problem = z.output<typeof problemSchema>;

const BY_STATUS: StatusMeanings = {
  400: 'validation',
  401: 'unauthenticated',
  402: 'quota',
  403: 'forbidden',
  404: 'not-found',
  405: 'unsupported',
  408: 'timeout',
  409: 'conflict',
  410: 'not-found',
  412: 'conflict',
  413: 'too-large',
  414: 'too-large',
  415: 'unsupported',
  422: 'validation',
  423: 'conflict',
  428: 'conflict',
  429: 'rate-limited',
  431: 'too-large',
  451: 'forbidden',
  501: 'unsupported',
  504: 'timeout',
  507: 'quota',
};

/** The failure by meaning: by the `kind` that the server itself names, else by its status. */
export function errorOf(failure: Failure): DirectoryError {
  const { status, headers, write, now, meanings } = failure;
  const parsed = z.safeParse(problemSchema, failure.body);
  const problem: Partial<Problem> = parsed.success ? parsed.data : {};
  const code = failure.codeOf?.(failure.body) ?? problem.code;
  const told = problem.kind ?? (code === undefined ? undefined : meanings?.[code]) ?? meanings?.[status];
  const kind = told ?? BY_STATUS[status] ?? (status >= 500 ? 'server' : 'bad-response');
  return new DirectoryError(kind, `The server answered ${status}.`, {
    status,
    fields: failure.fieldsOf?.(failure.body) ?? fieldErrorsOf(problem),
    outcome: write ? (problem.outcome ?? outcomeOf(status, kind, code)) : 'not-applied',
    ...given('code', code),
    ...given('traceId', problem.traceId ?? traceIdOf(headers)),
    ...given('retryAfterMs', longest(retryAfterOf(headers, now), problem.retryAfterMs)),
    ...given('existing', problem.existing as DirectoryErrorInit['existing']),
    ...given('reason', problem.reason as Reason | undefined),
  });
}

/** A server that failed, or a proxy before it, cannot say how far the write had come. */
function outcomeOf(status: number, kind: ErrorKind, code: string | undefined): 'not-applied' | 'unknown' {
  if (code === 'idempotency-in-progress' || kind === 'timeout') return 'unknown';
  return status >= 500 && status !== 501 && status !== 507 ? 'unknown' : 'not-applied';
}

function traceIdOf(headers: Headers): string | undefined {
  return headers.get('x-trace-id') ?? headers.get('x-request-id') ?? headers.get('x-correlation-id') ?? undefined;
}

function longest(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.max(a, b);
}
