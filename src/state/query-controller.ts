import { initialState, Task, TaskStatus } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Change } from '../domain/adapter.js';
import { asDirectoryError, type DirectoryError } from '../domain/errors.js';
import type { Directory } from './directory.js';

/**
 * - `idle`: nothing to read yet (no adapter, or the query says so);
 * - `loading`: the first answer is on its way;
 * - `ready`: there is an answer; `reloading` while a newer one is on its way;
 * - `failed`: the last reading failed, and `reloading` while it is tried again; `value` is what was there before.
 */
export type QueryState<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T; readonly reloading: boolean }
  | { readonly status: 'failed'; readonly error: DirectoryError; readonly value?: T; readonly reloading: boolean };

export interface QueryOptions<A, T> {
  readonly directory: () => Directory | undefined;
  /** What the answer depends on; the query reads again when one of them changes. */
  readonly topic: Change['topic'];
  /** The question, as plain data; `undefined` asks nothing. A different question is read at once. */
  readonly question: () => A | undefined;
  readonly read: (directory: Directory, question: A, signal: AbortSignal) => Promise<T>;
  /** Which of the changes told concern this query; all of its topic when absent. */
  readonly concerns?: (change: Change, question: A) => boolean;
}

/**
 * Reads through the adapter whenever the question or the data change, drops answers that were overtaken,
 * keeps the last value while the next is on its way.
 */
export class QueryController<A, T> implements ReactiveController {
  #host: ReactiveControllerHost;
  #options: QueryOptions<A, T>;
  #task: Task<readonly [Directory | undefined, string | undefined, number], T>;
  #round = 0;
  /** Others changed the data while they were read: once this answer is here they are read again. */
  #overtaken = false;
  #watched: Directory | undefined;
  #unsubscribe: (() => void) | undefined;
  #connected = false;
  #shown: { directory: Directory; key: string; value: T } | undefined;
  #failed: { directory: Directory; key: string; error: DirectoryError } | undefined;

  constructor(host: ReactiveControllerHost, options: QueryOptions<A, T>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#task = new Task(host, {
      // An element that is drawn once more after it has left the page must not read for nobody.
      args: () => [this.#connected ? options.directory() : undefined, this.#key(), this.#round] as const,
      task: ([directory, key], { signal }) => this.#read(directory, key, signal),
    });
  }

  /** What is known now. */
  get state(): QueryState<T> {
    const key = this.#key();
    const directory = this.#options.directory();
    if (key === undefined || !directory) return { status: 'idle' };
    const value = this.#known(directory, key) ?? this.#last(directory);
    const reloading = this.#task.status === TaskStatus.PENDING;
    if (this.#failed?.directory === directory && this.#failed.key === key) {
      return { status: 'failed', error: this.#failed.error, reloading, ...(value !== undefined && { value }) };
    }
    return value === undefined ? { status: 'loading' } : { status: 'ready', value, reloading };
  }

  /** The last answer, whatever is going on. */
  get value(): T | undefined {
    const state = this.state;
    return 'value' in state ? state.value : undefined;
  }

  /** Whether the value shown answers an earlier question than the one asked now. */
  get stale(): boolean {
    const key = this.#key();
    const directory = this.#options.directory();
    if (key === undefined || !directory) return false;
    return this.#known(directory, key) === undefined && this.#last(directory) !== undefined;
  }

  /** Reads again, whatever was read before. */
  reload(): void {
    this.#round += 1;
    this.#host.requestUpdate();
  }

  /** Settles when the running reading has. */
  get settled(): Promise<unknown> {
    return this.#task.taskComplete.catch(() => undefined);
  }

  hostUpdate(): void {
    const directory = this.#options.directory();
    if (!this.#connected || directory === this.#watched) return;
    this.#unwatch();
    this.#watched = directory;
    this.#unsubscribe = directory?.subscribe((changes) => this.#hear(changes));
  }

  hostConnected(): void {
    this.#connected = true;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#task.abort();
    this.#unwatch();
    this.#watched = undefined;
    this.#round += 1;
  }

  #unwatch(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #hear(changes: readonly Change[]): void {
    const question = this.#options.question();
    const mine = changes.filter(
      (change) =>
        change.topic === this.#options.topic &&
        question !== undefined &&
        (this.#options.concerns?.(change, question) ?? true),
    );
    // Begun anew at each change of others, a slow answer would never come; one's own doing is to be seen at once.
    const waits = this.#task.status === TaskStatus.PENDING && mine.every(({ cause }) => cause === 'elsewhere');
    if (mine.length > 0 && waits) this.#overtaken = true;
    else if (mine.length > 0) this.#round += 1;
    // Who is signed in decides what is offered, so a change of it redraws without reading.
    if (mine.length > 0 || changes.some((change) => change.topic === 'viewer')) this.#host.requestUpdate();
  }

  #key(): string | undefined {
    const question = this.#options.question();
    return question === undefined ? undefined : `${this.#options.topic}:${JSON.stringify(question)}`;
  }

  /** What this very question was answered before, here or by another element. */
  #known(directory: Directory, key: string): T | undefined {
    if (this.#shown?.directory === directory && this.#shown.key === key) return this.#shown.value;
    return directory.snapshots.get(key)?.value as T | undefined;
  }

  /** The answer to the question before; never somebody else's data under a new adapter. */
  #last(directory: Directory): T | undefined {
    return this.#shown?.directory === directory ? this.#shown.value : undefined;
  }

  async #read(directory: Directory | undefined, key: string | undefined, signal: AbortSignal): Promise<T> {
    const question = this.#options.question();
    if (!directory || key === undefined || question === undefined) return initialState as unknown as T;
    if (this.#failed?.key !== key) this.#failed = undefined;
    this.#overtaken = false;
    void directory.start();
    try {
      const value = await this.#options.read(directory, question, signal);
      signal.throwIfAborted();
      directory.snapshots.keep(key, value);
      this.#shown = { directory, key, value };
      this.#failed = undefined;
      return value;
    } catch (thrown) {
      const error = asDirectoryError(thrown);
      if (!signal.aborted) this.#failed = { directory, key, error };
      throw error;
    } finally {
      if (!signal.aborted) this.#catchUp();
    }
  }
  #catchUp(): void {
    if (this.#overtaken) this.reload();
  }
}
