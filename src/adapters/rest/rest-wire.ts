import * as z from 'zod/mini';
import { USER_ACTS } from '../../domain/acts.js';
import { EDITABLE_PARTS } from '../../domain/capabilities.js';
import {
  auditEntrySchema,
  deliverySchema,
  groupRefSchema,
  groupSchema,
  invitationEventSchema,
  invitationLinkSchema,
  invitationSchema,
  myInvitationSchema,
  permissionSchema,
  personRefSchema,
  phoneSchema,
  roleSchema,
  settingsSchema,
  userSchema,
  viewerSchema,
} from '../../domain/schemas.js';
import { USER_STATES } from '../../domain/user.js';

/*
 * What of openapi.yaml comes in. The contract speaks the domain's nouns as they are, so most of it is the
 * domain's own schemas; the types are inferred and made the domain's in rest-mapping.ts.
 */

const instant = z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)), { error: 'no date-time' }));
const count = z.int().check(z.nonnegative());

export const wireUser = userSchema;
export const wireGroup = groupSchema;
export const wireInvitation = invitationSchema;
export const wireLink = invitationLinkSchema;
export const wireViewer = viewerSchema;

const pageOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({
    items: z.array(item),
    total: z.optional(count),
    next: z.optional(z.string()),
    counts: z.optional(z.record(z.string(), count)),
    asOf: z.optional(instant),
  });

export const wireUserPage = pageOf(userSchema);
export const wireGroupPage = pageOf(groupSchema);
export const wireAuditPage = pageOf(auditEntrySchema);

const itemsOf = <T extends z.ZodMiniType>(item: T) => z.object({ items: z.array(item) });

export const wireSettings = settingsSchema;
export const wireRoles = itemsOf(roleSchema);
export const wirePermissions = itemsOf(permissionSchema);
export const wireMyInvitations = itemsOf(myInvitationSchema);

/** A step that is not known says nothing that could be shown; the others count. */
export const wireInvitationEvents = z.object({
  items: z.array(z.catch(z.nullable(invitationEventSchema), null)),
});

export const wireMemberReceipts = z.object({
  receipts: z.array(z.object({ userId: z.string(), ok: z.boolean(), error: z.optional(z.unknown()) })),
});

export const wireAddResult = z.object({
  user: userSchema,
  invitation: z.optional(invitationSchema),
  groups: z.array(z.object({ group: groupRefSchema, ok: z.boolean(), error: z.optional(z.unknown()) })),
  delivery: deliverySchema,
});

export const wireMatches = z.object({
  matches: z.array(
    z.object({
      email: z.string(),
      status: z.enum(['free', 'member', 'invited', 'expired', 'blocked', 'removed']),
      user: z.optional(userSchema),
    }),
  ),
});

/** Degrees that are not understood are left out, the others count. */
const degree = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);
export const wireCapabilities = z.object({
  search: degree(z.enum(['contains', 'exact-email', 'none'])),
  sort: degree(z.array(z.enum(['name', 'email', 'joined', 'last-sign-in', 'state']))),
  filter: degree(
    z.object({
      states: z.array(z.enum(USER_STATES)),
      groups: z.boolean(),
      invitedBy: z.optional(z.boolean()),
      invited: z.optional(z.boolean()),
      expires: z.optional(z.boolean()),
    }),
  ),
  paging: degree(z.enum(['offset', 'cursor', 'none'])),
  counts: degree(z.boolean()),
  maxPageSize: degree(z.int().check(z.positive())),
  groupsRequired: degree(z.boolean()),
  groupsFrom: degree(z.enum(['adding', 'joining'])),
  idempotency: degree(z.enum(['honoured', 'ignored'])),
  resend: degree(z.enum(['same-link', 'new-link'])),
  renew: degree(z.enum(['expired-only', 'any-time'])),
  invitationTerm: degree(z.number().check(z.positive())),
  internationalEmail: degree(z.boolean()),
  editable: degree(z.array(z.enum(EDITABLE_PARTS))),
  everywhere: degree(z.array(z.enum(USER_ACTS))),
});

const publicAccount = z.object({ id: z.string(), name: z.string(), logoUrl: z.optional(z.string()) });

const openPreview = z.object({
  state: z.literal('open'),
  account: publicAccount,
  inviter: z.optional(personRefSchema),
  groups: z.array(z.string()),
  email: z.string(),
  firstName: z.optional(z.string()),
  lastName: z.optional(z.string()),
  phone: z.optional(phoneSchema),
  expiresAt: z.optional(instant),
  waysIn: z.array(z.enum(['register', 'sign-in'])),
  passwordRules: z.optional(
    z.object({
      minLength: z.int(),
      maxLength: z.int(),
      notCommon: z.optional(z.boolean()),
      notPersonal: z.optional(z.boolean()),
    }),
  ),
  signedIn: z.optional(z.object({ name: z.string(), email: z.string() })),
  alreadyMember: z.optional(z.boolean()),
  asOf: z.optional(instant),
});

const closedPreview = z.object({
  state: z.enum(['expired', 'revoked', 'used', 'declined', 'unknown']),
  account: z.optional(publicAccount),
  inviter: z.optional(personRefSchema),
  at: z.optional(instant),
  canRequestNew: z.optional(z.boolean()),
});

export const wirePreview = z.discriminatedUnion('state', [openPreview, closedPreview]);

export const wireKept = z.object({
  kept: z.boolean(),
  token: z.optional(z.string()),
  typed: z.optional(
    z.object({
      firstName: z.optional(z.string()),
      lastName: z.optional(z.string()),
      phone: z.optional(z.string()),
    }),
  ),
});

export const wireAccepted = z.object({
  account: z.object({ id: z.string(), name: z.string() }),
  userId: z.optional(z.string()),
  signedIn: z.boolean(),
});
