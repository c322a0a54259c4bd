import { nothing, type ReactiveControllerHost } from 'lit';
import type { UserFilter } from '../../domain/filter-language.js';
import type { User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import { LazyPart } from '../../ui/lazy-part.js';
import { ShortcutsController, type ShortcutMode } from '../../ui/shortcuts.js';
import type { Command } from './commands.js';
import type * as paletteModule from './palette/palette.js';

export interface KeyboardOptions {
  readonly i18n: LocalizeController;
  readonly directory: () => Directory | undefined;
  readonly mode: () => ShortcutMode;
  /** A person switched single keys on or off. */
  readonly onMode: (mode: ShortcutMode) => void;
  /** Everything that can be done now, and to whom it would be done. */
  readonly commands: () => readonly Command[];
  readonly onUser: (user: User) => void;
  /** Narrows the list; absent where none is shown. */
  readonly onFilter?: ((filter: UserFilter) => void) | undefined;
}

export type KeyboardHost = ReactiveControllerHost &
  HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/** The keyboard of an element: its shortcuts, the palette of all that can be done, and the list of the shortcuts. */
export class Keyboard {
  readonly #options: KeyboardOptions;
  readonly #host: KeyboardHost;
  readonly #part: LazyPart<typeof paletteModule>;
  #palette: paletteModule.Palette | undefined;

  constructor(host: KeyboardHost, options: KeyboardOptions) {
    this.#host = host;
    this.#options = options;
    this.#part = new LazyPart(host, () => import('./palette/palette.js'));
    new ShortcutsController(host, {
      mode: options.mode,
      shortcuts: () => [
        { keys: 'mod+k', run: () => void this.openPalette() },
        { keys: '?', run: () => void this.openList() },
        ...options.commands().flatMap(({ keys, reason, run }) => (keys && reason === undefined ? { keys, run } : [])),
      ],
    });
  }

  async openPalette(): Promise<void> {
    (await this.#fetch())?.show(this.#options.commands());
  }

  async openList(): Promise<void> {
    (await this.#fetch())?.showList();
  }

  render(): unknown {
    return this.#palette?.render() ?? nothing;
  }

  async #fetch(): Promise<paletteModule.Palette | undefined> {
    const part = await this.#part.fetch();
    if (part) this.#palette ??= new part.Palette(this.#host, this.#options);
    return this.#palette;
  }
}
