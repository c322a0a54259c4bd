import type { ReactiveController } from 'lit';
import { asDirectoryError, type DirectoryError } from '../../domain/errors.js';
import type { GroupRef } from '../../domain/group.js';
import type { User } from '../../domain/user.js';
import { EditUndo } from './edit-undo.js';
import { permitted, type UserActsHost, type UserActsOptions } from './user-act-context.js';
import { UserActEvent } from './user-events.js';
import { member } from './user-writes.js';
import { chosenWith, countOf, draftFrom, NO_CHANGES, stillOpen, type GroupsDraft } from './groups-draft.js';

export interface GroupsEditorOptions extends UserActsOptions {
  /** Takes what the save answered, which is newer than what was read. */
  readonly learn: (user: User) => void;
  /** The changes are saved, and nothing is staged any more. */
  readonly onSaved?: () => void;
}

/** Holds changes to a user's groups until they are saved. Nobody's change is lost: not theirs, not the one made here. */
export class GroupsEditor implements ReactiveController {
  readonly #host: UserActsHost;
  readonly #options: GroupsEditorOptions;
  readonly #undo: EditUndo;
  #draft: GroupsDraft = NO_CHANGES;
  /** As it was read when the changes began, or when theirs were taken in. */
  #base: User | undefined;
  /** The backend refused the save, because somebody else had changed the user. */
  #refused = false;
  #error: DirectoryError | undefined;
  #saving = false;

  constructor(host: UserActsHost, options: GroupsEditorOptions) {
    this.#host = host;
    this.#options = options;
    this.#undo = new EditUndo(options);
    host.addController(this);
  }

  hostConnected(): void {
    // A controller needs one member of the interface; changes survive that the element is moved.
  }

  get saving(): boolean {
    return this.#saving;
  }

  /** Why the last save failed, unless because of somebody else's change. */
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

  /** What somebody else changed since the changes here began; `undefined` while there is no conflict. */
  conflict(user: User): GroupsDraft | undefined {
    if (!this.#base || !this.dirty(user)) return undefined;
    const theirs = draftFrom(this.#base, user.groups);
    return this.#refused || countOf(theirs) > 0 ? theirs : undefined;
  }

  /** A person chose: `chosen` is all that is chosen now. */
  choose(user: User, chosen: readonly GroupRef[]): void {
    this.#base ??= user;
    this.#draft = draftFrom(user, chosen);
    if (!this.dirty(user)) this.drop();
    this.#host.requestUpdate();
  }

  /** Forgets the changes made here; what the others made is shown. */
  drop(): void {
    this.#draft = NO_CHANGES;
    this.#base = undefined;
    this.#refused = false;
    this.#error = undefined;
    this.#host.requestUpdate();
  }

  /** Puts the changes made here on top of theirs; a save that was refused is sent again. */
  async keepMine(user: User): Promise<void> {
    const again = this.#refused;
    this.#base = user;
    this.#refused = false;
    this.#host.requestUpdate();
    if (again) await this.save(user);
  }

  async save(user: User): Promise<void> {
    if (this.#saving || !this.dirty(user) || !(await permitted('set-groups', user, this.#options))) return;
    this.#saving = true;
    this.#error = undefined;
    this.#host.requestUpdate();
    try {
      const base = await this.#unchanged(user);
      if (!base) return;
      const after = await this.#write(user, chosenWith(user, this.#draft), base);
      this.drop();
      this.#told(user, after);
      this.#options.onSaved?.();
    } catch (thrown) {
      this.#fail(user, asDirectoryError(thrown));
    } finally {
      this.#saving = false;
      this.#host.requestUpdate();
    }
  }

  /**
   * The version to save over, or nothing when somebody else was faster. A backend that keeps no versions cannot notice
   * it, and a save replaces all groups: so the user is read again before.
   */
  async #unchanged(user: User): Promise<{ readonly version: string | undefined } | undefined> {
    const base = this.#base ?? user;
    if (this.conflict(user)) {
      this.#refused = true;
      return undefined;
    }
    // A change of something else (of the name, say) is no conflict with the groups.
    if (user.version !== undefined) return { version: user.version };
    const directory = this.#options.directory();
    const now = await directory?.adapter.users.get(user.id);
    if (!now || countOf(draftFrom(base, now.groups)) === 0) return { version: undefined };
    this.#options.learn(now);
    this.#refused = true;
    return undefined;
  }

  async #write(
    user: User,
    groups: readonly GroupRef[],
    { version }: { readonly version?: string | undefined },
  ): Promise<User> {
    const ids = groups.map(({ id }) => id);
    const after = await this.#options.mutations.run({
      act: 'set-groups',
      // Other groups are another intent: they must not go under the key of one whose answer got lost.
      intent: `set-groups:${user.id}:${JSON.stringify(ids)}`,
      write: ({ adapter }, options) => member(adapter.users.setGroups)(user.id, ids, options),
      changes: { topic: 'users', ids: [user.id] },
      ifMatch: version,
    });
    this.#options.learn(after);
    this.#options.toasts.speaker.dispatchEvent(new UserActEvent('set-groups', user));
    return after;
  }

  #told(before: User, after: User): void {
    const { i18n, toasts } = this.#options;
    const { userDetails: texts } = i18n.messages;
    const ids = before.groups.map(({ id }) => id);
    const act = this.#undo.offer({
      act: 'set-groups',
      before,
      after,
      same: (one, other) => countOf(draftFrom(one, other.groups)) === 0,
      back: ({ users }, options) => member(users.setGroups)(before.id, ids, options),
      undone: texts.groupsRestored,
    });
    toasts.show({ text: texts.groupsSaved, act });
  }

  #fail(user: User, error: DirectoryError): void {
    this.#refused = error.kind === 'conflict';
    this.#error = this.#refused ? undefined : error;
    if (this.#refused) this.#options.directory()?.changed({ topic: 'users', ids: [user.id], cause: 'here' });
  }
}
