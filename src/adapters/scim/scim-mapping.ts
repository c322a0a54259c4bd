import type { UserPatch } from '../../domain/adapter.js';
import { emailKey } from '../../domain/email.js';
import type { Group, GroupRef } from '../../domain/group.js';
import { displayName, type User, type UserDraft, type UserState } from '../../domain/user.js';
import type { Change } from './scim-patch.js';
import { fromTel, toTel } from './scim-phone.js';
import { GROUP_SCHEMA, USER_SCHEMA, type WireGroup, type WireUser } from './scim-wire.js';

/* Between RFC 7643's resources and the domain's nouns. Pure. */

/** `groups` where they had to be found out another way: not every server tells them with the user. */
export function toUser(wire: WireUser, groups?: readonly GroupRef[]): User {
  const created = instantOf(wire.meta?.created);
  const phone = phoneOf(wire);
  const version = versionOf(wire.meta?.version, [emailOf(wire), namesOf(wire), phone, stateOf(wire)]);
  return {
    id: wire.id,
    ...namesOf(wire),
    email: emailOf(wire),
    ...(phone && { phone }),
    state: stateOf(wire),
    groups: groups ?? (wire.groups ?? []).map(({ value, display }) => ({ id: value, name: display ?? value })),
    // Who is in the directory has joined: there is no step between.
    ...(created !== undefined && { createdAt: created, joinedAt: created }),
    version,
  };
}

export function toGroup(wire: WireGroup): Group {
  const name = wire.displayName ?? wire.id;
  return {
    id: wire.id,
    name,
    ...(wire.members && { memberCount: wire.members.length }),
    version: versionOf(wire.meta?.version, [name]),
  };
}

/** The primary address, else the first, else a user name that is one. */
export function emailOf(wire: Pick<WireUser, 'emails' | 'userName'>): string {
  const emails = (wire.emails ?? []).filter(({ value }) => value !== undefined && value !== '');
  return (emails.find(({ primary }) => primary) ?? emails[0])?.value ?? wire.userName ?? '';
}

/** Every address by which somebody could be known here. */
export function addressesOf(wire: Pick<WireUser, 'emails' | 'userName'>): string[] {
  return [wire.userName, ...(wire.emails ?? []).map(({ value }) => value)].filter((one) => one !== undefined);
}

export function stateOf(wire: WireUser): UserState {
  return wire.active === false ? 'blocked' : 'active';
}

/** Given and family name; where the server has only a whole name, it stands as the first, never cut at a guess. */
function namesOf(wire: WireUser): { readonly firstName: string; readonly lastName: string } {
  const { givenName, familyName, formatted } = wire.name ?? {};
  if (givenName !== undefined || familyName !== undefined)
    return { firstName: givenName ?? '', lastName: familyName ?? '' };
  return { firstName: formatted ?? wire.displayName ?? '', lastName: '' };
}

type Phone = NonNullable<WireUser['phoneNumbers']>[number];

function shownPhone(wire: WireUser): Phone | undefined {
  const readable = (wire.phoneNumbers ?? []).filter(({ value }) => value !== undefined && fromTel(value) !== undefined);
  return readable.find(({ primary }) => primary) ?? readable[0];
}

function phoneOf(wire: WireUser): User['phone'] {
  return fromTel(shownPhone(wire)?.value ?? '');
}

function instantOf(text: string | undefined): string | undefined {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

/**
 * `meta.version` with a digest of what is shown. Some servers have no versions and some never change them; with the
 * digest a lost update is noticed there, too. FNV-1a, because it guards against accidents, not attackers.
 */
function versionOf(version: string | undefined, content: unknown): string {
  let hash = 0x811c9dc5;
  for (const sign of JSON.stringify(content)) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return [hash.toString(36), version].filter(Boolean).join(' ');
}

/**
 * The resource for POST /Users. The address is also the user name, which a SCIM server keeps unique: in one spelling, so
 * that the server itself refuses the second of two at once.
 */
export function userResource(draft: UserDraft): Record<string, unknown> {
  const { firstName, lastName, email, phone } = draft;
  return {
    schemas: [USER_SCHEMA],
    userName: emailKey(email),
    name: { givenName: firstName, familyName: lastName, formatted: displayName(draft) },
    displayName: displayName(draft),
    emails: [{ value: email, type: 'work', primary: true }],
    ...(phone && { phoneNumbers: [phoneItem(phone)] }),
    active: true,
  };
}

export function groupResource(name: string): Record<string, unknown> {
  return { schemas: [GROUP_SCHEMA], displayName: name };
}

/** What a change of the profile comes to. The whole names follow the parts where they were made of them. */
export function profileChanges(patch: UserPatch, before: WireUser): Change[] {
  const { firstName, lastName, phone } = patch;
  const was = namesOf(before);
  const whole = displayName({ firstName: firstName ?? was.firstName, lastName: lastName ?? was.lastName });
  const follows = (text: string | undefined): boolean => text !== undefined && text === displayName(was);
  const named = firstName !== undefined || lastName !== undefined;
  const replace = (path: string, value: unknown): Change => ({ op: 'replace', path, value });
  return [
    ...(firstName === undefined ? [] : [replace('name.givenName', firstName)]),
    ...(lastName === undefined ? [] : [replace('name.familyName', lastName)]),
    ...(named && follows(before.name?.formatted) ? [replace('name.formatted', whole)] : []),
    ...(named && follows(before.displayName) ? [replace('displayName', whole)] : []),
    ...phoneChanges(phone, before),
  ];
}

/** The number that is shown is exchanged or taken away; others that the server keeps stay. */
function phoneChanges(phone: UserPatch['phone'], before: WireUser): Change[] {
  if (phone === undefined) return [];
  const shown = shownPhone(before);
  const others = (before.phoneNumbers ?? []).filter((one) => one !== shown);
  if (phone)
    return [{ op: 'replace', path: 'phoneNumbers', value: [phoneItem(phone, shown?.type), ...others.map(notPrimary)] }];
  if (!shown) return [];
  return [
    others.length > 0 ? { op: 'replace', path: 'phoneNumbers', value: others } : { op: 'remove', path: 'phoneNumbers' },
  ];
}

function notPrimary({ value, type }: Phone): Record<string, unknown> {
  return { value, ...(type !== undefined && { type }) };
}

function phoneItem(phone: NonNullable<User['phone']>, type = 'work'): Record<string, unknown> {
  return { value: toTel(phone), type, primary: true };
}
