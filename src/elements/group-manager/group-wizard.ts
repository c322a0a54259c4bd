import type { ReactiveController } from 'lit';
import type { MemberReceipt } from '../../domain/adapter.js';
import { asDirectoryError } from '../../domain/errors.js';
import type { Group } from '../../domain/group.js';
import type { User } from '../../domain/user.js';
import { focusFirstInvalid, focusToRead } from '../../ui/focus.js';
import { ask } from '../before-event.js';
import { UnloadGuard } from '../parts/unload-guard.js';
import { readGroup, readUsers } from './group-reads.js';
import { groupUndo } from './group-undo.js';
import { changeMembers, createGroup, updateGroup, type GroupContext } from './group-writes.js';
import {
  BeforeGroupCreateEvent,
  BeforeGroupMembersEvent,
  BeforeGroupUpdateEvent,
  GroupCreateEvent,
  GroupMembersEvent,
  GroupUpdateEvent,
} from './group-manager.events.js';
import { failedOf } from './receipts.js';
import { SearchedList } from './searched-list.js';
import {
  beginWizard,
  draftOf,
  isDirty,
  patchOf,
  reduceWizard,
  type GroupStep,
  type WizardAction,
  type WizardState,
} from './wizard-state.js';

/** Adds or edits a group, step by step; sends once, and keeps what was typed whatever comes. */
export class GroupWizard implements ReactiveController {
  readonly #context: GroupContext;
  #state: WizardState | undefined;
  /** What was typed when the host showed something else, by the group's id; '' for a new one. */
  readonly #setAside = new Map<string, WizardState>();
  readonly people: SearchedList<User>;

  constructor(context: GroupContext) {
    this.#context = context;
    context.host.addController(this);
    this.people = new SearchedList<User>(context.host, {
      directory: context.directory,
      topic: 'users',
      of: () => (this.#state?.step === 'users' ? 'account' : undefined),
      read: readUsers,
      idOf: ({ id }) => id,
    });
    context.host.addController(new UnloadGuard(() => this.dirty || this.#setAside.size > 0));
  }

  hostConnected(): void {
    // A controller needs one member of the interface; what is typed survives that the element is moved.
  }

  get state(): WizardState | undefined {
    return this.#state;
  }

  get dirty(): boolean {
    return this.#state !== undefined && isDirty(this.#state);
  }

  /** Begins, or goes on with what was set aside. */
  begin(group?: Group): void {
    const key = group?.id ?? '';
    this.#state = this.#setAside.get(key) ?? beginWizard(group);
    this.#setAside.delete(key);
    this.#context.host.requestUpdate();
  }

  /** The host shows something else: what was typed waits until the wizard is shown again. */
  setAside(): void {
    const state = this.#state;
    if (state && this.dirty) this.#setAside.set(state.group?.id ?? '', state);
    this.#state = undefined;
  }

  /** The person is done, or has given it up. */
  end(): void {
    this.#state = undefined;
    this.#context.host.requestUpdate();
  }

  dispatch(action: WizardAction): void {
    const before = this.#state;
    if (!before) return;
    this.#state = reduceWizard(before, action);
    this.#context.host.requestUpdate();
    const moved = before.step !== this.#state.step;
    const wrong = this.#state.fields.length > 0 && this.#state.fields !== before.fields && action.type !== 'type';
    if (moved || wrong) void this.#lead(wrong);
  }

  async #lead(toWrong: boolean): Promise<void> {
    await (this.#context.host as unknown as { readonly updateComplete: Promise<boolean> }).updateComplete;
    const root = this.#context.host.renderRoot;
    if (toWrong && focusFirstInvalid(root)) return;
    focusToRead(root.querySelector<HTMLElement>('#group-step'));
  }

  /** The one main button: goes on, or at the overview sends. */
  async advance(steps: readonly GroupStep[]): Promise<void> {
    const state = this.#state;
    if (!state || state.sending) return;
    if (state.step === 'overview') await this.#save(state);
    else this.dispatch({ type: 'next', steps });
  }

  async #save(state: WizardState): Promise<void> {
    this.dispatch({ type: 'send' });
    const { host } = this.#context;
    const { group } = state;
    const patch = patchOf(state);
    const before = group ? new BeforeGroupUpdateEvent(group, patch) : new BeforeGroupCreateEvent(draftOf(state));
    const verdict = await ask(host, before);
    if (!verdict.go) {
      this.dispatch({ type: 'stop', reason: verdict.reason });
      return;
    }
    try {
      const saved = await this.#write(state);
      if (!group) host.dispatchEvent(new GroupCreateEvent(saved));
      else if (Object.keys(patch).length > 0) host.dispatchEvent(new GroupUpdateEvent(saved));
      this.dispatch({ type: 'done', group: saved, receipts: await this.#put(saved, [...state.people.keys()]) });
    } catch (thrown) {
      this.dispatch({ type: 'fail', error: asDirectoryError(thrown) });
    }
  }

  #write(state: WizardState): Promise<Group> {
    const patch = patchOf(state);
    if (!state.group) return createGroup(this.#context, draftOf(state));
    return Object.keys(patch).length === 0
      ? Promise.resolve(state.group)
      : updateGroup(this.#context, state.group, patch);
  }

  async #put(group: Group, userIds: readonly string[]): Promise<readonly MemberReceipt[]> {
    if (userIds.length === 0) return [];
    const { host } = this.#context;
    const verdict = await ask(host, new BeforeGroupMembersEvent(group, 'add', userIds));
    if (!verdict.go) {
      if (verdict.reason !== undefined) this.#context.toasts.show({ kind: 'error', text: verdict.reason });
      return [];
    }
    const receipts = await changeMembers(this.#context, 'add', group, userIds);
    host.dispatchEvent(new GroupMembersEvent(group, 'add', receipts));
    return receipts;
  }

  /** Only those with whom it failed. */
  async retry(): Promise<void> {
    const done = this.#state?.done;
    if (!done) return;
    const again = failedOf(done.receipts).map(({ userId }) => userId);
    const renewed = await this.#put(done.group, again);
    if (renewed.length === 0) return;
    const receipts = done.receipts.map((old) => renewed.find(({ userId }) => userId === old.userId) ?? old);
    this.dispatch({ type: 'done', group: done.group, receipts });
  }

  /** What takes the saved edit back; absent where that cannot be. */
  get undo(): (() => Promise<boolean>) | undefined {
    return this.#state && groupUndo(this.#state, this.#context);
  }

  /** After a conflict: takes over what the other wrote, or puts mine on top of it and saves. */
  async settle(keepMine: boolean): Promise<void> {
    const directory = this.#context.directory();
    const group = this.#state?.group;
    if (!directory || !group) return;
    try {
      this.dispatch({ type: 'rebase', group: await readGroup(directory, group.id), keepMine });
      if (keepMine && this.#state) await this.#save(this.#state);
    } catch (thrown) {
      this.dispatch({ type: 'fail', error: asDirectoryError(thrown) });
    }
  }
}
