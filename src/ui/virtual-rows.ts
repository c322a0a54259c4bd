import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  drawnHeight,
  holds,
  rangeAt,
  scrolled,
  scrollOf,
  seek,
  topFor,
  type Place,
  type RowAlign,
  type RowRange,
  type RowSpace,
} from './virtual-rows-maths.js';
import { RowsView, type RowsElements } from './virtual-rows-view.js';

export interface VirtualRowsOptions extends RowsElements {
  readonly count: () => number;
  /**
   * What stays with a row when others come or go: its id. With it the row under the pointer, else the one with the
   * focus, else the first one seen, keeps its place. `undefined` for rows not loaded yet.
   */
  readonly keyAt?: (index: number) => unknown;
  /** A row that stays in the document wherever one scrolls: the active one. The one with the focus stays anyway. */
  readonly keep?: () => number | undefined;
  /** Which rows are drawn, each time that changes; both indexes included. */
  readonly onRange?: (first: number, last: number) => void;
  /** How many rows are drawn beyond what is seen, on each side. */
  readonly overscan?: number;
  /** Up to so many rows all are drawn, and none has to be of uniform height. */
  readonly whole?: number;
  /** How tall the element may become, in CSS pixels; rows beyond are reached all the same. */
  readonly limit?: number;
}

/** A row, or the room of the rows that are not drawn. */
export type VirtualItem =
  | { readonly key: unknown; readonly index: number }
  | { readonly key: symbol; readonly index: undefined; readonly height: number };

/** Named by place, so that keyed drawing never moves a row across a gap: a moved row would lose the focus. */
const GAP = { top: Symbol('top'), above: Symbol('above'), below: Symbol('below'), bottom: Symbol('bottom') };

/** How many rows are drawn before a row could be measured, and the height guessed meanwhile. */
const FIRST_ROWS = 20;
const GUESS = 40;
/** How far away a row is looked for after a change, in rows. */
const REACH = 2000;

/**
 * Draws, of many rows of one height, those in view. Render `items` with `repeat` by their `key`: rows carry
 * `data-row=${index}`, gaps are elements of the given height (in a table a row with one cell), nothing else may
 * take up room between them. Indexes for `aria-rowindex` or `aria-posinset` come with the items. The height is
 * measured from rows laid out, and again when their size changes.
 */
