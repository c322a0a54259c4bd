import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { displayName, type User } from '../../domain/user.js';
import type { Directory } from '../../state/directory.js';
import { MinuteController } from '../../state/minute-controller.js';
import { Announcer } from '../../ui/announcer.js';
import { banner } from '../../ui/banner.js';
import { icon } from '../../ui/icons.js';
import { MenuController } from '../../ui/menu-controller.js';
import { menuTemplate } from '../../ui/menu.js';
import { skeleton } from '../../ui/skeleton.js';
import { ToastController } from '../../ui/toasts.js';
import { baseStyles } from '../../ui/styles/base.styles.js';
import { bannerStyles } from '../../ui/styles/banner.styles.js';
import { buttonStyles } from '../../ui/styles/button.styles.js';
import { chipStyles } from '../../ui/styles/chip.styles.js';
import { dialogStyles } from '../../ui/styles/dialog.styles.js';
import { fieldStyles } from '../../ui/styles/field.styles.js';
import { listStyles } from '../../ui/styles/list.styles.js';
import { menuStyles } from '../../ui/styles/menu.styles.js';
import { skeletonStyles } from '../../ui/styles/skeleton.styles.js';
import { timelineStyles } from '../../ui/styles/timeline.styles.js';
import { toastStyles } from '../../ui/styles/toast.styles.js';
import { tokenStyles } from '../../ui/tokens/tokens.styles.js';
import { actButton, actReasons, type ActButton } from '../parts/act-button.js';
import { errorText } from '../parts/error-text.js';
import { stateSign } from '../parts/state-sign.js';
import { UserActsController } from '../parts/user-acts.js';
import { UserSource } from '../parts/user-source.js';
import { UsherElement } from '../usher-element.js';
import { closedText, deliveryLine, isOpen, sentText, stateLine, type OpenUser } from './invitation-face.js';
import { invitationActionsStyles } from './invitation-actions.styles.js';
import { linkRow, qrButton, qrCode } from './link-parts.js';
import { LinkView } from './link-view.js';

const MENU_ACTS = ['copy-link', 'resend', 'renew', 'restore', 'revoke'] as const;

/**
 * One user's invitation: how it stands, how long it lasts, what is known of its mail, its link, and what can be
 * done with it. Shows what the backend can do and nothing else. The link is asked for when somebody wants it,
 * and is forgotten as soon as it is hidden or the invitation changes.
 *
 * @fires {BeforeUserActEvent} before-user-act - Before something is done; can be stopped or held up.
 * @fires {UserActEvent} user-act - Something was done. Carries no link.
 * @csspart card - The box around the invitation.
 * @csspart qr - The QR code.
 */
export class InvitationActionsElement extends UsherElement {
  static override styles = [
    tokenStyles,
    baseStyles,
    buttonStyles,
    fieldStyles,
    listStyles,
    chipStyles,
    menuStyles,
    timelineStyles,
    bannerStyles,
    skeletonStyles,
    dialogStyles,
    toastStyles,
    invitationActionsStyles,
  ];

  /** The user, where the host has them already. Read again after every act here. */
  @property({ attribute: false }) user: User | undefined;

  /** Whose invitation to read, where the host does not have the user. */
  @property({ attribute: 'user-id' }) userId: string | undefined;

  /** A card with buttons, or one line with a menu. */
  @property({ reflect: true }) variant: 'buttons' | 'menu' = 'buttons';

