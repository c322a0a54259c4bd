import { passwordProblems, type Accepted, type PasswordRules, type Registration } from '../../domain/acceptance.js';
import { emailKey } from '../../domain/email.js';
import type { PersonRef } from '../../domain/invitation.js';
import { toInstant } from '../../domain/time.js';
import { displayName, type User } from '../../domain/user.js';
import type { Desk } from './desk.js';
import { nameErrors } from './draft.js';
import type { OpenTicket } from './preview.js';
import { deadLink, invalid } from './refusals.js';
import { closed } from './sending.js';
import { happened, note, userTarget } from './trail.js';

export const PASSWORD_RULES: PasswordRules = { minLength: 12, maxLength: 128, notPersonal: true };

export function accept(ticket: OpenTicket, registration: Registration | undefined, desk: Desk): Accepted {
  const { store } = desk;
  const { user } = ticket;
  if (registration) register(ticket, registration, desk);
  else checkSession(ticket, desk);
  const names = registration
    ? { firstName: registration.firstName.trim(), lastName: registration.lastName.trim() }
    : {};
  const phone = registration?.phone ?? user.phone;
  const joinedAt = toInstant(store.now);
  store.putUser({
    ...closed(user, 'accepted'),
    ...names,
    ...(phone && { phone }),
    state: 'active',
    joinedAt,
    lastSignInAt: joinedAt,
  });
  store.codes.delete(ticket.invitation.id);
  const self = refOf({ ...user, ...names });
  happened(ticket.invitation.id, 'accepted', desk, { by: self });
  note({ act: 'invitation-accepted', target: userTarget({ ...user, ...names }), actor: self }, desk);
  desk.tell({ topic: 'users', ids: [user.id] });
  const { id, name } = store.account;
  return { account: { id, name }, userId: user.id, signedIn: desk.session.current !== undefined };
}

/** A new identity, its address not proven: the link may have been copied to somebody else. */
function register({ user }: OpenTicket, registration: Registration, desk: Desk): void {
  const key = emailKey(user.email);
  if (desk.store.identities.has(key)) throw deadLink('sign-in-required');
  const fields = [...nameErrors('firstName', registration.firstName), ...nameErrors('lastName', registration.lastName)];
  if (fields.length > 0) throw invalid(fields);
  checkPassword(registration.password, { ...registration, email: user.email }, desk);
  const name = displayName(registration);
  desk.store.identities.set(key, { email: user.email, name, verified: false });
  desk.session.current = { email: user.email, name };
}

function checkSession({ user }: OpenTicket, desk: Desk): void {
  const session = desk.session.current;
  if (!session) throw deadLink('sign-in-required');
  if (emailKey(session.email) !== emailKey(user.email)) throw deadLink('wrong-account');
  if (desk.store.identities.get(emailKey(user.email))?.verified === false) throw deadLink('verification-required');
}

export function decline({ user, invitation }: OpenTicket, reason: string | undefined, desk: Desk): void {
  desk.store.codes.delete(invitation.id);
  desk.store.putUser({ ...closed(user, 'declined'), state: 'disabled', removedAt: toInstant(desk.store.now) });
  const self = refOf(user);
  const detail = reason?.trim() ? { detail: reason.trim() } : {};
  happened(invitation.id, 'declined', desk, { by: self, ...detail });
  note({ act: 'invitation-declined', target: userTarget(user), actor: self, ...detail }, desk);
  desk.tell({ topic: 'users', ids: [user.id] });
}

/** The invited person, as the one who did something. */
export function refOf(user: Pick<User, 'id' | 'firstName' | 'lastName' | 'email'>): PersonRef {
  return { id: user.id, name: displayName(user), email: user.email };
}

/** @throws {DirectoryError} `validation` that names every rule that is broken */
export function checkPassword(
  password: string,
  person: { firstName: string; lastName: string; email: string },
  desk: Desk,
): void {
  const problems = passwordProblems(password, desk.options.passwordRules ?? PASSWORD_RULES, person);
  if (problems.length > 0) throw invalid(problems.map((code) => ({ field: 'password', code })));
}
