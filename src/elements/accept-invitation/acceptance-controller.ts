import type { ReactiveControllerHost } from 'lit';
import type { Accepted, InvitationPreview, KeptInvitation, TypedDetails } from '../../domain/acceptance.js';
import type { AcceptanceApi } from '../../domain/adapter.js';
import type { DirectoryError, FieldError } from '../../domain/errors.js';
import type { Directory } from '../../state/directory.js';
import type { MutationController } from '../../state/mutation-controller.js';
import { refusalCode } from '../parts/refusal-code.js';
import { isOver, nextPage, type AcceptAction, type AcceptPage } from './accept-page.js';
import { ActRunner, type AcceptAct, type Write } from './act-runner.js';
import type { Comeback } from './coming-back.js';
import { InvitationReader } from './invitation-reader.js';
import { keepsNothing } from './keeping.js';
import type { PasswordOwner } from './password-strength.js';
import {
  confirmationErrors,
  EMPTY_DRAFT,
  fieldsOf,
  prefilled,
  registrationErrors,
  registrationOf,
  ruleTicks,
  typedIn,
  type AcceptDraft,
} from './registration.js';
import { readTypedPhone } from './typed-phone.js';

export interface AcceptanceOptions {
  readonly directory: () => Directory | undefined;
  readonly token: () => string | undefined;
  readonly termsRequired: () => boolean;
  readonly mutations: MutationController;
  readonly onAccept: (accepted: Accepted) => void;
  readonly onDecline: () => void;
  readonly onSignIn: (email: string | undefined) => void;
  /** The link is safe; the page may go. */
  readonly onLeave: () => void;
  readonly onKept: (token: string) => void;
  /** What was typed for this link before the page was loaded again. */
  readonly typedBefore: () => TypedDetails | undefined;
  /** What was typed is to be there when the page is loaded again; `undefined` for nothing. */
  readonly onTyped: (typed: TypedDetails | undefined) => void;
}

/** Pages that hang on who is signed in, or on the connection alone: what they say is no longer known when that changes. */
const ANEW: readonly AcceptPage['at'][] = ['failed', 'unseen', 'wrong-account', 'already-member'];

/** What the invited person sees, has typed, and decides. Reading changes nothing; only a press does. */
export class AcceptanceController {
  page: AcceptPage = { at: 'loading' };
  draft: AcceptDraft = EMPTY_DRAFT;
  problems: readonly FieldError[] = [];
  /** What went wrong with the last press, where the person still is; no act when it was a reading. */
  failure: { readonly error: DirectoryError; readonly act: AcceptAct | undefined } | undefined;
  #host: ReactiveControllerHost;
  #options: AcceptanceOptions;
  #reader: InvitationReader;
  #runner: ActRunner;
  #revision = 0;
  #confirmed = false;
  #typedBefore: TypedDetails | undefined;

