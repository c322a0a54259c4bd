import { html, type TemplateResult } from 'lit';
import { displayName, type User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Announcer } from '../../ui/announcer.js';
import { icon } from '../../ui/icons.js';
import type { ToastController } from '../../ui/toasts.js';
import type { Command } from '../parts/commands.js';

export interface NeighboursOptions {
  readonly i18n: LocalizeController;
  readonly announcer: Announcer;
  readonly toasts: ToastController;
  /** Who stands before or after whoever is shown, in the list. */
  readonly find: (step: 1 | -1) => User | undefined;
  /** Asks about what is unsaved. */
  readonly mayLeave: () => Promise<boolean>;
  readonly onUser: (user: User) => void;
}

/** From one user's details to those of the next in the list. */
export class Neighbours {
  readonly #options: NeighboursOptions;

  constructor(options: NeighboursOptions) {
    this.#options = options;
  }

  /** The buttons, for the head of the details. */
  render(): TemplateResult {
    const { accountUsers: texts } = this.#options.i18n.messages;
    return html`${this.#button(-1, texts.previousUser)}${this.#button(1, texts.nextUser)}`;
  }

  commands(): readonly Command[] {
    const { accountUsers: texts, palette } = this.#options.i18n.messages;
    const go = (id: string, label: string, step: 1 | -1, keys: string): Command => ({
      id,
      label,
      section: palette.places,
      icon: step < 0 ? 'chevron-up' : 'chevron-down',
      keys,
      run: () => void this.#go(step),
    });
    return [go('previous-user', texts.previousUser, -1, 'k'), go('next-user', texts.nextUser, 1, 'j')];
  }

  #button(step: 1 | -1, label: string): TemplateResult {
    return html`<button
      type="button"
      slot="head-acts"
      class="button ghost icon-only"
      aria-label=${label}
      title=${label}
      @click=${() => void this.#go(step)}
    >
      ${icon(step < 0 ? 'chevron-up' : 'chevron-down')}
    </button>`;
  }

  /** The focus stays where it is, so that one can go on; who is shown is said. */
  async #go(step: 1 | -1): Promise<void> {
    const { i18n, announcer, toasts, find, mayLeave, onUser } = this.#options;
    const { accountUsers: texts } = i18n.messages;
    const user = find(step);
    if (!user) {
      toasts.show({ text: step < 0 ? texts.nobodyBefore : texts.nobodyAfter });
      return;
    }
    if (!(await mayLeave())) return;
    onUser(user);
    announcer.announce(displayName(user));
  }
}
