import { sql, type Selectable } from 'kysely';
import type { FieldError } from '../../../src/domain/errors.js';
import type { AccountSettings, SettingsPatch } from '../../../src/domain/settings.js';
import { changed, type AuditedChanges } from '../audit/audit.js';
import type { AccountsTable, Db } from '../db/tables.js';
import { lostUpdate, notFound } from '../errors.js';
import { note, type Act } from '../users/act.js';
import { refuse } from '../users/validate.js';

type AccountRow = Selectable<AccountsTable>;

/** Longest life of a link, in days: one that lies about for a year has been forgotten. */
const MOST_DAYS = 365;
const HOURS_A_DAY = 24;

/** @throws {DirectoryError} `not-found` */
export async function readSettings(db: Db, accountId: string): Promise<AccountSettings> {
  return toSettings(await readAccount(db, accountId));
}

/** Life of a link that is sent now, in hours. */
export async function termHours(db: Db, accountId: string): Promise<number> {
  return (await readAccount(db, accountId)).invitation_days * HOURS_A_DAY;
}

/** Changes what is named; it counts for what is sent from then on. @throws {DirectoryError} `validation`, `conflict` */
export async function updateSettings(act: Act, patch: SettingsPatch, ifMatch?: string): Promise<AccountSettings> {
  const held = await act.trx
    .updateTable('accounts')
    .set({ settings_version: sql<number>`settings_version + 1` })
    .where('id', '=', act.accountId)
    .returningAll()
    .executeTakeFirst();
  if (!held) throw notFound('account');
  if (ifMatch !== undefined && ifMatch !== String(held.settings_version - 1)) throw lostUpdate();
  const after = {
    ...held,
    ...(patch.invitationDays !== undefined && { invitation_days: patch.invitationDays }),
    ...(patch.reminder && {
      reminder_enabled: patch.reminder.enabled ? (1 as const) : (0 as const),
      reminder_hours: patch.reminder.hoursBefore,
    }),
  };
  refuse(settingsErrors(after));
  const { invitation_days, reminder_enabled, reminder_hours } = after;
  await act.trx
    .updateTable('accounts')
    .set({ invitation_days, reminder_enabled, reminder_hours })
    .where('id', '=', act.accountId)
    .execute();
  await note(act, 'update-settings', { id: act.accountId, name: held.name }, { changes: differences(held, after) });
  return toSettings(after);
}

function toSettings(row: AccountRow): AccountSettings {
  return {
    invitationDays: row.invitation_days,
    reminder: { enabled: row.reminder_enabled === 1, hoursBefore: row.reminder_hours },
    version: String(row.settings_version),
  };
}

function settingsErrors(row: AccountRow): FieldError[] {
  const { invitation_days: days, reminder_enabled: reminding, reminder_hours: hours } = row;
  if (!isWithin(days, MOST_DAYS)) return [{ field: 'invitationDays', code: 'invalid' }];
  // A reminder has to come after the mail of which it reminds.
  const most = reminding === 1 ? days * HOURS_A_DAY - 1 : MOST_DAYS * HOURS_A_DAY;
  return isWithin(hours, most) ? [] : [{ field: 'reminder.hoursBefore', code: 'invalid' }];
}

function isWithin(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}

function differences(before: AccountRow, after: AccountRow): AuditedChanges {
  const reminder = (row: AccountRow): string => (row.reminder_enabled === 1 ? String(row.reminder_hours) : '');
  return [
    ...changed('invitationDays', String(before.invitation_days), String(after.invitation_days)),
    ...changed('reminder', reminder(before), reminder(after)),
  ];
}

async function readAccount(db: Db, accountId: string): Promise<AccountRow> {
  const row = await db.selectFrom('accounts').selectAll().where('id', '=', accountId).executeTakeFirst();
  if (!row) throw notFound('account');
  return row;
}
