import { html, type ReactiveController, type TemplateResult } from 'lit';
import type { UserAct } from '../../domain/acts.js';
import { asDirectoryError, isRetryable, type DirectoryError } from '../../domain/errors.js';
import type { User } from '../../domain/user.js';
import type { Directory } from '../../state/directory.js';
import { wayBack } from '../../state/undo.js';
import type { MenuItem } from '../../ui/menu.js';
import { ConfirmDialog, type Question } from './confirm-dialog.js';
import { permitted, type UserActsHost, type UserActsOptions } from './user-act-context.js';
import { userActItems } from './user-act-items.js';
import { doneText, failedText, questionBefore } from './user-act-texts.js';
import { UserActEvent, UserViewRequestEvent, type UserTab } from './user-events.js';
import { UserLinks } from './user-links.js';
import { isOutdated, isWriting, write, type WritingAct } from './user-writes.js';

/** How an act came about: an Undo offers no Undo of its own, a retry has been confirmed. */
interface Origin {
  readonly undoes?: boolean;
  readonly confirmed?: boolean;
}

const TABS: Readonly<Partial<Record<UserAct, UserTab | undefined>>> = {
  view: undefined,
  update: 'general',
  'set-groups': 'groups',
};

/**
 * Everything that can be done to one user, the same in lists, details and cards: what is offered, what is asked
 * before, what is said after, and how it is taken back. An element passes what it has, renders `render()` once,
 * and includes button, dialog, field and toast styles:
 * `new UserActsController(this, { directory: () => this.directory, mutations: this.mutations, i18n: this.i18n, toasts })`.
 */
export class UserActsController implements ReactiveController {
  readonly #host: UserActsHost;
  readonly #options: UserActsOptions;
  readonly #confirm: ConfirmDialog;
  readonly #links: UserLinks;
  readonly #running = new Set<string>();
  readonly #asking = new Set<string>();

  constructor(host: UserActsHost, options: UserActsOptions) {
    this.#host = host;
    this.#options = options;
    this.#confirm = new ConfirmDialog(host, options.i18n);
    this.#links = new UserLinks(host, options, (user, error) => this.#failed('copy-link', user, error, {}));
    host.addController(this);
  }

  hostConnected(): void {
    // A controller needs one member of the interface; nothing has to be done on connecting.
  }

  /** What is offered for `user`, in the order of menus; only `acts` where given. */
  menuItems(user: User, acts?: readonly UserAct[]): MenuItem[] {
    const directory = this.#options.directory();
    if (!directory) return [];
    return userActItems(user, directory, this.#options.i18n, (act) => void this.perform(act, user), acts);
  }

  /** Whether this is being done to this user. */
  busy(act: UserAct, user: User): boolean {
    const key = keyOf(act, user);
    return this.#running.has(key) && !this.#asking.has(key);
  }

  /** Does it, with all that is asked before and said after. Never rejects; pressed twice, it runs once. */
  perform(act: UserAct, user: User): Promise<void> {
    return this.#once(act, user, {});
  }

  /** Copies the link without a toast, so that a button can say "Copied" itself; shows it selected where it cannot. */
  copyLink(user: User): Promise<boolean> {
    return this.#links.copy(user);
  }

  /** The link as it is now, to be shown and forgotten. `undefined` when that failed or was stopped, which has been said. */
  readLink(user: User): Promise<string | undefined> {
    return this.#links.read(user);
  }

  render(): TemplateResult {
    return html`${this.#confirm.render()}${this.#links.render()}`;
  }

  async #once(act: UserAct, user: User, origin: Origin): Promise<void> {
    const key = keyOf(act, user);
    const directory = this.#options.directory();
    if (!directory || this.#running.has(key)) return;
    this.#running.add(key);
    this.#host.requestUpdate();
    try {
      await this.#go(act, user, directory, origin);
    } finally {
      this.#running.delete(key);
      this.#host.requestUpdate();
    }
  }

  async #go(act: UserAct, user: User, directory: Directory, origin: Origin): Promise<void> {
    const { i18n, toasts, show } = this.#options;
    if (act in TABS && this.#host.dispatchEvent(new UserViewRequestEvent(user, TABS[act]))) show?.(user, TABS[act]);
    if (act === 'copy-link' && (await this.#links.copy(user))) toasts.show({ text: i18n.messages.userActs.linkCopied });
    if (!isWriting(act) || !(await permitted(act, user, this.#options))) return;
    const asked = origin.confirmed === true || origin.undoes === true;
    if (!asked && !(await this.#confirmed(act, user, directory))) return;
    await this.#write(act, user, directory, origin);
  }

  /** Asks where something has to be asked. Until the answer, nothing is being done. */
  async #confirmed(act: WritingAct, user: User, directory: Directory): Promise<boolean> {
    const { i18n, confirms } = this.#options;
    const question = (): Question | undefined => questionBefore(act, user, directory, i18n, confirms);
    const first = question();
    if (!first) return true;
    const key = keyOf(act, user);
    this.#asking.add(key);
    const yes = await this.#confirm.ask(() => question() ?? first);
    this.#asking.delete(key);
    return yes;
  }

  async #write(act: WritingAct, user: User, directory: Directory, origin: Origin): Promise<void> {
    try {
      const after = await this.#options.mutations.run({
        act,
        intent: `${act}:${user.id}`,
        write: (current, options) => write(act, current, user, options),
        changes: { topic: 'users', ids: [user.id] },
      });
      this.#options.toasts.speaker.dispatchEvent(new UserActEvent(act, user));
      this.#done(act, user, after, origin);
    } catch (thrown) {
      this.#failed(act, user, asDirectoryError(thrown), origin);
    }
  }

  #done(act: WritingAct, before: User, after: User, origin: Origin): void {
    const { i18n, toasts } = this.#options;
    const directory = this.#options.directory();
    if (!directory) return;
    const { userActs, common } = i18n.messages;
    const said = doneText(act, after, directory, i18n);
    const back = origin.undoes ? undefined : wayBack(act, after, directory);
    // Who is invited anew is invited as they were: a backend may have taken the groups with the user.
    const whom = back?.invites ? before : after;
    const undo = back && { label: common.undo, run: () => void this.#once(back.act, whom, { undoes: true }) };
    const copy = said.offerLink
      ? { label: userActs.copyLink, run: () => void this.perform('copy-link', after) }
      : undefined;
    toasts.show({ text: said.text, kind: said.failed ? 'error' : 'done', act: copy ?? undo });
  }

  #failed(act: UserAct, user: User, error: DirectoryError, origin: Origin): void {
    const { i18n, toasts } = this.#options;
    if (error.kind === 'aborted') return;
    if (isOutdated(error)) this.#options.directory()?.changed({ topic: 'users', ids: [user.id], cause: 'here' });
    const retry = {
      label: i18n.messages.common.retry,
      run: () => void this.#once(act, user, { ...origin, confirmed: true }),
    };
    toasts.show({
      kind: 'error',
      text: failedText(act, user, error, i18n),
      act: isRetryable(error) ? retry : undefined,
    });
  }
}

function keyOf(act: UserAct, user: User): string {
  return `${act}:${user.id}`;
}
