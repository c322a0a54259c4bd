import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { displayName, type User } from '../../domain/user.js';
import { DialogController } from '../../ui/dialog-controller.js';
import { icon } from '../../ui/icons.js';
import { GroupsEditor } from '../parts/groups-editor.js';
import { groupsFoot, groupsSection, type GroupsOptions } from '../parts/groups-section.js';
import { isolate } from '../parts/isolate.js';
import type { UserActsHost, UserActsOptions } from '../parts/user-act-context.js';

export interface GroupsDialogOptions extends UserActsOptions {
  /** Whose groups; what is staged stays on top of somebody else's change. */
  readonly user: () => User | undefined;
  readonly learn: (user: User) => void;
  /** Whether the user is being read again. */
  readonly reading: () => boolean;
  readonly pickerTag: () => string;
}

/** The groups of one user, edited in a dialog. What is staged survives closing it. */
export class GroupsDialog {
  readonly #host: UserActsHost;
  readonly #options: GroupsDialogOptions;
  readonly #editor: GroupsEditor;
  readonly #dialog: DialogController;

  constructor(host: UserActsHost, options: GroupsDialogOptions) {
    this.#options = options;
    this.#host = host;
    this.#dialog = new DialogController(host, { dialog: () => host.renderRoot.querySelector('#groups') });
    this.#editor = new GroupsEditor(host, { ...options, onSaved: () => void this.#dialog.close() });
  }

  async show(): Promise<void> {
    this.#dialog.show();
    await this.#host.updateComplete;
    const picker = this.#host.renderRoot.querySelector<LitElement>(`#groups ${this.#options.pickerTag()}`);
    // It has nothing to focus before it was drawn itself.
    await picker?.updateComplete;
    picker?.focus();
  }

  render(): TemplateResult | typeof nothing {
    const directory = this.#options.directory();
    const user = this.#options.user();
    if (!this.#dialog.open || !directory || !user) return nothing;
    const { i18n } = this.#options;
    const options: GroupsOptions = {
      user,
      directory,
      i18n,
      editor: this.#editor,
      reading: this.#options.reading(),
      permission: directory.can('set-groups', user),
      pickerTag: this.#options.pickerTag(),
    };
    const title = i18n.messages.invitationActions.groupsOf(isolate(displayName(user)));
    return html`<dialog id="groups" class="dialog" aria-labelledby="groups-title">
      <div class="pane">
        <div class="pane-head">
          <h2 class="pane-title" id="groups-title">${title}</h2>
          <button
            type="button"
            class="button ghost icon-only pane-close"
            aria-label=${i18n.messages.common.close}
            @click=${() => void this.#dialog.close()}
          >
            ${icon('close')}
          </button>
        </div>
        <div class="pane-body">${groupsSection(options)}</div>
        ${groupsFoot(options, 'pane-foot')}
      </div>
    </dialog>`;
  }
}
