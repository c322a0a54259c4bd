import type { UserPatch } from '../../domain/adapter.js';
import { checkEmail } from '../../domain/email.js';
import type { FieldError } from '../../domain/errors.js';
import type { PhoneNumber, UserDraft } from '../../domain/user.js';
import { invalid } from './refusals.js';
import { isRole } from './roles.js';
import type { Store } from './store.js';

/** Longest name taken, in code points. */
const MAX_NAME = 100;
/** Longest text taken in one of the host's own fields, in code points. */
const MAX_CUSTOM = 1000;
const CALLING_CODE = /^\+[1-9]\d{0,3}$/u;
/** E.164 allows 15 digits with the calling code. */
const NATIONAL_NUMBER = /^\d{2,15}$/u;

/** @throws {DirectoryError} `validation` that names every field that is wrong */
export function checkDraft(draft: UserDraft, store: Store): UserDraft {
  const email = checkEmail(draft.email);
  const fields = [
    ...nameErrors('firstName', draft.firstName),
    ...nameErrors('lastName', draft.lastName),
    ...(email.problem ? [{ field: 'email', code: email.problem === 'empty' ? 'required' : 'invalid' }] : []),
    ...phoneErrors(draft.phone),
    ...groupErrors(draft.groupIds, store),
    ...roleErrors(draft.roleId),
    ...customErrors(draft.custom),
  ];
  if (fields.length > 0) throw invalid(fields);
  return { ...draft, email: email.email, firstName: draft.firstName.trim(), lastName: draft.lastName.trim() };
}

/** @throws {DirectoryError} `validation` */
export function checkPatch(patch: UserPatch): void {
  const fields = [
    ...(patch.firstName === undefined ? [] : nameErrors('firstName', patch.firstName)),
    ...(patch.lastName === undefined ? [] : nameErrors('lastName', patch.lastName)),
    ...phoneErrors(patch.phone ?? undefined),
    ...roleErrors(patch.roleId),
    ...customErrors(patch.custom),
  ];
  if (fields.length > 0) throw invalid(fields);
}

/** @throws {DirectoryError} `validation`; groups that the user already has may stay, even unavailable ones */
export function checkGroups(groupIds: readonly string[], store: Store, kept: readonly string[] = []): void {
  const fields = groupErrors(groupIds, store, kept);
  if (fields.length > 0) throw invalid(fields);
}

export function nameErrors(field: string, name: string): FieldError[] {
  const length = [...name.trim()].length;
  if (length === 0) return [{ field, code: 'required' }];
  return length > MAX_NAME ? [{ field, code: 'too-long' }] : [];
}

function phoneErrors(phone: PhoneNumber | undefined): FieldError[] {
  if (!phone) return [];
  return [
    ...(CALLING_CODE.test(phone.countryCode) ? [] : [{ field: 'phone.countryCode', code: 'invalid' }]),
    ...(NATIONAL_NUMBER.test(phone.number) ? [] : [{ field: 'phone.number', code: 'invalid' }]),
  ];
}

function roleErrors(roleId: string | undefined): FieldError[] {
  return roleId === undefined || isRole(roleId) ? [] : [{ field: 'roleId', code: 'not-found' }];
}

function customErrors(custom: UserPatch['custom'] = {}): FieldError[] {
  return Object.entries(custom).flatMap(([name, value]) => {
    const tooLong = typeof value === 'string' && [...value].length > MAX_CUSTOM;
    return tooLong ? [{ field: `custom.${name}`, code: 'too-long' }] : [];
  });
}

function groupErrors(groupIds: readonly string[], store: Store, kept: readonly string[] = []): FieldError[] {
  if (groupIds.length === 0) return [{ field: 'groupIds', code: 'required' }];
  for (const id of groupIds) {
    const group = store.groups.get(id);
    if (!group) return [{ field: 'groupIds', code: 'not-found' }];
    if (group.unavailable !== undefined && !kept.includes(id)) return [{ field: 'groupIds', code: 'unavailable' }];
  }
  return [];
}
