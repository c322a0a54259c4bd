import { emailKey } from '../../domain/email.js';
import { displayName } from '../../domain/user.js';
import type { Desk } from './desk.js';
import type { OpenTicket } from './preview.js';
import { deadLink } from './refusals.js';
import { post } from './sending.js';

/** Life of a code in milliseconds. */
const CODE_TERM = 15 * 60_000;
/** How often a code may be guessed before it dies. */
const CODE_TRIES = 5;

/** Mails a code to the invited address; an older one dies. */
export function sendCode({ user, invitation }: OpenTicket, desk: Desk): void {
  const { store } = desk;
  const code = store.newId('code');
  store.codes.set(invitation.id, { code, expiresAt: store.now.getTime() + CODE_TERM, triesLeft: CODE_TRIES });
  post({ kind: 'code', to: user.email, code, account: store.account }, desk);
}

/** Proves the address and signs its owner in on this device. @throws {DirectoryError} `invitation`, code `wrong-code` */
export function confirmCode({ user, invitation }: OpenTicket, typed: string, desk: Desk): void {
  const { codes, identities, now } = desk.store;
  const known = codes.get(invitation.id);
  if (!known || known.triesLeft <= 0 || known.expiresAt <= now.getTime()) throw deadLink('wrong-code');
  if (known.code !== typed.trim()) {
    codes.set(invitation.id, { ...known, triesLeft: known.triesLeft - 1 });
    throw deadLink('wrong-code');
  }
  codes.delete(invitation.id);
  const key = emailKey(user.email);
  const name = identities.get(key)?.name ?? displayName(user);
  identities.set(key, { email: user.email, name, verified: true });
  desk.session.current = { email: user.email, name };
}
