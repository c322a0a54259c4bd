import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import type { IconName } from '../../ui/icons.js';
import type { Command } from '../parts/commands.js';
import { reasonText } from '../parts/error-text.js';
import type { AccountPage, AccountPlace } from './account-place.js';

export interface AccountCommandsContext {
  readonly i18n: LocalizeController;
  readonly directory: Directory | undefined;
  readonly page: AccountPage;
  /** The pages that there are, with their names. */
  readonly pages: ReadonlyMap<AccountPage, string>;
  /** What the details and the list offer, those whose focus it is first. */
  readonly users: readonly Command[];
  /** Where a person was on each page. */
  readonly places: Readonly<Record<AccountPage, AccountPlace>>;
  readonly onGo: (place: AccountPlace) => void;
}

/** All that can be done where the person is, and where else they can go. */
export function accountCommands(context: AccountCommandsContext): readonly Command[] {
  const here = { users: context.users, groups: groupCommands(context), settings: [] }[context.page];
  return [...here, ...(context.pages.size > 1 ? placeCommands(context) : [])];
}

const ICONS: Readonly<Record<AccountPage, IconName>> = { users: 'user', groups: 'groups', settings: 'mail' };

function placeCommands({ i18n, pages, places, onGo }: AccountCommandsContext): Command[] {
  const { palette: texts } = i18n.messages;
  return [...pages].map(([id, label]) => ({
    id: `go ${id}`,
    label: `${texts.places}: ${label}`,
    section: texts.places,
    icon: ICONS[id],
    run: () => onGo(places[id]),
  }));
}

function groupCommands({ i18n, directory, onGo }: AccountCommandsContext): Command[] {
  const may = directory?.can('create-group');
  if (!may) return [];
  const { groupManager: texts, common } = i18n.messages;
  const reason = may.allowed ? undefined : reasonText(may.reason, i18n);
  const run = (): void => onGo({ view: 'add-group' });
  return [{ id: 'add-group', label: texts.add, section: common.groups, icon: 'plus', keys: 'i', reason, run }];
}
