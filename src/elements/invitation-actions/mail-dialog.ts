import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { displayName } from '../../domain/user.js';
import { LANGUAGES, languageFor, loadMessages, messagesFor, type Language } from '../../i18n/catalogs.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import { copyText } from '../../ui/copy-text.js';
import { DialogController } from '../../ui/dialog-controller.js';
import { icon } from '../../ui/icons.js';
import { selectField } from '../../ui/select-field.js';
import type { OpenUser } from './invitation-face.js';
import { mailtoUrl, preparedMail, type PreparedMail } from './prepared-mail.js';

export interface MailDialogOptions {
  readonly directory: () => Directory | undefined;
  readonly i18n: LocalizeController;
}

/** A mail with the link in the invited person's language, to be sent by the administrator's own mail program. */
export class MailDialog {
  readonly #host: ReactiveControllerHost & Node & { readonly renderRoot: ParentNode };
  readonly #options: MailDialogOptions;
  readonly #dialog: DialogController;
  #about: { readonly user: OpenUser; readonly url: string } | undefined;
  #language: Language = 'en';
  #said: { readonly text: string; readonly failed: boolean } | undefined;

  constructor(host: ReactiveControllerHost & Node & { readonly renderRoot: ParentNode }, options: MailDialogOptions) {
    this.#host = host;
    this.#options = options;
    this.#dialog = new DialogController(host, {
      dialog: () => host.renderRoot.querySelector('#mail'),
      onClosed: () => {
        this.#about = undefined;
      },
    });
  }

  /** Opens it for `user` with the link as it is now; the link is forgotten on closing. */
  async show(user: OpenUser, url: string): Promise<void> {
    this.#about = { user, url };
    this.#language = this.#options.i18n.language;
    this.#said = undefined;
    const { locale } = user.invitation;
    if (locale !== undefined) await this.#speak(languageFor(locale));
    this.#dialog.show();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#dialog.open || !this.#about) return nothing;
    const { user, url } = this.#about;
    const { invitationActions: texts, common } = this.#options.i18n.messages;
    const mail = this.#mail(user, url);
    return html`<dialog id="mail" class="dialog" aria-labelledby="mail-title" aria-describedby="mail-text">
      <div class="pane">
        <div class="pane-head">
          <h2 class="pane-title" id="mail-title">${texts.mailTitle(displayName(user))}</h2>
        </div>
        <div class="pane-body">
          <p class="muted small" id="mail-text">${texts.mailText}</p>
          ${this.#languages()} ${this.#letter(user, mail)} ${this.#word()}
        </div>
        <div class="pane-foot">
          <button type="button" class="button ghost" @click=${() => void this.#dialog.close()}>${common.close}</button>
          <span class="pane-end">
            <button type="button" class="button" @click=${() => void this.#copy(mail)}>
              ${icon('copy')}${texts.mailCopy}
            </button>
            <a class="button primary" href=${mailtoUrl(user.email, mail)}>${icon('mail')}${texts.mailOpen}</a>
          </span>
        </div>
      </div>
    </dialog>`;
  }

  #mail(user: OpenUser, url: string): PreparedMail {
    const viewer = this.#options.directory()?.viewer;
    const facts = {
      name: user.firstName || displayName(user),
      inviter: viewer?.name ?? user.invitation.sentBy?.name,
      account: viewer?.account?.name,
      url,
      until: user.invitation.expiresAt,
    };
    return preparedMail(facts, messagesFor(this.#language).invitationMail, this.#tag);
  }

  /** Dates follow the person's own region where it belongs to the language of the mail. */
  get #tag(): string {
    const tag = this.#about?.user.invitation.locale ?? this.#options.i18n.tag;
    return languageFor(tag) === this.#language && tag.startsWith(this.#language) ? tag : this.#language;
  }

  #languages(): TemplateResult {
    const { i18n } = this.#options;
    const names = new Intl.DisplayNames(i18n.tag, { type: 'language' });
    return selectField({
      id: 'mail-language',
      name: 'mail-language',
      label: i18n.messages.invitationActions.mailLanguage,
      value: this.#language,
      options: LANGUAGES.map((value) => ({ value, label: i18n.sentence(names.of(value) ?? value) })),
      onChange: (value) => void this.#speak(languageFor(value)),
    });
  }

  #letter(user: OpenUser, { subject, body }: PreparedMail): TemplateResult {
    const texts = this.#options.i18n.messages.invitationActions;
    const language = this.#language;
    return html`<dl class="letter">
        <dt>${texts.mailTo}</dt>
        <dd><bdi dir="ltr">${user.email}</bdi></dd>
        <dt>${texts.mailSubject}</dt>
        <dd lang=${language} dir="auto">${subject}</dd>
      </dl>
      <div
        class="letter-body"
        lang=${language}
        dir="auto"
        tabindex="0"
        role="group"
        aria-label=${texts.mailBody}
        .textContent=${body}
      ></div>`;
  }

  #word(): TemplateResult {
    const { text, failed } = this.#said ?? { text: '', failed: false };
    return html`<p class="message ${failed ? 'error' : ''}" role="status">
      ${text === '' ? nothing : html`${icon(failed ? 'alert' : 'check')}<span>${text}</span>`}
    </p>`;
  }

  async #speak(language: Language): Promise<void> {
    try {
      await loadMessages(language);
      this.#language = language;
      this.#said = undefined;
    } catch {
      // Offline, for instance: the choice stays possible, and the text in hand is of use.
      this.#said = { text: this.#options.i18n.messages.invitationActions.mailLanguageFailed, failed: true };
    }
    this.#host.requestUpdate();
  }

  async #copy({ subject, body }: PreparedMail): Promise<void> {
    const texts = this.#options.i18n.messages.invitationActions;
    const copied = await copyText(`${subject}\n\n${body}`, this.#host);
    this.#said = { text: copied ? texts.mailCopied : texts.mailNotCopied, failed: !copied };
    this.#host.requestUpdate();
  }
}
