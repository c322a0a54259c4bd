import type { LitElement, ReactiveController } from 'lit';
import type { AddResult } from '../../../domain/adapter.js';
import type { BulkRun } from '../../../state/bulk-runner.js';
import type { Directory } from '../../../state/directory.js';
import type { AddingRun } from './sending.js';

export interface RunWatchOptions {
  readonly directory: () => Directory | undefined;
  /** A run that was begun before the wizard was opened is shown. */
  readonly onAdopt: () => void;
  readonly onEnd: (results: readonly AddResult[], failed: number) => void;
}

/** Watches the run that is shown, and draws the host with it: once a frame, however many answers come. */
export class RunWatch implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: RunWatchOptions;
  #run: AddingRun | undefined;
  #looked: Directory | undefined;
  #unsubscribe: (() => void) | undefined;
  #frame = 0;
  #tick: ReturnType<typeof setInterval> | undefined;
  #ended = false;

  constructor(host: LitElement, options: RunWatchOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get run(): AddingRun | undefined {
    return this.#run;
  }

  get busy(): boolean {
    return this.#run?.unfinished ?? false;
  }

  /** The run shown, once nothing of it is under way. */
  get finished(): AddingRun | undefined {
    return this.busy ? undefined : this.#run;
  }

  begin(run: AddingRun): void {
    this.#run = run;
    this.#ended = false;
    this.#listen();
    this.#heard();
  }

  /** Shows it no more; one that is under way goes on, and is shown when the wizard is opened again. */
  dismiss(): void {
    const run = this.#run;
    this.#release();
    this.#run = undefined;
    this.#looked = undefined;
    if (run && !run.unfinished) this.#options.directory()?.runner.dismiss(run as unknown as BulkRun);
  }

  hostConnected(): void {
    if (this.#run) this.#listen();
  }

  hostDisconnected(): void {
    this.#release();
  }

  /** Takes up what was begun before and is not dismissed, once for each opening. */
  hostUpdate(): void {
    const directory = this.#options.directory();
    if (!directory || directory === this.#looked || this.#run) return;
    this.#looked = directory;
    const run = directory.runner.runs.filter(({ act }) => act === 'add-user').at(-1);
    if (!run) return;
    this.begin(run as unknown as AddingRun);
    this.#options.onAdopt();
  }

  #listen(): void {
    this.#release();
    this.#unsubscribe = this.#run?.subscribe(() => this.#heard());
  }

  #heard(): void {
    const run = this.#run;
    if (!run) return;
    this.#countDown(run);
    if (run.unfinished) this.#ended = false;
    else if (!this.#ended) this.#end(run);
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#host.requestUpdate();
    });
  }

  #end(run: AddingRun): void {
    this.#ended = true;
    const results = run.state.receipts.flatMap((receipt) => (receipt.status === 'done' ? [receipt.result] : []));
    this.#options.onEnd(results, run.counts.failed);
  }

  /** While a server asks for patience, the time left is drawn anew. */
  #countDown(run: AddingRun): void {
    clearInterval(this.#tick);
    if (run.state.status.kind === 'waiting') this.#tick = setInterval(() => this.#host.requestUpdate(), 1000);
  }

  #release(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    clearInterval(this.#tick);
  }
}
