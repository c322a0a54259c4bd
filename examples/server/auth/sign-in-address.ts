import { asciiDomain, emailKey } from '../../../src/domain/email.js';
import { hashOf } from '../crypto/secrets.js';

/** A domain that can never exist (RFC 2606), so no person's address is ever mistaken for an encoded one. */
const ENCODED = 'encoded.usher.invalid';
/** What the authentication library takes: plain letters, and a last label without digits. */
const PLAIN = /^(?!\.)(?!.*\.\.)[a-z0-9_'+\-.]*[a-z0-9_+-]@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/u;

/**
 * The address under which an identity is kept. The authentication library refuses many that mail servers
 * take (`xn--p1ai`, letters beyond ASCII, a slash): those are kept under a digest of the address.
 */
export function signInAddress(typed: string): string {
  const key = emailKey(typed);
  return PLAIN.test(key) ? key : `${Buffer.from(hashOf(key), 'base64url').toString('hex')}@${ENCODED}`;
}

/** Nobody is invited there: it would be somebody else's identity. */
export function isReservedForIdentities(email: string): boolean {
  const domain = asciiDomain(email.slice(email.lastIndexOf('@') + 1)) ?? '';
  return domain === ENCODED || domain.endsWith(`.${ENCODED}`);
}
