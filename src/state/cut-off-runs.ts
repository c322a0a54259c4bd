import type { Act } from '../domain/acts.js';

/** What a run had come to when its page went: numbers alone, and nobody's name. */
export interface CutOffRun {
  readonly act: Act;
  readonly done: number;
  readonly failed: number;
  /** Begun, and nobody knows what became of them. */
  readonly running: number;
  /** Not begun. */
  readonly waiting: number;
}

const NAME = 'usher-elements:runs';
/** How many are remembered. */
const MOST = 10;

/** Runs that a page did not finish, in the tab's own storage, until whoever comes back has been told. */
export class CutOffRuns {
  readonly #name: string;

  /** @param place which account of which backend they belong to */
  constructor(place: string) {
    this.#name = `${NAME}:${place}`;
  }

  read(): readonly CutOffRun[] {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(this.#name) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isCutOffRun) : [];
    } catch {
      // Storage may be forbidden (a sandboxed frame), and hold anything; then nothing can be told.
      return [];
    }
  }

  write(runs: readonly CutOffRun[]): void {
    try {
      if (runs.length === 0) sessionStorage.removeItem(this.#name);
      else sessionStorage.setItem(this.#name, JSON.stringify(runs.slice(-MOST)));
    } catch {
      // As above.
    }
  }
}

function isCutOffRun(kept: unknown): kept is CutOffRun {
  if (typeof kept !== 'object' || kept === null) return false;
  const { act, done, failed, running, waiting } = kept as Record<string, unknown>;
  return typeof act === 'string' && [done, failed, running, waiting].every((n) => Number.isSafeInteger(n));
}
