import type { UserPatch } from '../../../src/domain/adapter.js';
import { checkEmail } from '../../../src/domain/email.js';
import type { FieldError } from '../../../src/domain/errors.js';
import type { PhoneNumber, UserDraft } from '../../../src/domain/user.js';
import { isReservedForIdentities } from '../auth/sign-in-address.js';
import { invalid } from '../errors.js';

/** Longest name taken, in code points. */
const MAX_NAME = 100;
const CALLING_CODE = /^\+[1-9]\d{0,3}$/u;
/** E.164 allows 15 digits with the calling code. */
const NATIONAL_NUMBER = /^\d{2,15}$/u;
const COUNTRY = /^[A-Z]{2}$/u;

/** The draft as it is stored. @throws {DirectoryError} `validation` that names every field that is wrong */
export function checkDraft(draft: UserDraft): UserDraft {
  const { email, problem } = checkEmail(draft.email);
  const emailCode =
    problem === 'empty' ? 'required' : (problem ?? (isReservedForIdentities(email) ? 'bad-domain' : undefined));
  refuse([
    ...nameErrors('firstName', draft.firstName),
    ...nameErrors('lastName', draft.lastName),
    ...(emailCode === undefined
      ? []
      : [{ field: 'email', code: emailCode === 'required' ? 'required' : 'invalid', message: emailCode }]),
    ...phoneErrors(draft.phone),
    ...(draft.groupIds.length === 0 ? [{ field: 'groupIds', code: 'required' }] : []),
  ]);
  return { ...draft, email, firstName: tidy(draft.firstName), lastName: tidy(draft.lastName) };
}

/** @throws {DirectoryError} `validation` */
export function checkPatch(patch: UserPatch): void {
  refuse([
    ...(patch.firstName === undefined ? [] : nameErrors('firstName', patch.firstName)),
    ...(patch.lastName === undefined ? [] : nameErrors('lastName', patch.lastName)),
    ...phoneErrors(patch.phone ?? undefined),
  ]);
}

/** A name without blanks around it; its letters stay as they were typed. */
export function tidy(name: string): string {
  return name.trim();
}

export function nameErrors(field: string, name: string, longest = MAX_NAME): FieldError[] {
  const length = [...tidy(name)].length;
  if (length === 0) return [{ field, code: 'required' }];
  if (length > longest) return [{ field, code: 'too-long' }];
  // A line break or another control has no place in a name, and none in a mail's header.
  return /\p{Cc}/u.test(name.trim()) ? [{ field, code: 'invalid' }] : [];
}

export function phoneErrors(phone: PhoneNumber | undefined): FieldError[] {
  if (!phone) return [];
  return [
    ...(CALLING_CODE.test(phone.countryCode) ? [] : [{ field: 'phone.countryCode', code: 'invalid' }]),
    ...(NATIONAL_NUMBER.test(phone.number) ? [] : [{ field: 'phone.number', code: 'invalid' }]),
    ...(phone.country === undefined || COUNTRY.test(phone.country)
      ? []
      : [{ field: 'phone.country', code: 'invalid' }]),
  ];
}

/** @throws {DirectoryError} `validation` when there is anything wrong */
export function refuse(fields: readonly FieldError[]): void {
  if (fields.length > 0) throw invalid(fields);
}
