import type { InvitationEvent, InvitationStep, PersonRef } from '../../../src/domain/invitation.js';
import { safeWords } from '../../../src/domain/safe-words.js';
import { toInstant, type Instant } from '../../../src/domain/time.js';
import { newOrderedKey } from '../crypto/ids.js';
import type { Db, InvitationRow } from '../db/tables.js';
import { notFound } from '../errors.js';
import { toPerson } from '../users/user-row.js';

export interface NewEvent {
  readonly by?: PersonRef;
  /** Text from elsewhere: made safe in here. */
  readonly detail?: string | undefined;
}

/** Writes down what happened to an invitation, in the transaction in which it does. */
export async function addEvent(
  db: Db,
  invitationId: string,
  step: InvitationStep,
  now: Date,
  { by, detail }: NewEvent = {},
): Promise<void> {
  const words = detail === undefined ? '' : safeWords(detail);
  await db
    .insertInto('invitation_events')
    .values({
      id: newOrderedKey(now),
      invitation_id: invitationId,
      step,
      at: toInstant(now),
      actor: by ? JSON.stringify(by) : null,
      detail: words === '' ? null : words,
    })
    .execute();
}

/** What is known to have happened, oldest first. @throws {DirectoryError} `not-found`, also for one of another user */
export async function listEvents(
  db: Db,
  accountId: string,
  { userId, invitationId }: { readonly userId: string; readonly invitationId: string },
  now: Date,
): Promise<InvitationEvent[]> {
  const invitation = await db
    .selectFrom('invitations')
    .selectAll()
    .where('id', '=', invitationId)
    .where('membership_id', '=', userId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (!invitation) throw notFound('invitation');
  const rows = await db
    .selectFrom('invitation_events')
    .selectAll()
    .where('invitation_id', '=', invitationId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const told = rows.map(({ step, at, actor, detail }): InvitationEvent => {
    const by = toPerson(actor);
    return { step, at, ...(by && { by }), ...(detail !== null && { detail }) };
  });
  const missing = ownEvents(invitation, toInstant(now)).filter(
    ({ step }) => !told.some((event) => event.step === step),
  );
  const first = missing.filter(({ step }) => step === 'created');
  return [...first, ...told, ...missing.filter((event) => !first.includes(event))].sort(byTime);
}

/**
 * What the invitation itself tells: running out is no act that anybody could write down, and invitations from before there
 * were events have none.
 */
function ownEvents(row: InvitationRow, now: Instant): InvitationEvent[] {
  const by = toPerson(row.sent_by);
  const created: InvitationEvent = { step: 'created', at: row.created_at, ...(by && { by }) };
  const { state, closed_at: closedAt } = row;
  if (state === 'pending' || state === 'expired')
    return [created, ...(row.expires_at <= now ? [{ step: 'expired', at: row.expires_at } as const] : [])];
  return [created, ...(closedAt === null ? [] : [{ step: state, at: closedAt }])];
}

/** Sorting keeps the order of what was written down for one instant. */
function byTime(a: InvitationEvent, b: InvitationEvent): number {
  if (a.at === b.at) return 0;
  return a.at < b.at ? -1 : 1;
}
