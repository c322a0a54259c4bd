import { randomBytes, randomInt } from 'node:crypto';

const fourDigits = (): string => String(randomInt(10_000)).padStart(4, '0');

/** A user's id as people read it out, such as `USR-0417-2210`. Two may clash: the caller draws again. */
export function newUserId(): string {
  return `USR-${fourDigits()}-${fourDigits()}`;
}

/** An id with room enough that a clash need not be thought of. */
export function newId(prefix: 'INV' | 'GRP' | 'ACC'): string {
  return `${prefix}-${fourDigits()}-${fourDigits()}-${fourDigits()}`;
}

let drawn = 0;

/**
 * An id that orders by `at`, and within one instant by the order in which one process made it: entries of one
 * act are of one instant.
 */
export function newOrderedKey(at: Date): string {
  drawn = (drawn + 1) % 36 ** 6;
  const part = (value: number, length: number): string => value.toString(36).padStart(length, '0');
  return `${part(at.getTime(), 9)}${part(drawn, 6)}${randomBytes(6).toString('hex')}`;
}

/** An id that no person reads. */
export function newKey(): string {
  return randomBytes(15).toString('base64url');
}
