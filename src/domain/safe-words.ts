/** Longest detail, in code points. */
const LONGEST = 300;

/**
 * Words of a mail server or a person, fit to be shown: on one line, bounded, and without what could be a link. A server
 * that refuses a mail may quote it.
 */
export function safeWords(text: string): string {
  const line = text
    .normalize('NFC')
    // Quoted-printable breaks long lines so (RFC 2045, 6.7).
    .replace(/=\r?\n/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/[a-z][a-z0-9+.-]*:\/\/\S*/giu, '…')
    .replace(/[\w-]{24,}={0,2}/gu, '…')
    .replace(/\s+/gu, ' ')
    .trim();
  const points = [...line];
  return points.length > LONGEST ? `${points.slice(0, LONGEST - 1).join('')}…` : line;
}
