import type { ReactiveControllerHost } from 'lit';
import type { Accepted, InvitationPreview } from '../../domain/acceptance.js';
import type { AcceptanceApi } from '../../domain/adapter.js';
import type { DirectoryError, FieldError } from '../../domain/errors.js';
import type { Directory } from '../../state/directory.js';
import type { MutationController } from '../../state/mutation-controller.js';
import { nextPage, type AcceptAction, type AcceptPage } from './accept-page.js';
import { ActRunner, type AcceptAct, type Write } from './act-runner.js';
import { InvitationReader } from './invitation-reader.js';
import {
  confirmationErrors,
  EMPTY_DRAFT,
  fieldsOf,
  prefilled,
  registrationErrors,
  registrationOf,
  type AcceptDraft,
} from './registration.js';

export interface AcceptanceOptions {
  readonly directory: () => Directory | undefined;
  readonly token: () => string | undefined;
  readonly termsRequired: () => boolean;
  readonly mutations: MutationController;
  readonly onAccept: (accepted: Accepted) => void;
  readonly onDecline: () => void;
  readonly onSignIn: (email: string) => void;
}

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

  constructor(host: ReactiveControllerHost, options: AcceptanceOptions) {
    this.#host = host;
    this.#options = options;
    this.#runner = new ActRunner(host, options.mutations, options.token);
    this.#reader = new InvitationReader(host, {
      directory: options.directory,
      token: options.token,
      onBegin: () => this.#begin(),
      onUnsupported: () => this.#dispatch({ type: 'unsupported' }),
      onRead: (preview) => this.#arrive(preview),
      onError: (error) => this.#fail(error),
    });
  }

  get running(): AcceptAct | undefined {
    return this.#runner.running;
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
    else if (this.page.at === 'failed') await this.reload();
    else await this.#reread();
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
    const registration = registrationOf(this.draft, invitation, terms);
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
    if (this.page.at !== 'wrong-account') return;
    const { email } = this.page.invitation;
    if (this.can('signOut')) {
      if (!(await this.#act('switchAccount', (api) => api.signOut?.()))) return;
      await this.#reread();
    }
    this.#options.onSignIn(email);
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
    const code = error.kind === 'unauthenticated' ? 'sign-in-required' : error.code;
    if (error.kind === 'validation') this.#mark(fieldsOf(error, act));
    else if (code === 'wrong-code') this.#mark([{ field: 'code', code }]);
    else if (error.kind === 'unauthenticated') this.#dispatch({ type: 'refused', code });
    else if (error.kind === 'invitation') await this.#turnAway(code);
    if (this.page.at === before && this.problems.length === 0) this.failure = { error, act };
    this.#host.requestUpdate();
  }

  /** A link that cannot be used (any more): at once what is known, then what the backend says of it. */
  async #turnAway(code: string | undefined): Promise<void> {
    this.#dispatch({ type: 'refused', code });
    if (code !== 'sign-in-required' && code !== 'verification-required') await this.#reread();
  }

  #standsAt(step: AcceptPage['at']): boolean {
    return this.page.at === step;
  }

  /** A password stays in memory no longer than it is needed. */
  #forget(): void {
    this.draft = { ...EMPTY_DRAFT, firstName: this.draft.firstName, lastName: this.draft.lastName };
    this.#revision += 1;
  }

  #begin(): void {
    this.#confirmed = false;
    this.draft = EMPTY_DRAFT;
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
    if (this.page.at !== 'loading') this.failure = { error, act: undefined };
    this.#dispatch({ type: 'failed', error });
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
