import type { Page } from '../domain/page.js';

/** Which part of a list to read; `block` says where its answer belongs. */
export interface BlockRequest {
  readonly block: number;
  readonly limit: number;
  readonly offset?: number;
  readonly cursor?: string;
}

/** A long list of which only parts have been read. Rows keep their place while newer answers are on their way. */
export interface RowBlocks<T> {
  /** Rows to make room for, read or not. */
  readonly length: number;
  /** Whether there are rows beyond `length`, in a list whose length only its end tells. */
  readonly more: boolean;
  /** How many rows there are in all, where that is known. */
  readonly total: number | undefined;
  /** `undefined`: not read yet. Never the same row at two places. */
  itemAt(index: number): T | undefined;
  /** What to read so that the rows from `first` to `last` are there and up to date. */
  wanted(first: number, last: number): readonly BlockRequest[];
  put(request: BlockRequest, page: Page<T>): void;
  /** All that was read may be wrong by now; it stays until it is read again. */
  outdate(): void;
}

/** What one reading brought. */
export interface Block {
  readonly ids: readonly string[];
  fresh: boolean;
  /** Whether it was read again because a row of it turned up elsewhere: once is enough, or two would take turns. */
  settled: boolean;
}

/** Rows by id, each at one place: where it was read last. */
export class Places<T> {
  readonly #items = new Map<string, T>();
  readonly #homes = new Map<string, number>();

  itemAt(id: string | undefined, block: number): T | undefined {
    return id !== undefined && this.#homes.get(id) === block ? this.#items.get(id) : undefined;
  }

  homeOf(id: string): number | undefined {
    return this.#homes.get(id);
  }

  put(id: string, item: T, block: number): void {
    this.#items.set(id, item);
    this.#homes.set(id, block);
  }

  /** Forgets the rows of a block that have not moved elsewhere. */
  drop(ids: readonly string[], block: number): void {
    for (const id of ids) {
      if (this.#homes.get(id) !== block) continue;
      this.#homes.delete(id);
      this.#items.delete(id);
    }
  }
}
