import type { Page } from '../domain/page.js';
import { Places, type Block, type BlockRequest, type RowBlocks } from './row-blocks.js';

/** So often a count may change while nobody says that the data did. */
const MOST_RECOUNTS = 3;

/** A list that is read by offset: any part of it, in any order. */
export class OffsetBlocks<T> implements RowBlocks<T> {
  readonly #idOf: (item: T) => string;
  readonly #places = new Places<T>();
  readonly #blocks = new Map<number, Block>();
  #size: number;
  /** What the backend counted last. */
  #counted: number | undefined;
  /** How often the count has changed since somebody last said that the data did. */
  #recounts = 0;
  /** Where a page that was empty, short or repeated showed the list to end, whatever is counted. */
  #ending = Infinity;

  /** `size`: rows per reading. */
  constructor(size: number, idOf: (item: T) => string) {
    this.#size = Math.max(1, size);
    this.#idOf = idOf;
  }

  get length(): number {
    return this.total ?? this.#reach;
  }

  get more(): boolean {
    return this.total === undefined;
  }

  get total(): number | undefined {
    const end = Math.min(this.#counted ?? Infinity, this.#ending);
    return end === Infinity ? undefined : end;
  }

  itemAt(index: number): T | undefined {
    if (index >= this.length) return undefined;
    const block = Math.floor(index / this.#size);
    return this.#places.itemAt(this.#blocks.get(block)?.ids[index - block * this.#size], block);
  }

  wanted(first: number, last: number): readonly BlockRequest[] {
    const end = this.total ?? this.#reach + this.#size;
    const until = Math.min(last, end - 1);
    const requests: BlockRequest[] = [];
    for (let block = Math.floor(Math.max(0, first) / this.#size); block * this.#size <= until; block += 1) {
      if (this.#blocks.get(block)?.fresh) continue;
      requests.push({ block, limit: this.#size, offset: block * this.#size });
    }
    // Of an empty list the first block is asked for all the same: somebody may have come.
    const empty = this.#blocks.get(0)?.fresh !== true && end === 0;
    return empty ? [{ block: 0, limit: this.#size, offset: 0 }] : requests;
  }

  put({ block, limit }: BlockRequest, { items, total }: Page<T>): void {
    // The answer to a question of another size: the blocks have been cut anew since.
    if (limit !== this.#size) return;
    this.#count(total);
    if (block === 0) this.#measure(items.length);
    const ids = items.slice(0, this.#size).map((item) => this.#idOf(item));
    this.#findEnd(block, ids);
    const kept = ids.slice(0, Math.max(0, (this.total ?? Infinity) - block * this.#size));
    this.#places.drop(this.#blocks.get(block)?.ids ?? [], block);
    this.#blocks.set(block, { ids: kept, fresh: true, settled: this.#blocks.get(block)?.settled ?? false });
    for (const [at, id] of kept.entries()) this.#place(id, items[at] as T, block);
  }

  outdate(): void {
    this.#recounts = 0;
    this.#readAgain();
  }

  #readAgain(): void {
    this.#ending = Infinity;
    for (const block of this.#blocks.values()) Object.assign(block, { fresh: false, settled: false });
  }

  /**
   * Everything moved when the count did, so what was read before may stand elsewhere now. A page that does not say is no
   * change; a backend that counts differently on every page is not believed, or reading would never end.
   */
  #count(total: number | undefined): void {
    if (total === undefined || total === this.#counted || this.#recounts > MOST_RECOUNTS) return;
    if (this.#counted !== undefined) {
      this.#recounts += 1;
      this.#readAgain();
    }
    this.#counted = this.#recounts > MOST_RECOUNTS ? undefined : total;
  }

  /** A backend that gives less than was asked for, though there may be more: its measure is the measure from here on. */
  #measure(came: number): void {
    if (came === 0 || came >= this.#size || this.#counted === came) return;
    this.#blocks.clear();
    this.#size = came;
  }

  /** Rows up to the end of the furthest block that was read. */
  get #reach(): number {
    let reach = 0;
    for (const [block, { ids }] of this.#blocks) {
      if (ids.length > 0) reach = Math.max(reach, block * this.#size + ids.length);
    }
    return reach;
  }

  #place(id: string, item: T, block: number): void {
    const before = this.#places.homeOf(id);
    const robbed = before === undefined || before === block ? undefined : this.#blocks.get(before);
    if (robbed && !robbed.settled) Object.assign(robbed, { fresh: false, settled: true });
    this.#places.put(id, item, block);
  }

  /** However it is counted, a page that is empty, short or wholly known from another place is the last. */
  #findEnd(block: number, ids: readonly string[]): void {
    const offset = block * this.#size;
    const repeated = block > 0 && ids.length > 0 && ids.every((id) => this.#isFreshElsewhere(id, block));
    if (repeated) this.#ending = Math.min(this.#ending, offset);
    else if (ids.length < this.#size) this.#ending = Math.min(this.#ending, offset + ids.length);
    else if (this.#ending < offset + ids.length) this.#ending = Infinity;
  }

  #isFreshElsewhere(id: string, block: number): boolean {
    const home = this.#places.homeOf(id);
    return home !== undefined && home !== block && this.#blocks.get(home)?.fresh === true;
  }
}
