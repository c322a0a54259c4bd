import * as z from 'zod/mini';
import { groupRefSchema, phoneSchema } from '../../domain/schemas.js';
import type { Draft } from './wizard-types.js';

const PHONE_FAULTS = [
  'no-country',
  'too-short',
  'too-long',
  'not-a-number',
  'invalid-length',
  'invalid-country',
  'extension',
  'unchecked',
] as const;

const phoneDraftSchema = z.object({
  country: z.string(),
  callingCode: z.string(),
  typed: z.string(),
  number: z.optional(phoneSchema),
  fault: z.optional(z.enum(PHONE_FAULTS)),
  doubtful: z.optional(z.boolean()),
});

const customDraftSchema = z.object({
  value: z.union([z.string(), z.boolean()]),
  sent: z.optional(z.union([z.string(), z.number(), z.boolean()])),
  fault: z.optional(z.string()),
});

const draftSchema = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phone: phoneDraftSchema,
  groups: z.array(groupRefSchema),
  custom: z.optional(z.record(z.string(), customDraftSchema)),
  roleId: z.optional(z.string()),
});

/** What a host kept, if it is a draft at all. The shape alone is judged: what is wrong with a name or address is for the form to say. */
export function parseDraft(kept: unknown): Draft | undefined {
  const result = z.safeParse(draftSchema, kept);
  if (result.success) return withoutUndefined(result.data) as Draft;
  const where = result.error.issues.map(({ path, message }) => `${path.join('.') || 'draft'}: ${message}`).join('; ');
  console.warn(`<add-user-wizard>: this is no draft, what is typed stays. ${where}`);
  return undefined;
}

/** A member that is there and undefined is not plain data. */
function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
