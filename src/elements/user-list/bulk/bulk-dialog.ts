import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { asDirectoryError, type DirectoryError } from '../../../domain/errors.js';
import type { Selection } from '../../../domain/selection.js';
import type { User } from '../../../domain/user.js';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import type { Directory } from '../../../state/directory.js';
import type { Announcer } from '../../../ui/announcer.js';
import { DialogController } from '../../../ui/dialog-controller.js';
import { FocusKeeper } from '../../../ui/focus-keeper.js';
import { icon } from '../../../ui/icons.js';
import { errorText } from '../../parts/error-text.js';
import { planOf, type BulkAct, type GroupsChange } from './bulk-plan.js';
import { previewPane } from './bulk-preview.js';
import { canUndo, startRun, undoRun, type UsersRun } from './bulk-write.js';
import { GroupChoice } from './group-choice.js';
import { runPane, runSummary } from './run-pane.js';

export interface BulkDialogOptions {
  readonly directory: () => Directory | undefined;
  readonly i18n: LocalizeController;
  readonly announcer: Announcer;
  readonly fallbackFocus: () => HTMLElement | null;
}

/** Whom an act is about: users known by name, or those that are yet to be read. */
export interface Subjects {
  readonly selection: Selection;
  readonly users: readonly User[];
  /** Reads those that "all matching" stands for, page by page. */
  readonly read: (signal: AbortSignal) => AsyncIterable<{ items: readonly User[]; total: number | undefined }>;
}

type Stage =
  | { readonly at: 'collecting'; readonly act: BulkAct; readonly read: number; readonly all: number | undefined }
  | { readonly at: 'unread'; readonly act: BulkAct; readonly error: DirectoryError }
  | { readonly at: 'preview'; readonly act: BulkAct; readonly users: readonly User[] }
  | { readonly at: 'run'; readonly run: UsersRun };

