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

/** An id that no person reads. */
export function newKey(): string {
  return randomBytes(15).toString('base64url');
}
