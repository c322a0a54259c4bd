import * as z from 'zod/mini';
import { forgiving } from '../http/field-errors.js';
import { instantOf } from '../http/completing.js';

/*
 * What of better-auth's answers is read: the organization plugin's, a little of the admin plugin's, and the session.
 * Members that decide nothing are dropped when they are broken.
 */

const id = z.string().check(z.minLength(1));
const text = z.optional(z.string());
const instant = z.pipe(
  z.string(),
  z.transform((written) => instantOf(written)),
);

/** A person as the session and the admin plugin tell them, and with fewer members a list of members. */
const wirePerson = z.object({ id, name: text, email: z.string() });

export const wireMember = z.object({
  id,
  userId: id,
  role: text,
  createdAt: forgiving(instant),
  user: wirePerson,
});
export const wireMembers = z.object({ members: z.array(wireMember), total: z.int().check(z.nonnegative()) });

/** What a change of a member answers: without the person. */
export const wireMembership = z.object({ id, role: text });

export const wireInvitation = z.object({
  id,
  email: z.string(),
  role: text,
  status: z.string(),
  organizationId: text,
  organizationName: text,
  /** Several, parted by commas. */
  teamId: text,
  inviterId: text,
  inviterEmail: text,
  expiresAt: forgiving(instant),
  createdAt: forgiving(instant),
  // Additional fields, where the server was configured with them.
  firstName: forgiving(z.string()),
  lastName: forgiving(z.string()),
  phone: forgiving(z.string()),
});
export const wireInvitations = z.array(wireInvitation);

export const wireAccepted = z.object({ member: z.object({ id }) });

export const wireTeam = z.object({ id, name: z.string(), updatedAt: text });
export const wireTeams = z.array(wireTeam);
export const wireTeamMembers = z.array(z.object({ userId: id }));

export const wireOrganization = z.object({ id, name: z.string() });
export const wireOrganizations = z.array(wireOrganization);

/** `null` when nobody is signed in, and when who is was banned. */
export const wireSession = z.nullable(z.object({ user: wirePerson }));

export const wirePermission = z.object({ success: z.boolean() });

/** Of a failure inside, the admin plugin tells by nothing but an empty list without the `limit` that was asked for. */
export const wireAdminUsers = z.object({
  users: z.array(z.object({ id, banned: z.optional(z.boolean()), banExpires: forgiving(instant) })),
  total: z.int(),
  limit: z.optional(z.int()),
});

/** A role made at run time (dynamic access control). */
export const wireRoles = z.array(z.object({ role: id }));

export type WireMember = z.output<typeof wireMember>;
export type WireInvitation = z.output<typeof wireInvitation>;
export type WireTeam = z.output<typeof wireTeam>;
export type WireOrganization = z.output<typeof wireOrganization>;
