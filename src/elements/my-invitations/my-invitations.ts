import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MyInvitation } from '../../domain/acceptance.js';
import { isRetryable, type DirectoryError } from '../../domain/errors.js';
import { Announcer } from '../../ui/announcer.js';
import { emptyState } from '../../ui/empty-state.js';
import { focusToRead } from '../../ui/focus.js';
import { safeUrl } from '../../ui/safe-url.js';
import { skeleton } from '../../ui/skeleton.js';
import { bannerStyles } from '../../ui/styles/banner.styles.js';
import { baseStyles } from '../../ui/styles/base.styles.js';
import { buttonStyles } from '../../ui/styles/button.styles.js';
import { emptyStyles } from '../../ui/styles/empty.styles.js';
import { fieldStyles } from '../../ui/styles/field.styles.js';
import { skeletonStyles } from '../../ui/styles/skeleton.styles.js';
import { tokenStyles } from '../../ui/tokens/tokens.styles.js';
import { InvitationAcceptEvent, InvitationDeclineEvent, SignInRequestEvent } from '../parts/acceptance-events.js';
import { CustomStates } from '../parts/custom-states.js';
import { errorText } from '../parts/error-text.js';
import { retryButton } from '../parts/retry-button.js';
import { UsherElement } from '../usher-element.js';
import { invitationRow, type RowScene } from './invitation-row.js';
import { myInvitationsStyles } from './my-invitations.styles.js';
import { OwnInvitationsController } from './own-invitations-controller.js';

/**
 * The open invitations of whoever is signed in, found without their links, to accept or to decline.
 *
 * @fires invitation-accept - The person has become a member.
 * @fires invitation-decline - The person has declined.
 * @fires sign-in-request - Nobody is signed in; cancel it, sign in, then call `resume()`.
 * @csspart list - The list.
 * @csspart invitation - One invitation.
 * @cssState loading - The first answer is on its way.
 * @cssState filled - There is at least one invitation, open or answered just now.
 * @cssState empty - There is no invitation.
 */
export class MyInvitationsElement extends UsherElement {
  static override styles = [
    tokenStyles,
    baseStyles,
    buttonStyles,
    fieldStyles,
    bannerStyles,
    emptyStyles,
    skeletonStyles,
    myInvitationsStyles,
  ];

  /** Where members go on, for each account; http and https, relative to the page. */
  @property({ attribute: false }) continueUrlOf: ((account: MyInvitation['account']) => string | undefined) | undefined;

  /** Where to sign in when nobody cancels `sign-in-request`. */
  @property({ attribute: 'sign-in-url' }) signInUrl: string | undefined;

  @state() private signInElsewhere = false;

