import { LEAST_CAPABILITIES, type Capabilities } from '../../domain/capabilities.js';
import { toInstant, type Instant } from '../../domain/time.js';
import type { User } from '../../domain/user.js';

/** What every backend knows of a user; the rest is completed. A single `name` is split. */
export type PartialUser = Partial<User> & Pick<User, 'id' | 'email' | 'state'> & { readonly name?: string };

/** A whole user of the parts that a backend has: no groups and no names where it tells none. */
export function userOf({ name, ...user }: PartialUser): User {
  return { firstName: '', lastName: '', groups: [], ...(name !== undefined && splitName(name)), ...user };
}

/** All capabilities of those that differ from the least: no search, sort, filter or pages. */
export function capabilitiesOf(known: Partial<Capabilities>): Capabilities {
  return { ...LEAST_CAPABILITIES, ...known };
}

/**
 * A name in one field as two: what stands before the first comma is the last name, else the last word is. Together
 * they always show what the backend has; a guess about the order of names in some language would not.
 */
export function splitName(name: string): { readonly firstName: string; readonly lastName: string } {
  const tidy = name.trim().replace(/\s+/gu, ' ');
  const comma = tidy.indexOf(',');
  if (comma >= 0) return { firstName: tidy.slice(comma + 1).trim(), lastName: tidy.slice(0, comma).trim() };
  const space = tidy.lastIndexOf(' ');
  return space < 0
    ? { firstName: tidy, lastName: '' }
    : { firstName: tidy.slice(0, space), lastName: tidy.slice(space + 1) };
}

/** Seconds since the epoch stay below this until the year 5138; milliseconds are above it since 1973. */
const SECONDS_BELOW = 1e11;
const WITHOUT_ZONE = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/u;

/**
 * A moment in whichever way a backend writes it: RFC 3339, SQL's `2026-11-23 09:30:00` (taken as UTC), RFC 9110's HTTP
 * dates, seconds or milliseconds since the epoch, a `Date`. `undefined` for what is none, so that one odd date
 * does not hide a user.
 */
export function instantOf(value: string | number | Date | null | undefined): Instant | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const date = value instanceof Date ? value : new Date(typeof value === 'number' ? millis(value) : inUtc(value));
  return Number.isNaN(date.getTime()) ? undefined : toInstant(date);
}

function millis(value: number): number {
  return Math.abs(value) < SECONDS_BELOW ? value * 1000 : value;
}

function inUtc(text: string): string | number {
  if (/^\d{9,}(?:\.\d+)?$/u.test(text)) return millis(Number(text));
  const [, day, time] = WITHOUT_ZONE.exec(text) ?? [];
  return day === undefined ? text : `${day}T${time ?? ''}Z`;
}
