import * as z from 'zod/mini';
import type { WriteOptions } from '../../src/domain/adapter.js';
import { DirectoryError } from '../../src/domain/errors.js';
import type { UserQuery } from '../../src/domain/user.js';

const SORT = /^(-?)(name|email|joined|last-sign-in|state)$/u;
const stateSchema = z.enum(['invited', 'invitation-expired', 'active', 'blocked', 'disabled', 'deleted']);

/** What comes in is checked here, so that whatever adapter stands behind is spared nonsense. */
export async function bodyOf<T>(request: Request, schema: z.ZodMiniType<T>): Promise<T> {
  if (!/^application\/json\b/u.test(request.headers.get('content-type') ?? '')) {
    throw new DirectoryError('unsupported', 'Only JSON is taken.', { status: 415, code: 'media-type' });
  }
  const parsed = z.safeParse(schema, await jsonOf(request));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => ({ field: path.join('.'), code: 'invalid' }));
  throw new DirectoryError('validation', 'The body has another shape.', { status: 400, fields });
}

async function jsonOf(request: Request): Promise<unknown> {
  try {
    return (await request.json()) as unknown;
  } catch {
    throw new DirectoryError('validation', 'The body is not JSON.', { status: 400, code: 'malformed' });
  }
}

export function writeOptionsOf(request: Request): WriteOptions {
  const key = request.headers.get('idempotency-key');
  const version = /^(?:W\/)?"(.*)"$/u.exec(request.headers.get('if-match') ?? '')?.[1];
  return { ...(key !== null && { idempotencyKey: key }), ...(version !== undefined && { ifMatch: version }) };
}

export function userQueryOf({ searchParams }: URL): UserQuery {
  const sort = searchParams.get('sort');
  const [, minus, by] = SORT.exec(sort ?? '') ?? [];
  if (sort !== null && by === undefined) throw invalidParameter('sort');
  const states = searchParams.getAll('state').map((text) => {
    const parsed = z.safeParse(stateSchema, text);
    if (!parsed.success) throw invalidParameter('state');
    return parsed.data;
  });
  const groupIds = searchParams.getAll('group');
  return {
    ...pageQueryOf(searchParams),
    ...(states.length > 0 && { states }),
    ...(groupIds.length > 0 && { groupIds }),
    ...(by !== undefined && {
      sort: { by: by as NonNullable<UserQuery['sort']>['by'], direction: minus ? 'descending' : 'ascending' },
    }),
  };
}

export function pageQueryOf(parameters: URLSearchParams): {
  limit: number;
  search?: string;
  offset?: number;
  cursor?: string;
} {
  const search = parameters.get('search');
  const cursor = parameters.get('cursor');
  const offset = wholeNumber(parameters, 'offset');
  return {
    limit: wholeNumber(parameters, 'limit') ?? 20,
    ...(search !== null && { search }),
    ...(cursor !== null && { cursor }),
    ...(offset !== undefined && { offset }),
  };
}

function wholeNumber(parameters: URLSearchParams, name: string): number | undefined {
  const text = parameters.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,9}$/u.test(text)) throw invalidParameter(name);
  return Number(text);
}

function invalidParameter(field: string): DirectoryError {
  return new DirectoryError('validation', `Parameter ${field} is not valid.`, {
    status: 400,
    fields: [{ field, code: 'invalid' }],
  });
}

const phone = z.object({ countryCode: z.string(), number: z.string(), country: z.optional(z.string()) });
const token = z.string();

export const inputs = {
  none: z.strictObject({}),
  emails: z.strictObject({ emails: z.array(z.string()) }),
  draft: z.strictObject({
    firstName: z.string(),
    lastName: z.string(),
    email: z.string(),
    phone: z.optional(phone),
    groupIds: z.array(z.string()),
    locale: z.optional(z.string()),
  }),
  patch: z.strictObject({
    firstName: z.optional(z.string()),
    lastName: z.optional(z.string()),
    phone: z.optional(z.nullable(phone)),
  }),
  groupIds: z.strictObject({ groupIds: z.array(z.string()) }),
  groupDraft: z.strictObject({ name: z.string(), description: z.optional(z.string()) }),
  groupPatch: z.strictObject({ name: z.optional(z.string()), description: z.optional(z.string()) }),
  token: z.strictObject({ token }),
  accept: z.strictObject({
    token,
    registration: z.optional(
      z.strictObject({
        firstName: z.string(),
        lastName: z.string(),
        password: z.string(),
        phone: z.optional(phone),
        acceptedTerms: z.optional(z.boolean()),
      }),
    ),
  }),
  decline: z.strictObject({ token, reason: z.optional(z.string()) }),
  confirm: z.strictObject({ token, code: z.string(), password: z.string() }),
} as const;
