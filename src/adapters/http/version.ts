import { DirectoryError } from '../../domain/errors.js';

/*
 * For servers without ETags. A version is made of what an answer says, and a write that was meant for one version is
 * preceded by reading once more. That narrows the gap in which a change gets lost; only the server could close it.
 */

/** The same for the same values, in the order given; 53 bits of a hash, so that it carries no personal data. */
export function versionOf(values: readonly unknown[]): string {
  const text = JSON.stringify(values.map((value) => value ?? null));
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** @throws {DirectoryError} `conflict` when what was just read is no longer what the caller had seen */
export function mustBe(wanted: string | undefined, now: string | undefined): void {
  if (wanted === undefined || wanted === now) return;
  throw new DirectoryError('conflict', 'It was changed by somebody else in the meantime.', { code: 'changed' });
}
