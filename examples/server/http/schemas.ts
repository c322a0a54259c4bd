import * as z from 'zod/mini';

/** Bodies as they come over the wire. Lengths only bound them here: what a field may hold is said where it is used. */
const short = z.string().check(z.maxLength(400));
const id = z.string().check(z.minLength(1), z.maxLength(200));

export const Phone = z.object({ countryCode: short, number: short, country: z.optional(short) });
const roleId = z.optional(id);
const plain = z.union([z.string(), z.number(), z.boolean()]);
const permissionIds = z.optional(z.array(id).check(z.maxLength(200)));

export const Draft = z.object({
  firstName: short,
  lastName: short,
  email: z.string().check(z.maxLength(400)),
  phone: z.optional(Phone),
  groupIds: z.array(id).check(z.maxLength(500)),
  roleId,
  custom: z.optional(z.record(z.string(), plain)),
  locale: z.optional(z.string().check(z.regex(/^[A-Za-z0-9-]{1,35}$/u))),
});
export const Patch = z.object({
  firstName: z.optional(short),
  lastName: z.optional(short),
  phone: z.optional(z.nullable(Phone)),
  roleId,
  custom: z.optional(z.record(z.string(), z.nullable(plain))),
});
export const GroupIds = z.object({ groupIds: z.array(id).check(z.maxLength(500)) });
export const UserIds = z.object({ userIds: z.array(id).check(z.minLength(1), z.maxLength(1000)) });
export const Lookup = z.object({ emails: z.array(z.string().check(z.maxLength(1000))).check(z.maxLength(100)) });
export const NewGroup = z.object({
  name: short,
  description: z.optional(z.string().check(z.maxLength(2000))),
  permissionIds,
});
export const GroupPatch = z.object({
  name: z.optional(short),
  description: z.optional(z.string().check(z.maxLength(2000))),
  permissionIds,
});
/** Which numbers make sense is said where they are used. */
export const SettingsBody = z.object({
  invitationDays: z.optional(z.number()),
  reminder: z.optional(z.object({ enabled: z.boolean(), hoursBefore: z.number() })),
});
export const Nothing = z.object({});

// Of any length: what no link could have is an unknown link, and no mistake of form.
const token = z.string();
const password = z.string().check(z.maxLength(2000));

export const Token = z.object({ token });
/** The link has to fit into a cookie; what was typed is kept where it fits as well, and is never a reason to stay. */
export const Keep = z.object({
  token: z.string().check(z.minLength(1), z.maxLength(1000)),
  typed: z.optional(
    z.object({ firstName: z.optional(z.string()), lastName: z.optional(z.string()), phone: z.optional(z.string()) }),
  ),
});
export const Accept = z.object({
  token,
  registration: z.optional(
    z.object({
      firstName: short,
      lastName: short,
      password,
      phone: z.optional(Phone),
      acceptedTerms: z.optional(z.boolean()),
    }),
  ),
});
const reason = z.optional(z.string().check(z.maxLength(1000)));
export const Reason = z.object({ reason });
export const Decline = z.object({ token, reason });
export const ConfirmCode = z.object({ token, code: z.string().check(z.maxLength(40)), password });
