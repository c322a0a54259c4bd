import type { User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Permission } from '../../state/directory.js';
import type { MenuItem } from '../../ui/menu.js';
import type { Tab } from '../../ui/tabs.js';
import { userCommands, type Command } from '../parts/commands.js';
import { reasonText } from '../parts/error-text.js';
import type { UserTab } from '../parts/user-events.js';

export interface DetailsCommandsContext {
  readonly user: User;
  readonly i18n: LocalizeController;
  /** What the menu offers. */
  readonly items: readonly MenuItem[];
  /** Whether the profile may be edited; absent where it cannot be. */
  readonly update: Permission | undefined;
  readonly tabs: readonly Tab<UserTab>[];
  readonly onEdit: () => void;
  readonly onTab: (tab: UserTab) => void;
  /** Absent where the details cannot be closed. */
  readonly onClose: (() => void) | undefined;
}

/** Everything that can be done in the details of a user: to them, and where to look. */
export function detailsCommands(context: DetailsCommandsContext): readonly Command[] {
  const { user, i18n, items, onTab, onClose } = context;
  const { palette: texts, userDetails } = i18n.messages;
  const acts = userCommands(user, items, i18n);
  const tabs = context.tabs.map(({ id, label }): Command => ({
    id: `tab ${id}`,
    label: `${texts.places}: ${label}`,
    section: texts.places,
    icon: 'user',
    run: () => onTab(id),
  }));
  const close: Command[] = onClose
    ? [{ id: 'close', label: userDetails.closeDetails, section: texts.places, icon: 'close', run: onClose }]
    : [];
  return [...editCommand(context), ...acts, ...tabs, ...close];
}

function editCommand({ user, i18n, items, update, onEdit }: DetailsCommandsContext): Command[] {
  if (!update) return [];
  const [first] = userCommands(user, items.slice(0, 1), i18n);
  const reason = update.allowed ? undefined : reasonText(update.reason, i18n);
  const section = first?.section ?? i18n.messages.palette.onUser;
  return [{ id: 'update', label: i18n.messages.act.update, section, icon: 'edit', keys: 'e', reason, run: onEdit }];
}
