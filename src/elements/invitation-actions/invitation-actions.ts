import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { displayName, type User } from '../../domain/user.js';
import type { Directory } from '../../state/directory.js';
import { MinuteController } from '../../state/minute-controller.js';
import { Announcer } from '../../ui/announcer.js';
import { banner } from '../../ui/banner.js';
import { icon } from '../../ui/icons.js';
import { MenuController } from '../../ui/menu-controller.js';
import { menuTemplate, type MenuItem } from '../../ui/menu.js';
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
import { errorText } from '../parts/error-text.js';
import { retryButton } from '../parts/retry-button.js';
import { stateSign } from '../parts/state-sign.js';
import { UserActsController } from '../parts/user-acts.js';
import { UserSource } from '../parts/user-source.js';
import { UsherElement } from '../usher-element.js';
import { closedText, deliveryLine, isOpen, sentText, stateLine, type OpenUser } from './invitation-face.js';
import { invitationActionsStyles } from './invitation-actions.styles.js';
import { actFor, actsRow, openButtons } from './invitation-buttons.js';
import { GroupsDialog } from './groups-dialog.js';
import { InvitationHistory } from './invitation-history.js';
import { linkButton, linkRow, qrButton, qrCode } from './link-parts.js';
import { LinkView } from './link-view.js';
import { MailDialog } from './mail-dialog.js';
import { canShare, share } from './sharing.js';

const MENU_ACTS = ['set-groups', 'copy-link', 'resend', 'renew', 'restore', 'revoke'] as const;

/** A way to hand the link over. */
interface Way {
  readonly what: 'share' | 'mail' | 'qr';
  readonly label: string;
  readonly run: () => void;
}

/**
 * One user's invitation: how it stands, how long it lasts, what is known of its mail, its link, and what can be
 * done with it. Shows what the backend can do and nothing else. The link is asked for when somebody wants it,
 * and is forgotten as soon as it is hidden or the invitation changes.
 *
 * @fires {BeforeUserActEvent} before-user-act - Before something is done; can be stopped or held up.
 * @fires {UserViewRequestEvent} user-view-request - A person wants to edit the groups; unless it is prevented, a dialog opens.
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
  readonly #context = {
    directory: () => this.directory,
    mutations: this.mutations,
    i18n: this.i18n,
    toasts: this.#toasts,
  };
  readonly #groups = new GroupsDialog(this, {
    ...this.#context,
    user: () => this.#source.user,
    learn: (user) => this.#source.learn(user),
    reading: () => this.#source.reading,
    pickerTag: () => this.tags.groupPicker,
  });
  readonly #acts = new UserActsController(this, {
    ...this.#context,
    confirms: ['revoke'],
    show: (_user, tab) => {
      if (tab === 'groups') void this.#groups.show();
    },
  });
  readonly #link = new LinkView(this, {
    user: () => this.#source.user,
    acts: this.#acts,
    announcer: this.#announcer,
    i18n: this.i18n,
  });
  readonly #mail = new MailDialog(this, { directory: () => this.directory, i18n: this.i18n });
  readonly #history = new InvitationHistory(this, {
    directory: () => this.directory,
    user: () => (this.variant === 'menu' ? undefined : this.#source.user),
  });
  readonly #menu: MenuController = new MenuController(this, {
    menu: () => this.renderRoot.querySelector('#invitation-menu'),
  });

  constructor() {
    super();
    new MinuteController(this);
    this.addEventListener('user-act', () => this.#source.reload());
  }

  /** The ways to hand the link over besides copying it, for a palette of an element around it. */
  ways(): readonly MenuItem[] {
    const { directory } = this;
    const { user } = this.#source;
    const copies = directory && user && directory.can('copy-link', user)?.allowed === true;
    return copies && isOpen(user, directory.now()) ? this.#wayItems(user) : [];
  }

  override render(): TemplateResult {
    return html`${this.#face()} ${this.#acts.render()} ${this.#mail.render()} ${this.#groups.render()}
    ${this.#toasts.template()} ${this.#announcer.template()}`;
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
      actions: retryButton(() => this.#source.reload(), this.i18n, { small: true }),
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
      ${this.#history.render(now, this.i18n)}
    </section>`;
  }

  #openCard(user: OpenUser, directory: Directory, now: Date): TemplateResult {
    const canCopy = directory.can('copy-link', user)?.allowed === true;
    const context = { directory, acts: this.#acts, i18n: this.i18n };
    return html`
      <div>
        ${stateLine(user, now, this.i18n)}
        <p class="tiny subtle">${sentText(user.invitation, now, this.i18n)}</p>
      </div>
      ${deliveryLine(user, now, { canCopy, events: this.#history.events }, this.i18n)}
      ${canCopy ? html`${linkRow(user, this.#link, this.i18n)}${this.#waysRow(user)}${qrCode(this.#link, this.i18n)}` : nothing}
      ${actsRow(openButtons(user, context), this.i18n)}
    `;
  }

  /** The ways to hand the link over besides copying. */
  #waysRow(user: OpenUser): TemplateResult {
    const ways = this.#ways(user).map(({ what, label, run }) =>
      what === 'qr' ? qrButton(user, this.#link, this.i18n) : linkButton(what, label, this.#link, run),
    );
    return html`<div class="acts">${ways}</div>`;
  }

  #ways(user: OpenUser): Way[] {
    const { share: shareWord, mail, qr } = this.i18n.messages.invitationActions;
    const ways: Way[] = [
      { what: 'mail', label: mail, run: () => void this.#link.use('mail', user, (url) => this.#mail.show(user, url)) },
      { what: 'qr', label: qr, run: () => void this.#link.toggleQr(user) },
    ];
    if (!canShare()) return ways;
    return [{ what: 'share', label: shareWord, run: () => void this.#link.use('share', user, this.#share) }, ...ways];
  }

  readonly #share = async (url: string): Promise<void> => {
    const { shareTitle, shareFailed } = this.i18n.messages.invitationActions;
    const shared = await share(shareTitle(this.directory?.viewer?.account?.name), url);
    if (!shared) this.#toasts.show({ kind: 'error', text: shareFailed });
  };

  #closedCard(user: User, directory: Directory, now: Date): TemplateResult {
    const restore = actFor('restore', user, { directory, acts: this.#acts, i18n: this.i18n });
    return html`<p class="small muted">${closedText(user, now, this.i18n)}</p>
      ${restore.permission ? actsRow([restore], this.i18n) : nothing}`;
  }

  /** The acts, and after the link the ways to hand it over. */
  #menuItems(user: User, directory: Directory): MenuItem[] {
    const items = this.#acts.menuItems(user, MENU_ACTS);
    const at = items.findIndex(({ id, reason }) => id === 'copy-link' && reason === undefined);
    if (at < 0 || !isOpen(user, directory.now())) return items;
    return items.toSpliced(at + 1, 0, ...this.#wayItems(user));
  }

  #wayItems(user: OpenUser): MenuItem[] {
    return this.#ways(user).map(({ what, label, run }) => ({ id: what, label, icon: what, run }));
  }

  #compact(user: User, directory: Directory): TemplateResult {
    const items = this.#menuItems(user, directory);
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
      </div>
      ${qrCode(this.#link, this.i18n)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'invitation-actions': InvitationActionsElement;
  }
}
