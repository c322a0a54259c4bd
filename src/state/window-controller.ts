import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Change } from '../domain/adapter.js';
import { asDirectoryError, type DirectoryError } from '../domain/errors.js';
import type { Page } from '../domain/page.js';
import { CursorBlocks } from './cursor-blocks.js';
import type { Directory } from './directory.js';
import { OffsetBlocks } from './offset-blocks.js';
import type { BlockRequest, RowBlocks } from './row-blocks.js';

export interface WindowOptions<A, T> {
  readonly directory: () => Directory | undefined;
  /** What the rows depend on. */
  readonly topic: Change['topic'];
  /** The question, as plain data without offset, cursor and limit; `undefined` asks nothing. */
  readonly question: () => A | undefined;
  readonly read: (directory: Directory, question: A, part: BlockRequest, signal: AbortSignal) => Promise<Page<T>>;
  readonly idOf: (item: T) => string;
  /** Rows per reading; the backend's largest page when absent. */
  readonly size?: number;
}

/** How many readings run at once; a backend is not to be flooded by a turn of the wheel. */
const AT_ONCE = 2;
/** How long the view rests before its rows are read, in milliseconds: what is only passed is not read. */
const REST = 60;

/** The rows of one question. */
interface Shown<T> {
  readonly directory: Directory;
  readonly key: string;
  readonly blocks: RowBlocks<T>;
}

/**
 * Reads a long list part by part, as it comes into view: by offset where the backend has it, else by cursor from the
 * beginning on. Rows stay while newer ones are on their way, also those of the question before.
 */
