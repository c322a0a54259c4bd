import type { Change, WriteOptions } from '../domain/adapter.js';
import type { Act } from '../domain/acts.js';
import { asDirectoryError, type DirectoryError } from '../domain/errors.js';
import { countsOf, newRun, reduceRun, type RunAction, type RunState } from './bulk-run.js';
import { CutOffRuns, type CutOffRun } from './cut-off-runs.js';
import { newKey } from './keys.js';

export interface BulkOptions<T, R> {
  /** What is done to each. */
  readonly act: Act;
  readonly items: readonly T[];
  /** Does it to one. Called again with the same idempotency key when it is tried again. */
  readonly each: (item: T, options: WriteOptions) => Promise<R>;
  /**
   * Looks whether it has happened after all, when an answer was lost and the item is tried again: its result then, else
   * `undefined`. For backends that do not keep idempotency keys.
   */
  readonly settle?: (item: T) => Promise<R | undefined>;
  /** What to tell others at its end, and whenever it rests. */
  readonly changes: Omit<Change, 'cause'>;
  /** Which of what is told an item is; without it nobody knows that the word of a server is the echo of this run. */
  readonly idOf?: (item: T) => string;
  /** How many run at once. */
  readonly concurrency?: number;
}

/** Time, injected so that tests need not wait. */
export interface Timers {
  now(): number;
  /** Runs later; returns the way to call it off. */
  after(ms: number, run: () => void): () => void;
}

const TIMERS: Timers = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** One run of an act over many items: limited, pausable, with a receipt for each. It goes on whoever watches. */
export class BulkRun<T = unknown, R = unknown> {
  readonly act: Act;
  readonly #options: BulkOptions<T, R>;
  readonly #timers: Timers;
  readonly #keys: readonly string[];
  readonly #unsure = new Set<number>();
  /** Ids of what was begun since it was told last. */
  readonly #touched = new Set<string>();
  readonly #listeners = new Set<() => void>();
  readonly #tell: (change: Change) => void;
  #state: RunState<T, R>;
  #callOff: (() => void) | undefined;
  #untold = false;

  constructor(options: BulkOptions<T, R>, tell: (change: Change) => void, timers: Timers = TIMERS) {
    this.act = options.act;
    this.#options = options;
    this.#tell = tell;
    this.#timers = timers;
    this.#keys = options.items.map(() => newKey());
    this.#state = newRun(options.items);
    this.#go();
  }

  get state(): RunState<T, R> {
    return this.#state;
  }

