import type { AccountSettings, SettingsPatch } from '../../domain/settings.js';

/** What is in the fields, as typed. */
export interface SettingsDraft {
  readonly days: string;
  readonly remind: boolean;
  readonly hours: string;
}

/** Why a field cannot be sent as it is. */
export interface SettingsProblems {
  readonly days?: 'days' | 'refused';
  readonly hours?: 'hours' | 'late' | 'refused';
}

type Reminder = NonNullable<AccountSettings['reminder']>;

const HOURS_A_DAY = 24;

export function draftOf({ invitationDays, reminder }: AccountSettings): SettingsDraft {
  return {
    days: invitationDays === undefined ? '' : String(invitationDays),
    remind: reminder?.enabled ?? false,
    hours: reminder === undefined ? '' : String(reminder.hoursBefore),
  };
}

/** What to send: the fields that the backend has and that differ from `base`. What is not sent need not be valid. */
export function patchOf(draft: SettingsDraft, base: AccountSettings): SettingsPatch {
  const before = draftOf(base);
  const days = base.invitationDays !== undefined && draft.days !== before.days;
  const reminder = base.reminder && remindersDiffer(draft, before) ? reminderOf(draft, base.reminder) : undefined;
  return { ...(days && { invitationDays: wholeNumber(draft.days) ?? NaN }), ...(reminder && { reminder }) };
}

function remindersDiffer(draft: SettingsDraft, before: SettingsDraft): boolean {
  return draft.remind !== before.remind || (draft.remind && draft.hours !== before.hours);
}

/** Hours are asked for only while somebody is reminded; else those from before stay. */
function reminderOf(draft: SettingsDraft, before: Reminder): Reminder {
  const hours = draft.remind ? (wholeNumber(draft.hours) ?? NaN) : before.hoursBefore;
  return { enabled: draft.remind, hoursBefore: hours };
}

/** What a person has to change first; the backend may know more limits. */
export function problemsOf(draft: SettingsDraft, base: AccountSettings): SettingsProblems {
  const days = base.invitationDays === undefined ? undefined : wholeNumber(draft.days);
  const asked = base.reminder !== undefined && draft.remind;
  const hours = wholeNumber(draft.hours);
  const late = days !== undefined && hours !== undefined && hours >= days * HOURS_A_DAY;
  return {
    ...(base.invitationDays !== undefined && days === undefined && { days: 'days' }),
    ...(asked && hours === undefined && { hours: 'hours' }),
    ...(asked && late && { hours: 'late' }),
  };
}

/** A whole number from 1, however it is spaced. */
function wholeNumber(text: string): number | undefined {
  const value = Number(text.trim());
  return text.trim() !== '' && Number.isInteger(value) && value >= 1 ? value : undefined;
}
