import { displayName, type User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Permission } from '../../state/directory.js';
import type { MenuItem } from '../../ui/menu.js';
import type { Tab } from '../../ui/tabs.js';
import { buttonCommands, menuCommands, userCommands, type Command } from '../parts/commands.js';
import { reasonText } from '../parts/error-text.js';
import { isolate } from '../parts/isolate.js';
import type { UserTab } from '../parts/user-events.js';

export interface DetailsCommandsContext {
  readonly user: User;
  readonly i18n: LocalizeController;
  /** What the menu offers. */
  readonly items: readonly MenuItem[];
  /** Whether the profile may be edited; absent where it cannot be. */
  readonly update: Permission | undefined;
  /** The ways to hand an invitation over besides copying its link, where it is shown. */
  readonly ways: readonly MenuItem[];
  readonly tabs: readonly Tab<UserTab>[];
  /** Where what is unsaved has its buttons. */
  readonly root: ParentNode;
  readonly onEdit: () => void;
  readonly onTab: (tab: UserTab) => void;
  /** Absent where the details cannot be closed. */
  readonly onClose: (() => void) | undefined;
}

/** What saves or drops what was typed about the profile, or staged of the groups. */
const UNSAVED = 'form .end > button, .foot .primary, .foot > .ghost';

/** Everything that can be done in the details of a user: to them, and where to look. */
export function detailsCommands(context: DetailsCommandsContext): readonly Command[] {
  const { user, i18n, items, ways, root, onTab, onClose } = context;
  const { palette: texts, userDetails } = i18n.messages;
  const section = sectionOf(user, i18n);
  const unsaved = buttonCommands(root, UNSAVED, { section, icon: 'check' });
  const acts = [...userCommands(user, items, i18n), ...menuCommands(ways, section)];
  const tabs = context.tabs.map(({ id, label }): Command => ({
    id: `tab ${id}`,
    label: `${texts.places}: ${label}`,
    section,
    icon: 'user',
    run: () => onTab(id),
  }));
  const close: Command[] = onClose
    ? [{ id: 'close', label: userDetails.closeDetails, section: texts.places, icon: 'close', run: onClose }]
    : [];
  return [...unsaved, ...editCommand(context), ...acts, ...tabs, ...close];
}

function sectionOf(user: User, i18n: LocalizeController): string {
  return i18n.messages.palette.about(isolate(displayName(user)));
}

function editCommand({ user, i18n, update, onEdit }: DetailsCommandsContext): Command[] {
  if (!update) return [];
  const reason = update.allowed ? undefined : reasonText(update.reason, i18n);
  const label = i18n.messages.act.update;
  return [{ id: 'update', label, section: sectionOf(user, i18n), icon: 'edit', keys: 'e', reason, run: onEdit }];
}
