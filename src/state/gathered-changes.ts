import type { Change } from '../domain/adapter.js';

/** Milliseconds after which a change is told without a frame: a page that is hidden or covered gets none. */
const FRAME_AT_MOST = 100;
/**
 * How long what goes on elsewhere is gathered after it was told, in milliseconds: a run of somebody else over thousands
 * of users is then a reading a second, and not one for each of them.
 */
const REST = 1000;

/** Changes, told together: what is done here with the next frame, what goes on elsewhere at most once in a while. */
export class GatheredChanges {
  readonly #tell: (changes: readonly Change[]) => void;
  #changes: Change[] = [];
  #callOff: (() => void) | undefined;
  /** Whether the changes gathered wait for more than the next frame. */
  #resting = false;
  /** When it was last told what goes on elsewhere. */
  #told = -Infinity;

  constructor(tell: (changes: readonly Change[]) => void) {
    this.#tell = tell;
  }

  add(change: Change): void {
    this.#changes.push(change);
    const wait = change.cause === 'elsewhere' ? this.#told + REST - performance.now() : 0;
    if (this.#callOff && (wait > 0 || !this.#resting)) return;
    this.#callOff?.();
    this.#resting = wait > 0;
    this.#callOff = this.#resting ? later(wait, () => this.#flush()) : nextFrame(() => this.#flush());
  }

  #flush(): void {
    const changes = this.#changes;
    this.#changes = [];
    this.#callOff = undefined;
    this.#resting = false;
    if (changes.some(({ cause }) => cause === 'elsewhere')) this.#told = performance.now();
    this.#tell(changes);
  }
}

function later(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** With the next frame, or soon after when there is none. */
function nextFrame(run: () => void): () => void {
  const hasFrames = typeof requestAnimationFrame === 'function';
  const callOff = (): void => {
    clearTimeout(timer);
    if (hasFrames) cancelAnimationFrame(frame);
  };
  const once = (): void => {
    callOff();
    run();
  };
  const timer = setTimeout(once, FRAME_AT_MOST);
  const frame = hasFrames ? requestAnimationFrame(once) : 0;
  return callOff;
}
