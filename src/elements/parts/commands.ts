import type { User } from '../../domain/user.js';
import { displayName } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { IconName } from '../../ui/icons.js';
import type { MenuItem } from '../../ui/menu.js';
import type { Keys, ShortcutMode } from '../../ui/shortcuts.js';
import { isolate } from './isolate.js';

/** Something that can be done now, for the command palette and by its keys. */
export interface Command {
  /** Unique among what is offered together. */
  readonly id: string;
  /** In the reader's language. */
  readonly label: string;
  /** The heading under which it stands, in the reader's language. */
  readonly section: string;
  readonly icon?: IconName | undefined;
  /** Keys that do it at once. */
  readonly keys?: Keys | undefined;
  /** Why it cannot be done now: it stays, says so, and does nothing. */
  readonly reason?: string | undefined;
  run(): void;
}

/** Shortcuts were switched on or off by a person; a host may keep it. */
export class ShortcutsChangeEvent extends Event {
  readonly shortcuts: ShortcutMode;

  constructor(shortcuts: ShortcutMode) {
    super('shortcuts-change', { bubbles: true, composed: true });
    this.shortcuts = shortcuts;
  }
}

/** What takes away has no key of its own: it is too easily pressed. */
export const USER_KEYS: Readonly<Record<string, Keys>> = {
  'set-groups': 'g',
  'copy-link': 'c',
  resend: 'r',
  renew: 'n',
};

/** What a menu offers for one user, as commands. */
export function userCommands(user: User, items: readonly MenuItem[], i18n: LocalizeController): Command[] {
  const section = i18n.messages.palette.about(isolate(displayName(user)));
  return menuCommands(items, section).map((command) => ({ ...command, keys: USER_KEYS[command.id] }));
}

/** What a menu offers, as commands. */
export function menuCommands(items: readonly MenuItem[], section: string): Command[] {
  return items.map(({ id, label, icon, reason, run }) => ({ id, label, section, icon, reason, run }));
}

/** Buttons as long as they are shown, each with the reason why it cannot be pressed. */
export function buttonCommands(
  root: ParentNode,
  selector: string,
  command: Pick<Command, 'section' | 'icon'>,
): Command[] {
  const shown = [...root.querySelectorAll<HTMLElement>(selector)].filter((button) => button.checkVisibility());
  return shown.map((button) => {
    const words = (button.ariaLabel ?? button.textContent).trim().replace(/\s+/gu, ' ');
    // Of several that are called alike, such as the runs under way, each says of what it is.
    const of = button.closest('[role="group"]')?.ariaLabel;
    const label = of == null ? words : `${of}: ${words}`;
    const why = button.matches('[aria-disabled="true"]') ? button.getAttribute('aria-describedby') : null;
    const reason =
      why === null ? undefined : (root.querySelector(`#${CSS.escape(why)}`)?.textContent.trim() ?? undefined);
    return { ...command, id: `press ${label}`, label, reason, run: () => press(button) };
  });
}

/** As a person does, so that whatever opens knows where it came from. */
export function press(button: HTMLElement | null): void {
  button?.focus();
  button?.click();
}

declare global {
  interface GlobalEventHandlersEventMap {
    'shortcuts-change': ShortcutsChangeEvent;
  }
}