export class VirtualRows implements ReactiveController {
  #view: RowsView;
  #place: Place = { top: 0, scroll: 0 };
  #height = 0;
  #seen = 0;
  #range: RowRange = { first: 0, last: -1 };
  #told: RowRange = { first: 0, last: -1 };
  #kept: number | undefined;
  #keys = new Map<number, unknown>();
  #wish: { readonly index: number; readonly align: RowAlign } | undefined;
  /** Whether the element has to be scrolled to `#place` once it is drawn. */
  #due = false;
  #resized = false;
  #frame = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: VirtualRowsOptions,
  ) {
    const soon = (): void => void (this.#frame ||= requestAnimationFrame(this.#sync));
    this.#view = new RowsView(options, soon, () => {
      this.#resized = true;
      soon();
    });
    host.addController(this);
  }

  /** What to draw now, in order. */
  get items(): readonly VirtualItem[] {
    const { first, last } = this.#range;
    const kept = this.#kept;
    const before = kept !== undefined && kept < first ? kept : undefined;
    const after = kept !== undefined && kept > last ? kept : undefined;
    if (!this.#windowed) return this.#rows(first, last);
    const { count, height } = this.#space;
    const gap = (key: symbol, rows: number, more = 0): VirtualItem => ({
      key,
      index: undefined,
      height: Math.max(0, rows * height + more),
    });
    // What is squeezed away stands in the gaps at both ends.
    const shift = this.#place.top - this.#place.scroll;
    const rest = drawnHeight(this.#space) - count * height + shift;
    return [
      gap(GAP.top, before ?? first, -shift),
      ...(before === undefined ? [] : [...this.#rows(before, before), gap(GAP.above, first - before - 1)]),
      ...this.#rows(first, last),
      ...(after === undefined ? [] : [gap(GAP.below, after - last - 1), ...this.#rows(after, after)]),
      gap(GAP.bottom, count - 1 - (after ?? last), rest),
    ];
  }

  /** How many rows are seen whole: what Page Up and Page Down move by; 1 at least. */
  get pageSize(): number {
    return Math.max(1, Math.floor(this.#seen / this.#space.height));
  }

  /** Scrolls once the rows are drawn; `nearest` only when the row is not seen whole. */
  scrollToIndex(index: number, align: RowAlign = 'nearest'): void {
    if (this.#frame) this.#sync();
    this.#wish = { index, align };
    this.host.requestUpdate();
  }

  hostConnected(): void {
    // What is moved in the document comes back scrolled to its top.
    this.#due = this.#height > 0;
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#view.detach();
  }

  hostUpdate(): void {
    const count = this.options.count();
    const focused = this.#view.indexOf(':focus-within');
    const kept = focused === undefined ? this.options.keep?.() : this.#whereIs(focused);
    this.#follow(focused);
    this.#kept = kept !== undefined && kept >= 0 && kept < count ? kept : undefined;
    if (this.#windowed && this.#height > 0) this.#fulfil(this.#fixedStretch);
    this.#range = this.#rangeNow();
    const { keyAt } = this.options;
    if (keyAt) this.#keys = new Map(this.#drawnIndexes.map((index) => [index, keyAt(index)]));
  }

  hostUpdated(): void {
    if (!this.#view.attach()) return;
    if (this.#height === 0) this.#measure();
    if (!this.#windowed) this.#fulfil(this.#laidOutStretch);
    if (this.#due) this.#settle();
    const { first, last } = this.#range;
    if (last < first || (first === this.#told.first && last === this.#told.last)) return;
    this.#told = this.#range;
    this.options.onRange?.(first, last);
  }

  get #windowed(): boolean {
    return this.options.count() > (this.options.whole ?? 100);
  }

  get #space(): RowSpace {
    const { count, limit } = this.options;
    return { count: count(), height: this.#height || GUESS, view: this.#seen, limit: limit ?? 16_000_000 };
  }

  get #drawnIndexes(): number[] {
    const { first, last } = this.#range;
    const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
    const kept = this.#kept;
    return kept === undefined || (kept >= first && kept <= last) ? drawn : [...drawn, kept];
  }

  #rows(first: number, last: number): VirtualItem[] {
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => {
      const index = first + at;
      return { key: this.options.keyAt?.(index) ?? index, index };
    });
  }

  /** The rows drawn stay as long as they are enough, so that not every pixel draws anew. */
  #rangeNow(): RowRange {
    const { count } = this.options;
    const last = count() - 1;
    if (!this.#windowed) return { first: 0, last };
    if (this.#height === 0) return { first: 0, last: Math.min(FIRST_ROWS - 1, last) };
    const overscan = this.options.overscan ?? 8;
    const { top } = this.#place;
    const enough = rangeAt(top, this.#space, overscan >> 1);
    const best = rangeAt(top, this.#space, overscan);
    const spare = this.#range.last - this.#range.first > 2 * (best.last - best.first + 1);
    return this.#range.last <= last && !spare && holds(this.#range, enough) ? this.#range : best;
  }

  /** Once a frame, after scrolling or a change of size. */
  readonly #sync = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (!this.#view.attach()) return;
    if (this.#resized) this.#measure();
    const scroll = this.#view.scroll();
    this.#place = this.#due ? this.#place : scrolled(this.#place, scroll, this.#space);
    this.#due ||= Math.abs(this.#place.scroll - scroll) > 1;
    const range = this.#rangeNow();
    if (this.#due || this.#wish || range !== this.#range) this.host.requestUpdate();
  };

  #measure(): void {
    this.#resized = false;
    this.#seen = this.#view.view();
    const { first, last } = this.#range;
    const height = this.#seen === 0 ? undefined : this.#view.rowHeight(first, last);
    if (height === undefined || !this.#view.differ(height, this.#height)) return;
    const rows = this.#height > 0 ? this.#place.top / this.#height : 0;
    this.#height = height;
    // The same row stays at the top, whatever it measures now.
    if (rows > 0 && this.#windowed) this.#lookAt(rows * height);
    this.#redraw();
  }

  /** What was measured is only known once it is drawn. Asked for after that update, before anything is painted. */
  #redraw(): void {
    queueMicrotask(() => this.host.requestUpdate());
  }

  #lookAt(top: number): void {
    this.#place = { top, scroll: scrollOf(top, this.#space) };
    this.#due = true;
  }

  /** Brings the element to where it should be, and takes note of where it can be. */
  #settle(): void {
    this.#due = false;
    this.#view.moveBy(this.#place.scroll - this.#view.scroll());
    const scroll = this.#view.scroll();
    if (Math.abs(scroll - this.#place.scroll) <= 1) return;
    const shift = this.#place.top - this.#place.scroll;
    this.#place = { top: scroll + shift, scroll };
    if (this.#rangeNow() !== this.#range) this.#redraw();
  }

  #fulfil(stretchOf: (index: number) => { start: number; end: number } | undefined): void {
    if (!this.#wish || this.#seen === 0) return;
    const { index, align } = this.#wish;
    const stretch = stretchOf(Math.max(0, Math.min(index, this.options.count() - 1)));
    if (!stretch) return;
    this.#wish = undefined;
    const { top } = this.#place;
    const wanted = topFor({ ...stretch, ...this.#view.padding() }, align, top, this.#seen);
    if (wanted !== top) this.#lookAt(wanted);
  }

  readonly #fixedStretch = (index: number): { start: number; end: number } => {
    const { height } = this.#space;
    return { start: index * height, end: (index + 1) * height };
  };

  readonly #laidOutStretch = (index: number): { start: number; end: number } | undefined => {
    const row = this.#view.row(index);
    return row && this.#view.stretch(row);
  };

  /** Keeps its place for what one looks at when rows come or go above it. */
  #follow(focused: number | undefined): void {
    if (!this.options.keyAt || this.#wish || this.#height === 0) return;
    const { top, scroll } = this.#place;
    const seen = rangeAt(top, { ...this.#space, count: Math.max(this.options.count(), this.#told.last + 1) }, 0);
    const inView = (index: number | undefined): index is number =>
      index !== undefined && index >= seen.first && index <= seen.last;
    const anchors = [this.#view.indexOf(':hover'), focused].filter(inView);
    // At the very top new rows are welcome, unless something is pointed at.
    if (scroll > 0) for (let index = seen.first; index <= seen.last; index++) anchors.push(index);
    for (const index of anchors) {
      const now = this.#whereIs(index);
      if (now === undefined) continue;
      if (now !== index) this.#lookAt(top + (now - index) * this.#height);
      return;
    }
  }

  /** Where the row is now that was drawn at this index. */
  #whereIs(index: number): number | undefined {
    const { keyAt, count } = this.options;
    const key = this.#keys.get(index);
    return keyAt && key !== undefined ? seek(key, index, count(), keyAt, REACH) : index;
  }
}
