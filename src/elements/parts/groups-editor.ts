import type { ReactiveController } from 'lit';
import { asDirectoryError, type DirectoryError } from '../../domain/errors.js';
import type { GroupRef } from '../../domain/group.js';
import type { User } from '../../domain/user.js';
import { permitted, type UserActsHost, type UserActsOptions } from './user-act-context.js';
import { UserActEvent } from './user-events.js';
import { member } from './user-writes.js';
import { chosenWith, countOf, draftFrom, NO_CHANGES, stillOpen, type GroupsDraft } from './groups-draft.js';

export interface GroupsEditorOptions extends UserActsOptions {
  /** Takes what the save answered, which is newer than what was read. */
  readonly learn: (user: User) => void;
}

/** Holds changes to a user's groups until they are saved; they stay on top when somebody else changes the user. */
export class GroupsEditor implements ReactiveController {
  readonly #host: UserActsHost;
  readonly #options: GroupsEditorOptions;
  #draft: GroupsDraft = NO_CHANGES;
  #error: DirectoryError | undefined;
  #saving = false;

  constructor(host: UserActsHost, options: GroupsEditorOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    // A controller needs one member of the interface; changes survive that the element is moved.
  }

  get saving(): boolean {
    return this.#saving;
  }

  /** Why the last save failed. */
  get error(): DirectoryError | undefined {
    return this.#error;
  }

  /** What is staged on top of `user`. */
  draft(user: User): GroupsDraft {
    return stillOpen(user, this.#draft);
  }

  dirty(user: User): boolean {
    return countOf(this.draft(user)) > 0;
  }

  /** A person chose: `chosen` is all that is chosen now. */
  choose(user: User, chosen: readonly GroupRef[]): void {
    this.#draft = draftFrom(user, chosen);
    this.#host.requestUpdate();
  }

  drop(): void {
    this.#draft = NO_CHANGES;
    this.#error = undefined;
    this.#host.requestUpdate();
  }

  async save(user: User): Promise<void> {
    if (this.#saving || !this.dirty(user) || !(await permitted(this.#host, 'set-groups', user, this.#options))) return;
    const ids = chosenWith(user, this.#draft).map(({ id }) => id);
    this.#saving = true;
    this.#error = undefined;
    this.#host.requestUpdate();
    try {
      const after = await this.#options.mutations.run({
        act: 'set-groups',
        // Other groups are another intent: they must not go under the key of one whose answer got lost.
        intent: `set-groups:${user.id}:${JSON.stringify(ids)}`,
        write: ({ adapter }, options) => member(adapter.users.setGroups)(user.id, ids, options),
        changes: { topic: 'users', ids: [user.id] },
        ifMatch: user.version,
      });
      this.#options.learn(after);
      this.drop();
      this.#host.dispatchEvent(new UserActEvent('set-groups', user));
      this.#options.toasts.show({ text: this.#options.i18n.messages.userDetails.groupsSaved });
    } catch (thrown) {
      this.#fail(user, asDirectoryError(thrown));
    } finally {
      this.#saving = false;
      this.#host.requestUpdate();
    }
  }

  #fail(user: User, error: DirectoryError): void {
    this.#error = error;
    if (error.kind === 'conflict')
      this.#options.directory()?.changed({ topic: 'users', ids: [user.id], cause: 'here' });
  }
}
