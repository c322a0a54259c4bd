import type { Context } from 'hono';
import * as z from 'zod/mini';
import { DirectoryError, type FieldError } from '../../../src/domain/errors.js';
import type { Env } from './env.js';

/** Largest body taken, in octets. */
const MAX_BODY = 64 * 1024;

/**
 * The body, parsed; anything that the schema does not name is left out.
 * @throws {DirectoryError} `validation`, `too-large`
 */
export async function readJson<T extends z.ZodMiniType>(c: Context<Env>, schema: T): Promise<z.output<T>> {
  const text = await readText(c);
  const parsed = z.safeParse(schema, parseJson(text));
  if (parsed.success) return parsed.data;
  throw new DirectoryError('validation', 'The body does not fit the contract.', {
    fields: parsed.error.issues.map(toField),
  });
}

/** The body as it came, for its hash. Hono keeps it, so it can be read again. */
export async function readText(c: Context<Env>): Promise<string> {
  const announced = Number(c.req.header('content-length') ?? 0);
  if (announced > MAX_BODY) throw tooLarge();
  const text = await c.req.text();
  if (text.length > MAX_BODY) throw tooLarge();
  return text;
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text, refuseUnstorable);
  } catch {
    throw new DirectoryError('validation', 'The body is no JSON that can be taken.', { code: 'malformed' });
  }
}

/** PostgreSQL cannot keep U+0000, and half of a surrogate pair is no character. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

function refuseUnstorable(_key: string, value: unknown): unknown {
  if (typeof value === 'string' && !isStorable(value))
    throw new TypeError('The text has characters that cannot be stored.');
  return value;
}

function tooLarge(): DirectoryError {
  return new DirectoryError('too-large', 'The body is too large.');
}

function toField(issue: z.core.$ZodIssue): FieldError {
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return {
    field: issue.path.join('.'),
    code: issue.code === 'too_big' ? 'too-long' : missing ? 'required' : 'invalid',
  };
}
