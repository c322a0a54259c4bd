import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { Announcer } from '../../ui/announcer.js';
import { focusFirstInvalid, focusToRead } from '../../ui/focus.js';
import { safeUrl } from '../../ui/safe-url.js';
import { avatarStyles } from '../../ui/styles/avatar.styles.js';
import { bannerStyles } from '../../ui/styles/banner.styles.js';
import { baseStyles } from '../../ui/styles/base.styles.js';
import { buttonStyles } from '../../ui/styles/button.styles.js';
import { choiceStyles } from '../../ui/styles/choice.styles.js';
import { emptyStyles } from '../../ui/styles/empty.styles.js';
import { fieldStyles } from '../../ui/styles/field.styles.js';
import { listStyles } from '../../ui/styles/list.styles.js';
import { skeletonStyles } from '../../ui/styles/skeleton.styles.js';
import { tokenStyles } from '../../ui/tokens/tokens.styles.js';
import { UsherElement } from '../usher-element.js';
import type { AcceptPage } from './accept-page.js';
import type { AcceptAct } from './act-runner.js';
import { AcceptanceController } from './acceptance-controller.js';
import { InvitationAcceptEvent, InvitationDeclineEvent, SignInRequestEvent } from '../parts/acceptance-events.js';
import { acceptInvitationStyles } from './accept-invitation.styles.js';
import { ComingBack, type Comeback } from './coming-back.js';
import { keepToken, keepTyped, takeToken, typedBefore } from './invitation-token.js';
import { Leaving } from './leaving.js';
import { cardTemplate, loadingTemplate, partsOf } from './pages/pages.js';
import { StrengthController, type PasswordJudge } from './password-strength.js';
import type { Scene } from './pages/scene.js';

/**
 * The page behind a mailed link: what the invitation is about, then registering, joining as who is signed in, or
 * declining; and a page with a way out for every link that cannot be used. Opening it changes nothing.
 *
 * The token is read from the fragment (or from the query, see `token-param`) and leaves the address bar at once; it survives a reload in
 * `history.state`, and a sign-in on another page where the backend keeps it meanwhile (`sign-in-url`, `leaveFor()`); it is in no storage, event or error.
 * What was typed, but the password, waits with it, so that neither a reload nor the browser's Back costs anything.
 *
 * @fires sign-in-request - The person wants to sign in; cancel it, sign in, then call `resume()`.
 * @fires invitation-accept - The person has become a member.
 * @fires invitation-decline - The person has declined.
 * @slot logo - The host's mark in place of the account's.
 * @slot terms - What is agreed to, with links; a checkbox stands before it when `terms-required`.
 * @slot sso - The host's own ways to sign in, in place of the button that `sso` makes; call `resume()` afterwards.
 * @slot footer - Below the card: imprint, help.
 * @csspart card - The card.
 * @csspart heading - What the page says first.
 * @csspart form - The registration.
 * @csspart below - The quiet ways out under the card.
 */
export class AcceptInvitationElement extends UsherElement {
  static override styles = [
    tokenStyles,
    baseStyles,
    buttonStyles,
    fieldStyles,
    choiceStyles,
    avatarStyles,
    bannerStyles,
    listStyles,
    emptyStyles,
    skeletonStyles,
    acceptInvitationStyles,
  ];

  /** The token, from a host that took it out of the link itself. A property alone: an attribute could be read off the page. */
  @property({ attribute: false }) token: string | undefined;

  /** Where members go on, relative to the page; http and https. */
  @property({ attribute: 'continue-url' }) continueUrl: string | undefined;

  /** Where to sign in when nobody cancels `sign-in-request`. */
  @property({ attribute: 'sign-in-url' }) signInUrl: string | undefined;

  /** Whether the terms in the slot have to be agreed to. */
  @property({ type: Boolean, attribute: 'terms-required' }) termsRequired = false;

  /** Name of the link's parameter that holds the token, as in `?token=…` and `#token=…`. */
  @property({ attribute: 'token-param' }) tokenParam = 'token';

  /** Offers the host's single sign-on, by this name; empty for "SSO". `sign-in-request` then says `by: 'sso'`. */
  @property() sso: string | undefined;

  /** Judges a password while it is typed; shown under the field, and refuses nothing. */
  @property({ attribute: false }) passwordStrength: PasswordJudge | undefined;

  @state() private linkToken: string | undefined;
  @state() private passwordShown = false;
  @state() private signInElsewhere = false;
  @state() private filled: readonly string[] = [];

