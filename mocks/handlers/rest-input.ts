import * as z from 'zod/mini';
import type { WriteOptions } from '../../src/domain/adapter.js';
import type { AuditQuery } from '../../src/domain/audit.js';
import { DirectoryError } from '../../src/domain/errors.js';
import type { TimeRange, UserQuery } from '../../src/domain/user.js';

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
  const invitedBy = searchParams.getAll('invitedBy');
  const invited = rangeOf(searchParams, 'invited');
  const expires = rangeOf(searchParams, 'expires');
  return {
    ...pageQueryOf(searchParams),
    ...(invitedBy.length > 0 && { invitedBy }),
    ...(invited && { invited }),
    ...(expires && { expires }),
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
  if (cursor !== null && offset !== undefined) throw invalidParameter('offset');
  return {
    limit: wholeNumber(parameters, 'limit') ?? 20,
    ...(search !== null && { search }),
    ...(cursor !== null && { cursor }),
    ...(offset !== undefined && { offset }),
  };
}

export function auditQueryOf(parameters: URLSearchParams): AuditQuery {
  const { search: _none, ...page } = pageQueryOf(parameters);
  const userId = parameters.get('user');
  const groupId = parameters.get('group');
  return { ...page, ...(userId !== null && { userId }), ...(groupId !== null && { groupId }) };
}

function rangeOf(parameters: URLSearchParams, name: string): TimeRange | undefined {
  const [from, until] = [instant(parameters, `${name}From`), instant(parameters, `${name}Until`)];
  if (from === undefined && until === undefined) return undefined;
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}

function instant(parameters: URLSearchParams, name: string): string | undefined {
  const text = parameters.get(name) ?? undefined;
  if (text !== undefined && Number.isNaN(Date.parse(text))) throw invalidParameter(name);
  return text;
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
const plain = z.union([z.string(), z.number(), z.boolean()]);
const permissionIds = z.optional(z.array(z.string()));
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
    roleId: z.optional(z.string()),
    custom: z.optional(z.record(z.string(), plain)),
    locale: z.optional(z.string()),
  }),
  patch: z.strictObject({
    firstName: z.optional(z.string()),
    lastName: z.optional(z.string()),
    phone: z.optional(z.nullable(phone)),
    roleId: z.optional(z.string()),
    custom: z.optional(z.record(z.string(), z.nullable(plain))),
  }),
  groupIds: z.strictObject({ groupIds: z.array(z.string()) }),
  groupDraft: z.strictObject({ name: z.string(), description: z.optional(z.string()), permissionIds }),
  groupPatch: z.strictObject({ name: z.optional(z.string()), description: z.optional(z.string()), permissionIds }),
  userIds: z.strictObject({ userIds: z.array(z.string()).check(z.minLength(1), z.maxLength(1000)) }),
  settings: z.strictObject({
    invitationDays: z.optional(z.int()),
    reminder: z.optional(z.strictObject({ enabled: z.boolean(), hoursBefore: z.int() })),
  }),
  reason: z.strictObject({ reason: z.optional(z.string()) }),
  token: z.strictObject({ token }),
  keep: z.strictObject({
    token,
    typed: z.optional(
      z.strictObject({
        firstName: z.optional(z.string()),
        lastName: z.optional(z.string()),
        phone: z.optional(z.string()),
      }),
    ),
  }),
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
