import type { ErrorKind } from '../../domain/errors.js';
import type { GroupRef } from '../../domain/group.js';
import type { Delivery } from '../../domain/invitation.js';
import type { Reason } from '../../domain/reason.js';
import type { Role, RoleRef } from '../../domain/role.js';
import type { PhoneNumber, User } from '../../domain/user.js';
import type { CustomDraft, CustomField, CustomRule } from '../parts/custom/custom-draft.js';

/** The steps, in their usual order. */
export const STEPS = ['details', 'groups', 'overview', 'summary'] as const;
/** `email` stands with the details unless it is made a step of its own. */
export type OwnStepId = 'email' | (typeof STEPS)[number];
/** A step by its name; one of the host's is named as its slot. */
export type StepId = OwnStepId | `step-${string}`;

/** A step as events and the `step` of the wizard name it; `people` is the first of adding many. */
export type ShownStep = StepId | 'people';

/** What can be wrong by itself. */
export type Field = 'firstName' | 'lastName' | 'email' | 'phone' | 'role' | 'groups' | CustomField;

/** What is wrong with a field; the catalog has the sentence for the code, `message` is the backend's own. */
export interface Problem {
  readonly field: Field;
  readonly code: string;
  readonly message?: string;
}

/** Why a typed number is none, by a code of the catalog (`phone-too-short` and so on). */
export type PhoneFault =
  | 'no-country'
  | 'too-short'
  | 'too-long'
  | 'not-a-number'
  | 'invalid-length'
  | 'invalid-country'
  | 'extension'
  | 'unchecked';

/** A telephone number as typed, and what it was understood as. */
export interface PhoneDraft {
  /** ISO 3166-1 alpha-2; empty until one is chosen or recognised. */
  readonly country: string;
  /** The calling code of the country with its plus; empty until there is one. */
  readonly callingCode: string;
  readonly typed: string;
  /** What will be sent; absent while it is no number. */
  readonly number?: PhoneNumber;
  readonly fault?: PhoneFault;
  /** Possible, but in no known range. */
  readonly doubtful?: boolean;
}

/** What has been typed and chosen. Addresses and names stay as they were typed. */
export interface Draft {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: PhoneDraft;
  readonly groups: readonly GroupRef[];
  /** Where the backend has roles; its usual one while none was chosen. */
  readonly role?: RoleRef;
  /** The host's fields by name; absent while none was filled in. */
  readonly custom?: Readonly<Record<string, CustomDraft>>;
}

/** What the backend and the host decide about the steps. */
export interface Rules {
  /** The steps in their order, as the host wants them; the usual ones when absent. */
  readonly steps?: readonly StepId[];
  /** Whether it has groups at all. */
  readonly groups: boolean;
  readonly groupsRequired: boolean;
  /** Whether there are groups, but for those alone who have joined. */
  readonly groupsLater?: boolean;
  readonly internationalEmail: boolean;
  /** The backend's roles; absent where it has none, and while they are not known. */
  readonly roles?: readonly Role[];
  /** The host's fields; absent where there are none. */
  readonly custom?: readonly CustomRule[];
}

/** An error as plain data. */
export interface Trouble {
  readonly kind: ErrorKind;
  readonly code?: string;
  readonly traceId?: string;
  readonly retryAfterMs?: number;
  readonly reason?: Reason;
}

/**
 * - `held`: a host's listener stopped it, perhaps with its own reason;
 * - `unknown`: the answer got lost; `look` says how far looking for the user has come.
 */
export type Sending =
  | { readonly status: 'idle' }
  | { readonly status: 'held'; readonly reason?: string }
  | { readonly status: 'sending' }
  | { readonly status: 'failed'; readonly trouble: Trouble }
  | {
      readonly status: 'unknown';
      readonly trouble: Trouble;
      readonly look: 'not-yet' | 'looking' | 'absent' | 'failed' | 'impossible';
    };

/** Who was added, and what came of each part. */
export interface Added {
  readonly user: User;
  readonly delivery: Delivery;
  /** Groups that were not given. */
  readonly missing: readonly GroupRef[];
  /** How giving them again goes. */
  readonly rest: { readonly status: 'idle' | 'trying' } | { readonly status: 'failed'; readonly trouble: Trouble };
}
