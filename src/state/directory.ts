import type { DirectoryAdapter, Change } from '../domain/adapter.js';
import { USER_ACTS, type AccountAct, type Act, type GroupAct, type UserAct } from '../domain/acts.js';
import { LEAST_CAPABILITIES, type Capabilities } from '../domain/capabilities.js';
import type { DirectoryError } from '../domain/errors.js';
import type { Group } from '../domain/group.js';
import { offers } from '../domain/offers.js';
import { appliesTo, whyNot, whyNotInAccount, whyNotToGroup, type Viewer } from '../domain/policy.js';
import type { Reason } from '../domain/reason.js';
import { epoch, systemClock, type Clock, type Instant } from '../domain/time.js';
import type { User } from '../domain/user.js';
import { BulkRunner } from './bulk-runner.js';
import { attentive } from './attentive-adapter.js';
import type { TakenBack } from './capability-change-event.js';
import { GatheredChanges } from './gathered-changes.js';
import { GentleLive } from './gentle-live.js';
import { Snapshots } from './snapshots.js';

/** An answer to "may I?": yes, no with a reason, or nothing at all because the backend cannot. */
export type Permission = { readonly allowed: true } | { readonly allowed: false; readonly reason: Reason };

/** What changed, gathered. */
export type ChangeListener = (changes: readonly Change[]) => void;

/**
 * One adapter as seen by every element that uses it: what it can do, who is signed in, what was read, and
 * the word of what changed. Get it by {@link directoryOf}, never by `new`, so that it is shared.
 */
export class Directory {
  /** The backend, to whose answers this directory listens. */
  readonly adapter: DirectoryAdapter;
  readonly snapshots = new Snapshots();
  /** Acts on many at once; they go on when the element that began them is gone. */
  readonly runner = new BulkRunner(
    (change) => this.changed(change),
    () => `${this.adapter.name}:${this.#viewer?.account?.id ?? ''}`,
  );
  #clock: Clock;
  #serverAhead = 0;
  #viewer: Viewer | undefined;
  #probed: Partial<Capabilities> = {};
  #learnt: Partial<Capabilities> = {};
  #withdrawn = new Set<Act>();
  #listeners = new Set<ChangeListener>();
  #watchers = new Set<(taken: TakenBack) => void>();
  readonly #gathered = new GatheredChanges((changes) => {
    for (const listener of [...this.#listeners]) listener(changes);
  });
  #endLive: (() => void) | undefined;
  #gentle: GentleLive | undefined;
  #start: Promise<void> | undefined;

  constructor(adapter: DirectoryAdapter, clock: Clock = systemClock) {
    this.adapter = attentive(adapter, this.#attention());
    this.#clock = clock;
  }

  /** Declared, corrected by what the server said of itself, and by what its answers meant. */
  get capabilities(): Capabilities {
    return { ...LEAST_CAPABILITIES, ...this.adapter.capabilities, ...this.#probed, ...this.#learnt };
  }

  /** Who is signed in; `undefined` until {@link start} is done, or when the backend does not say. */
  get viewer(): Viewer | undefined {
    return this.#viewer;
  }

  /** Now by the server's clock, as far as its answers have told it. */
  now(): Date {
    return new Date(this.#clock().getTime() + this.#serverAhead);
  }

  #attention(): Parameters<typeof attentive>[1] {
    const capabilities = (): Capabilities => this.capabilities;
    return {
      get capabilities() {
        return capabilities();
      },
      unsupported: (act) => this.#withdraw(act),
      learn: (learnt, why) => this.learn(learnt, why),
      refused: () => this.#askAgain(),
    };
  }

  /** Takes back degrees that an answer showed not to hold; they count for more than what was declared or probed. */
  learn(learnt: Partial<Capabilities> | undefined, why: TakenBack['why'] = 'contradicted'): void {
    const before = this.capabilities;
    const names = Object.keys(learnt ?? {}) as (keyof Capabilities)[];
    const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(learnt?.[name]));
    if (changed.length === 0) return;
    this.#learnt = { ...this.#learnt, ...learnt };
    for (const what of changed) this.#tellTaken({ what, why });
    this.changed({ topic: 'viewer', cause: 'here' });
  }

  /**
   * Hears of what is taken back from now on. Only who began to watch first is told, so that the host hears it once: the
   * provider, or else the first element.
   */
  watch(watcher: (taken: TakenBack) => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  #tellTaken(taken: TakenBack): void {
    const [first] = this.#watchers;
    first?.(taken);
  }

  #withdraw(act: Act): void {
    if (this.#withdrawn.has(act)) return;
    this.#withdrawn.add(act);
    // Inviting is adding, where there are invitations.
    if (act === 'add-user') this.#withdrawn.add('invite');
    this.#tellTaken({ what: act, why: 'unsupported' });
    this.changed({ topic: 'viewer', cause: 'here' });
  }

  /** Permissions were lost meanwhile: who is signed in is read again, and the controls follow. What is shown stays. */
  #askAgain(): void {
    this.#start = this.#ask();
  }

