import type { GroupDraft, UserPatch } from '../../domain/adapter.js';
import { checkEmail } from '../../domain/email.js';
import { DirectoryError, type FieldError } from '../../domain/errors.js';
import type { PhoneNumber, UserDraft } from '../../domain/user.js';
import { given } from '../http/field-errors.js';
import type { WireGroup } from './softwareone-wire.js';

/*
 * What is sent. What the API's contract forbids outright is refused here, at its field, because the server answers it
 * with a sentence for developers.
 */

const GROUP_ID = /^UGR-\d{4}-\d{4}$/u;
/** Longest prefix and number of a telephone (the contract's `SetPhoneNumberDto`). */
const PHONE_LENGTHS = { countryCode: 10, number: 15 } as const;

interface RefId {
  readonly id: string;
}

/** @throws {DirectoryError} `validation` with `fields` */
export function bodyOfDraft(draft: UserDraft, account: string | undefined): unknown {
  refuse([...emailProblems(draft.email), ...personProblems(draft), ...groupProblems(draft.groupIds)]);
  const { firstName, lastName, phone, locale } = draft;
  return {
    user: {
      email: checkEmail(draft.email).email,
      firstName,
      lastName,
      ...given('phone', phone && bodyOfPhone(phone)),
      // The API knows languages of a country alone, such as `de-AT`.
      ...(/^[a-z]{2}-[A-Z]{2}$/u.test(locale ?? '') && { settings: { languageCode: locale } }),
    },
    groups: [...new Set(draft.groupIds)].map((id): RefId => ({ id })),
    ...given('account', account === undefined ? undefined : { id: account }),
  };
}

/** @throws {DirectoryError} `validation` with `fields` */
export function bodyOfGroups(groupIds: readonly string[]): RefId[] {
  refuse(groupProblems(groupIds));
  return [...new Set(groupIds)].map((id) => ({ id }));
}

/**
 * A change of a person: only what is named, as the server's own clients send it. (The contract's schema for this body
 * describes the server's inner type for changes, not what is sent.)
 *
 * @throws {DirectoryError} `validation` with `fields`
 */
export function bodyOfPatch({ firstName, lastName, phone }: UserPatch): unknown {
  refuse(personProblems({ firstName, lastName, phone: phone ?? undefined }, { partly: true }));
  return {
    ...given('firstName', firstName),
    ...given('lastName', lastName),
    ...(phone !== undefined && { phone: phone === null ? { prefix: null, number: null } : bodyOfPhone(phone) }),
  };
}

/** @throws {DirectoryError} `validation` with `fields` */
export function bodyOfGroup(draft: GroupDraft, account: string | undefined): unknown {
  refuse(required('name', draft.name));
  return { ...draft, ...given('account', account === undefined ? undefined : { id: account }) };
}

/** A group is replaced as a whole, so what is not changed is sent as it was read. */
export function bodyOfGroupChange(before: WireGroup, draft: Partial<GroupDraft>): unknown {
  const name = draft.name ?? before.name;
  refuse(required('name', name));
  const refs = (entries: WireGroup['modules']): RefId[] | undefined => entries?.map(({ id }) => ({ id }));
  return {
    name,
    ...given('description', draft.description ?? before.description),
    ...given('logo', before.logo),
    ...given('modules', refs(before.modules)),
    ...given('buyers', refs(before.buyers)),
  };
}

function bodyOfPhone({ countryCode, number }: PhoneNumber): unknown {
  return { prefix: countryCode, number };
}

function refuse(fields: readonly FieldError[]): void {
  if (fields.length > 0) throw new DirectoryError('validation', 'This cannot be sent as it is.', { fields });
}

function required(field: string, value: string): FieldError[] {
  return value.trim() === '' ? [{ field, code: 'required' }] : [];
}

function emailProblems(typed: string): FieldError[] {
  const { problem } = checkEmail(typed);
  if (problem === undefined) return [];
  return [{ field: 'email', code: problem === 'empty' ? 'required' : 'invalid' }];
}

interface PersonFields {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly phone?: PhoneNumber | undefined;
}

function personProblems({ firstName, lastName, phone }: PersonFields, { partly = false } = {}): FieldError[] {
  const due = (value: string | undefined): string => value ?? (partly ? '-' : '');
  const tooLong = (['countryCode', 'number'] as const).filter(
    (part) => (phone?.[part].length ?? 0) > PHONE_LENGTHS[part],
  );
  return [
    ...required('firstName', due(firstName)),
    ...required('lastName', due(lastName)),
    ...tooLong.map((part) => ({ field: `phone.${part}`, code: 'too-long' })),
  ];
}

function groupProblems(groupIds: readonly string[]): FieldError[] {
  if (groupIds.length === 0) return [{ field: 'groupIds', code: 'required' }];
  return groupIds.every((id) => GROUP_ID.test(id)) ? [] : [{ field: 'groupIds', code: 'not-found' }];
}