  constructor(host: ReactiveControllerHost, options: AcceptanceOptions) {
    this.#host = host;
    this.#options = options;
    this.#runner = new ActRunner(host, options.mutations, options.token);
    this.#reader = new InvitationReader(host, {
      directory: options.directory,
      token: options.token,
      onBegin: () => this.#begin(),
      onKept: (kept) => this.#comeBackWith(kept),
      onUnsupported: () => this.#dispatch({ type: 'unsupported' }),
      onRead: (preview) => this.#arrive(preview),
      onError: (error) => this.#fail(error),
    });
  }

  get running(): AcceptAct | undefined {
    return this.#runner.running;
  }

  /** Whose password is typed; nobody's where no invitation is open. */
  get owner(): PasswordOwner | undefined {
    if (!('invitation' in this.page) || this.page.invitation.state !== 'open') return undefined;
    return { email: this.page.invitation.email, firstName: this.draft.firstName, lastName: this.draft.lastName };
  }

  /** Whether a password is typed that meets each rule that can be checked here. */
  get rulesMet(): boolean {
    if (!('invitation' in this.page) || this.page.invitation.state !== 'open' || this.draft.password === '')
      return false;
    return ruleTicks(this.draft, this.page.invitation).every(({ state }) => state !== 'open');
  }

  /** Whether the backend can do an act of an invited person. */
  can(act: keyof AcceptanceApi): boolean {
    return this.#options.directory()?.adapter.acceptance?.[act] !== undefined;
  }

  type(change: Partial<AcceptDraft>): void {
    this.draft = { ...this.draft, ...change };
    this.#revision += 1;
    this.problems = this.problems.filter(({ field }) => !(field in change));
    this.#host.requestUpdate();
  }

  go(to: 'start' | 'decline' | 'stayed' | 'verify'): void {
    this.#dispatch({ type: 'go', to });
  }

  /** Reads again after a failure. */
  async reload(): Promise<void> {
    this.#dispatch({ type: 'read' });
    await this.#reader.read();
  }

  /** Reads again after the person signed in elsewhere, keeping what was typed. */
  async resume(): Promise<void> {
    if (this.page.at === 'accepted') this.#dispatch({ type: 'signed-in' });
    else if (ANEW.includes(this.page.at)) await this.reload();
    else await this.#reread();
  }

  /** What came back may have brought an answer; what is done or running is left alone. */
  async comeBack(how: Comeback): Promise<void> {
    const offline = this.page.at === 'failed' && this.page.error.kind === 'network';
    if (how === 'online' ? offline : !this.running && !isOver(this.page)) await this.resume();
  }

  async retry(): Promise<void> {
    const act = this.failure?.act;
    if (act) await this[act]();
    else await this.#reread();
  }

  async register(): Promise<void> {
    if (this.page.at !== 'register') return;
    const { invitation } = this.page;
    const terms = this.#options.termsRequired();
    if (this.#mark(registrationErrors(this.draft, invitation, terms))) return;
    const read = await readTypedPhone(this.draft.phone ?? '', invitation.phone);
    if ('fault' in read) return void this.#mark([{ field: 'phone', code: read.fault }]);
    const registration = registrationOf(this.draft, read.phone, terms);
    await this.#accept('register', (api, token, options) => api.accept(token, registration, options));
  }

  async join(): Promise<void> {
    await this.#accept('join', (api, token, options) => api.accept(token, undefined, options));
  }

  async decline(): Promise<void> {
    const reason = this.draft.reason.trim() || undefined;
    const done = await this.#act('decline', (api, token, options) => api.decline?.(token, reason, options));
    if (!done) return;
    this.#forget();
    this.#dispatch({ type: 'declined' });
    this.#options.onDecline();
  }

  async requestNew(): Promise<void> {
    const done = await this.#act('requestNew', (api, token, options) => api.requestNew?.(token, options));
    if (done) this.#dispatch({ type: 'asked' });
  }

  async sendCode(): Promise<void> {
    const done = await this.#act('sendCode', (api, token, options) => api.sendCode?.(token, options));
    if (done) this.#dispatch({ type: 'code-sent' });
  }

  /** Proves the address; whoever is then signed in as the invited person joins, as they had pressed before. */
  async confirm(): Promise<void> {
    if (this.page.at !== 'verify' || this.#mark(confirmationErrors(this.draft, this.page.invitation))) return;
    const { code, password } = this.draft;
    const write: Write<void> = (api, token, options) => api.confirmCode?.(token, code.trim(), password, options);
    if (!(await this.#act('confirm', write))) return;
    this.#confirmed = true;
    this.#forget();
    await this.#reread();
    if (this.#standsAt('join')) await this.join();
  }

  /** Signs out whoever is signed in here, and asks the host to sign the invited person in. */
  async switchAccount(): Promise<void> {
    const email = this.page.at === 'wrong-account' ? this.page.invitation.email : undefined;
    if (this.can('signOut')) {
      if (!(await this.#act('switchAccount', (api) => api.signOut?.()))) return;
      await this.reload();
    }
    this.#options.onSignIn(email);
  }

  /** Has the backend keep a link that is still wanted, and leaves for a page where people sign in. */
  async leave(): Promise<void> {
    const wanted = this.page.at !== 'closed' && !isOver(this.page) && this.#options.token() !== undefined;
    const keep: Write<void> = (api, token, options) => api.keep?.(token, this.#typed, options).catch(keepsNothing);
    if (wanted && this.can('keep') && !(await this.#act('leave', keep))) return;
    this.#options.onLeave();
  }

  /** Has what was typed kept for a reload and the browser's *Back*; nothing of it for a link that is done with. */
  keepTyped(): void {
    if (this.page.at === 'closed' || isOver(this.page)) this.#options.onTyped(undefined);
    else if ('invitation' in this.page) this.#options.onTyped(this.#typed);
  }

  async #accept(act: 'register' | 'join', write: Write<Accepted>): Promise<void> {
    const done = await this.#act(act, write);
    if (!done) return;
    this.#forget();
    this.#dispatch({ type: 'accepted', accepted: done.value });
    this.#options.onAccept(done.value);
  }

  async #act<T>(act: AcceptAct, write: Write<T>): Promise<{ readonly value: T } | undefined> {
    if (!this.running) {
      this.failure = undefined;
      this.problems = [];
    }
    const outcome = await this.#runner.run(act, this.#revision, write);
    if (outcome.end === 'refused') await this.#refused(outcome.error, act);
    return outcome.end === 'done' ? outcome : undefined;
  }

  async #refused(error: DirectoryError, act: AcceptAct): Promise<void> {
    const before = this.page.at;
    const code = refusalCode(error);
    if (error.kind === 'validation') this.#mark(fieldsOf(error, act));
    else if (code === 'wrong-code') this.#mark([{ field: 'code', code }]);
    else if (code !== undefined) await this.#turnAway(code);
    if (this.page.at === before && this.problems.length === 0) this.failure = { error, act };
    this.#host.requestUpdate();
  }

  /**
   * A link that cannot be used (any more): at once what is known, then what the backend says of it. Something on the
   * way may refuse without knowing the link, so that is believed only when the reading says so, too.
   */
  async #turnAway(code: string): Promise<void> {
    if (code !== 'unknown') this.#dispatch({ type: 'refused', code });
    if (!this.#standsAt('sign-in') && !this.#standsAt('verify')) await this.#reread();
  }

  #standsAt(step: AcceptPage['at']): boolean {
    return this.page.at === step;
  }

  /** A password stays in memory no longer than it is needed. */
  #forget(): void {
    this.draft = { ...EMPTY_DRAFT, firstName: this.draft.firstName, lastName: this.draft.lastName };
    this.#revision += 1;
  }

  get #typed(): TypedDetails | undefined {
    return 'invitation' in this.page && this.page.invitation.state === 'open'
      ? typedIn(this.draft, this.page.invitation)
      : undefined;
  }

  /** The link waited for this browser while the person was away, and what they had typed with it. */
  #comeBackWith({ token, typed }: KeptInvitation): void {
    this.#typedBefore = typed;
    this.#options.onKept(token);
  }

  #begin(): void {
    this.#confirmed = false;
    this.draft = { ...EMPTY_DRAFT, ...(this.#typedBefore ?? this.#options.typedBefore()) };
    this.#typedBefore = undefined;
    this.page = nextPage(this.page, { type: 'read' });
    this.problems = [];
    this.failure = undefined;
  }

  #arrive(preview: InvitationPreview): void {
    if (preview.state === 'open') {
      this.#options.directory()?.learnClock(preview.asOf);
      if (this.page.at === 'loading') this.draft = prefilled(this.draft, preview);
    }
    this.#dispatch({ type: 'peeked', preview, confirmed: this.#confirmed });
  }

  #fail(error: DirectoryError): void {
    if (this.page.at === 'loading') this.#dispatch({ type: 'failed', error });
    else {
      const before = this.page.at;
      this.#dispatch({ type: 'refused', code: refusalCode(error) });
      if (this.page.at === before) this.failure = { error, act: undefined };
    }
  }

  async #reread(): Promise<void> {
    this.failure = undefined;
    await this.#reader.read();
  }

  /** Marks what is wrong, and says whether anything is. */
  #mark(problems: readonly FieldError[]): boolean {
    this.problems = problems;
    this.#host.requestUpdate();
    return problems.length > 0;
  }

  #dispatch(action: AcceptAction): void {
    const before = this.page;
    this.page = nextPage(before, action);
    if (before.at !== this.page.at) {
      this.problems = [];
      this.failure = undefined;
    }
    this.#host.requestUpdate();
  }
}