  readonly #source = new UserSource(this, {
    directory: () => this.directory,
    given: () => this.user,
    id: () => this.userId,
    reads: 'after-acts',
  });
  readonly #announcer = new Announcer(this);
  readonly #toasts = new ToastController(this, {
    announcer: this.#announcer,
    labels: () => ({ region: this.i18n.messages.common.notifications, close: this.i18n.messages.common.close }),
  });
  readonly #acts = new UserActsController(this, {
    directory: () => this.directory,
    mutations: this.mutations,
    i18n: this.i18n,
    toasts: this.#toasts,
  });
  readonly #link = new LinkView(this, {
    user: () => this.#source.user,
    acts: this.#acts,
    announcer: this.#announcer,
    i18n: this.i18n,
  });
  readonly #menu = new MenuController(this, { menu: () => this.renderRoot.querySelector('#invitation-menu') });

  constructor() {
    super();
    new MinuteController(this);
    this.addEventListener('user-act', () => this.#source.reload());
  }

  override render(): TemplateResult {
    return html`${this.#face()} ${this.#acts.render()} ${this.#toasts.template()} ${this.#announcer.template()}`;
  }

  #face(): TemplateResult | typeof nothing {
    const { directory } = this;
    const { user, error } = this.#source;
    if (directory && user)
      return this.variant === 'menu' ? this.#compact(user, directory) : this.#card(user, directory);
    if (error) return this.#failure(errorText(error, this.i18n));
    if (!directory || (this.userId ?? '') === '') return nothing;
    return html`<div aria-busy="true" role="status">
      <span class="visually-hidden">${this.i18n.messages.invitationActions.loading}</span
      >${skeleton({ shape: 'lines' })}
    </div>`;
  }

  #failure(text: string): TemplateResult {
    return banner({
      kind: 'danger',
      role: 'alert',
      title: this.i18n.messages.invitationActions.failed,
      text,
      actions: html`<button type="button" class="button small" @click=${() => this.#source.reload()}>
        ${this.i18n.messages.common.retry}
      </button>`,
    });
  }

  #card(user: User, directory: Directory): TemplateResult {
    const now = directory.now();
    return html`<section
      class="card"
      part="card"
      aria-label=${this.i18n.messages.invitationActions.label(displayName(user))}
    >
      ${isOpen(user, now) ? this.#openCard(user, directory, now) : this.#closedCard(user, directory, now)}
    </section>`;
  }

  #openCard(user: OpenUser, directory: Directory, now: Date): TemplateResult {
    const canCopy = directory.can('copy-link', user)?.allowed === true;
    const buttons = this.#buttons(user, directory);
    return html`
      <div>
        ${stateLine(user, now, this.i18n)}
        <p class="tiny subtle">${sentText(user.invitation, now, this.i18n)}</p>
      </div>
      ${deliveryLine(user, now, canCopy, this.i18n)}
      ${canCopy ? html`${linkRow(user, this.#link, this.i18n)}${qrCode(this.#link, this.i18n)}` : nothing}
      ${this.#actsRow(buttons, canCopy ? qrButton(user, this.#link, this.i18n) : nothing)}
    `;
  }

  #closedCard(user: User, directory: Directory, now: Date): TemplateResult {
    const restore = this.#button('restore', user, directory);
    return html`<p class="small muted">${closedText(user, now, this.i18n)}</p>
      ${restore.permission ? this.#actsRow([restore], nothing) : nothing}`;
  }

  /** What can be pressed in one row, what takes away at its end; what cannot, under it, with its reason beside it. */
  #actsRow(buttons: readonly ActButton[], qr: unknown): TemplateResult {
    const ready = buttons.filter(({ permission }) => permission?.allowed);
    const stopped = buttons.filter(({ permission }) => permission && !permission.allowed);
    const atEnd = ready.filter(({ look }) => look?.includes('push'));
    const first = ready.filter((each) => !atEnd.includes(each));
    return html`${
      ready.length === 0 && qr === nothing
        ? nothing
        : html`<div class="acts">${first.map(actButton)}${qr}${atEnd.map(actButton)}</div>`
    }
    ${
      stopped.length === 0
        ? nothing
        : html`<div class="acts">${stopped.map(actButton)}${actReasons(stopped, this.i18n)}</div>`
    }`;
  }

  #buttons(user: OpenUser, directory: Directory): ActButton[] {
    const renew = this.#button('renew', user, directory);
    const expired = !directory.can('resend', user);
    return [
      this.#button('resend', user, directory),
      expired ? { ...renew, look: 'small primary' } : renew,
      { ...this.#button('revoke', user, directory), look: 'small ghost push', icon: undefined },
    ];
  }

  #button(act: 'resend' | 'renew' | 'revoke' | 'restore', user: User, directory: Directory): ActButton {
    const icons = { resend: 'send', renew: 'refresh', revoke: 'close', restore: 'undo' } as const;
    return {
      label: this.i18n.messages.act[act],
      permission: directory.can(act, user),
      icon: icons[act],
      look: 'small',
      busy: this.#acts.busy(act, user),
      run: () => void this.#acts.perform(act, user),
    };
  }

  #compact(user: User, directory: Directory): TemplateResult {
    const items = this.#acts.menuItems(user, MENU_ACTS);
    const label = this.i18n.messages.invitationActions.menu;
    return html`<div class="compact">
      ${stateSign(user, directory.now(), this.i18n)}
      ${
        items.length === 0
          ? nothing
          : html`<button
              type="button"
              class="button ghost icon-only"
              aria-label=${label}
              aria-haspopup="menu"
              aria-expanded=${this.#menu.open ? 'true' : 'false'}
              @click=${this.#menu.onButtonClick}
              @keydown=${this.#menu.onButtonKeydown}
            >
              ${icon('more')}
            </button>`
      }
      ${this.#menu.open ? menuTemplate(items, { id: 'invitation-menu', label, menu: this.#menu }) : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'invitation-actions': InvitationActionsElement;
  }
}
