import type { ReactiveController } from 'lit';
import { asDirectoryError, type DirectoryError } from '../../domain/errors.js';
import type { UserPatch } from '../../domain/adapter.js';
import { isEditable } from '../../domain/capabilities.js';
import type { User } from '../../domain/user.js';
import type { CustomField } from '../parts/custom/custom-draft.js';
import type { WizardField } from '../parts/custom/custom-field.js';
import { HostFields } from '../parts/custom/host-fields.js';
import { EditUndo } from '../parts/edit-undo.js';
import { member } from '../parts/user-writes.js';
import { permitted, type UserActsHost, type UserActsOptions } from '../parts/user-act-context.js';
import { UserActEvent } from '../parts/user-events.js';
import {
  customDraftOf,
  customPatchOf,
  customProblemsOf,
  rebasedCustom,
  touchedFields,
  type CustomDrafts,
} from './profile-custom.js';
import {
  changedParts,
  draftOf,
  fieldsOf,
  partsOf,
  patchBack,
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
  /** The host's fields. */
  readonly custom: CustomDrafts;
  readonly problems: DraftProblems;
  readonly error?: DirectoryError | undefined;
  /** The backend refused the save, because somebody else had changed the user. */
  readonly refused: boolean;
  readonly saving: boolean;
}

export interface ProfileEditorOptions extends UserActsOptions {
  /** The newest that is known of the user. */
  readonly user: () => User | undefined;
  /** The host's fields that can be filled in here. */
  readonly custom: () => readonly WizardField[];
  /** Takes what the save answered, which is newer than what was read. */
  readonly learn: (user: User) => void;
  /** Called after an edit began or ended, to lead the focus. */
  readonly focus: (where: 'first-field' | 'edit-button' | 'first-problem') => void;
}

/** Edits a profile in place. Nothing typed is lost but by the person's own choice. */
export class ProfileEditor implements ReactiveController {
  readonly #host: UserActsHost;
  readonly #options: ProfileEditorOptions;
  readonly #custom: HostFields;
  readonly #undo: EditUndo;
  #edit: ProfileEdit | undefined;

