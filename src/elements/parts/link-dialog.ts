import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { DialogController } from '../../ui/dialog-controller.js';

/** Shows a link in a selected read-only field, for when the browser does not let a page copy. Forgets it on closing. */
export class LinkDialog {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #i18n: LocalizeController;
  readonly #dialog: DialogController;
  #url: string | undefined;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }, i18n: LocalizeController) {
    this.#host = host;
    this.#i18n = i18n;
    this.#dialog = new DialogController(host, {
      dialog: () => this.#host.renderRoot.querySelector('#usher-link'),
      initialFocus: () => this.#selected(),
      onClosed: () => {
        this.#url = undefined;
      },
    });
  }

  show(url: string): void {
    this.#url = url;
    this.#dialog.show();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#dialog.open || this.#url === undefined) return nothing;
    const { userActs: texts, common } = this.#i18n.messages;
    return html`<dialog
      id="usher-link"
      class="dialog narrow"
      aria-labelledby="usher-link-title"
      aria-describedby="usher-link-text"
    >
      <div class="pane">
        <div class="pane-head"><h2 class="pane-title" id="usher-link-title">${texts.linkDialog}</h2></div>
        <div class="pane-body">
          <p class="muted" id="usher-link-text">${texts.linkDialogText}</p>
          <div class="control">
            <input
              id="usher-link-field"
              type="url"
              dir="ltr"
              readonly
              autocomplete="off"
              aria-label=${texts.linkLabel}
              .value=${this.#url}
              @focus=${this.#select}
            />
          </div>
        </div>
        <div class="pane-foot">
          <span class="pane-end"
            ><button type="button" class="button" @click=${this.#close}>${common.close}</button></span
          >
        </div>
      </div>
    </dialog>`;
  }

  readonly #close = (): void => void this.#dialog.close();

  readonly #select = (event: Event): void => (event.currentTarget as HTMLInputElement).select();

  #selected(): HTMLInputElement | null {
    const field = this.#host.renderRoot.querySelector<HTMLInputElement>('#usher-link-field');
    field?.select();
    return field;
  }
}
