import type * as z from 'zod/mini';
import type { CallOptions, WriteOptions } from '../../domain/adapter.js';
import { DirectoryError } from '../../domain/errors.js';
import type { Role } from '../../domain/role.js';
import type { Call, HttpClient } from '../http/request.js';
import { query, type QueryValue } from '../http/url.js';
import { hasCode, refine } from './better-auth-errors.js';
import { wireSession } from './better-auth-wire.js';

/** A field of a person that invitations can hold where the server was configured with it. */
export type InvitationField = 'firstName' | 'lastName' | 'phone';

/** What the operations share. */
export interface Context {
  readonly http: HttpClient;
  /** Absent: the one that is active in the session. */
  readonly organizationId: string | undefined;
  readonly roles: readonly Role[];
  readonly dynamicRoles: boolean;
  readonly fields: readonly InvitationField[];
  readonly teams: boolean;
  /** Whether the admin plugin is there. */
  readonly admin: boolean;
  /** How long an invitation lives, in milliseconds, where the host said so. */
  readonly term: number | undefined;
  readonly now: () => Date;
}

type Refine = NonNullable<Call<unknown>['refine']>;

/** A read. What it asks for stands in the query, the organization too. */
export async function ask<T>(
  { http }: Context,
  path: string,
  expect: z.ZodMiniType<T>,
  values: Readonly<Record<string, QueryValue>>,
  options: CallOptions | undefined,
  own: Refine = refine,
): Promise<T> {
  const call = { method: 'GET', write: false, path: path + query(values), signal: options?.signal } as const;
  return (await http({ ...call, expect, refine: own })).value;
}

/** A write. No key is sent, because the server keeps none, so nothing is sent twice by itself. */
export async function tell<T>(
  { http }: Context,
  path: string,
  body: unknown,
  expect: Call<T>['expect'],
  options: WriteOptions | undefined,
  own: Refine = refine,
): Promise<T> {
  const call = { method: 'POST', write: true, path, body, signal: options?.signal } as const;
  return (await http({ ...call, expect, refine: own })).value;
}

/** Who is signed in, as the session tells it; `undefined` for nobody. */
export async function sessionOf(
  context: Context,
  options: CallOptions | undefined,
): Promise<{ readonly id: string; readonly name: string; readonly email: string } | undefined> {
  const session = await ask(context, '/get-session', wireSession, {}, options);
  return session ? { ...session.user, name: session.user.name ?? '' } : undefined;
}

/** What was asked for, or `instead` where the server refuses it or has no such route; other failures stay failures. */
export async function orElse<T, I>(asked: Promise<T>, instead: I, ...codes: readonly string[]): Promise<T | I> {
  try {
    return await asked;
  } catch (error) {
    const refusal = error instanceof DirectoryError && ['unsupported', 'forbidden'].includes(error.kind);
    if (refusal || hasCode(error, ...codes)) return instead;
    throw error;
  }
}

/** What is read after a write. Where that fails the write has happened all the same, and is not told as failed. */
export async function afterwards<T>(reading: Promise<T>): Promise<T> {
  return reading.catch((cause: unknown) => {
    throw new DirectoryError('bad-response', 'It was done, but what came of it could not be read.', {
      outcome: 'unknown',
      cause,
    });
  });
}

/** How many small questions are under way at once: browsers and rate limits allow no more. */
const AT_ONCE = 6;

/** Does the same for each, a few at a time, in the order given. */
export async function forEach<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const entries = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of entries) results[index] = await act(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, work));
  return results;
}
