import * as z from 'zod/mini';

/*
 * What of RFC 7643 and 7644 comes in. Forgiving where servers differ (an attribute of another type is as good as
 * absent), strict where nothing can be done without it: a list must have its list.
 */

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** The names that are read here, by their lower-case spelling. */
const NAMES = new Map(
  `totalResults startIndex Resources id userName displayName name formatted givenName familyName emails phoneNumbers value
  type primary display active groups members meta created version patch supported`
    .split(/\s+/u)
    .map((name) => [name.toLowerCase(), name]),
);

/** Attribute names are the same in any case (RFC 7643, 2.1), and some servers write all of them with a capital. */
function respelt(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(respelt);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [NAMES.get(name.toLowerCase()) ?? name, respelt(inner)]),
  );
}

const inAnyCase = <T extends z.ZodMiniType>(schema: T) => z.pipe(z.pipe(z.unknown(), z.transform(respelt)), schema);

const forgiving = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);

/** Ids are text (RFC 7643, 3.1); some servers write numbers. */
const id = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((value) => String(value)),
);

/** `active` is a boolean; some servers write it as text. */
const flag = z.pipe(
  z.union([z.boolean(), z.string()]),
  z.transform((value) => (typeof value === 'boolean' ? value : value.trim().toLowerCase() !== 'false')),
);

const meta = z.object({
  created: forgiving(z.string()),
  version: forgiving(z.string()),
});

/** An item of a multi-valued attribute that cannot be read is dropped; the others count. */
const manyOf = <T extends z.ZodMiniType>(item: T) =>
  forgiving(
    z.pipe(
      z.array(forgiving(item)),
      z.transform((items) => items.filter((one) => one !== undefined)),
    ),
  );

const valuedObject = z.object({
  value: forgiving(z.string()),
  type: forgiving(z.string()),
  primary: forgiving(flag),
});

/** An address or a number; some servers write it bare. */
const valued = z.union([
  valuedObject,
  z.pipe(
    z.string(),
    z.transform((value): z.output<typeof valuedObject> => ({ value })),
  ),
]);

const reference = z.object({ value: id, display: forgiving(z.string()) });

const userParts = {
  userName: forgiving(z.string()),
  displayName: forgiving(z.string()),
  name: forgiving(
    z.object({
      formatted: forgiving(z.string()),
      givenName: forgiving(z.string()),
      familyName: forgiving(z.string()),
    }),
  ),
  emails: manyOf(valued),
  phoneNumbers: manyOf(valued),
  active: forgiving(flag),
  groups: manyOf(reference),
  meta: forgiving(meta),
};

const userShape = z.object({ id, ...userParts });
export type WireUser = z.output<typeof userShape>;
export const wireUser = inAnyCase(userShape);

const orNothing = <T extends z.ZodMiniType>(schema: T) =>
  z.pipe(
    z.pipe(
      z.unknown(),
      z.transform((value: unknown): unknown => value ?? {}),
    ),
    schema,
  );

/** An answer to POST: some servers leave the id to the Location, or leave it out, or answer without a body. */
export const wireCreatedUser = orNothing(inAnyCase(z.object({ id: z.optional(id), ...userParts })));

const groupParts = {
  displayName: forgiving(z.string()),
  members: manyOf(reference),
  meta: forgiving(meta),
};

const groupShape = z.object({ id, ...groupParts });
export type WireGroup = z.output<typeof groupShape>;
export const wireGroup = inAnyCase(groupShape);

export const wireCreatedGroup = orNothing(inAnyCase(z.object({ id: z.optional(id), ...groupParts })));

const count = forgiving(
  z.pipe(
    z.union([z.number(), z.string()]),
    z.transform((value) => Math.max(0, Math.floor(Number(value))) || 0),
  ),
);

const listOf = <T extends z.ZodMiniType>(item: T) =>
  z
    .object({
      totalResults: count,
      startIndex: count,
      Resources: z.optional(z.array(item)),
    })
    .check(z.refine((list) => list.Resources !== undefined || list.totalResults !== undefined, { error: 'no list' }));

export const wireUsers = inAnyCase(listOf(userShape));
export const wireGroups = inAnyCase(listOf(groupShape));

/** One answer to a list, of whatever resource. */
export interface WireList<T> {
  readonly totalResults?: number | undefined;
  readonly startIndex?: number | undefined;
  readonly Resources?: readonly T[] | undefined;
}

export const wireConfig = inAnyCase(z.object({ patch: forgiving(z.object({ supported: forgiving(flag) })) }));

/** A resource as it stands, for a PUT that must not lose what this library does not know. */
export const wireAnything = inAnyCase(z.record(z.string(), z.unknown()));
