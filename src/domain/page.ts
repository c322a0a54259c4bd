import type { Capabilities } from './capabilities.js';
import type { Instant } from './time.js';

/** A part of a longer list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** How many there are in all; absent when the backend does not say. */
  readonly total?: number;
  /** Opaque mark of the page that follows; absent on the last page and for backends without cursors. */
  readonly next?: string;
  /** How many there are in each state, over the whole account; only when asked for and known. */
  readonly counts?: Readonly<Record<string, number>>;
  /** The server's clock when it answered. It decides what is expired, not the reader's clock. */
  readonly asOf?: Instant;
  /** What this answer showed the backend not to be able to do after all; counts for more than what was declared. */
  readonly learnt?: Partial<Capabilities>;
}

/** Rows per page that are offered. */
export const PAGE_SIZES = [10, 20, 50, 100] as const;
