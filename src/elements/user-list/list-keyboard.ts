import { NO_FILTER, type UserFilter } from '../../domain/filter-language.js';
import type { User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import type { MenuItem } from '../../ui/menu.js';
import type { ShortcutMode } from '../../ui/shortcuts.js';
import { ShortcutsChangeEvent, type Command } from '../parts/commands.js';
import { Keyboard, type KeyboardHost } from '../parts/keyboard.js';
import { UserViewRequestEvent } from '../parts/user-events.js';
import type { Column } from './list-columns.js';
import { listCommands } from './list-commands.js';
import type { ListController } from './list-controller.js';
import type { ListSelection } from './list-selection.js';
import type { ListWork } from './list-work.js';
import { AddUserRequestEvent } from './user-list.events.js';

export interface ListKeyboardOptions {
  readonly directory: () => Directory | undefined;
  readonly i18n: LocalizeController;
  readonly list: ListController;
  /** What the menu of a row offers. */
  readonly menuItems: (user: User) => readonly MenuItem[];
  readonly selection: ListSelection;
  readonly work: ListWork;
  /** All that can be shown. */
  readonly columns: () => readonly Column[];
}

type Host = KeyboardHost & {
  shortcuts: ShortcutMode;
  readonly selection: 'multiple' | 'none';
  narrow(filter: UserFilter): void;
  reload(): Promise<void>;
};

/** The list by keyboard: its shortcuts and its command palette. */
export class ListKeyboard {
  readonly #host: Host;
  readonly #options: ListKeyboardOptions;
  readonly #keyboard: Keyboard;

  constructor(host: Host, options: ListKeyboardOptions) {
    this.#host = host;
    this.#options = options;
    this.#keyboard = new Keyboard(host, {
      directory: options.directory,
      i18n: options.i18n,
      mode: () => host.shortcuts,
      onMode: (mode) => {
        host.shortcuts = mode;
        host.dispatchEvent(new ShortcutsChangeEvent(mode));
      },
      commands: () => this.commands(),
      onUser: (user) => host.dispatchEvent(new UserViewRequestEvent(user)),
      onFilter: (filter) => host.narrow(filter),
    });
  }

  /** Everything that can be done in the list as it stands. */
  commands(): readonly Command[] {
    const host = this.#host;
    const { directory: current, list, selection, work, columns, ...rest } = this.#options;
    const directory = current();
    if (!directory || list.face === 'locked') return [];
    return listCommands({
      ...rest,
      directory,
      list,
      selection: host.selection === 'none' ? undefined : selection,
      bulk: work.acts,
      columns: columns(),
      root: host.renderRoot,
      onAdd: () => host.dispatchEvent(new AddUserRequestEvent()),
      onReload: () => void host.reload(),
      onUnfiltered: () => host.narrow(NO_FILTER),
    });
  }

  render(): unknown {
    return this.#keyboard.render();
  }
}