  get counts(): ReturnType<typeof countsOf> {
    return countsOf(this.#state);
  }

  /** Whether it would lose something if the page went now. */
  get unfinished(): boolean {
    return this.#state.status.kind !== 'finished' || this.counts.running > 0;
  }

  /** What is under way is ended; nothing more begins. */
  pause(): void {
    this.#dispatch({ type: 'pause' });
  }

  resume(): void {
    this.#dispatch({ type: 'resume' });
  }

  /** Tries again those that failed, and those alone. */
  retry(): void {
    this.#dispatch({ type: 'retry' });
  }

  /** Leaves what has not begun. */
  stop(): void {
    this.#dispatch({ type: 'stop' });
  }

  /** Whether a server only says back what this run is doing, and will tell when it rests. */
  echoes({ topic, ids = [] }: Change): boolean {
    return topic === this.#options.changes.topic && ids.length > 0 && ids.every((id) => this.#touched.has(id));
  }

  /** Called at every change until the returned function is. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #dispatch(action: RunAction<R>): void {
    this.#state = reduceRun(this.#state, action);
    this.#go();
    for (const listener of [...this.#listeners]) listener();
  }

  #go(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    const { status } = this.#state;
    if (status.kind === 'waiting') {
      const left = Math.max(0, status.until - this.#timers.now());
      this.#callOff = this.#timers.after(left, () => this.#dispatch({ type: 'resume' }));
    }
    if (status.kind === 'running') this.#beginNext();
    this.#tellWhenResting();
  }

  #beginNext(): void {
    let free = (this.#options.concurrency ?? 4) - this.counts.running;
    for (const [at, { status }] of this.#state.receipts.entries()) {
      if (free <= 0) return;
      if (status !== 'waiting') continue;
      free -= 1;
      this.#state = reduceRun(this.#state, { type: 'begin', at });
      void this.#do(at);
    }
  }

  async #do(at: number): Promise<void> {
    const item = this.#options.items[at] as T;
    if (this.#options.idOf) this.#touched.add(this.#options.idOf(item));
    try {
      // Looked at first only where it may have happened: the answer to the try before was lost.
      const known = this.#unsure.has(at) ? await this.#options.settle?.(item) : undefined;
      const result = known ?? (await this.#options.each(item, { idempotencyKey: this.#keys[at] ?? '' }));
      this.#unsure.delete(at);
      this.#untold = true;
      this.#dispatch({ type: 'done', at, result });
    } catch (thrown) {
      this.#fail(at, asDirectoryError(thrown));
    }
  }

  #fail(at: number, error: DirectoryError): void {
    if (error.outcome === 'unknown') {
      this.#unsure.add(at);
      this.#untold = true;
    }
    this.#dispatch({ type: 'failed', at, error, now: this.#timers.now() });
  }

  /** Once for all that was done, when nothing is under way: a list that read again after each of thousands would jump. */
  #tellWhenResting(): void {
    if (this.counts.running > 0) return;
    const ids = [...this.#touched];
    this.#touched.clear();
    if (!this.#untold) return;
    this.#untold = false;
    this.#tell({ ...this.#options.changes, ...(ids.length > 0 && { ids }), cause: 'here' });
  }
}

/** The runs of one directory. They belong to it and not to an element, so that closing a dialog stops nothing. */
export class BulkRunner {
  readonly #tell: (change: Change) => void;
  readonly #listeners = new Set<() => void>();
  readonly #place: () => string;
  #runs: readonly BulkRun[] = [];
  #guarding = false;

  /** @param place which account of which backend it works on, for what is remembered of runs that were cut off */
  constructor(tell: (change: Change) => void, place: () => string = () => '') {
    this.#tell = tell;
    this.#place = place;
  }

  /** Those begun and not dismissed, the latest last. */
  get runs(): readonly BulkRun[] {
    return this.#runs;
  }

  /** Whether what was heard is the echo of a run here. */
  echoes(change: Change): boolean {
    return this.#runs.some((run) => run.echoes(change));
  }

  /** Those that went with the page they ran in, until they are forgotten. */
  get cutOff(): readonly CutOffRun[] {
    // What runs here is not lost: it is written down only in case the page does not come back.
    return this.#guarding || typeof window === 'undefined' ? [] : this.#kept.read();
  }

  /** Whoever came back has been told. */
  forgetCutOff(): void {
    this.#kept.write([]);
    this.#changed();
  }

  start<T, R>(options: BulkOptions<T, R>): BulkRun<T, R> {
    const run = new BulkRun(options, this.#tell);
    this.#runs = [...this.#runs, run as unknown as BulkRun];
    run.subscribe(() => this.#changed());
    this.#changed();
    return run;
  }

  /** Forgets a run that has ended, with its receipts. */
  dismiss(run: BulkRun): void {
    if (run.unfinished) return;
    this.#runs = this.#runs.filter((other) => other !== run);
    this.#changed();
  }

  /** Called at every change of any run until the returned function is. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed(): void {
    this.#guard(this.#runs.some((run) => run.unfinished));
    for (const listener of [...this.#listeners]) listener();
  }

  get #kept(): CutOffRuns {
    return new CutOffRuns(this.#place());
  }

  /** The browser asks before a page goes in which something is under way; not otherwise, for that keeps pages out of its cache. */
  #guard(on: boolean): void {
    if (on === this.#guarding || typeof window === 'undefined') return;
    this.#guarding = on;
    const listen = on ? window.addEventListener : window.removeEventListener;
    listen('beforeunload', askBeforeLeaving);
    listen('pagehide', this.#onPageHide);
    listen('pageshow', this.#onPageShow);
  }

  readonly #onPageHide = (): void => {
    const unfinished = this.#runs.filter((run) => run.unfinished).map(({ act, counts }) => ({ act, ...counts }));
    this.#kept.write(unfinished);
  };

  /** The page was only put aside, and the run goes on. */
  readonly #onPageShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.#kept.write([]);
  };
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
