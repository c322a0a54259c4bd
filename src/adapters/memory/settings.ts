import type { SettingsApi } from '../../domain/adapter.js';
import type { FieldError } from '../../domain/errors.js';
import { DEFAULT_TERM } from '../../domain/invitation.js';
import type { AccountSettings, SettingsPatch } from '../../domain/settings.js';
import { DAY } from '../../domain/time.js';
import type { Desk } from './desk.js';
import { invalid, lostUpdate } from './refusals.js';
import { differences, note, type Readable } from './trail.js';

const MAX_DAYS = 30;
const NO_REMINDER = { enabled: false, hoursBefore: 24 } as const;

type Settings = Required<Pick<AccountSettings, 'reminder' | 'version'>> & AccountSettings;

export function settingsOf(desk: Desk): Required<SettingsApi> {
  return {
    get: (options) => desk.read(options, () => current(desk)),
    update: (patch, options) =>
      desk.write('settings.update', patch, options, () => {
        desk.mayInAccount('change-settings');
        if (options?.ifMatch !== undefined && options.ifMatch !== current(desk).version) throw lostUpdate();
        return update(patch, desk);
      }),
  };
}

/** Life of a link from the next sending on, in milliseconds. */
export function termOf({ store, options }: Desk): number {
  const { invitationDays } = store.settings;
  return invitationDays === undefined ? (options.invitationTerm ?? DEFAULT_TERM) : invitationDays * DAY;
}

/** What holds now. A term that is no whole days is told by none. */
function current(desk: Desk): Settings {
  const days = termOf(desk) / DAY;
  const { reminder = NO_REMINDER, version = '1' } = desk.store.settings;
  return { ...(Number.isInteger(days) && { invitationDays: days }), reminder, version };
}

function update(patch: SettingsPatch, desk: Desk): Settings {
  const before = current(desk);
  const after = { ...before, ...patch, version: String(Number(before.version) + 1) };
  const fields = problemsOf(after, termOf(desk));
  if (fields.length > 0) throw invalid(fields);
  const { id, name } = desk.store.account;
  desk.store.settings = after;
  note(
    {
      act: 'settings-changed',
      target: { kind: 'account', id, name },
      changes: differences(plain(before), plain(after)),
    },
    desk,
  );
  desk.tell({ topic: 'settings' });
  return current(desk);
}

function problemsOf({ invitationDays, reminder }: Settings, term: number): FieldError[] {
  if (invitationDays !== undefined && !isWithin(invitationDays, 1, MAX_DAYS)) {
    return [{ field: 'invitationDays', code: 'invalid' }];
  }
  const hours = (invitationDays === undefined ? term : invitationDays * DAY) / (DAY / 24);
  // Only a reminder that is sent has to fit into the term.
  const most = reminder.enabled ? Math.ceil(hours) - 1 : MAX_DAYS * 24;
  return isWithin(reminder.hoursBefore, 1, most) ? [] : [{ field: 'reminder.hoursBefore', code: 'invalid' }];
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function plain({ invitationDays, reminder }: Settings): Readable {
  return {
    invitationDays: invitationDays === undefined ? undefined : String(invitationDays),
    'reminder.enabled': String(reminder.enabled),
    'reminder.hoursBefore': String(reminder.hoursBefore),
  };
}
