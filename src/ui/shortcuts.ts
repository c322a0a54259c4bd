import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Keys as they are written in code: `r`, `/`, `?`, or `mod+k`, where mod is ⌘ on Apple's systems and Ctrl elsewhere. */
export type Keys = string;

export interface Shortcut {
  readonly keys: Keys;
  run(): void;
}

/** Which of them work: all, those with a modifier alone (WCAG 2.2, 2.1.4), or none. */
export type ShortcutMode = 'on' | 'modified' | 'off';

/** What takes letters, or knows keys of its own. A box that is ticked takes none. */
const TYPING =
  'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable]:not([contenteditable="false"])';
const OWN_KEYS = '[role="menu"], [role="listbox"], [role="combobox"], dialog:modal';

/** Whether the reader has ⌘ where others have Ctrl. */
export function hasCommandKey(): boolean {
  return typeof navigator !== 'undefined' && /mac|iphone|ipad/iu.test(navigator.userAgent);
}

/** The caps to press, as they are printed on the reader's keyboard. */
export function capsOf(keys: Keys, command = hasCommandKey()): string[] {
  return keys.split('+').map((key) => {
    if (key === 'mod') return command ? '⌘' : 'Ctrl';
    return CAPS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  });
}

const CAPS: Readonly<Record<string, string>> = { up: '↑', down: '↓', enter: '↵', home: 'Home', end: 'End' };

/** Whether the event is these keys and no others. */
export function isKeys(event: KeyboardEvent, keys: Keys, command = hasCommandKey()): boolean {
  const key = keys.replace('mod+', '');
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey) return false;
  if (keys.startsWith('mod+')) return !shiftKey && metaKey === command && ctrlKey !== command && pressed(event) === key;
  // A sign such as ? may need Shift, on some keyboards and not on others.
  return !ctrlKey && !metaKey && !(shiftKey && /^[a-z]$/u.test(key)) && pressed(event) === key;
}

/** Where letters of another script are typed, the place of the key tells which it is. */
function pressed({ key, code }: KeyboardEvent): string {
  if (/^Key[A-Z]$/u.test(code) && /^\P{ASCII}/u.test(key)) return code.slice(3).toLowerCase();
  return key.toLowerCase();
}

/** Whether the keys belong to what has the focus: a field, a menu, a dialog, whether of the element or slotted into it. */
export function ownsKeys(event: KeyboardEvent): boolean {
  const path = event.composedPath().filter((each): each is HTMLElement => each instanceof HTMLElement);
  const inside = path.slice(0, path.indexOf(event.currentTarget as HTMLElement));
  return inside.some((each) => each.matches(TYPING) || each.matches(OWN_KEYS) || each.isContentEditable);
}

export interface ShortcutsOptions {
  readonly mode: () => ShortcutMode;
  readonly shortcuts: () => readonly Shortcut[];
}

/** Shortcuts of one element. They work while the focus is in it, and never while somebody types. */
export class ShortcutsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ShortcutsOptions;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ShortcutsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#onKeydown);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#onKeydown);
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const mode = this.#options.mode();
    if (mode === 'off' || event.defaultPrevented || event.isComposing || event.repeat || ownsKeys(event)) return;
    const found = this.#options
      .shortcuts()
      .find(({ keys }) => (mode === 'on' || keys.startsWith('mod+')) && isKeys(event, keys));
    if (!found) return;
    event.preventDefault();
    found.run();
  };
}
