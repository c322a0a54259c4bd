/** What the maths needs to know: pixels are CSS pixels. */
export interface RowSpace {
  readonly count: number;
  /** From the top of one row to the top of the next; above 0. */
  readonly height: number;
  /** How much of the rows is seen at once. */
  readonly view: number;
  /** How tall an element may be: browsers cut off beyond about 17 million pixels (Firefox) or 33 million (Chromium). */
  readonly limit: number;
}

/** Where one looks: `top` among all rows at their true height, `scroll` in the element that stands for them. */
export interface Place {
  readonly top: number;
  readonly scroll: number;
}

/** Indexes, both included; empty when `last` is below `first`. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

export type RowAlign = 'start' | 'center' | 'end' | 'nearest';

/** The height of the element that stands for all rows. */
export function drawnHeight({ count, height, limit }: RowSpace): number {
  return Math.min(count * height, limit);
}

/**
 * Where the element is scrolled to when `top` is shown. Taller than the limit, the middle is squeezed; near both
 * ends a pixel stays a pixel, so that the first and the last row are reached exactly.
 */
export function scrollOf(top: number, space: RowSpace): number {
  const { edge, far, farDrawn } = zones(space);
  if (top <= edge) return top;
  if (top >= far) return top - far + farDrawn;
  return edge + ((top - edge) * (farDrawn - edge)) / (far - edge);
}

/** The reverse of {@link scrollOf}. */
export function topOf(scroll: number, space: RowSpace): number {
  const { edge, far, farDrawn } = zones(space);
  if (scroll <= edge) return scroll;
  if (scroll >= farDrawn) return scroll - farDrawn + far;
  return edge + ((scroll - edge) * (far - edge)) / (farDrawn - edge);
}

/**
 * Follows a scrolling. Up to a view at a time (wheel, keys, touch) the rows move as far as the element does; a
 * longer way (the scroll bar) leads to the same share of the rows. Where `scroll` comes back different from what
 * was given, the element has drifted too far from its share and must be put there.
 */
export function scrolled(before: Place, scroll: number, space: RowSpace): Place {
  if (space.count * space.height <= space.limit) return { top: scroll, scroll };
  const way = scroll - before.scroll;
  if (Math.abs(way) > space.view) return { top: topOf(scroll, space), scroll };
  const { edge, far } = zones(space);
  const top = before.top + way;
  const share = scrollOf(top, space);
  const drift = Math.abs(share - scroll);
  const nearEnd = top <= edge || top >= far;
  return { top, scroll: drift > edge / 2 || (nearEnd && drift > 1) ? share : scroll };
}

/** The part of the rows that is seen, and `overscan` rows on both sides. */
export function rangeAt(top: number, { count, height, view }: RowSpace, overscan: number): RowRange {
  const seen = Math.max(0, Math.min(top, count * height - view));
  const last = Math.min(top + view, count * height);
  return {
    first: clamp(Math.floor(seen / height) - overscan, 0, Math.max(0, count - 1)),
    last: clamp(Math.ceil(Math.max(last, seen + 1) / height) - 1 + overscan, -1, count - 1),
  };
}

/** Whether `outer` holds all of `inner`. */
export function holds(outer: RowRange, inner: RowRange): boolean {
  return outer.first <= inner.first && outer.last >= inner.last;
}

/** The stretch of a row, and how much of the view is covered at its ends (a sticky head). */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly padStart: number;
  readonly padEnd: number;
}

/** Where to look so that the stretch is seen as asked. */
export function topFor(stretch: Stretch, align: RowAlign, top: number, view: number): number {
  const { start, end, padStart, padEnd } = stretch;
  const atStart = start - padStart;
  const atEnd = end + padEnd - view;
  if (align === 'start') return atStart;
  if (align === 'end') return atEnd;
  if (align === 'center') return (atStart + atEnd) / 2;
  if (top > atStart) return atStart;
  return top < atEnd ? Math.min(atEnd, atStart) : top;
}

/** The index where `key` is now, looked for around `from`, at most `reach` rows away. */
export function seek(
  key: unknown,
  from: number,
  count: number,
  keyAt: (index: number) => unknown,
  reach: number,
): number | undefined {
  for (let away = 0; away <= reach; away++) {
    const [before, after] = [from - away, from + away];
    if (before >= 0 && before < count && keyAt(before) === key) return before;
    if (after < count && keyAt(after) === key) return after;
    if (before < 0 && after >= count) return undefined;
  }
  return undefined;
}

/** Without need of squeezing all of it is an edge. */
function zones({ count, height, view, limit }: RowSpace): { edge: number; far: number; farDrawn: number } {
  const whole = count * height;
  if (whole <= limit) return { edge: Infinity, far: Infinity, farDrawn: Infinity };
  const edge = limit / 20;
  return { edge, far: whole - view - edge, farDrawn: limit - view - edge };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
