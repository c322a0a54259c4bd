import { emailKey } from '../../domain/email.js';
import type { UserSortKey, UserState } from '../../domain/user.js';
import { any, compare, type Filter, type Operator } from './scim-filter.js';
import { addressesOf, emailOf, stateOf } from './scim-mapping.js';
import type { WireUser } from './scim-wire.js';

/* Which questions can be asked about users, best first, and how to tell whether an answer can be right. Pure. */

type SearchAttribute = 'userName' | 'emails.value' | 'name.givenName' | 'name.familyName' | 'displayName';

/** One way to search. */
export interface SearchPlan {
  readonly name: string;
  /** What it finds, in the contract's degrees. */
  readonly level: 'contains' | 'exact-email';
  readonly operator: Operator;
  readonly attributes: readonly SearchAttribute[];
  /** Whether the text is asked for in each usual case, for servers that do not fold case themselves. */
  readonly cases?: boolean;
}

const NAMES = ['name.givenName', 'name.familyName'] as const;

/** Poorer servers refuse an attribute, `or`, or an operator; each step asks for less. */
export const SEARCH_PLANS: readonly SearchPlan[] = [
  ...inCases(plan('contains', 'co', ['userName', 'emails.value', ...NAMES, 'displayName'])),
  ...inCases(plan('contains', 'co', ['userName', 'emails.value', ...NAMES])),
  ...inCases(plan('contains', 'co', ['userName', ...NAMES])),
  plan('exact-email', 'sw', ['userName', ...NAMES]),
  plan('exact-email', 'sw', ['userName']),
  plan('exact-email', 'eq', ['userName']),
];

function plan(level: SearchPlan['level'], operator: Operator, attributes: readonly SearchAttribute[]): SearchPlan {
  return { name: `${operator} ${attributes.join(' ')}`, level, operator, attributes };
}

function inCases(one: SearchPlan): SearchPlan[] {
  return [one, { ...one, name: `${one.name} in cases`, cases: true }];
}

export function searchFilter({ operator, attributes, cases }: SearchPlan, text: string): Filter | undefined {
  const texts = cases ? usualCases(text) : [text];
  return any(attributes.flatMap((attribute) => texts.map((one) => compare(attribute, operator, one))));
}

/** As typed, as addresses are written, as names are, and in capitals. */
function usualCases(text: string): string[] {
  const lower = text.toLowerCase();
  const title = lower.replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());
  return [...new Set([text, lower, title, text.toUpperCase()])];
}

/** Whether this user can be what was searched for. Lenient in marks and case: servers compare in their own ways. */
export function matches(wire: WireUser, text: string, operator: Operator = 'co'): boolean {
  const wanted = plain(text);
  const values = valuesOf(wire).map(plain);
  if (operator === 'co') return values.some((value) => value.includes(wanted));
  if (operator === 'sw') return values.some((value) => value.startsWith(wanted));
  return values.includes(wanted) || addressesOf(wire).some((address) => emailKey(address) === emailKey(text));
}

function valuesOf(wire: WireUser): string[] {
  const { givenName, familyName } = wire.name ?? {};
  const whole = [givenName, familyName].filter(Boolean).join(' ');
  return [...addressesOf(wire), givenName, familyName, whole, wire.displayName].filter((one) => one !== undefined);
}

/** Without case and diacritics. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** `true` for active alone, `false` for blocked alone, `undefined` for both, `nobody` where SCIM has no such state. */
export function activeWanted(states: readonly UserState[] | undefined): boolean | undefined | 'nobody' {
  if (states === undefined) return undefined;
  const [active, blocked] = [states.includes('active'), states.includes('blocked')];
  if (active && blocked) return undefined;
  return active || blocked ? active : 'nobody';
}

export function isActive(wire: WireUser): boolean {
  return stateOf(wire) === 'active';
}

export type SortAttribute = 'displayName' | 'name.familyName' | 'userName' | 'meta.created';

/** The columns that have an attribute of their own. Order by state or sign-in is none of SCIM's. */
export const SORT_KEYS: readonly UserSortKey[] = ['name', 'email', 'joined'];

export function sortAttribute(by: UserSortKey, nameAttribute: SortAttribute): SortAttribute | undefined {
  if (by === 'name') return nameAttribute;
  if (by === 'email') return 'userName';
  return by === 'joined' ? 'meta.created' : undefined;
}

export function sortValue(wire: WireUser, by: UserSortKey): string {
  if (by === 'email') return emailOf(wire);
  if (by === 'joined') return wire.meta?.created ?? '';
  return wire.displayName ?? [wire.name?.givenName, wire.name?.familyName].filter(Boolean).join(' ');
}

function attributeValue(wire: WireUser, attribute: SortAttribute): string | undefined {
  if (attribute === 'meta.created') return wire.meta?.created;
  return attribute === 'name.familyName' ? wire.name?.familyName : wire[attribute];
}

/**
 * Whether rows are in order by any usual way to compare: by code point, without case, or as people do. Rows without a
 * value stand at either end, so they are not looked at.
 */
export function inOrder(rows: readonly WireUser[], attribute: SortAttribute, descending: boolean): boolean {
  const values = rows.map((row) => attributeValue(row, attribute)).filter((value) => value !== undefined);
  const ways: ((a: string, b: string) => number)[] = [
    (a, b) => (a < b ? -1 : Number(a > b)),
    (a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : Number(a.toLowerCase() > b.toLowerCase())),
    (a, b) => a.localeCompare(b),
    (a, b) => a.localeCompare(b, 'en', { sensitivity: 'base', ignorePunctuation: true }),
  ];
  const sign = descending ? -1 : 1;
  return ways.some((way) => values.every((value, at) => at === 0 || sign * way(values[at - 1] ?? '', value) <= 0));
}
