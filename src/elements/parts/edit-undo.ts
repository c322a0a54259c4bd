import type { DirectoryAdapter, WriteOptions } from '../../domain/adapter.js';
import { asDirectoryError, DirectoryError, isRetryable } from '../../domain/errors.js';
import { displayName, type User } from '../../domain/user.js';
import type { Directory } from '../../state/directory.js';
import type { Toast } from '../../ui/toasts.js';
import { errorText } from './error-text.js';
import { isolate } from './isolate.js';
import { permitted, type UserActsOptions } from './user-act-context.js';
import { UserActEvent } from './user-events.js';

/** An edit of a user that was saved. */
export interface SavedEdit {
  readonly act: 'update' | 'set-groups';
  readonly before: User;
  /** As the save answered. */
  readonly after: User;
  /** Whether two readings agree in what was edited. */
  readonly same: (one: User, other: User) => boolean;
  /** Writes what was there before. */
  readonly back: (adapter: DirectoryAdapter, options: WriteOptions) => Promise<User>;
  /** What is said when it is as before. */
  readonly undone: string;
}

export interface EditUndoOptions extends UserActsOptions {
  /** Takes what is read and answered. */
  readonly learn: (user: User) => void;
}

/**
 * Takes a saved edit of a user back, by writing what was there before. Where somebody else has changed the same since,
 * it says so and leaves it; what they changed elsewhere about the user is kept.
 */
export class EditUndo {
  readonly #options: EditUndoOptions;

  constructor(options: EditUndoOptions) {
    this.#options = options;
  }

  /** For the toast after the save; nothing where the person may not edit the user any more. */
  offer(edit: SavedEdit): Toast['act'] {
    const may = this.#options.directory()?.can(edit.act, edit.after);
    if (!may?.allowed) return undefined;
    return { label: this.#options.i18n.messages.common.undo, icon: 'undo', run: () => void this.#undo(edit) };
  }

  async #undo(edit: SavedEdit): Promise<void> {
    const { directory, toasts } = this.#options;
    const current = directory();
    if (!current || !(await permitted(edit.act, edit.after, this.#options))) return;
    try {
      await this.#writeBack(edit, current);
      toasts.show({ text: edit.undone });
    } catch (thrown) {
      this.#failed(edit, asDirectoryError(thrown));
    }
  }

  /**
   * Reads the user before: a backend without versions could not notice a change in between, and one with versions would
   * refuse for a change of something else.
   */
  async #writeBack({ act, before, after, same, back }: SavedEdit, { adapter }: Directory): Promise<void> {
    const { mutations, learn, toasts } = this.#options;
    const now = await adapter.users.get(after.id);
    learn(now);
    // An Undo whose answer got lost, or somebody else's very wish.
    if (same(now, before)) return;
    if (!same(now, after)) throw new DirectoryError('conflict', 'The user was changed after the edit.');
    const user = await mutations.run({
      act,
      intent: `undo ${act}:${after.id}:${after.version ?? ''}`,
      write: (directory, options) => back(directory.adapter, options),
      changes: { topic: 'users', ids: [after.id] },
      ifMatch: now.version,
    });
    learn(user);
    toasts.speaker.dispatchEvent(new UserActEvent(act, after));
  }

  #failed(edit: SavedEdit, error: DirectoryError): void {
    const { directory, toasts, i18n } = this.#options;
    const { userDetails: texts, common } = i18n.messages;
    const { after } = edit;
    directory()?.changed({ topic: 'users', ids: [after.id], cause: 'here' });
    const overtaken = error.kind === 'conflict';
    toasts.show({
      kind: 'error',
      text: overtaken ? texts.overtaken(isolate(displayName(after))) : `${texts.notUndone} ${errorText(error, i18n)}`,
      act: isRetryable(error) ? { label: common.retry, run: () => void this.#undo(edit) } : undefined,
    });
  }
}