  /** Takes the server's clock from an answer. Differences under two seconds are the way's, not the clock's. */
  learnClock(asOf: Instant | undefined): void {
    if (asOf === undefined) return;
    const ahead = epoch(asOf) - this.#clock().getTime();
    this.#serverAhead = Math.abs(ahead) < 2000 ? 0 : ahead;
  }

  /** Asks once who is signed in and what the server can do. A failure leaves both unknown: reading goes on. */
  start(): Promise<void> {
    this.#start ??= this.#ask();
    return this.#start;
  }

  async #ask(): Promise<void> {
    const [viewer, probed] = await Promise.allSettled([this.adapter.viewer?.(), this.adapter.probe?.()]);
    if (viewer.status === 'fulfilled') this.#viewer = viewer.value;
    if (probed.status === 'fulfilled' && probed.value) this.#probed = probed.value;
    if (viewer.status === 'rejected') this.#start = undefined;
    this.changed({ topic: 'viewer', cause: 'here' });
  }

  /** Forgets who was signed in, so that the next {@link start} asks again. */
  signedInAnew(): void {
    this.#start = undefined;
    this.#viewer = undefined;
    void this.start();
    this.changed({ topic: 'users', cause: 'here' });
  }

  /** Whether `act` can be done, to the user or group where it is about one. `undefined`: show no control for it. */
  can(act: UserAct, user: User): Permission | undefined;
  can(act: GroupAct, group: Group): Permission | undefined;
  can(act: AccountAct): Permission | undefined;
  can(act: Act, subject?: User | Group): Permission | undefined {
    if (!offers(this.adapter, act) || this.#withdrawn.has(act)) return undefined;
    const why = this.#whyNot(act, subject);
    if (why === 'absent') return undefined;
    return why ? { allowed: false, reason: why } : { allowed: true };
  }

  #whyNot(act: Act, subject: User | Group | undefined): Reason | 'absent' | undefined {
    if (!subject) return whyNotInAccount(act as AccountAct, this.#viewer);
    if ((USER_ACTS as readonly Act[]).includes(act)) return this.#whyNotUser(act as UserAct, subject as User);
    return whyNotToGroup(act as GroupAct, subject as Group, this.#viewer);
  }

  #whyNotUser(act: UserAct, user: User): Reason | 'absent' | undefined {
    const now = this.now();
    if (!appliesTo(act, user, now)) return 'absent';
    const { renew, groupsFrom } = this.capabilities;
    return whyNot(act, user, { now, viewer: this.#viewer, renew, groupsFrom });
  }

  /** Takes an act back for this session when the backend says that it cannot do it after all. */
  learnFrom(act: Act, error: DirectoryError): void {
    if (error.kind === 'unsupported') this.#withdraw(act);
  }

  /** Tells everybody who watches. Gathered, so that a hundred changes are one reading. */
  changed(change: Change): void {
    if (change.topic !== 'viewer') this.snapshots.outdate(change.topic);
    if (change.topic !== 'viewer' && change.cause === 'here') this.#gentle?.post(change);
    // A run here tells when it rests: at each echo of it the list would read again, and call it the doing of others.
    if (change.cause === 'elsewhere' && this.runner.echoes(change)) return;
    this.#gathered.add(change);
  }

  /** Listens to changes until the returned function is called. The first listener opens the live connection, the last closes it. */
  subscribe(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    this.#endLive ??= this.adapter.subscribe?.((change) => this.changed(change)) ?? this.#followGently();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#endLive?.();
      this.#endLive = undefined;
    };
  }

  #followGently(): (() => void) | undefined {
    if (typeof document === 'undefined' || typeof BroadcastChannel === 'undefined') return undefined;
    const gentle = new GentleLive({
      name: this.adapter.name,
      account: () => this.#viewer?.account?.id,
      tell: (change) => this.changed(change),
    });
    this.#gentle = gentle;
    return () => {
      gentle.end();
      this.#gentle = undefined;
    };
  }
}

const directories = new WeakMap<DirectoryAdapter, Directory>();

/** The one Directory of an adapter object, however many elements use it. */
export function directoryOf(adapter: DirectoryAdapter): Directory {
  let directory = directories.get(adapter);
  if (!directory) {
    directory = new Directory(adapter);
    directories.set(adapter, directory);
    // An element that hands its directory's adapter on to a part means this directory.
    directories.set(directory.adapter, directory);
  }
  return directory;
}
