import type { LitElement } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Announcer } from '../../ui/announcer.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { UnloadGuard } from '../parts/unload-guard.js';
import { isTyped } from './wizard-checks.js';
import { discardQuestion } from './wizard-frame.js';
import type { WizardState } from './wizard-model.js';

export interface LeavingOptions {
  readonly i18n: LocalizeController;
  readonly announcer: Announcer;
  readonly state: () => WizardState;
  /** How many people of a list closing now would lose. */
  readonly many: () => number;
  /** Whether the list is what is shown. */
  readonly isMany: () => boolean;
}

/** Lets nothing be lost that was typed without having asked. */
export class Leaving {
  readonly #options: LeavingOptions;
  readonly question: ConfirmDialog;

  constructor(host: LitElement, options: LeavingOptions) {
    this.#options = options;
    this.question = new ConfirmDialog(host, options.i18n, 'discard');
    host.addController(new UnloadGuard(() => this.loses));
  }

  /** Whether closing now would lose something that a person typed. */
  get loses(): boolean {
    const { state, many } = this.#options;
    return many() > 0 || (state().step !== 'summary' && isTyped(state().draft));
  }

  /** Whether it may be closed; asks where something would be lost, and says so while an answer is awaited. */
  async may(): Promise<boolean> {
    const { state, many, isMany, i18n, announcer } = this.#options;
    const now = state();
    if (now.step === 'overview' && now.sending.status === 'sending') {
      announcer.announce(i18n.messages.wizard.waitForAnswer, 'assertive');
      return false;
    }
    return !this.loses || this.question.ask(() => discardQuestion(i18n.messages, isMany() ? many() : 0));
  }
}
