import { sql } from 'kysely';
import type { UserAct } from '../../../src/domain/acts.js';
import type { PersonRef } from '../../../src/domain/invitation.js';
import { whyNot, type Viewer } from '../../../src/domain/policy.js';
import { toInstant } from '../../../src/domain/time.js';
import { displayName, type User } from '../../../src/domain/user.js';
import { audit, type AuditedAct, type AuditedChanges, type Subject } from '../audit/audit.js';
import type { MembershipRow, Trx } from '../db/tables.js';
import { lostUpdate, notFound, refused } from '../errors.js';
import type { Services } from '../services.js';
import { findRow, readUser, toUsers } from './read.js';
import { searchColumns } from './search-text.js';

/** An administrator at work in their account, within one transaction. */
export interface Act {
  readonly trx: Trx;
  readonly services: Services;
  readonly accountId: string;
  readonly viewer: Viewer;
  readonly now: Date;
}

export interface Held {
  /** As it stands locked in the database, its version already the next. */
  readonly row: MembershipRow;
  /** As it was before the act. */
  readonly user: User;
}

/**
 * Takes hold of a user for the rest of the transaction and asks the policy. Writing the row is what locks
 * it: every other act on the same user then waits, on every engine alike.
 * @throws {DirectoryError} `not-found`, `conflict`, or what the policy says
 */
export async function hold(act: Act, id: string, what: UserAct, ifMatch?: string): Promise<Held> {
  const before = await findRow(act.trx, act.accountId, id);
  if (!before || before.state === 'deleted') throw notFound('user');
  // Two administrators who remove each other at once: whoever comes second has to see what the first did.
  if (before.administrator === 1) await lockAccount(act.trx, act.accountId);
  const row = await act.trx
    .updateTable('memberships')
    .set({ version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const [user] = await toUsers(act.trx, act.accountId, [{ ...row, version: row.version - 1 }], act.now);
  if (!user) throw notFound('user');
  if (ifMatch !== undefined && ifMatch !== user.version) throw lostUpdate();
  const why = whyNot(what, user, { now: act.now, viewer: act.viewer });
  if (why) throw refused(why);
  return { row, user };
}

async function lockAccount(trx: Trx, accountId: string): Promise<void> {
  await trx
    .updateTable('accounts')
    .set({ guarded: sql<number>`guarded + 1` })
    .where('id', '=', accountId)
    .execute();
}

/** Writes what changed of a held user, notes it, and reads the user again. */
export async function change(
  act: Act,
  held: Held,
  what: AuditedAct,
  columns: Partial<MembershipRow>,
  changes: AuditedChanges = [],
): Promise<User> {
  const after = { ...held.row, ...columns };
  const written = { ...columns, ...searchColumns(after) };
  await act.trx.updateTable('memberships').set(written).where('id', '=', held.row.id).execute();
  await note(act, what, subjectOf(after), { changes });
  return readUser(act.trx, act.accountId, held.row.id, act.now);
}

export function note(
  act: Act,
  what: AuditedAct,
  subject: Subject,
  more: { readonly changes?: AuditedChanges; readonly detail?: Readonly<Record<string, string>> } = {},
): Promise<void> {
  const { accountId, now } = act;
  return audit(act.trx, { accountId, at: toInstant(now), actor: actorOf(act), act: what, subject, ...more });
}

/** A user as the audit trail names them. */
export function subjectOf(row: Pick<MembershipRow, 'id' | 'first_name' | 'last_name' | 'email'>): Subject {
  return { id: row.id, name: displayName({ firstName: row.first_name, lastName: row.last_name, email: row.email }) };
}

/** The administrator as others see them. */
export function actorOf({ viewer }: Act): PersonRef {
  return { id: viewer.id, name: viewer.name, email: viewer.email };
}
