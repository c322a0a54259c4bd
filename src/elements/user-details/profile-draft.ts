import type { UserPatch } from '../../domain/adapter.js';
import { isEditable, type Capabilities } from '../../domain/capabilities.js';
import type { FieldError } from '../../domain/errors.js';
import type { PhoneNumber, User } from '../../domain/user.js';
import { isCustom, type CustomField } from '../parts/custom/custom-draft.js';
import { changedCustom } from './profile-custom.js';

/** A profile as it is typed. */
export interface ProfileDraft {
  readonly firstName: string;
  readonly lastName: string;
  /** With its plus, or empty. */
  readonly countryCode: string;
  /** As typed, blanks and hyphens included. */
  readonly number: string;
  /** Id of the role, or empty. */
  readonly roleId: string;
}

export type DraftField = keyof ProfileDraft;

/** What is wrong with each field: a code of the catalog, or a backend's own sentence. */
export type DraftProblems = Partial<
  Record<DraftField | CustomField, { readonly code: string; readonly message?: string | undefined }>
>;

/** What of a profile can differ between two readings. */
export type ProfilePart = 'firstName' | 'lastName' | 'phone' | 'role' | CustomField;

/** One to four digits (ITU-T E.164 has one to three; some services count the first of an area in). */
const COUNTRY_CODE = /^\+[1-9]\d{0,3}$/u;
/** Fifteen digits in all (ITU-T E.164, 6.1), of which at least one is the country's. */
const NUMBER = /^\d{4,14}$/u;
/** What people put between digits. */
const BETWEEN = /[\s().\-/]/gu;

export function draftOf(user: User): ProfileDraft {
  const { firstName, lastName, phone, role } = user;
  const { countryCode = '', number = '' } = phone ?? {};
  return { firstName, lastName, countryCode, number, roleId: role?.id ?? '' };
}

/** The fields that the backend can change, in the order to show. */
export function fieldsOf(capabilities: Pick<Capabilities, 'editable'>, hasRoles: boolean): DraftField[] {
  return [
    ...(isEditable('name', capabilities) ? (['firstName', 'lastName'] as const) : []),
    ...(isEditable('phone', capabilities) ? (['countryCode', 'number'] as const) : []),
    ...(hasRoles && isEditable('role', capabilities) ? (['roleId'] as const) : []),
  ];
}

/** What keeps the draft from being sent; what nobody can type does not. */
export function problemsOf(draft: ProfileDraft, fields: readonly DraftField[]): DraftProblems {
  return Object.fromEntries(
    Object.entries(allProblemsOf(draft)).filter(([name]) => fields.includes(name as DraftField)),
  );
}

function allProblemsOf(draft: ProfileDraft): DraftProblems {
  const problems: DraftProblems = {};
  if (draft.firstName.trim() === '') problems.firstName = { code: 'required' };
  if (draft.lastName.trim() === '') problems.lastName = { code: 'required' };
  const code = codeOf(draft.countryCode);
  const number = digits(draft.number);
  if (code === '' && number === '') return problems;
  if (!COUNTRY_CODE.test(code)) problems.countryCode = { code: 'invalid' };
  if (!NUMBER.test(number)) problems.number = { code: 'invalid' };
  return problems;
}

/** What a backend refused, by field. */
export function problemsFrom(fields: readonly FieldError[]): DraftProblems {
  const problems: DraftProblems = {};
  for (const { field, code, message } of fields) {
    const mine = isCustom(field) ? field : FIELDS[field];
    if (mine) problems[mine] = { code, message };
  }
  return problems;
}

const FIELDS: Readonly<Partial<Record<string, DraftField>>> = {
  firstName: 'firstName',
  lastName: 'lastName',
  phone: 'number',
  'phone.number': 'number',
  'phone.countryCode': 'countryCode',
  role: 'roleId',
  roleId: 'roleId',
};

