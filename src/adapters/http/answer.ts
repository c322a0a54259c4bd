import * as z from 'zod/mini';
import { DirectoryError } from '../../domain/errors.js';
import { errorOf, type CodeReader, type FieldsReader, type StatusMeanings } from './problem.js';

/** What came back, read to its end. */
export interface Received {
  readonly status: number;
  readonly type: ResponseType;
  readonly headers: Headers;
  readonly text: string;
}

/** What an operation expects: a body of this shape, or nothing. */
export type Expected<T> = z.ZodMiniType<T> | 'nothing';

/** What is known of the request when its answer is read. */
export interface Asked {
  readonly write: boolean;
  readonly now: Date;
  readonly meanings?: StatusMeanings | undefined;
  readonly codeOf?: CodeReader | undefined;
  readonly fieldsOf?: FieldsReader | undefined;
}

/** A success, parsed. `headers` for what stands there alone, such as the ETag. */
export interface Answer<T> {
  readonly value: T;
  readonly headers: Headers;
}

/**
 * The value of an answer, or the one error that tells what is wrong with it. Of text that cannot be
 * understood nothing gets into the error: it could hold a link.
 */
export function readAnswer<T>(received: Received, expected: Expected<T>, asked: Asked): Answer<T> {
  const { status, headers, text } = received;
  const { write } = asked;
  const wrong = (code: string, what: string): DirectoryError =>
    new DirectoryError('bad-response', `The server answered ${status} ${what}.`, {
      code,
      status,
      outcome: write ? 'unknown' : 'not-applied',
    });
  if (received.type === 'opaqueredirect' || (status >= 300 && status < 400))
    throw wrong('redirected', 'with a redirect');
  if (status < 200 || status >= 400) throw errorOf({ status, headers, body: parseJson(text), ...asked });
  if (expected === 'nothing') {
    // A captive portal or a sign-in page in the server's place answers 200 to everything, in HTML.
    if (mediaType(headers) === 'text/html' && text !== '') throw wrong('not-json', 'with a page instead of data');
    return { value: undefined as T, headers };
  }
  if (text.trim() === '') {
    // A shape that holds for nothing, too, says that the body may be left out.
    const nothing = z.safeParse(expected, undefined);
    if (nothing.success) return { value: nothing.data, headers };
    throw wrong('empty', 'without the body that was due');
  }
  const body = parseJson(text);
  if (!isJson(mediaType(headers)) && !isUnnamedJson(mediaType(headers), body))
    throw wrong('not-json', 'with something that is not JSON');
  if (body === undefined) throw wrong('malformed', 'with JSON that is cut or broken');
  const parsed = z.safeParse(expected, withoutNulls(body));
  if (!parsed.success)
    throw wrong('wrong-shape', `with a body of another shape: ${shapeProblems(parsed.error.issues)}`);
  return { value: parsed.data, headers };
}

/** Paths and codes of zod's issues, without any value. */
function shapeProblems(issues: readonly z.core.$ZodIssue[]): string {
  return issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.map(String).join('.') || '(root)'} ${code}`)
    .join(', ');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Many servers write `null` for what is absent. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => (child === null ? [] : [[key, withoutNulls(child)]])),
  );
}

function mediaType(headers: Headers): string {
  return (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Some frameworks name no type, or guess that JSON is text. What is a page instead says so. */
function isUnnamedJson(type: string, body: unknown): boolean {
  return ['', 'text/plain', 'text/json'].includes(type) && typeof body === 'object';
}

function isJson(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json');
}