  readonly #announcer = new Announcer(this);
  readonly #acceptance = new AcceptanceController(this, {
    directory: () => this.directory,
    token: () => this.#token,
    termsRequired: () => this.termsRequired,
    mutations: this.mutations,
    onAccept: (accepted) => this.dispatchEvent(new InvitationAcceptEvent(accepted)),
    onDecline: () => this.dispatchEvent(new InvitationDeclineEvent()),
    onSignIn: (email) => this.#signIn(email),
    onLeave: () => this.#leave(),
    onKept: (token) => this.#takeKept(token),
    typedBefore: () => typedBefore(this.#token),
    onTyped: (typed) => keepTyped(this.#token, typed),
  });
  readonly #strength = new StrengthController(this, {
    judge: () => this.passwordStrength,
    password: () => this.#acceptance.draft.password,
    owner: () => this.#acceptance.owner,
  });
  #seen: AcceptPage = this.#acceptance.page;
  #begun = false;
  #rulesMet = false;
  #away: string | undefined;

  constructor() {
    super();
    new ComingBack(this, (how) => this.#comeBack(how));
    new Leaving(this, () => this.#acceptance.keepTyped());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#takeToken();
    this.filled = [...this.children].map(({ slot }) => slot);
    window.addEventListener('hashchange', this.#takeToken);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#takeToken);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('tokenParam')) this.#takeToken();
    if (keyOf(this.#acceptance.page) === keyOf(this.#seen)) return;
    this.signInElsewhere = false;
    this.passwordShown = false;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { page } = this.#acceptance;
    if (keyOf(page) !== keyOf(this.#seen)) this.#turnTo(page);
    this.#seen = page;
    this.#tellRules();
  }

  /** Looks again who is signed in, after the host signed the person in. What was typed is kept. */
  async resume(): Promise<void> {
    this.signInElsewhere = false;
    await this.#acceptance.resume();
  }

  /**
   * Leaves for a page where people sign in. The backend keeps the link for some minutes meanwhile, where it can, and what
   * was typed but the password, so that this element has both again when the person comes back to its page. Neither is
   * in an address.
   * @param url http or https, relative to the page
   */
  async leaveFor(url: string): Promise<void> {
    this.#away = this.#href(url);
    if (this.#away !== undefined) await this.#run('leave');
  }

  override render(): TemplateResult {
    const { page } = this.#acceptance;
    const scene = this.#scene();
    return html`${keyed(keyOf(page), page.at === 'loading' ? loadingTemplate(scene) : cardTemplate(partsOf(page, scene)))}
      <slot name="footer"></slot>
      ${this.#announcer.template()}`;
  }

  get #token(): string | undefined {
    return this.token ?? this.linkToken;
  }

  #scene(): Scene {
    const acceptance = this.#acceptance;
    return {
      i18n: this.i18n,
      texts: this.i18n.messages.accept,
      draft: acceptance.draft,
      acceptance,
      now: this.directory?.now() ?? new Date(),
      termsRequired: this.termsRequired,
      hasTerms: this.filled.includes('terms'),
      sso: this.sso,
      hasSso: this.filled.includes('sso'),
      passwordShown: this.passwordShown,
      strength: this.#strength.value,
      signInElsewhere: this.signInElsewhere,
      continueHref: this.#href(this.continueUrl),
      acts: {
        run: (act) => void this.#run(act),
        signIn: (email, by) => this.#signIn(email, by),
        resume: () => void this.resume(),
        reload: () => void acceptance.reload(),
        togglePassword: () => (this.passwordShown = !this.passwordShown),
      },
    };
  }

  /** A new link pasted into the same tab changes the fragment alone. */
  #takeToken = (): void => {
    if (this.token === undefined) this.linkToken = takeToken(this.tokenParam) ?? this.linkToken;
  };

  async #run(act: AcceptAct): Promise<void> {
    await this.#acceptance[act]();
    await this.updateComplete;
    focusFirstInvalid(this.renderRoot);
  }

  /** A person who was sent to another tab to sign in need not press anything on coming back. */
  #comeBack(how: Comeback): void {
    if (how === 'tab' && !this.signInElsewhere) return;
    void this.#acceptance.comeBack(how);
  }

  #signIn(email: string | undefined, by?: SignInRequestEvent['by']): void {
    if (!this.dispatchEvent(new SignInRequestEvent(email, by))) return;
    const href = by === 'sso' ? undefined : this.#href(this.signInUrl);
    if (href === undefined) this.signInElsewhere = true;
    else void this.leaveFor(href);
  }

  #leave(): void {
    if (this.#away !== undefined) location.assign(this.#away);
  }

  #takeKept(token: string): void {
    keepToken(token);
    this.linkToken = token;
  }

  #href(url: string | undefined): string | undefined {
    return url === undefined ? undefined : safeUrl(url, this.baseURI);
  }

  /** The heading of a new page takes the focus; of the first one it is only spoken, the page around may come first. */
  #turnTo(page: AcceptPage): void {
    this.#acceptance.keepTyped();
    if (page.at === 'loading') {
      this.#say(this.i18n.messages.accept.loading);
      return;
    }
    const heading = this.renderRoot.querySelector<HTMLElement>('#heading');
    if (this.#begun) focusToRead(heading);
    else this.#say(heading?.textContent.trim() ?? '');
    this.#begun = true;
  }

  /** Said once, when the last of the rules is met: each tick on the way would interrupt the typing. */
  #tellRules(): void {
    const { rulesMet } = this.#acceptance;
    if (rulesMet && !this.#rulesMet) this.#say(this.i18n.messages.accept.rulesMet);
    this.#rulesMet = rulesMet;
  }

  /** After the update that shows it: what is spoken is drawn, too. */
  #say(words: string): void {
    void this.updateComplete.then(() => this.#announcer.announce(words));
  }
}

/** What makes a page another one: its place, and the half of a place that shows other controls. */
function keyOf(page: AcceptPage): string {
  if (page.at === 'unseen') return `unseen:${page.because}`;
  if (page.at === 'closed') return `closed:${page.invitation.state}`;
  return page.at === 'verify' ? `verify:${page.sent ? 'sent' : 'ask'}` : page.at;
}

declare global {
  interface HTMLElementTagNameMap {
    'accept-invitation': AcceptInvitationElement;
  }
}
