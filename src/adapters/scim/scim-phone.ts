import type { PhoneNumber } from '../../domain/user.js';

/**
 * Calling codes of one and two digits; all others have three (ITU-T E.164, annex to Operational Bulletin 1114). Enough to
 * tell the code from the number without any metadata.
 */
const SHORT_CODES = new Set(
  '1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
);

/** As a `tel:` URI (RFC 3966), which RFC 7643, 4.1.2 recommends. */
export function toTel({ countryCode, number }: PhoneNumber): string {
  return `tel:${countryCode}${number}`;
}

/** A `tel:` URI or free text as a number, or `undefined` when it is no international number: then nothing is guessed. */
export function fromTel(text: string): PhoneNumber | undefined {
  // Parameters such as `;ext=` are not part of the number.
  const [plain = ''] = text
    .trim()
    .replace(/^tel:/iu, '')
    .split(/;|\bext\b|\bx\d/iu);
  const signs = plain
    .replace(/\(0\)/u, '')
    .replace(/[\s().\-\u2010-\u2015/]/gu, '')
    .replace(/^00/u, '+');
  const digits = /^\+(\d{5,17})$/u.exec(signs)?.[1];
  if (digits === undefined || digits.startsWith('0')) return undefined;
  const length = [1, 2].find((many) => SHORT_CODES.has(digits.slice(0, many))) ?? 3;
  return { countryCode: `+${digits.slice(0, length)}`, number: digits.slice(length) };
}
