import type { Accepted, Registration } from '../../../src/domain/acceptance.js';
import { emailKey } from '../../../src/domain/email.js';
import { nextState } from '../../../src/domain/policy.js';
import { toInstant } from '../../../src/domain/time.js';
import { displayName } from '../../../src/domain/user.js';
import { audit } from '../audit/audit.js';
import type { Identity } from '../auth/identities.js';
import { checkPassword } from '../auth/passwords.js';
import type { MembershipRow, Trx } from '../db/tables.js';
import { deadLink, notFound, wrongState } from '../errors.js';
import { addEvent } from '../invitations/events.js';
import type { Services } from '../services.js';
import { searchColumns } from '../users/search-text.js';
import { phoneColumns } from '../users/user-row.js';
import { nameErrors, phoneErrors, refuse, tidy } from '../users/validate.js';
import { openTicket, takeTicket, type LinkKey, type Ticket } from './ticket.js';

/** A registration whose password is checked and hashed: that takes time, in which no transaction should wait. */
export interface Prepared {
  readonly registration: Registration;
  readonly passwordHash: string;
  readonly email: string;
}

/** Checks what can be checked before anything is locked. @throws {DirectoryError} `validation`, `invitation` */
export async function prepare(services: Services, token: string, registration: Registration): Promise<Prepared> {
  const { membership } = await openTicket(services.db, token, services.clock());
  refuse([
    ...nameErrors('firstName', registration.firstName),
    ...nameErrors('lastName', registration.lastName),
    ...phoneErrors(registration.phone),
  ]);
  checkPassword(registration.password, services.passwordRules, { ...registration, email: membership.email });
  return { registration, passwordHash: await services.identities.hash(registration.password), email: membership.email };
}

/** Joins as a new identity, its address not proven: an inviter can type anybody's and copy the link. */
export async function acceptAsNew(trx: Trx, services: Services, token: string, prepared: Prepared): Promise<Accepted> {
  const { registration, passwordHash, email } = prepared;
  const ticket = await takeTicket(trx, token, 'accepted', services.clock());
  if (await services.identities.find(trx, email)) throw deadLink('sign-in-required');
  const firstName = tidy(registration.firstName);
  const lastName = tidy(registration.lastName);
  const name = displayName({ firstName, lastName });
  const identityId = await services.identities.create(trx, { name, email, passwordHash, verified: false });
  const phone = registration.phone ? phoneColumns(registration.phone) : {};
  return join(trx, services, ticket, identityId, { first_name: firstName, last_name: lastName, ...phone });
}

/** Joins as whoever is signed in. @throws {DirectoryError} `invitation`: `wrong-account`, `verification-required`, ... */
export async function acceptAs(
  trx: Trx,
  services: Services,
  key: LinkKey,
  identity: Identity | undefined,
): Promise<Accepted> {
  const { membership, account } = await openTicket(trx, key, services.clock());
  if (!identity) throw deadLink('sign-in-required');
  if (emailKey(identity.email) !== emailKey(membership.email)) throw deadLink('wrong-account');
  if (!identity.verified && !(await registeredHere(trx, identity.id, account.id)))
    throw deadLink('verification-required');
  const ticket = await takeTicket(trx, key, 'accepted', services.clock());
  return join(trx, services, ticket, identity.id, {});
}

/** An address that nobody has proven is good for the account alone that invited it. */
async function registeredHere(trx: Trx, identityId: string, accountId: string): Promise<boolean> {
  const places = await trx
    .selectFrom('memberships')
    .select('account_id')
    .where('identity_id', '=', identityId)
    .execute();
  return places.length > 0 && places.every((place) => place.account_id === accountId);
}

async function join(
  trx: Trx,
  services: Services,
  ticket: Ticket,
  identityId: string,
  columns: Partial<MembershipRow>,
): Promise<Accepted> {
  const { membership, account } = ticket;
  if (nextState(membership.state, 'accept') !== 'active') throw wrongState('wrong-state');
  const at = toInstant(services.clock());
  const after = { ...membership, ...columns };
  const updated = await trx
    .updateTable('memberships')
    .set({
      ...columns,
      ...searchColumns(after),
      state: 'active',
      identity_id: identityId,
      joined_at: at,
      last_sign_in_at: at,
      link_expires_at: null,
    })
    .where('id', '=', membership.id)
    .where('state', '=', 'invited')
    .returning('id')
    .executeTakeFirst();
  if (!updated) throw notFound('user');
  await addEvent(trx, ticket.invitation.id, 'accepted', services.clock(), { by: personOf(after) });
  await audit(trx, { accountId: account.id, at, actor: personOf(after), act: 'accept', subject: personOf(after) });
  return { account: { id: account.id, name: account.name }, userId: membership.id, signedIn: true };
}

/** The invited person as the one who did it. */
export function personOf(row: MembershipRow): { id: string; name: string; email: string } {
  return {
    id: row.id,
    name: displayName({ firstName: row.first_name, lastName: row.last_name, email: row.email }),
    email: row.email,
  };
}