export class WindowController<A, T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: WindowOptions<A, T>;
  readonly #running = new Map<number, AbortController>();
  #shown: Shown<T> | undefined;
  #next: Shown<T> | undefined;
  #view = { first: 0, last: 0 };
  #failed: DirectoryError | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #watched: Directory | undefined;
  #unsubscribe: (() => void) | undefined;
  #connected = false;
  #page: Page<T> | undefined;
  #outdated = false;
  #waiting: (() => void)[] = [];

  constructor(host: ReactiveControllerHost, options: WindowOptions<A, T>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The rows, as far as they were read; `undefined` as long as nothing is known. */
  get rows(): Pick<RowBlocks<T>, 'length' | 'more' | 'total' | 'itemAt'> | undefined {
    return this.#shown?.blocks;
  }

  /** The answer that came last: what it says of the whole list, such as counts. */
  get lastPage(): Page<T> | undefined {
    return this.#page;
  }

  /** Why the last reading failed; `undefined` when it did not, and while it is tried again. */
  get error(): DirectoryError | undefined {
    return this.#failed;
  }

  get loading(): boolean {
    return this.#running.size > 0 || this.#rest !== undefined;
  }

  /** Whether rows that are shown are being read anew: something has changed, or the question has. */
  get refreshing(): boolean {
    return this.loading && (this.#outdated || this.#next !== undefined);
  }

  /** Settles when nothing is being read any more. */
  get settled(): Promise<void> {
    if (!this.loading) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Whether the rows answer an earlier question than the one asked now. */
  get stale(): boolean {
    return this.#next !== undefined;
  }

  /** Says which rows are looked at, from 0; they are read if they are not there. */
  show(first: number, last: number): void {
    if (first === this.#view.first && last === this.#view.last) return;
    this.#view = { first, last };
    const wanted = this.#current?.blocks.wanted(first, last) ?? [];
    if (wanted.length > 0 || this.loading) this.#soon();
  }

  /** Reads again what is looked at. */
  reload(): void {
    this.#failed = undefined;
    this.#outdated = true;
    this.#current?.blocks.outdate();
    this.#abort();
    this.#read();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#connected = true;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#abort();
    this.#watch(undefined);
  }

  hostUpdate(): void {
    const directory = this.#connected ? this.#options.directory() : undefined;
    this.#watch(directory);
    const question = this.#options.question();
    if (!directory || question === undefined) {
      if (this.#connected) this.#forget();
      return;
    }
    const key = JSON.stringify([question, directory.capabilities.paging, directory.capabilities.maxPageSize]);
    if (this.#current?.directory === directory && this.#current.key === key) return;
    this.#ask(directory, key);
  }

  get #current(): Shown<T> | undefined {
    return this.#next ?? this.#shown;
  }

  #watch(directory: Directory | undefined): void {
    if (directory === this.#watched) return;
    this.#unsubscribe?.();
    this.#watched = directory;
    this.#unsubscribe = directory?.subscribe((changes) => this.#hear(changes));
  }

  #hear(changes: readonly Change[]): void {
    if (changes.some(({ topic }) => topic === this.#options.topic)) this.reload();
    if (changes.some(({ topic }) => topic === 'viewer')) this.#host.requestUpdate();
  }

  #ask(directory: Directory, key: string): void {
    const { paging, maxPageSize } = directory.capabilities;
    // Where one answer holds all, it is one block, however long it is.
    const size = paging === 'none' ? Number.MAX_SAFE_INTEGER : Math.min(this.#options.size ?? 100, maxPageSize);
    const Kind = paging === 'cursor' ? CursorBlocks : OffsetBlocks;
    const asked = { directory, key, blocks: new Kind<T>(size, this.#options.idOf) };
    // Never somebody else's rows under a new adapter.
    if (this.#shown?.directory === directory) this.#next = asked;
    else {
      [this.#shown, this.#next] = [asked, undefined];
      this.#page = undefined;
    }
    this.#failed = undefined;
    this.#abort();
    void directory.start();
    this.#read();
  }

  #forget(): void {
    this.#abort();
    this.#shown = undefined;
    this.#next = undefined;
    this.#page = undefined;
  }

  #abort(): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
    for (const controller of this.#running.values()) controller.abort();
    this.#running.clear();
  }

  #soon(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#rest = undefined;
      const before = this.#running.size;
      this.#read();
      if (before + this.#running.size > 0) this.#host.requestUpdate();
    }, REST);
  }

  /** Begins what is wanted and not running; ends what is running and no longer wanted. */
  #read(): void {
    const current = this.#current;
    if (!current || !this.#connected || this.#failed) return;
    // A new question begins at its beginning, wherever the old one was looked at.
    const view = this.#next ? { first: 0, last: 0 } : this.#view;
    const wanted = current.blocks.wanted(view.first, view.last);
    for (const [block, controller] of this.#running) {
      if (wanted.some((request) => request.block === block)) continue;
      controller.abort();
      this.#running.delete(block);
    }
    for (const request of wanted) {
      if (this.#running.size >= AT_ONCE) break;
      if (!this.#running.has(request.block)) void this.#readBlock(current, request);
    }
    this.#tellSettled();
  }

  #tellSettled(): void {
    if (this.#running.size > 0) return;
    this.#outdated = false;
    if (this.#rest === undefined) for (const resolve of this.#waiting.splice(0)) resolve();
  }

  async #readBlock(asked: Shown<T>, request: BlockRequest): Promise<void> {
    const question = this.#options.question();
    if (question === undefined) return;
    const controller = new AbortController();
    this.#running.set(request.block, controller);
    const { signal } = controller;
    try {
      const page = await this.#options.read(asked.directory, question, request, signal);
      if (signal.aborted) return;
      this.#running.delete(request.block);
      const whole = asked.directory.capabilities.paging === 'none';
      asked.blocks.put(request, whole ? { ...page, total: page.items.length } : page);
      this.#page = page;
      if (asked === this.#next) [this.#shown, this.#next] = [asked, undefined];
    } catch (thrown) {
      if (signal.aborted) return;
      this.#running.delete(request.block);
      this.#failed = asDirectoryError(thrown);
      this.#tellSettled();
    }
    this.#read();
    this.#host.requestUpdate();
  }
}
