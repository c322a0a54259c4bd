import type { Stretch } from './virtual-rows-maths.js';

export interface RowsElements {
  /** What directly holds the rows and gaps: a list box, a `<tbody>`. */
  readonly container: () => HTMLElement | null;
  /** What scrolls; the page when absent. */
  readonly scroller?: () => HTMLElement | null;
}

/** Changes of row height below this come from rounding, in CSS pixels. */
const ROUNDING = 0.05;

/** The elements behind virtual rows: watches them and measures them, and leaves them as they were found. */
export class RowsView {
  #container: HTMLElement | undefined;
  #scroller: HTMLElement | undefined;
  #row: Element | undefined;
  #rowSize: { readonly height: number; readonly width: number } | undefined;
  #sizes: ResizeObserver | undefined;

  constructor(
    private readonly elements: RowsElements,
    private readonly onScroll: () => void,
    private readonly onResize: () => void,
  ) {}

  get container(): HTMLElement | undefined {
    return this.#container;
  }

  /** Takes up the elements that are drawn now. Tells whether there are any. */
  attach(): boolean {
    if (this.#container?.isConnected && this.#scroller?.isConnected) {
      this.#watchRow();
      return true;
    }
    const container = this.elements.container() ?? undefined;
    const scroller = this.elements.scroller?.() ?? undefined;
    if (container !== this.#container || scroller !== this.#scroller) {
      this.detach();
      if (container) this.#listen(container, scroller);
    }
    this.#watchRow();
    return container !== undefined;
  }

  detach(): void {
    this.#sizes?.disconnect();
    window.removeEventListener('scroll', this.onScroll, true);
    window.removeEventListener('resize', this.onResize);
    this.#scroller?.removeEventListener('scroll', this.onScroll);
    this.#container?.style.removeProperty('overflow-anchor');
    this.#container = this.#scroller = this.#row = this.#rowSize = this.#sizes = undefined;
  }

  /** How far the rows are scrolled: below 0 while their top is below that of the view. */
  scroll(): number {
    const top = this.#container?.getBoundingClientRect().top ?? 0;
    return this.#viewTop() - top;
  }

  /** How much is seen at once; 0 while nothing is laid out. */
  view(): number {
    if (!this.#container || this.#container.getClientRects().length === 0) return 0;
    return this.#scroller ? this.#scroller.clientHeight : window.innerHeight;
  }

  /** The height of one row, from as many as are drawn in a run from `first` to `last`. */
  rowHeight(first: number, last: number): number | undefined {
    const [top, end] = [this.row(first), this.row(last)].map((row) => row?.getBoundingClientRect());
    if (!top || !end || top.height === 0) return undefined;
    return last > first ? (end.top - top.top) / (last - first) : top.height;
  }

  /** Whether two measured heights differ by more than rounding. */
  differ(one: number, other: number): boolean {
    return Math.abs(one - other) > ROUNDING;
  }

  moveBy(way: number): void {
    if (way === 0) return;
    const scroller = this.#scroller ?? document.scrollingElement;
    scroller?.scrollTo({ top: scroller.scrollTop + way, behavior: 'instant' });
  }

  row(index: number): HTMLElement | undefined {
    return this.#container?.querySelector<HTMLElement>(`[data-row="${String(index)}"]`) ?? undefined;
  }

  /** The index of the row in that state. */
  indexOf(state: ':hover' | ':focus-within'): number | undefined {
    // Both states are the container's, too: asked first, as otherwise all that is drawn is searched in vain.
    if (!this.#container?.matches(state)) return undefined;
    const row = this.#container.querySelector<HTMLElement>(`[data-row]${state}`);
    return row ? Number(row.dataset.row) : undefined;
  }

  /** The row's stretch as it is laid out now, measured from the top of all rows. */
  stretch(row: HTMLElement): Pick<Stretch, 'start' | 'end'> {
    const { top, bottom } = row.getBoundingClientRect();
    const from = this.#container?.getBoundingClientRect().top ?? 0;
    return { start: top - from, end: bottom - from };
  }

  /** How much of the view something sticky covers, as the scroller's `scroll-padding` says. */
  padding(): Pick<Stretch, 'padStart' | 'padEnd'> {
    const style = getComputedStyle(this.#scroller ?? document.documentElement);
    return {
      padStart: Number.parseFloat(style.scrollPaddingBlockStart) || 0,
      padEnd: Number.parseFloat(style.scrollPaddingBlockEnd) || 0,
    };
  }

  #viewTop(): number {
    return this.#scroller ? this.#scroller.getBoundingClientRect().top + this.#scroller.clientTop : 0;
  }

  #listen(container: HTMLElement, scroller: HTMLElement | undefined): void {
    this.#container = container;
    this.#scroller = scroller;
    // The browser's own anchoring would move a second time what is anchored here.
    container.style.setProperty('overflow-anchor', 'none');
    this.#sizes = new ResizeObserver((entries) => {
      if (entries.some((entry) => this.#hasChanged(entry))) this.onResize();
    });
    if (scroller) {
      scroller.addEventListener('scroll', this.onScroll, { passive: true });
      this.#sizes.observe(scroller);
      return;
    }
    // Captured, so that a scrolling part of the host's page is heard, too.
    window.addEventListener('scroll', this.onScroll, { capture: true, passive: true });
    window.addEventListener('resize', this.onResize);
  }

  /** An observer also tells of a row that has just become the first one, which is as tall as the one before. */
  #hasChanged({ target, contentRect }: ResizeObserverEntry): boolean {
    const { height, width } = contentRect;
    if (target !== this.#row) return true;
    const before = this.#rowSize;
    this.#rowSize = { height, width };
    return before === undefined || this.differ(before.height, height) || this.differ(before.width, width);
  }

  /** One row tells for all when font, density or width change. */
  #watchRow(): void {
    if (this.#row?.isConnected) return;
    const row = this.#container?.querySelector('[data-row]') ?? undefined;
    if (this.#row) this.#sizes?.unobserve(this.#row);
    if (row) this.#sizes?.observe(row);
    this.#row = row;
  }
}
