import { sql, type Selectable } from 'kysely';
import type { AuditAct, AuditEntry, AuditQuery } from '../../../src/domain/audit.js';
import type { PersonRef } from '../../../src/domain/invitation.js';
import type { Page } from '../../../src/domain/page.js';
import { toInstant } from '../../../src/domain/time.js';
import type { AuditTable, Db } from '../db/tables.js';
import { badCursor } from '../users/cursor.js';
import type { AuditedAct, AuditedChanges } from './audit.js';

/** What each act means to a reader. */
const MEANING: Readonly<Record<AuditedAct, AuditAct>> = {
  invite: 'user-added',
  resend: 'invitation-resent',
  renew: 'invitation-renewed',
  remind: 'invitation-reminded',
  'copy-link': 'invitation-link-copied',
  revoke: 'invitation-revoked',
  accept: 'invitation-accepted',
  decline: 'invitation-declined',
  'request-new': 'invitation-requested',
  'confirm-code': 'other',
  update: 'user-updated',
  'set-role': 'user-role-changed',
  'set-groups': 'user-groups-changed',
  block: 'user-blocked',
  unblock: 'user-unblocked',
  remove: 'user-removed',
  restore: 'user-restored',
  'create-group': 'group-created',
  'update-group': 'group-updated',
  'remove-group': 'group-removed',
  'update-settings': 'settings-changed',
  'create-account': 'other',
};

/** The words for what has no meaning of its own in the contract. */
const WORDS: Partial<Record<AuditedAct, string>> = {
  'confirm-code': 'Address confirmed by a code',
  'create-account': 'Account created',
};

const ON_GROUPS: readonly AuditedAct[] = ['create-group', 'update-group', 'remove-group'];

/** A page of what was done in the account, newest first. */
export async function listAudit(db: Db, accountId: string, query: AuditQuery, now: Date): Promise<Page<AuditEntry>> {
  let from = db.selectFrom('audit_entries').where('account_id', '=', accountId);
  if (query.userId !== undefined)
    from = from.where('subject', '=', query.userId).where('act', 'not in', [...ON_GROUPS, 'update-settings']);
  if (query.groupId !== undefined) from = from.where('subject', '=', query.groupId).where('act', 'in', ON_GROUPS);
  const { count } = await from.select(sql<number | string>`count(*)`.as('count')).executeTakeFirstOrThrow();
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  let rows = from.selectAll();
  if (after)
    rows = rows.where((eb) =>
      eb.or([eb('at', '<', after.at), eb.and([eb('at', '=', after.at), eb('id', '<', after.id)])]),
    );
  const found = await rows
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .offset(after ? 0 : (query.offset ?? 0))
    .execute();
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toEntry),
    total: Number(count),
    ...(found.length > query.limit && last && { next: `${last.at}_${last.id}` }),
    asOf: toInstant(now),
  };
}

function readCursor(cursor: string): { at: string; id: string } {
  const [, at, id] = /^([\dTZ:.-]{20,30})_([\w-]{1,60})$/u.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw badCursor();
  return { at, id };
}

function toEntry(row: Selectable<AuditTable>): AuditEntry {
  const act = row.act as AuditedAct;
  const actor = JSON.parse(row.actor) as PersonRef | null;
  const words = WORDS[act];
  return {
    id: row.id,
    at: row.at,
    act: MEANING[act] ?? 'other',
    ...(actor && { actor }),
    target: { kind: kindOf(act), id: row.subject, ...(row.subject_name !== null && { name: row.subject_name }) },
    ...(row.changes !== null && { changes: JSON.parse(row.changes) as AuditedChanges }),
    ...(words !== undefined && { detail: words }),
  };
}

function kindOf(act: AuditedAct): 'user' | 'group' | 'account' {
  if (ON_GROUPS.includes(act)) return 'group';
  return act === 'update-settings' ? 'account' : 'user';
}
