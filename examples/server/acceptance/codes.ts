import { toInstant } from '../../../src/domain/time.js';
import { audit } from '../audit/audit.js';
import { checkPassword } from '../auth/passwords.js';
import { newKey } from '../crypto/ids.js';
import { newCode, sameText } from '../crypto/secrets.js';
import type { CodesTable, Db, Trx } from '../db/tables.js';
import { deadLink } from '../errors.js';
import { CODE_ATTEMPTS, CODE_TERM, spend } from '../limits/quotas.js';
import { queueMail } from '../mail/queue.js';
import { codeMessage } from '../mail/small-mails.js';
import type { Services } from '../services.js';
import { personOf } from './accept.js';
import { openTicket, type Ticket } from './ticket.js';

/**
 * Mails a code to the invited address. Where nobody with this address exists there is nothing to prove and
 * no mail goes out, but the answer is the same.
 */
export async function sendCode(trx: Trx, services: Services, token: string): Promise<void> {
  const now = services.clock();
  const { invitation, membership, account } = await openTicket(trx, token, now);
  await spend(trx, 'quota', ['codes', invitation.id], services.quotas.codesPerInvitation, now);
  if (!(await services.identities.find(trx, membership.email))) return;
  const code = newCode();
  // Only the newest code counts: five attempts each for many codes would be many attempts.
  await trx.deleteFrom('verification_codes').where('invitation_id', '=', invitation.id).execute();
  await trx
    .insertInto('verification_codes')
    .values({
      id: newKey(),
      invitation_id: invitation.id,
      code_hash: services.secrets.mac('code', `${invitation.id} ${code}`),
      attempts: 0,
      expires_at: toInstant(new Date(now.getTime() + CODE_TERM)),
    })
    .execute();
  const message = codeMessage(membership.email, invitation.locale, account.name, code, CODE_TERM, services.branding);
  await queueMail(trx, services, { kind: 'code', invitationId: invitation.id, message }, now);
}

/** A code that fits, and the password that goes with it. */
export interface Proof {
  readonly codeId: string;
  readonly passwordHash: string;
  readonly ticket: Ticket;
}

/** Checks password and code. Each attempt counts, whatever comes of it. @throws {DirectoryError} */
export async function checkCode(services: Services, token: string, code: string, password: string): Promise<Proof> {
  const ticket = await openTicket(services.db, token, services.clock());
  const { first_name: firstName, last_name: lastName, email } = ticket.membership;
  checkPassword(password, services.passwordRules, { firstName, lastName, email });
  const sent = await countAttempt(services.db, ticket.invitation.id, services.clock());
  const typed = services.secrets.mac('code', `${ticket.invitation.id} ${code.replace(/\s/gu, '')}`);
  if (!sent || !sameText(sent.code_hash, typed)) throw deadLink('wrong-code');
  return { codeId: sent.id, passwordHash: await services.identities.hash(password), ticket };
}

/** Counts first and looks afterwards, so that attempts side by side cannot share a count. */
function countAttempt(db: Db, invitationId: string, now: Date): Promise<CodesTable | undefined> {
  return db
    .updateTable('verification_codes')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('invitation_id', '=', invitationId)
    .where('attempts', '<', CODE_ATTEMPTS)
    .where('expires_at', '>', toInstant(now))
    .where('used_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** The address is proven: the new password holds, older ones and all sessions end. The code works once. */
export async function confirmCode(trx: Trx, services: Services, proof: Proof): Promise<void> {
  const at = toInstant(services.clock());
  const { membership, account } = proof.ticket;
  const used = await trx
    .updateTable('verification_codes')
    .set({ used_at: at })
    .where('id', '=', proof.codeId)
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  const identity = await services.identities.find(trx, membership.email);
  if (!used || !identity) throw deadLink('wrong-code');
  await services.identities.prove(trx, identity.id, proof.passwordHash);
  await services.feed.sessionEnded(identity.id, trx);
  await audit(trx, {
    accountId: account.id,
    at,
    actor: personOf(membership),
    act: 'confirm-code',
    subject: personOf(membership),
  });
}