  constructor(host: UserActsHost, options: ProfileEditorOptions) {
    this.#host = host;
    this.#options = options;
    this.#undo = new EditUndo(options);
    this.#custom = new HostFields(() => host.renderRoot, {
      fields: () => this.#touched,
      entry: (name) => this.#edit?.custom[name],
      set: (name, entry) => this.#put({ custom: { ...this.#edit?.custom, [name]: entry } }),
      left: (name) => this.#mark(`custom.${name}`),
    });
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

  /** The host's fields that can be edited here. */
  get customFields(): readonly WizardField[] {
    const directory = this.#options.directory();
    return directory && isEditable('custom', directory.capabilities) ? this.#options.custom() : [];
  }

  get dirty(): boolean {
    return this.#edit !== undefined && this.#patch(this.#edit) !== undefined;
  }

  /** What somebody else changed meanwhile; `undefined` while there is no conflict. */
  get conflict(): readonly ProfilePart[] | undefined {
    const user = this.#options.user();
    if (!this.#edit || !user) return undefined;
    const parts = changedParts(this.#edit.base, user);
    return parts.length > 0 || this.#edit.refused ? parts : undefined;
  }

  start(user: User): void {
    const custom = customDraftOf(user, this.customFields);
    this.#set({ base: user, draft: draftOf(user), custom, problems: {}, refused: false, saving: false });
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

  /** A value of one of the host's fields; what was wrong with the last one is settled. */
  typeCustom(name: string, value: string | boolean): void {
    if (!this.#edit) return;
    const { [`custom.${name}` as const]: _cured, ...problems } = this.#edit.problems;
    this.#set({ ...this.#edit, custom: { ...this.#edit.custom, [name]: { value } }, problems });
  }

  /** One of the host's fields was left: its schema has its say. */
  async checkCustom(name: string): Promise<void> {
    await this.#custom.check(name);
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
    const { base, draft, custom, refused } = this.#edit;
    const fields = rebasedCustom(base, user, custom, this.customFields);
    this.#put({ base: user, draft: rebased(base, user, draft), custom: fields, refused: false });
    if (refused) await this.save();
  }

  async save(): Promise<void> {
    if (!this.#edit || this.#edit.saving) return;
    await this.#custom.settle();
    const { edit } = this;
    // Meanwhile it may have been sent, or given up.
    if (!edit || edit.saving) return;
    const problems = this.#problems(edit);
    if (Object.keys(problems).length > 0) {
      this.#set({ ...edit, problems });
      this.#options.focus('first-problem');
    } else if (!this.#patch(edit)) {
      this.cancel();
    } else if (await permitted('update', edit.base, this.#options)) {
      await this.#send(edit);
    }
  }

  async #send(edit: ProfileEdit): Promise<void> {
    const { base } = edit;
    const user = this.#options.user();
    // A change of something else (of groups, say) is no conflict with the profile.
    const { version } = user && changedParts(base, user).length === 0 ? user : base;
    const patch = this.#patch(edit) ?? {};
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
      this.#options.toasts.speaker.dispatchEvent(new UserActEvent('update', base));
      this.#told(user ?? base, after, patch);
      this.cancel();
    } catch (thrown) {
      this.#fail(edit, asDirectoryError(thrown));
    }
  }

  #told(before: User, after: User, patch: UserPatch): void {
    const { i18n, toasts } = this.#options;
    const { userDetails: texts } = i18n.messages;
    const inverse = patchBack(before, patch);
    const parts = partsOf(patch);
    const act =
      inverse &&
      this.#undo.offer({
        act: 'update',
        before,
        after,
        same: (one, other) => !changedParts(one, other).some((part) => parts.includes(part)),
        back: ({ users }, options) => member(users.update)(before.id, inverse, options),
        undone: texts.profileRestored,
      });
    toasts.show({ text: texts.saved, act });
  }

  #fail(edit: ProfileEdit, error: DirectoryError): void {
    const problems = problemsFrom(error.fields);
    const refused = error.kind === 'conflict';
    const marked = Object.keys(problems).length > 0;
    this.#set({ ...edit, problems, saving: false, refused, error: refused || marked ? undefined : error });
    if (refused) this.#options.directory()?.changed({ topic: 'users', ids: [edit.base.id], cause: 'here' });
    if (marked) this.#options.focus('first-problem');
  }

  /** What of it is sent. */
  #patch({ base, draft, custom }: ProfileEdit): UserPatch | undefined {
    const own = patchOf(base, draft);
    const fields = customPatchOf(base, custom, this.customFields);
    return own || fields ? { ...own, ...(fields && { custom: fields }) } : undefined;
  }

  #problems({ base, draft, custom }: ProfileEdit): DraftProblems {
    const problems = problemsOf(draft, this.fields);
    for (const { field, ...problem } of customProblemsOf(base, custom, this.customFields)) problems[field] = problem;
    return problems;
  }

  get #touched(): readonly WizardField[] {
    return this.#edit ? touchedFields(this.#edit.base, this.#edit.custom, this.customFields) : [];
  }

  /** Says what is wrong with one of the host's fields, now that it was left. */
  #mark(field: CustomField): void {
    if (!this.#edit) return;
    const { [field]: _before, ...others } = this.#edit.problems;
    const problem = this.#problems(this.#edit)[field];
    this.#put({ problems: { ...others, ...(problem && { [field]: problem }) } });
  }

  #put(change: Partial<ProfileEdit>): void {
    if (this.#edit) this.#set({ ...this.#edit, ...change });
  }

  #set(edit: ProfileEdit): void {
    this.#edit = edit;
    this.#host.requestUpdate();
  }
}
