import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Act } from '../domain/acts.js';
import type { Change, WriteOptions } from '../domain/adapter.js';
import { asDirectoryError } from '../domain/errors.js';
import type { Directory } from './directory.js';
import { newKey } from './keys.js';

export interface Mutation<T> {
  /** What is learnt to be impossible when the backend says so; absent for acts of invited persons, which no session outlives. */
  readonly act?: Act;
  /** What the person means, such as `remove:USR-1`: pressed twice, it runs once. */
  readonly intent: string;
  readonly write: (directory: Directory, options: WriteOptions) => Promise<T>;
  /** What to tell others when it is done. */
  readonly changes: Omit<Change, 'cause'>;
  readonly ifMatch?: string | undefined;
  /** The idempotency key, where it must outlive the page. Default: a fresh one per intent. */
  readonly key?: string;
}

/** One intent of a person and its key; the key outlives a failed try whose outcome is unknown. */
interface Intent {
  readonly key: string;
  running: Promise<unknown> | undefined;
}

/**
 * Writes through the adapter: one run at a time per intent, one idempotency key per intent until its outcome
 * is known, and the word of the change to everybody afterwards. Rejects with a `DirectoryError`.
 * A running write is not aborted when the element goes: what was sent may have happened.
 */
export class MutationController implements ReactiveController {
  #host: ReactiveControllerHost;
  #directory: () => Directory | undefined;
  #intents = new Map<string, Intent>();

  constructor(host: ReactiveControllerHost, directory: () => Directory | undefined) {
    this.#host = host;
    this.#directory = directory;
    host.addController(this);
  }

  hostConnected(): void {
    // A controller needs one member of the interface; nothing has to be done on connecting.
  }

  /** Whether this intent, or any, is being carried out. */
  busy(intent?: string): boolean {
    if (intent !== undefined) return this.#intents.get(intent)?.running !== undefined;
    return [...this.#intents.values()].some((each) => each.running !== undefined);
  }

  run<T>(mutation: Mutation<T>): Promise<T> {
    const directory = this.#directory();
    if (!directory)
      throw new Error('There is no adapter: set .adapter or put the element inside <directory-provider>.');
    const intent = this.#intents.get(mutation.intent) ?? { key: mutation.key ?? newKey(), running: undefined };
    this.#intents.set(mutation.intent, intent);
    intent.running ??= this.#carryOut(directory, mutation, intent).finally(() => {
      intent.running = undefined;
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
    return intent.running as Promise<T>;
  }

  async #carryOut<T>(directory: Directory, mutation: Mutation<T>, intent: Intent): Promise<T> {
    const { ifMatch } = mutation;
    try {
      const value = await mutation.write(directory, {
        idempotencyKey: intent.key,
        ...(ifMatch !== undefined && { ifMatch }),
      });
      this.#intents.delete(mutation.intent);
      directory.changed({ ...mutation.changes, cause: 'here' });
      return value;
    } catch (thrown) {
      const error = asDirectoryError(thrown);
      if (mutation.act !== undefined) directory.learnFrom(mutation.act, error);
      // A lost answer: the write may have happened, so everybody reads again, and a new try uses the same key.
      if (error.outcome === 'unknown') directory.changed({ ...mutation.changes, cause: 'here' });
      else this.#intents.delete(mutation.intent);
      throw error;
    }
  }
}
