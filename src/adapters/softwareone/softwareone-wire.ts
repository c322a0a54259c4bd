import * as z from 'zod/mini';

/*
 * What of the Marketplace accounts API is read. Nearly every member of its contract is optional, and what is left out
 * of an answer (`$meta.omitted`) is simply not there; only ids are insisted on. `null` is dropped at the door.
 */

const id = z.string().check(z.minLength(1));
const instant = z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)), { error: 'no date-time' }));
const text = z.optional(z.string());

/** A member that decides nothing is dropped when it is broken, and does not spoil the whole page. */
const forgiving = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);

const event = forgiving(
  z.object({
    at: z.optional(instant),
    by: z.optional(z.object({ id: text, name: text })),
  }),
);

/** A person, the same in every account (`USR-…`). */
export const wirePerson = z.object({
  id,
  name: text,
  firstName: text,
  lastName: text,
  email: text,
  status: text,
  phone: z.optional(z.object({ prefix: text, number: text })),
  lastLoginAt: forgiving(instant),
});

const groupRef = z.object({ id, name: text, isDefault: z.optional(z.boolean()) });

/** A person's membership of one account (`AUSR-…`): groups, invitation, removal. */
export const wireMembership = z.object({
  id,
  user: wirePerson,
  groups: z.optional(z.array(groupRef)),
  account: z.optional(z.object({ id, name: text })),
  invitation: z.optional(z.object({ url: text, status: text })),
  lastLoginAt: forgiving(instant),
  audit: forgiving(
    z.object({
      created: event,
      invited: event,
      joined: event,
      access: event,
      invitationAcceptedAt: forgiving(instant),
    }),
  ),
});

/** The answer to a POST may lack anything; what it lacks is read again. */
export const wireCreated = z.looseObject({ id: forgiving(id) });

export const wireGroup = z.object({
  id,
  name: z.string(),
  description: text,
  logo: text,
  isDefault: z.optional(z.boolean()),
  modules: z.optional(z.array(z.object({ id }))),
  buyers: z.optional(z.array(z.object({ id }))),
});

const pageOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({
    data: z.array(item),
    $meta: forgiving(
      z.object({ pagination: forgiving(z.object({ total: forgiving(z.int().check(z.nonnegative())) })) }),
    ),
  });

export const wireMembershipPage = pageOf(wireMembership);
export const wireGroupPage = pageOf(wireGroup);

/** What a link's `code` holds under its base64. */
export const wireLinkCode = z.object({ code: id, accountUserId: id });

export type Person = z.output<typeof wirePerson>;
export type Membership = z.output<typeof wireMembership>;
export type WireGroup = z.output<typeof wireGroup>;