/** An act on several users: whom it is about, who is left out and why, then its progress and its receipts. */
export class BulkDialog implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: BulkDialogOptions;
  readonly #dialog: DialogController;
  readonly #groups: GroupChoice;
  /** What was typed to confirm an act that cannot be undone. */
  #typed = '';
  #stage: Stage | undefined;
  #reading = new AbortController();
  #unsubscribe: (() => void) | undefined;
  #tick: ReturnType<typeof setInterval> | undefined;

  constructor(host: LitElement, options: BulkDialogOptions) {
    this.#host = host;
    this.#options = options;
    this.#groups = new GroupChoice(host, options.directory, options.i18n);
    const find = (selector: string): HTMLElement | null => host.renderRoot.querySelector<HTMLElement>(selector);
    this.#dialog = new DialogController(host, {
      dialog: () => host.renderRoot.querySelector<HTMLDialogElement>('#bulk'),
      onClosed: () => this.#leave(),
      fallbackFocus: options.fallbackFocus,
    });
    // The safe answer of a question; the title where something is under way, from which reading goes on.
    new FocusKeeper(host, {
      part: () => find('#bulk'),
      instead: () => find('#bulk [autofocus]') ?? find('#bulk-title'),
    });
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#leave();
  }

  /** Begins with whom it is about; nothing is done before the question is answered. */
  async ask(act: BulkAct, subjects: Subjects): Promise<void> {
    this.#groups.reset();
    this.#typed = '';
    if (subjects.selection.kind === 'some') {
      this.#show({ at: 'preview', act, users: subjects.users });
      return;
    }
    await this.#collect(act, subjects, new Set(subjects.selection.except));
  }

  /** Shows a run that was begun before. */
  show(run: UsersRun): void {
    this.#watch(run);
    this.#show({ at: 'run', run });
  }

  render(): TemplateResult | typeof nothing {
    const directory = this.#options.directory();
    if (!this.#dialog.open || !this.#stage || !directory) return nothing;
    return html`<dialog id="bulk" class="dialog" aria-labelledby="bulk-title">
      <div class="pane">${this.#pane(this.#stage, directory)}</div>
    </dialog>`;
  }

  #pane(stage: Stage, directory: Directory): TemplateResult {
    const { i18n } = this.#options;
    const close = (): void => void this.#dialog.close();
    switch (stage.at) {
      case 'collecting':
        return this.#collectingPane(stage, close);
      case 'unread':
        return this.#unreadPane(stage, close);
      case 'preview': {
        const change = stage.act === 'set-groups' ? this.#groups.change : undefined;
        return previewPane({
          i18n,
          directory,
          act: stage.act,
          all: stage.users.length,
          plan: planOf(stage.act, stage.users, directory, change),
          choice: stage.act === 'set-groups' ? this.#groups : undefined,
          typed: this.#typed,
          onTyped: (text) => {
            this.#typed = text;
            this.#host.requestUpdate();
          },
          onCancel: close,
          onConfirm: (ready) => this.#begin(directory, stage.act, ready, change),
        });
      }
      case 'run':
        return runPane({
          i18n,
          run: stage.run,
          undoable: canUndo(directory, stage.run),
          onClose: close,
          onUndo: () => {
            const undo = undoRun(directory, stage.run);
            if (undo) this.show(undo);
          },
        });
    }
  }

  #collectingPane({ read, all }: Extract<Stage, { at: 'collecting' }>, close: () => void): TemplateResult {
    const { i18n } = this.#options;
    const texts = i18n.messages.bulk;
    return html`<div class="pane-head"><h2 class="pane-title" id="bulk-title">${texts.collecting}</h2></div>
      <div class="pane-body"><p class="muted num" role="status">${texts.collected(read, all)}</p></div>
      <div class="pane-foot">
        <button type="button" class="button ghost" autofocus @click=${close}>${i18n.messages.common.cancel}</button>
      </div>`;
  }

  #unreadPane({ error }: Extract<Stage, { at: 'unread' }>, close: () => void): TemplateResult {
    const { i18n } = this.#options;
    return html`<div class="pane-head">
        <h2 class="pane-title" id="bulk-title">${i18n.messages.bulk.collectFailed}</h2>
      </div>
      <div class="pane-body">
        <p class="message error">${icon('alert')}<span>${errorText(error, i18n)}</span></p>
      </div>
      <div class="pane-foot">
        <button type="button" class="button ghost" autofocus @click=${close}>${i18n.messages.common.close}</button>
      </div>`;
  }

  async #collect(act: BulkAct, { read }: Subjects, except: ReadonlySet<string>): Promise<void> {
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    const users: User[] = [];
    this.#show({ at: 'collecting', act, read: 0, all: undefined });
    try {
      for await (const { items, total } of read(signal)) {
        users.push(...items.filter(({ id }) => !except.has(id)));
        this.#set({ at: 'collecting', act, read: users.length, all: total });
      }
      if (!signal.aborted) this.#set({ at: 'preview', act, users });
    } catch (thrown) {
      if (!signal.aborted) this.#set({ at: 'unread', act, error: asDirectoryError(thrown) });
    }
  }

  #begin(directory: Directory, act: BulkAct, users: readonly User[], change: GroupsChange | undefined): void {
    this.show(startRun(directory, act, users, change));
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('#bulk-title')?.focus());
  }

  #watch(run: UsersRun): void {
    const { announcer, i18n } = this.#options;
    this.#unsubscribe?.();
    this.#unsubscribe = run.subscribe(() => {
      this.#host.requestUpdate();
      this.#countDown(run);
      if (run.state.status.kind === 'finished' && run.counts.running === 0) announcer.announce(runSummary(run, i18n));
    });
    this.#countDown(run);
  }

  /** While a server asks for patience, the seconds left are drawn anew. */
  #countDown(run: UsersRun): void {
    clearInterval(this.#tick);
    if (run.state.status.kind === 'waiting') this.#tick = setInterval(() => this.#host.requestUpdate(), 1000);
  }

  #show(stage: Stage): void {
    this.#set(stage);
    this.#dialog.show();
  }

  #set(stage: Stage): void {
    this.#stage = stage;
    this.#host.requestUpdate();
  }

  #leave(): void {
    this.#reading.abort();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    clearInterval(this.#tick);
    this.#stage = undefined;
  }
}
