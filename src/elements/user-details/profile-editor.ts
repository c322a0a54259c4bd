import type { ReactiveController } from 'lit';
import { asDirectoryError, type DirectoryError } from '../../domain/errors.js';
import type { User } from '../../domain/user.js';
import { member } from '../parts/user-writes.js';
import { permitted, type UserActsHost, type UserActsOptions } from '../parts/user-act-context.js';
import { UserActEvent } from '../parts/user-events.js';
import {
  changedParts,
  draftOf,
  fieldsOf,
  patchOf,
  problemsFrom,
  problemsOf,
  rebased,
  type DraftField,
  type DraftProblems,
  type ProfileDraft,
  type ProfilePart,
} from './profile-draft.js';

/** An edit that is going on. */
export interface ProfileEdit {
  /** As it was read when the edit began, or when a newer reading was taken in. */
  readonly base: User;
  readonly draft: ProfileDraft;
  readonly problems: DraftProblems;
  readonly error?: DirectoryError | undefined;
  /** The backend refused the save, because somebody else had changed the user. */
  readonly refused: boolean;
  readonly saving: boolean;
}

export interface ProfileEditorOptions extends UserActsOptions {
  /** The newest that is known of the user. */
  readonly user: () => User | undefined;
  /** Takes what the save answered, which is newer than what was read. */
  readonly learn: (user: User) => void;
  /** Called after an edit began or ended, to lead the focus. */
  readonly focus: (where: 'first-field' | 'edit-button' | 'first-problem') => void;
}

/** Edits a profile in place. Nothing typed is lost but by the person's own choice. */
export class ProfileEditor implements ReactiveController {
  readonly #host: UserActsHost;
  readonly #options: ProfileEditorOptions;
  #edit: ProfileEdit | undefined;

  constructor(host: UserActsHost, options: ProfileEditorOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    // A controller needs one member of the interface; an edit survives that its element is moved.
  }

  get edit(): ProfileEdit | undefined {
    return this.#edit;
  }

  /** What can be edited here; nothing where there is no backend yet. */
  get fields(): readonly DraftField[] {
    const directory = this.#options.directory();
    return directory ? fieldsOf(directory.capabilities, directory.can('list-roles')?.allowed === true) : [];
  }

  get dirty(): boolean {
    return this.#edit !== undefined && patchOf(this.#edit.base, this.#edit.draft) !== undefined;
  }

  /** What somebody else changed meanwhile; `undefined` while there is no conflict. */
  get conflict(): readonly ProfilePart[] | undefined {
    const user = this.#options.user();
    if (!this.#edit || !user) return undefined;
    const parts = changedParts(this.#edit.base, user);
    return parts.length > 0 || this.#edit.refused ? parts : undefined;
  }

  start(user: User): void {
    this.#set({ base: user, draft: draftOf(user), problems: {}, refused: false, saving: false });
    this.#options.focus('first-field');
  }

  cancel(): void {
    this.drop();
    this.#options.focus('edit-button');
  }

  /** Forgets the edit, for when another user is shown. */
  drop(): void {
    this.#edit = undefined;
    this.#host.requestUpdate();
  }

  type(field: DraftField, value: string): void {
    if (!this.#edit) return;
    const { [field]: _cured, ...problems } = this.#edit.problems;
    this.#set({ ...this.#edit, draft: { ...this.#edit.draft, [field]: value }, problems });
  }

  /** Takes theirs: what was typed goes. */
  takeTheirs(): void {
    const user = this.#options.user();
    if (user) this.start(user);
  }

  /** Keeps mine on top of theirs; a save that was refused is sent again. */
  async keepMine(): Promise<void> {
    const user = this.#options.user();
    if (!this.#edit || !user) return;
    const { base, draft, refused } = this.#edit;
    this.#set({ ...this.#edit, base: user, draft: rebased(base, user, draft), refused: false });
    if (refused) await this.save();
  }

  async save(): Promise<void> {
    const edit = this.#edit;
    if (!edit || edit.saving) return;
    const problems = problemsOf(edit.draft, this.fields);
    if (Object.keys(problems).length > 0) {
      this.#set({ ...edit, problems });
      this.#options.focus('first-problem');
    } else if (!patchOf(edit.base, edit.draft)) {
      this.cancel();
    } else if (await permitted(this.#host, 'update', edit.base, this.#options)) {
      await this.#send(edit);
    }
  }

  async #send(edit: ProfileEdit): Promise<void> {
    const { base, draft } = edit;
    const user = this.#options.user();
    // A change of something else (of groups, say) is no conflict with the profile.
    const { version } = user && changedParts(base, user).length === 0 ? user : base;
    const patch = patchOf(base, draft) ?? {};
    this.#set({ ...edit, problems: {}, error: undefined, saving: true });
    try {
      const after = await this.#options.mutations.run({
        act: 'update',
        // Another patch is another intent: it must not go under the key of one whose answer got lost.
        intent: `update:${base.id}:${JSON.stringify(patch)}`,
        write: ({ adapter }, options) => member(adapter.users.update)(base.id, patch, options),
        changes: { topic: 'users', ids: [base.id] },
        ifMatch: version,
      });
      this.#options.learn(after);
      this.#host.dispatchEvent(new UserActEvent('update', base));
      this.#options.toasts.show({ text: this.#options.i18n.messages.userDetails.saved });
      this.cancel();
    } catch (thrown) {
      this.#fail(edit, asDirectoryError(thrown));
    }
  }

  #fail(edit: ProfileEdit, error: DirectoryError): void {
    const problems = problemsFrom(error.fields);
    const refused = error.kind === 'conflict';
    const marked = Object.keys(problems).length > 0;
    this.#set({ ...edit, problems, saving: false, refused, error: refused || marked ? undefined : error });
    if (refused) this.#options.directory()?.changed({ topic: 'users', ids: [edit.base.id], cause: 'here' });
    if (marked) this.#options.focus('first-problem');
  }

  #set(edit: ProfileEdit): void {
    this.#edit = edit;
    this.#host.requestUpdate();
  }
}
