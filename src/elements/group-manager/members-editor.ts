import type { ReactiveController } from 'lit';
import type { MemberReceipt } from '../../domain/adapter.js';
import type { Group } from '../../domain/group.js';
import type { User } from '../../domain/user.js';
import { ask } from '../before-event.js';
import { UnloadGuard } from '../parts/unload-guard.js';
import { readMembers, readUsers } from './group-reads.js';
import { BeforeGroupMembersEvent, GroupMembersEvent } from './group-manager.events.js';
import { changeMembers, type GroupContext } from './group-writes.js';
import { failedOf } from './receipts.js';
import { SearchedList } from './searched-list.js';
import { tickedWith } from './wizard-state.js';

interface Result {
  readonly act: 'add' | 'remove';
  readonly receipts: readonly MemberReceipt[];
  readonly people: ReadonlyMap<string, User>;
}

const NOBODY: ReadonlyMap<string, User> = new Map();

/** The members of the group that is shown: who is ticked, who is to come in, and how the last change went. */
export class MembersEditor implements ReactiveController {
  readonly #context: GroupContext;
  readonly members: SearchedList<User>;
  readonly others: SearchedList<User>;
  #adding = false;
  #busy = false;
  #ticked = NOBODY;
  #coming = NOBODY;
  #result: Result | undefined;

  /** @param shown id of the group whose members are looked at */
  constructor(context: GroupContext, shown: () => string | undefined) {
    this.#context = context;
    context.host.addController(this);
    context.host.addController(new UnloadGuard(() => this.dirty));
    const common = { directory: context.directory, topic: 'users', idOf: ({ id }: User) => id } as const;
    this.members = new SearchedList<User>(context.host, { ...common, of: shown, read: readMembers });
    this.others = new SearchedList<User>(context.host, {
      ...common,
      of: () => (this.#adding ? shown() : undefined),
      read: readUsers,
    });
  }

  hostConnected(): void {
    // A controller needs one member of the interface; what is ticked survives that the element is moved.
  }

  get adding(): boolean {
    return this.#adding;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** Members that are ticked, to be taken out. */
  get ticked(): ReadonlyMap<string, User> {
    return this.#ticked;
  }

  /** Users that are ticked, to be put in. */
  get coming(): ReadonlyMap<string, User> {
    return this.#coming;
  }

  get result(): Result | undefined {
    return this.#result;
  }

  get dirty(): boolean {
    return this.#coming.size > 0;
  }

  tick(user: User, on: boolean): void {
    this.#ticked = tickedWith(this.#ticked, user, on);
    this.#context.host.requestUpdate();
  }

  choose(user: User, on: boolean): void {
    this.#coming = tickedWith(this.#coming, user, on);
    this.#context.host.requestUpdate();
  }

  /** Shows whom to add, or the members again. A person's act: the focus follows. */
  open(adding: boolean): void {
    this.#show(adding);
    void this.#lead(adding);
  }

  /** Another group is shown. */
  reset(): void {
    this.#ticked = NOBODY;
    this.#result = undefined;
    this.#show(false);
  }

  dismiss(): void {
    this.#result = undefined;
    this.#context.host.requestUpdate();
  }

  async change(act: 'add' | 'remove', group: Group, people: ReadonlyMap<string, User>): Promise<void> {
    if (this.#busy || people.size === 0) return;
    const { host, toasts } = this.#context;
    const ids = [...people.keys()];
    this.#setBusy(true);
    try {
      const verdict = await ask(host, new BeforeGroupMembersEvent(group, act, ids));
      if (!verdict.go) {
        if (verdict.reason !== undefined) toasts.show({ kind: 'error', text: verdict.reason });
        return;
      }
      const receipts = await changeMembers(this.#context, act, group, ids);
      this.#learn(act, group, receipts, people);
      host.dispatchEvent(new GroupMembersEvent(group, act, receipts));
    } finally {
      this.#setBusy(false);
    }
  }

  retry(group: Group): Promise<void> {
    const result = this.#result;
    if (!result) return Promise.resolve();
    const again = failedOf(result.receipts).flatMap(({ userId }) => {
      const user = result.people.get(userId);
      return user ? ([[userId, user]] as const) : [];
    });
    return this.change(result.act, group, new Map(again));
  }

  #learn(
    act: 'add' | 'remove',
    group: Group,
    receipts: readonly MemberReceipt[],
    people: ReadonlyMap<string, User>,
  ): void {
    const done = new Map([...people].filter(([id]) => receipts.some(({ userId, ok }) => ok && userId === id)));
    this.#result = failedOf(receipts).length > 0 ? { act, receipts, people } : undefined;
    if (act === 'add') this.open(false);
    else this.#ticked = new Map([...this.#ticked].filter(([id]) => !people.has(id)));
    if (done.size > 0) this.#say(act, group, done);
  }

  #say(act: 'add' | 'remove', group: Group, done: ReadonlyMap<string, User>): void {
    const { toasts, i18n, directory } = this.#context;
    const { groupManager: texts, common } = i18n.messages;
    const inverse = act === 'add' ? 'remove' : 'add';
    const can = directory()?.can(inverse === 'add' ? 'add-members' : 'remove-members', group);
    toasts.show({
      text: act === 'add' ? texts.added(done.size) : texts.removed(done.size),
      ...(can?.allowed && {
        act: { label: common.undo, icon: 'undo', run: () => void this.change(inverse, group, done) },
      }),
    });
  }

  #show(adding: boolean): void {
    this.#adding = adding;
    this.#coming = NOBODY;
    this.#context.host.requestUpdate();
  }

  /** The button that was pressed has gone with what it stood in. */
  async #lead(adding: boolean): Promise<void> {
    const { host } = this.#context;
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>(adding ? '#add-members' : '#add-member')?.focus();
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    this.#context.host.requestUpdate();
  }
}
