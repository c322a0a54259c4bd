/** Time as a countdown sees it; a test brings its own. */
export interface Timers {
  /** Milliseconds, from any beginning. */
  now(): number;
  set(run: () => void, ms: number): unknown;
  clear(timer: unknown): void;
}

const browserTimers: Timers = {
  now: () => performance.now(),
  set: (run, ms) => setTimeout(run, ms),
  clear: (timer) => {
    clearTimeout(timer as ReturnType<typeof setTimeout>);
  },
};

interface Countdown {
  readonly done: () => void;
  /** Milliseconds it still had when it was last started. */
  left: number;
  started: number;
  timer: unknown;
}

/** Several clocks that run down side by side and are stopped and let go together. */
export class Countdowns {
  readonly #running = new Map<number, Countdown>();
  #paused = false;

  constructor(private readonly timers: Timers = browserTimers) {}

  start(id: number, ms: number, done: () => void): void {
    const countdown: Countdown = { done, left: ms, started: 0, timer: undefined };
    this.#running.set(id, countdown);
    if (!this.#paused) this.#run(id, countdown);
  }

  stop(id: number): void {
    this.timers.clear(this.#running.get(id)?.timer);
    this.#running.delete(id);
  }

  pause(): void {
    if (this.#paused) return;
    this.#paused = true;
    for (const countdown of this.#running.values()) {
      this.timers.clear(countdown.timer);
      countdown.left -= this.timers.now() - countdown.started;
    }
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    for (const [id, countdown] of this.#running) this.#run(id, countdown);
  }

  clear(): void {
    for (const id of [...this.#running.keys()]) this.stop(id);
    this.#paused = false;
  }

  #run(id: number, countdown: Countdown): void {
    countdown.started = this.timers.now();
    countdown.timer = this.timers.set(() => {
      this.#running.delete(id);
      countdown.done();
    }, countdown.left);
  }
}
