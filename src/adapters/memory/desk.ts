import type { KeptInvitation } from '../../domain/acceptance.js';
import type { CallOptions, Change, WriteOptions } from '../../domain/adapter.js';
import { DirectoryError } from '../../domain/errors.js';
import type { AccountAct, UserAct } from '../../domain/acts.js';
import { whyNot, whyNotInAccount, type Viewer } from '../../domain/policy.js';
import type { User } from '../../domain/user.js';
import type { MemoryAdapterOptions } from './options.js';
import { lostUpdate, notFound, refused } from './refusals.js';
import type { Store, StoredUser } from './store.js';
import { viewUser } from './view.js';

/** How many answers are kept for replays. */
const REPLAYS = 1000;

interface Replay {
  readonly print: string;
  readonly answer: unknown;
}

/** Who is signed in on a device. */
export interface Session {
  current: { readonly email: string; readonly name: string } | undefined;
  /** A link that waits while the person signs in, for as long as the page lives at most. */
  kept?: { readonly invitation: KeptInvitation; readonly until: Date } | undefined;
}

/** What is done around every call. */
export interface Hooks {
  /** What has fallen due since the call before. */
  before(desk: Desk): void;
  save(): void;
}

/** What every call passes: time, cancelling, replays, who may what, and telling the others. */
export class Desk {
  readonly #replays: Map<string, Replay>;
  readonly #viewer: Viewer | undefined;

  constructor(
    readonly store: Store,
    readonly options: MemoryAdapterOptions,
    viewer: Viewer | undefined,
    readonly session: Session,
    readonly hooks: Hooks,
    replays: Map<string, Replay> = new Map(),
  ) {
    this.#replays = replays;
    this.#viewer = viewer;
  }

  /** Who uses the page, with the role given to them since. */
  get viewer(): Viewer | undefined {
    const viewer = this.#viewer;
    const administrator = this.store.granted.get(viewer?.id ?? '');
    return viewer && administrator !== undefined ? { ...viewer, administrator } : viewer;
  }

  /** The same desk for somebody else. */
  for(viewer: Viewer | undefined, session: Session): Desk {
    return new Desk(this.store, this.options, viewer, session, this.hooks, this.#replays);
  }

  async read<T>(options: CallOptions | undefined, act: () => T): Promise<T> {
    await this.#pass(options);
    return act();
  }

  /** Runs `act` once per idempotency key, all or nothing, and saves. */
  async write<T>(operation: string, body: unknown, options: WriteOptions | undefined, act: () => T): Promise<T> {
    await this.#pass(options);
    const key = options?.idempotencyKey;
    if (key === undefined) return this.#commit(act);
    const [slot, print] = [JSON.stringify([this.viewer?.id, key]), fingerprint(JSON.stringify([operation, body]))];
    const known = this.#replays.get(slot);
    if (known) return replayOf(known, print) as T;
    const answer = this.#commit(act);
    this.#replays.set(slot, { print, answer });
    if (this.#replays.size > REPLAYS) this.#replays.delete(this.#replays.keys().next().value ?? slot);
    return answer;
  }

  /** @throws {DirectoryError} `forbidden` */
  mayInAccount(act: AccountAct): void {
    const why = whyNotInAccount(act, this.viewer);
    if (why) throw refused(why);
  }

  /** The user that `act` is about, checked against the policy and the version that was read. */
  userFor(id: string, act: UserAct, ifMatch?: string): { readonly stored: StoredUser; readonly user: User } {
    const stored = this.store.users.get(id);
    if (!stored || stored.state === 'deleted') throw notFound('user');
    if (ifMatch !== undefined && ifMatch !== stored.version) throw lostUpdate();
    const user = viewUser(stored, this.store);
    const why = whyNot(act, user, { now: this.store.now, viewer: this.viewer });
    if (why) throw refused(why);
    return { stored, user };
  }

  view(user: StoredUser): User {
    return viewUser(user, this.store);
  }

  tell(change: Omit<Change, 'cause'>): void {
    this.store.tell(change, this);
  }

  #commit<T>(act: () => T): T {
    const answer = act();
    this.hooks.save();
    return answer;
  }

  async #pass(options: CallOptions | undefined): Promise<void> {
    const signal = options?.signal;
    if (!signal?.aborted) await wait(this.options.latencyMs ?? 0, signal);
    if (signal?.aborted) throw new DirectoryError('aborted', 'The call was cancelled.');
    this.hooks.before(this);
  }
}

function replayOf(known: Replay, print: string): unknown {
  if (known.print === print) return known.answer;
  throw new DirectoryError('validation', 'This idempotency key was used for something else.', {
    code: 'idempotency-key-reused',
  });
}

/** Ends early when cancelled. Without latency it still gives way once, as a real call would. */
function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
  });
}

/** A 53-bit mark of a text (cyrb53): bodies are compared by it, so that no password is kept for comparison. */
function fingerprint(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return `${(low >>> 0).toString(36)}.${(high >>> 0).toString(36)}.${text.length}`;
}