/** Only what was changed: a field that was left alone must not overwrite somebody else's change. */
export function patchOf(base: User, draft: ProfileDraft): UserPatch | undefined {
  const before = draftOf(base);
  const firstName = draft.firstName.trim();
  const lastName = draft.lastName.trim();
  const samePhone =
    codeOf(draft.countryCode) === codeOf(before.countryCode) && digits(draft.number) === digits(before.number);
  const patch: UserPatch = {
    ...(firstName !== before.firstName && { firstName }),
    ...(lastName !== before.lastName && { lastName }),
    ...(!samePhone && { phone: phoneOf(base, draft) }),
    ...(draft.roleId !== before.roleId && { roleId: draft.roleId }),
  };
  return Object.keys(patch).length === 0 ? undefined : patch;
}

/** The parts that a patch is about. */
export function partsOf({ firstName, lastName, phone, roleId, custom = {} }: UserPatch): ProfilePart[] {
  return [
    ...(firstName === undefined ? [] : (['firstName'] as const)),
    ...(lastName === undefined ? [] : (['lastName'] as const)),
    ...(phone === undefined ? [] : (['phone'] as const)),
    ...(roleId === undefined ? [] : (['role'] as const)),
    ...Object.keys(custom).map((name) => `custom.${name}` as const),
  ];
}

/** What writes back what `before` has of all that `patch` changes; `undefined` where that cannot be: nobody can take a first role away. */
export function patchBack(before: User, patch: UserPatch): UserPatch | undefined {
  const { firstName, lastName, phone = null, role, custom = {} } = before;
  if (patch.roleId !== undefined && !role) return undefined;
  const fields = Object.keys(patch.custom ?? {}).map((name) => [name, custom[name] ?? null] as const);
  return {
    ...(patch.firstName !== undefined && { firstName }),
    ...(patch.lastName !== undefined && { lastName }),
    ...(patch.phone !== undefined && { phone }),
    ...(patch.roleId !== undefined && role && { roleId: role.id }),
    ...(fields.length > 0 && { custom: Object.fromEntries(fields) }),
  };
}

/** Which parts somebody else has changed since `base` was read. */
export function changedParts(base: User, theirs: User): ProfilePart[] {
  const parts: ProfilePart[] = [];
  if (base.firstName !== theirs.firstName) parts.push('firstName');
  if (base.lastName !== theirs.lastName) parts.push('lastName');
  if (base.phone?.countryCode !== theirs.phone?.countryCode || base.phone?.number !== theirs.phone?.number)
    parts.push('phone');
  if (base.role?.id !== theirs.role?.id) parts.push('role');
  return [...parts, ...changedCustom(base, theirs).map((name) => `custom.${name}` as const)];
}

/** The draft on top of a newer reading: what was typed stays, what was not follows. */
export function rebased(base: User, theirs: User, draft: ProfileDraft): ProfileDraft {
  const before = draftOf(base);
  const now = draftOf(theirs);
  const phoneTyped = draft.countryCode !== before.countryCode || draft.number !== before.number;
  return {
    firstName: draft.firstName === before.firstName ? now.firstName : draft.firstName,
    lastName: draft.lastName === before.lastName ? now.lastName : draft.lastName,
    countryCode: phoneTyped ? draft.countryCode : now.countryCode,
    number: phoneTyped ? draft.number : now.number,
    roleId: draft.roleId === before.roleId ? now.roleId : draft.roleId,
  };
}

function phoneOf(base: User, draft: ProfileDraft): PhoneNumber | null {
  const countryCode = codeOf(draft.countryCode);
  const number = digits(draft.number);
  if (number === '') return null;
  const country = countryCode === base.phone?.countryCode ? base.phone.country : undefined;
  return { countryCode, number, ...(country !== undefined && { country }) };
}

/** People write 43 and 0043 for +43 as well. */
function codeOf(typed: string): string {
  return digits(typed).replace(/^(?:00|(?=\d))/u, '+');
}

function digits(typed: string): string {
  return typed.replace(BETWEEN, '');
}
