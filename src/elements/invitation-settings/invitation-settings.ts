import { html, nothing, type TemplateResult } from 'lit';
import type { AccountSettings } from '../../domain/settings.js';
import type { Permission } from '../../state/directory.js';
import { Announcer } from '../../ui/announcer.js';
import { banner } from '../../ui/banner.js';
import { checkbox } from '../../ui/checkbox.js';
import { emptyState } from '../../ui/empty-state.js';
import { focusFirstInvalid } from '../../ui/focus.js';
import { skeleton } from '../../ui/skeleton.js';
import { textField } from '../../ui/text-field.js';
import { ToastController } from '../../ui/toasts.js';
import { actButton, actReasons, type ActButton } from '../parts/act-button.js';
import { buttonCommands, type Command } from '../parts/commands.js';
import { errorText, reasonText } from '../parts/error-text.js';
import { retryButton } from '../parts/retry-button.js';
import { UsherElement } from '../usher-element.js';
import { SettingsChangeEvent } from './invitation-settings.events.js';
import { invitationSettingsStyles } from './invitation-settings.styles.js';
import { SettingsEditor } from './settings-editor.js';

/**
 * What an account decides about its invitations, as far as its backend has it: how long a link lasts, and whether who
 * has not answered is reminded once before it ends. Draws nothing where the backend has no such settings.
 *
 * @fires {SettingsChangeEvent} settings-change - The settings were changed here.
 */
export class InvitationSettingsElement extends UsherElement {
  static override styles = [...invitationSettingsStyles];

  readonly #announcer = new Announcer(this);
  readonly #toasts = new ToastController(this, {
    announcer: this.#announcer,
    labels: () => ({ region: this.i18n.messages.common.notifications, close: this.i18n.messages.common.close }),
  });
  readonly #editor = new SettingsEditor(this, {
    directory: () => this.directory,
    mutations: this.mutations,
    saved: (settings) => {
      this.#toasts.show({ text: this.i18n.messages.settings.saved });
      this.dispatchEvent(new SettingsChangeEvent(settings));
    },
    refused: () => void this.updateComplete.then(() => focusFirstInvalid(this.renderRoot)),
  });

  /** Everything that can be done here, for a palette of an element around it. */
  commands(): readonly Command[] {
    const section = this.i18n.messages.settings.label;
    return buttonCommands(this.renderRoot, 'form .acts button', { section, icon: 'check' });
  }

  override render(): TemplateResult {
    return html`${this.#face()} ${this.#toasts.template()} ${this.#announcer.template()}`;
  }

  #face(): TemplateResult | typeof nothing {
    const { directory } = this;
    void directory?.start();
    const permission = directory?.can('read-settings');
    const { messages } = this.i18n;
    if (!permission) return nothing;
    if (!permission.allowed)
      return emptyState({
        art: 'lock',
        title: messages.settings.forbidden,
        text: reasonText(permission.reason, this.i18n),
      });
    const { settings, unread } = this.#editor;
    if (settings) return this.#form(settings);
    if (unread) return this.#unread(errorText(unread, this.i18n));
    return html`<div aria-busy="true" role="status">
      <span class="visually-hidden">${messages.settings.loading}</span>${skeleton({ shape: 'lines' })}
    </div>`;
  }

  #unread(text: string): TemplateResult {
    const { settings } = this.i18n.messages;
    return banner({
      kind: 'danger',
      role: 'alert',
      title: settings.failed,
      text,
      actions: retryButton(() => this.#editor.reload(), this.i18n, { small: true }),
    });
  }

  #form(settings: AccountSettings): TemplateResult {
    const permission = this.directory?.can('change-settings');
    const save = this.#saveButton(settings, permission);
    const submit = (event: Event): void => {
      event.preventDefault();
      if (permission?.allowed) void this.#editor.save(settings);
    };
    return html`<form novalidate aria-label=${this.i18n.messages.settings.label} @submit=${submit}>
      ${this.#notSaved()} ${this.#days(settings, permission)} ${this.#reminder(settings, permission)}
      <div class="acts">
        ${actButton(save)}
        ${
          this.#editor.dirty(settings)
            ? html`<button type="button" class="button ghost" @click=${() => this.#editor.drop()}>
                ${this.i18n.messages.settings.discard}
              </button>`
            : nothing
        }
      </div>
      ${actReasons([save], this.i18n)}
    </form>`;
  }

  #saveButton(settings: AccountSettings, permission: Permission | undefined): ActButton {
    return {
      label: this.i18n.messages.settings.save,
      permission,
      look: 'primary',
      type: 'submit',
      busy: this.#editor.saving,
    };
  }

  #notSaved(): TemplateResult | typeof nothing {
    const { error, overtaken, problems } = this.#editor;
    const { settings: texts } = this.i18n.messages;
    if (overtaken) return banner({ kind: 'info', role: 'alert', title: texts.overtaken, text: texts.overtakenText });
    if (!error || Object.keys(problems).length > 0) return nothing;
    return banner({ kind: 'danger', role: 'alert', title: texts.notSaved, text: errorText(error, this.i18n) });
  }

  #days(settings: AccountSettings, permission: Permission | undefined): TemplateResult | typeof nothing {
    if (settings.invitationDays === undefined) return nothing;
    const { settings: texts } = this.i18n.messages;
    const problem = this.#editor.problems.days;
    return html`<div class="number">
      ${textField({
        id: 'days',
        name: 'days',
        label: texts.days,
        hint: texts.daysHint,
        value: this.#editor.draft(settings).days,
        inputmode: 'numeric',
        autocomplete: 'off',
        dir: 'ltr',
        readonly: permission?.allowed !== true,
        error: problem && texts.problems[problem],
        onInput: (days) => this.#editor.type(settings, { days }),
      })}
    </div>`;
  }

  #reminder(settings: AccountSettings, permission: Permission | undefined): TemplateResult | typeof nothing {
    if (settings.reminder === undefined) return nothing;
    const { settings: texts } = this.i18n.messages;
    const { remind, hours } = this.#editor.draft(settings);
    const problem = this.#editor.problems.hours;
    return html`${checkbox({
        id: 'remind',
        label: texts.remind,
        hint: texts.remindHint,
        checked: remind,
        ...(permission && !permission.allowed && { reason: reasonText(permission.reason, this.i18n) }),
        onChange: (checked) => this.#editor.type(settings, { remind: checked }),
      })}
      <div class="number below" ?hidden=${!remind}>
        ${textField({
          id: 'hours',
          name: 'hours',
          label: texts.hours,
          value: hours,
          inputmode: 'numeric',
          autocomplete: 'off',
          dir: 'ltr',
          readonly: permission?.allowed !== true,
          error: problem && texts.problems[problem],
          onInput: (typed) => this.#editor.type(settings, { hours: typed }),
        })}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'invitation-settings': InvitationSettingsElement;
  }
}
