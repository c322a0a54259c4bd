import type { Page } from '../domain/page.js';
import { Places, type Block, type BlockRequest, type RowBlocks } from './row-blocks.js';

interface Link extends Block {
  readonly cursor: string | undefined;
  readonly next: string | undefined;
}

/** A list that is read by cursor: from the beginning on, one part after the other. */
export class CursorBlocks<T> implements RowBlocks<T> {
  readonly #idOf: (item: T) => string;
  readonly #size: number;
  readonly #places = new Places<T>();
  #chain: Link[] = [];
  #total: number | undefined;

  constructor(size: number, idOf: (item: T) => string) {
    this.#size = Math.max(1, size);
    this.#idOf = idOf;
  }

  get length(): number {
    return this.#chain.reduce((sum, { ids }) => sum + ids.length, 0);
  }

  get more(): boolean {
    const last = this.#chain.at(-1);
    return last === undefined || last.next !== undefined;
  }

  get total(): number | undefined {
    return this.more ? this.#total : this.length;
  }

  itemAt(index: number): T | undefined {
    let start = 0;
    for (const [block, { ids }] of this.#chain.entries()) {
      if (index < start + ids.length) return this.#places.itemAt(ids[index - start], block);
      start += ids.length;
    }
    return undefined;
  }

  wanted(first: number, last: number): readonly BlockRequest[] {
    const requests: BlockRequest[] = [];
    let start = 0;
    for (const [block, { ids, fresh, cursor }] of this.#chain.entries()) {
      const seen = start <= last && start + Math.max(1, ids.length) > first;
      if (seen && !fresh) requests.push(this.#request(block, cursor));
      start += ids.length;
    }
    // One more only when the end of what is there comes near, and never two at once: each tells where the next begins.
    const ahead = this.more && last >= start - this.#size / 2;
    if (ahead && requests.length === 0) requests.push(this.#request(this.#chain.length, this.#chain.at(-1)?.next));
    return requests;
  }

  put({ block, cursor }: BlockRequest, { items, next, total }: Page<T>): void {
    if (block > this.#chain.length || (block > 0 && this.#chain[block - 1]?.next !== cursor)) return;
    this.#total = total;
    this.#places.drop(this.#chain[block]?.ids ?? [], block);
    const fresh = items.filter((item) => this.#isNew(this.#idOf(item), block));
    for (const item of fresh) this.#places.put(this.#idOf(item), item, block);
    // A cursor that leads to nothing new leads nowhere.
    const leads = next !== undefined && next !== cursor && fresh.length > 0;
    const link: Link = {
      ids: fresh.map((item) => this.#idOf(item)),
      fresh: true,
      settled: false,
      cursor,
      next: leads ? next : undefined,
    };
    // What follows was reached by another way: it is no longer known to follow.
    if (this.#chain[block]?.next !== link.next) this.#cut(block + 1);
    this.#chain[block] = link;
  }

  outdate(): void {
    for (const block of this.#chain) block.fresh = false;
  }

  #request(block: number, cursor: string | undefined): BlockRequest {
    return { block, limit: this.#size, ...(cursor !== undefined && { cursor }) };
  }

  #isNew(id: string, block: number): boolean {
    const home = this.#places.homeOf(id);
    return home === undefined || home >= block;
  }

  #cut(from: number): void {
    this.#chain.slice(from).forEach(({ ids }, at) => this.#places.drop(ids, from + at));
    this.#chain = this.#chain.slice(0, from);
  }
}