  readonly #announcer = new Announcer(this);
  readonly #own = new OwnInvitationsController(this, {
    directory: () => this.directory,
    mutations: this.mutations,
    onAccept: (accepted) => this.dispatchEvent(new InvitationAcceptEvent(accepted)),
    onDecline: () => this.dispatchEvent(new InvitationDeclineEvent()),
  });

  constructor() {
    super();
    new CustomStates(this, () => ({
      loading: this.#own.reading.at === 'loading',
      filled: this.#own.rows.length > 0,
      empty: this.#own.reading.at === 'ready' && this.#own.rows.length === 0,
    }));
  }

  /** Reads again, after the host signed the person in. */
  async resume(): Promise<void> {
    this.signInElsewhere = false;
    await this.#own.reload();
  }

  override render(): TemplateResult {
    return html`${this.#face()}${this.#announcer.template()}`;
  }

  #face(): unknown {
    const { reading, rows, supported } = this.#own;
    const { myInvitations: texts, common } = this.i18n.messages;
    if (this.directory && !supported)
      return emptyState({ art: 'info', title: texts.unsupported, text: texts.unsupportedWords });
    if (rows.length > 0) return html`${reading.at === 'failed' ? this.#failed(reading.error) : nothing}${this.#list()}`;
    if (reading.at === 'failed') return this.#failed(reading.error);
    if (reading.at === 'ready') return emptyState({ art: 'mail', title: texts.none, text: texts.noneWords });
    return html`<div aria-busy="true" aria-label=${common.loading} role="group">${skeleton({ rows: 2 })}</div>`;
  }

  #list(): TemplateResult {
    const scene = this.#scene();
    return html`<ul class="invitations" part="list" aria-label=${this.i18n.messages.myInvitations.list}>
      ${repeat(
        this.#own.rows,
        ({ invitation }) => invitation.id,
        (row) => invitationRow(row, scene),
      )}
    </ul>`;
  }

  #failed(error: DirectoryError): TemplateResult {
    const { myInvitations: texts } = this.i18n.messages;
    if (error.kind === 'unauthenticated') return this.#signedOut();
    const again = retryButton(() => void this.#own.reload(), this.i18n);
    return emptyState({
      art: error.kind === 'network' ? 'wifi-off' : 'alert',
      tone: 'danger',
      title: texts.failed,
      text: errorText(error, this.i18n),
      actions: isRetryable(error) ? again : undefined,
    });
  }

  #signedOut(): TemplateResult {
    const { myInvitations: texts, accept } = this.i18n.messages;
    const elsewhere = this.signInElsewhere;
    const press = elsewhere ? () => void this.resume() : this.#signIn;
    return emptyState({
      art: 'key',
      title: texts.signIn,
      text: elsewhere ? accept.signInElsewhere : undefined,
      actions: html`<button type="button" class="button primary" @click=${press}>
        ${elsewhere ? accept.checkAgain : accept.signIn}
      </button>`,
    });
  }

  #scene(): RowScene {
    const own = this.#own;
    return {
      i18n: this.i18n,
      now: this.directory?.now() ?? new Date(),
      canDecline: own.canDecline,
      busy: (act, id) => own.busy(act, id),
      hrefOf: ({ account }) => {
        const url = this.continueUrlOf?.(account);
        return url === undefined ? undefined : safeUrl(url, this.baseURI);
      },
      acts: {
        accept: (id) => void this.#answered(id, own.accept(id)),
        decline: (id, reason) => void this.#answered(id, own.decline(id, reason)),
        ask: (id) => this.#turn(id, 'declining'),
        keep: (id) => this.#turn(id, 'open'),
        type: (id, reason) => own.stand(id, { at: 'declining', reason }),
      },
    };
  }

  #turn(id: string, at: 'declining' | 'open'): void {
    this.#own.stand(id, at === 'open' ? { at } : { at, reason: '' });
    void this.updateComplete.then(() => {
      const row = this.#rowOf(id);
      if (at === 'open') row?.querySelector<HTMLElement>('[data-decline]')?.focus();
      else focusToRead(row?.querySelector<HTMLElement>('.ask') ?? null);
    });
  }

  /** The pressed button is gone: reading goes on at the row, and what came of it is spoken. */
  async #answered(id: string, answer: Promise<void>): Promise<void> {
    await answer;
    await this.updateComplete;
    const row = this.#rowOf(id);
    const words = row?.querySelector('.about > .message')?.textContent.trim();
    if (words === undefined) return;
    focusToRead(row?.querySelector<HTMLElement>('.name') ?? null);
    this.#announcer.announce(words);
  }

  #rowOf(id: string): HTMLElement | undefined {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.invitation')].find((row) => row.dataset.id === id);
  }

  #signIn = (): void => {
    if (!this.dispatchEvent(new SignInRequestEvent(undefined))) return;
    const href = this.signInUrl === undefined ? undefined : safeUrl(this.signInUrl, this.baseURI);
    if (href === undefined) this.signInElsewhere = true;
    else location.assign(href);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'my-invitations': MyInvitationsElement;
  }
}
