import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { IconName } from '../../ui/icons.js';
import type { Command } from '../parts/commands.js';
import type { AccountPage, AccountPlace } from './account-place.js';

export interface AccountCommandsContext {
  readonly i18n: LocalizeController;
  /** The pages that there are, with their names. */
  readonly pages: ReadonlyMap<AccountPage, string>;
  /** What the page that is shown offers; of users, those whose focus it is first. */
  readonly here: readonly Command[];
  /** Where a person was on each page. */
  readonly places: Readonly<Record<AccountPage, AccountPlace>>;
  readonly onGo: (place: AccountPlace) => void;
}

/** All that can be done where the person is, and where else they can go. */
export function accountCommands(context: AccountCommandsContext): readonly Command[] {
  return [...context.here, ...(context.pages.size > 1 ? placeCommands(context) : [])];
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
