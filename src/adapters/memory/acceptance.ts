import {
  passwordProblems,
  type Accepted,
  type InvitationPreview,
  type PasswordRules,
  type Registration,
} from '../../domain/acceptance.js';
import type { AcceptanceApi } from '../../domain/adapter.js';
import { emailKey } from '../../domain/email.js';
import { toInstant } from '../../domain/time.js';
import { displayName } from '../../domain/user.js';
import type { Desk } from './desk.js';
import { nameErrors } from './draft.js';
import { confirmCode, sendCode } from './codes.js';
import { previewOf, ticketOf, type OpenTicket } from './preview.js';
import { deadLink, invalid, notFound, wrongState } from './refusals.js';
import { closed, post } from './sending.js';

type Acceptance = Required<Omit<AcceptanceApi, 'mine'>>;

export const PASSWORD_RULES: PasswordRules = { minLength: 12, maxLength: 128, notPersonal: true };

export function acceptanceOf(desk: Desk): Acceptance {
  const write = <T>(
    operation: string,
    body: unknown,
    options: Parameters<Desk['write']>[2],
    act: () => T,
  ): Promise<T> => desk.write(`acceptance.${operation}`, body, options, act);
  return {
    peek: (token, options) => desk.read(options, (): InvitationPreview => previewOf(token, desk, PASSWORD_RULES)),
    accept: (token, registration, options) =>
      write('accept', [token, registration], options, () => accept(ticketOf(token, desk), registration, desk)),
    decline: (token, reason, options) =>
      write('decline', [token, reason], options, () => decline(ticketOf(token, desk), desk)),
    requestNew: (token, options) => write('request-new', [token], options, () => requestNew(token, desk)),
    sendCode: (token, options) => write('send-code', [token], options, () => sendCode(ticketOf(token, desk), desk)),
    confirmCode: (token, code, password, options) =>
      write('confirm-code', [token, code, password], options, () => {
        const ticket = ticketOf(token, desk);
        checkPassword(password, ticket.user, desk);
        confirmCode(ticket, code, desk);
      }),
    signOut: (options) => desk.read(options, () => void (desk.session.current = undefined)),
  };
}

function accept(ticket: OpenTicket, registration: Registration | undefined, desk: Desk): Accepted {
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

function checkPassword(
  password: string,
  person: { firstName: string; lastName: string; email: string },
  desk: Desk,
): void {
  const problems = passwordProblems(password, desk.options.passwordRules ?? PASSWORD_RULES, person);
  if (problems.length > 0) throw invalid(problems.map((code) => ({ field: 'password', code })));
}

function decline({ user, invitation }: OpenTicket, desk: Desk): void {
  desk.store.codes.delete(invitation.id);
  desk.store.putUser({ ...closed(user, 'declined'), state: 'disabled', removedAt: toInstant(desk.store.now) });
  desk.tell({ topic: 'users', ids: [user.id] });
}

/** Tells the inviter, once per asking; nothing else changes. */
function requestNew(token: string, desk: Desk): void {
  const preview = previewOf(token, desk, PASSWORD_RULES);
  if (preview.state === 'open') throw wrongState('invitation-still-valid');
  if (preview.state !== 'expired') throw deadLink(preview.state);
  const userId = desk.store.tickets.get(token)?.userId;
  const user = userId === undefined ? undefined : desk.store.users.get(userId);
  if (!user) throw notFound('user');
  const to = preview.inviter?.email;
  if (to !== undefined) post({ kind: 'new-link-wanted', to, user: desk.view(user), account: desk.store.account }, desk);
}
