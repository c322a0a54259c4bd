import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { DialogController } from '../../ui/dialog-controller.js';
import { confirmingButton, typedField, type TypedConfirmation } from './typed-confirmation.js';

export interface Question {
  /** Names who or what, and the place. */
  readonly title: string;
  /** What follows from a yes. */
  readonly text: string;
  /** The button repeats the verb of the question. */
  readonly verb: string;
  /** What the other button says; "Cancel" when absent. */
  readonly no?: string;
  /** What has to be typed before the yes, where it cannot be undone. */
  readonly typed?: { readonly label: string; readonly wanted: string };
}

/** Asks one question in a modal dialog; whatever closes it but its own button means no. */
export class ConfirmDialog {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #i18n: LocalizeController;
  readonly #dialog: DialogController;
  readonly #id: string;
  #question: (() => Question) | undefined;
  #typed = '';
  #answer: ((yes: boolean) => void) | undefined;

  /** @param id another one where an element has two such dialogs */
  constructor(
    host: ReactiveControllerHost & { readonly renderRoot: ParentNode },
    i18n: LocalizeController,
    id = 'usher-confirm',
  ) {
    this.#host = host;
    this.#i18n = i18n;
    this.#id = id;
    this.#dialog = new DialogController(host, {
      dialog: () => this.#host.renderRoot.querySelector(`#${id}`),
      onClosed: () => this.#settle(false),
    });
  }

  /** @param question asked for at each drawing, so that it follows a language that is still on its way */
  ask(question: () => Question): Promise<boolean> {
    this.#settle(false);
    this.#question = question;
    this.#typed = '';
    this.#dialog.show();
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#dialog.open || !this.#question) return nothing;
    const { title, text, verb, no } = this.#question();
    const confirmation = this.#confirmation;
    return html`<dialog
      id=${this.#id}
      class="dialog narrow"
      role="alertdialog"
      aria-labelledby="${this.#id}-title"
      aria-describedby="${this.#id}-text"
    >
      <div class="pane">
        <div class="pane-head"><h2 class="pane-title" id="${this.#id}-title">${title}</h2></div>
        <div class="pane-body">
          <p class="muted" id="${this.#id}-text">${text}</p>
          ${confirmation ? typedField(confirmation) : nothing}
        </div>
        <div class="pane-foot">
          <button type="button" class="button ghost" autofocus @click=${this.#no}>
            ${no ?? this.#i18n.messages.common.cancel}
          </button>
          ${confirmingButton(verb, 'danger', confirmation, this.#yes)}
        </div>
      </div>
    </dialog>`;
  }

  get #confirmation(): TypedConfirmation | undefined {
    const asked = this.#question?.().typed;
    return (
      asked && {
        ...asked,
        typed: this.#typed,
        onConfirm: this.#yes,
        onTyped: (text) => {
          this.#typed = text;
          this.#host.requestUpdate();
        },
      }
    );
  }

  readonly #no = (): void => void this.#dialog.close();

  readonly #yes = (): void => {
    const answer = this.#answer;
    this.#answer = undefined;
    // Closed before acting, so that the focus is back where it was when the answer arrives.
    void this.#dialog.close().then(() => answer?.(true));
  };

  #settle(yes: boolean): void {
    this.#answer?.(yes);
    this.#answer = undefined;
  }
}
