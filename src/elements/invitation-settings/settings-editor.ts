import type { ReactiveControllerHost } from 'lit';
import { asDirectoryError, type DirectoryError } from '../../domain/errors.js';
import type { AccountSettings } from '../../domain/settings.js';
import type { Directory } from '../../state/directory.js';
import type { MutationController } from '../../state/mutation-controller.js';
import { QueryController } from '../../state/query-controller.js';
import { member } from '../parts/user-writes.js';
import { draftOf, patchOf, problemsOf, type SettingsDraft, type SettingsProblems } from './settings-draft.js';

export interface SettingsEditorOptions {
  readonly directory: () => Directory | undefined;
  readonly mutations: MutationController;
  readonly saved: (settings: AccountSettings) => void;
  /** Called when something has to be mended first, once it is drawn. */
  readonly refused: () => void;
}

/** Reads the settings, holds what is typed on top of them, and saves what differs. */
export class SettingsEditor {
  readonly #host: ReactiveControllerHost;
  readonly #options: SettingsEditorOptions;
  readonly #query: QueryController<object, AccountSettings>;
  #draft: SettingsDraft | undefined;
  #base: AccountSettings | undefined;
  #problems: SettingsProblems = {};
  #error: DirectoryError | undefined;

  constructor(host: ReactiveControllerHost, options: SettingsEditorOptions) {
    this.#host = host;
    this.#options = options;
    this.#query = new QueryController<object, AccountSettings>(host, {
      directory: options.directory,
      topic: 'settings',
      question: () => (options.directory()?.can('read-settings')?.allowed === true ? {} : undefined),
      read: ({ adapter }, _question, signal) => member(adapter.settings).get({ signal }),
    });
  }

  /** What holds in the account, as far as it was read. */
  get settings(): AccountSettings | undefined {
    return this.#query.value;
  }

  /** Why reading failed; what was read before stays. */
  get unread(): DirectoryError | undefined {
    const { state } = this.#query;
    return state.status === 'failed' ? state.error : undefined;
  }

  /** What is in the fields. */
  draft(settings: AccountSettings): SettingsDraft {
    return this.#draft ?? draftOf(settings);
  }

  /** Whether somebody else changed the settings while they were edited here. */
  get overtaken(): boolean {
    const { settings } = this;
    return this.#draft !== undefined && this.#base?.version !== settings?.version;
  }

  get problems(): SettingsProblems {
    return this.#problems;
  }

  /** Why the last save failed. */
  get error(): DirectoryError | undefined {
    return this.#error;
  }

  get saving(): boolean {
    return this.#options.mutations.busy();
  }

  dirty(settings: AccountSettings): boolean {
    return Object.keys(patchOf(this.draft(settings), settings)).length > 0;
  }

  type(settings: AccountSettings, change: Partial<SettingsDraft>): void {
    this.#base ??= settings;
    this.#draft = { ...this.draft(settings), ...change };
    this.#host.requestUpdate();
  }

  /** Takes what holds, and forgets what was typed. */
  drop(): void {
    this.#draft = undefined;
    this.#base = undefined;
    this.#problems = {};
    this.#error = undefined;
    this.#host.requestUpdate();
  }

  reload(): void {
    this.#query.reload();
  }

  /** Saves what differs from what holds now, over whoever was faster once that has been shown. */
  async save(settings: AccountSettings): Promise<void> {
    const draft = this.draft(settings);
    if (this.saving || !this.dirty(settings)) return;
    this.#problems = problemsOf(draft, settings);
    this.#error = undefined;
    this.#host.requestUpdate();
    if (Object.keys(this.#problems).length > 0) {
      this.#options.refused();
      return;
    }
    await this.#send(draft, settings);
  }

  async #send(draft: SettingsDraft, settings: AccountSettings): Promise<void> {
    const patch = patchOf(draft, settings);
    try {
      const after = await this.#options.mutations.run({
        act: 'change-settings',
        intent: `change-settings:${JSON.stringify(patch)}`,
        write: ({ adapter }, options) => member(adapter.settings?.update)(patch, options),
        changes: { topic: 'settings' },
        ifMatch: settings.version,
      });
      this.drop();
      this.#options.saved(after);
    } catch (thrown) {
      this.#fail(asDirectoryError(thrown));
    }
  }

  #fail(error: DirectoryError): void {
    const fields = error.fields.map(({ field }) => field);
    this.#problems = {
      ...(fields.includes('invitationDays') && { days: 'refused' }),
      ...(fields.some((field) => field.startsWith('reminder')) && { hours: 'refused' }),
    };
    this.#error = error;
    if (error.kind === 'conflict') this.reload();
    this.#host.requestUpdate();
    this.#options.refused();
  }
}
