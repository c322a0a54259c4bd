import * as z from 'zod/mini';
import { AUDIT_ACTS } from './audit.js';
import { INVITATION_STEPS } from './invitation.js';
import { USER_STATES } from './user.js';

/*
 * The domain's nouns as they come from outside: from a server that speaks them as they are, or from the
 * browser's storage. Members that are not known here are dropped. What is open-ended and decides nothing
 * (how far a mail came, say) falls back instead of spoiling the whole answer.
 */

const instant = z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)), { error: 'no date-time' }));

export const personRefSchema = z.object({
  id: z.optional(z.string()),
  name: z.string(),
  email: z.optional(z.string()),
});

export const roleRefSchema = z.object({ id: z.string().check(z.minLength(1)), name: z.string() });

export const groupRefSchema = z.object({ id: z.string().check(z.minLength(1)), name: z.string() });

/** A code beyond the known ones is the backend's own; its sentence is then all there is to show. */
export const reasonSchema = z.object({
  code: z.catch(
    z.enum([
      'self',
      'last-administrator',
      'directory-managed',
      'missing-permission',
      'invitation-still-valid',
      'invitation-expired',
      'no-open-invitation',
      'wrong-state',
      'already-done',
      'default-group',
      'group-not-empty',
      'needs-group',
      'not-joined',
      'not-supported',
      'backend',
    ]),
    'backend',
  ),
  detail: z.optional(z.string()),
});

const allowedSchema = z.record(z.string(), z.union([z.literal(true), reasonSchema]));

export const groupSchema = z.extend(groupRefSchema, {
  description: z.optional(z.string()),
  memberCount: z.optional(z.number()),
  isDefault: z.optional(z.boolean()),
  permissionIds: z.optional(z.array(z.string())),
  unavailable: z.optional(z.string()),
  version: z.optional(z.string()),
  allowed: z.optional(allowedSchema),
});

export const deliverySchema = z.catch(
  z.enum(['unknown', 'queued', 'mailed', 'delivered', 'bounced', 'refused', 'opened']),
  'unknown',
);

export const invitationSchema = z.object({
  id: z.string().check(z.minLength(1)),
  state: z.enum(['pending', 'expired', 'accepted', 'declined', 'revoked']),
  sentAt: instant,
  expiresAt: z.optional(instant),
  sentBy: z.optional(personRefSchema),
  delivery: z.optional(deliverySchema),
  locale: z.optional(z.string()),
});

export const invitationLinkSchema = z.object({ url: z.string().check(z.minLength(1)), expiresAt: z.optional(instant) });

export const phoneSchema = z.object({
  countryCode: z.string(),
  number: z.string(),
  country: z.optional(z.string()),
});

export const userSchema = z.object({
  id: z.string().check(z.minLength(1)),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phone: z.optional(phoneSchema),
  state: z.enum(USER_STATES),
  groups: z.array(groupRefSchema),
  invitation: z.optional(invitationSchema),
  administrator: z.optional(z.boolean()),
  role: z.optional(roleRefSchema),
  custom: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
  createdAt: z.optional(instant),
  joinedAt: z.optional(instant),
  lastSignInAt: z.optional(instant),
  blockedAt: z.optional(instant),
  blockedBy: z.optional(personRefSchema),
  removedAt: z.optional(instant),
  removedBy: z.optional(personRefSchema),
  source: z.optional(z.catch(z.optional(z.enum(['invitation', 'directory', 'import'])), undefined)),
  version: z.optional(z.string()),
  allowed: z.optional(allowedSchema),
});

export const viewerSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  account: z.optional(z.object({ id: z.string(), name: z.string() })),
  administrator: z.optional(z.boolean()),
});

export const roleSchema = z.extend(roleRefSchema, {
  description: z.optional(z.string()),
  administrator: z.optional(z.boolean()),
  isDefault: z.optional(z.boolean()),
  unavailable: z.optional(z.string()),
});

export const permissionSchema = z.object({
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  description: z.optional(z.string()),
});

export const settingsSchema = z.object({
  invitationDays: z.optional(z.int().check(z.positive())),
  reminder: z.optional(z.object({ enabled: z.boolean(), hoursBefore: z.int().check(z.positive()) })),
  version: z.optional(z.string()),
});

/** An act that is not known here is still something that happened. */
export const auditEntrySchema = z.object({
  id: z.string().check(z.minLength(1)),
  at: instant,
  act: z.catch(z.enum(AUDIT_ACTS), 'other'),
  actor: z.optional(personRefSchema),
  target: z.optional(
    z.object({ kind: z.enum(['user', 'group', 'account']), id: z.string(), name: z.optional(z.string()) }),
  ),
  changes: z.optional(
    z.array(z.object({ field: z.string(), before: z.optional(z.string()), after: z.optional(z.string()) })),
  ),
  detail: z.optional(z.string()),
});

export const CHANGE_TOPICS = ['users', 'groups', 'viewer', 'settings'] as const;

export const changeSchema = z.object({ topic: z.enum(CHANGE_TOPICS), ids: z.optional(z.array(z.string())) });

/** Word of a change between tabs of one browser; the account keeps those of others apart. */
export const elsewhereSchema = z.object({ account: z.optional(z.string()), change: changeSchema });

export const myInvitationSchema = z.object({
  id: z.string().check(z.minLength(1)),
  account: z.object({ id: z.string(), name: z.string(), logoUrl: z.optional(z.string()) }),
  inviter: z.optional(personRefSchema),
  groups: z.array(z.string()),
  sentAt: z.optional(instant),
  expiresAt: z.optional(instant),
});

export const invitationEventSchema = z.object({
  step: z.enum(INVITATION_STEPS),
  at: instant,
  by: z.optional(personRefSchema),
  detail: z.optional(z.string()),
});
