import {
  passwordProblems,
  type OpenInvitation,
  type PasswordRules,
  type Registration,
  type TypedDetails,
} from '../../domain/acceptance.js';
import type { DirectoryError, FieldError } from '../../domain/errors.js';
import type { PhoneNumber } from '../../domain/user.js';
import { phoneText } from './typed-phone.js';

/** What the person has typed so far, whatever page they are on. */
export interface AcceptDraft {
  readonly firstName: string;
  readonly lastName: string;
  /** `undefined` until there is a number to correct. */
  readonly phone: string | undefined;
  readonly password: string;
  readonly terms: boolean;
  readonly code: string;
  readonly reason: string;
}

export type AcceptField = keyof AcceptDraft;

export const EMPTY_DRAFT: AcceptDraft = {
  firstName: '',
  lastName: '',
  phone: undefined,
  password: '',
  terms: false,
  code: '',
  reason: '',
};

/** The least that is asked where the backend names no rules of its own (NIST SP 800-63B, 5.1.1.2). */
const LEAST_RULES: PasswordRules = { minLength: 8, maxLength: 256 };

export function rulesOf(invitation: OpenInvitation): PasswordRules {
  return invitation.passwordRules ?? LEAST_RULES;
}

/** Names and number as the inviter wrote them, where the person has not typed their own. */
export function prefilled(draft: AcceptDraft, { firstName = '', lastName = '', phone }: OpenInvitation): AcceptDraft {
  return {
    ...draft,
    firstName: draft.firstName || firstName,
    lastName: draft.lastName || lastName,
    phone: draft.phone ?? (phone && phoneText(phone)),
  };
}

/** What the person typed themselves, to wait for them while they sign in elsewhere; `undefined` for nothing. */
export function typedIn(draft: AcceptDraft, invitation: OpenInvitation): TypedDetails | undefined {
  const given = prefilled(EMPTY_DRAFT, invitation);
  const { firstName, lastName, phone } = draft;
  const typed: TypedDetails = {
    ...(firstName !== given.firstName && { firstName }),
    ...(lastName !== given.lastName && { lastName }),
    ...(phone !== undefined && phone !== given.phone && { phone }),
  };
  return Object.keys(typed).length === 0 ? undefined : typed;
}

/** What is wrong with the registration, in the order of the form; empty when it can be sent. */
export function registrationErrors(
  draft: AcceptDraft,
  invitation: OpenInvitation,
  termsRequired: boolean,
): FieldError[] {
  return [
    ...required('firstName', draft.firstName),
    ...required('lastName', draft.lastName),
    ...passwordErrors(draft, invitation),
    ...(termsRequired && !draft.terms ? [{ field: 'terms', code: 'required' }] : []),
  ];
}

/** What is wrong with the code and the new password. */
export function confirmationErrors(draft: AcceptDraft, invitation: OpenInvitation): FieldError[] {
  return [...required('code', draft.code), ...passwordErrors(draft, invitation)];
}

/** @param phone as understood; without it the invited one stays */
export function registrationOf(
  draft: AcceptDraft,
  phone: PhoneNumber | undefined,
  termsRequired: boolean,
): Registration {
  return {
    firstName: draft.firstName.trim(),
    lastName: draft.lastName.trim(),
    password: draft.password,
    ...(phone && { phone }),
    ...(termsRequired && { acceptedTerms: draft.terms }),
  };
}

/** Which fields stand on the page of an act. */
const FIELDS: Readonly<Record<string, readonly AcceptField[]>> = {
  register: ['firstName', 'lastName', 'phone', 'password', 'terms'],
  confirm: ['code', 'password'],
  decline: ['reason'],
};

/** Fields by a part of their path, as backends nest registrations differently; what the page does not show is left out. */
export function fieldsOf(error: DirectoryError, act: string): FieldError[] {
  const shown: readonly string[] = FIELDS[act] ?? [];
  return error.fields.flatMap((each) => {
    const field = each.field.split('.').find((part) => shown.includes(part));
    return field === undefined ? [] : [{ ...each, field }];
  });
}

/** One rule as it is ticked while typing. `later` is the backend's to check. */
export interface RuleTick {
  readonly rule: 'length' | 'personal' | 'common';
  readonly state: 'met' | 'open' | 'later';
}

/** An empty password meets nothing: ticks before the first key would say that there is nothing to do. */
export function ruleTicks(draft: AcceptDraft, invitation: OpenInvitation): RuleTick[] {
  const rules = rulesOf(invitation);
  const broken = draft.password === '' ? ['too-short', 'personal'] : problemsOf(draft, invitation);
  return [
    { rule: 'length', state: broken.includes('too-short') ? 'open' : 'met' },
    ...(rules.notPersonal ? [{ rule: 'personal', state: broken.includes('personal') ? 'open' : 'met' } as const] : []),
    ...(rules.notCommon ? [{ rule: 'common', state: 'later' } as const] : []),
  ];
}

function passwordErrors(draft: AcceptDraft, invitation: OpenInvitation): FieldError[] {
  if (draft.password === '') return [{ field: 'password', code: 'required' }];
  return problemsOf(draft, invitation).map((code) => ({ field: 'password', code }));
}

function problemsOf({ firstName, lastName, password }: AcceptDraft, invitation: OpenInvitation): string[] {
  return passwordProblems(password, rulesOf(invitation), { firstName, lastName, email: invitation.email });
}

function required(field: AcceptField, value: string): FieldError[] {
  return value.trim() === '' ? [{ field, code: 'required' }] : [];
}
