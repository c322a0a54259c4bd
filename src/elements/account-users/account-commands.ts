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
  /** Whether there is a page of groups. */
  readonly hasGroups: boolean;
  /** What the details and the list offer, those whose focus it is first. */
  readonly users: readonly Command[];
  /** Where a person was on each page. */
  readonly places: Readonly<Record<AccountPage, AccountPlace>>;
  readonly onGo: (place: AccountPlace) => void;
}

/** All that can be done where the person is, and where else they can go. */
export function accountCommands(context: AccountCommandsContext): readonly Command[] {
  const here = context.page === 'groups' ? groupCommands(context) : context.users;
  return [...here, ...(context.hasGroups ? placeCommands(context) : [])];
}

function placeCommands({ i18n, places, onGo }: AccountCommandsContext): Command[] {
  const { palette: texts, userList, common } = i18n.messages;
  const go = (id: AccountPage, label: string, icon: IconName): Command => ({
    id: `go ${id}`,
    label: `${texts.places}: ${label}`,
    section: texts.places,
    icon,
    run: () => onGo(places[id]),
  });
  return [go('users', userList.title, 'user'), go('groups', common.groups, 'groups')];
}

function groupCommands({ i18n, directory, onGo }: AccountCommandsContext): Command[] {
  const may = directory?.can('create-group');
  if (!may) return [];
  const { groupManager: texts, common } = i18n.messages;
  const reason = may.allowed ? undefined : reasonText(may.reason, i18n);
  const run = (): void => onGo({ view: 'add-group' });
  return [{ id: 'add-group', label: texts.add, section: common.groups, icon: 'plus', keys: 'i', reason, run }];
}
