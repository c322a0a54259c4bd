import { DAY, epoch, HOUR, toInstant, type Instant } from './time.js';
import type { TimeRange } from './user.js';

/** A length of time as people type it: `48h`, `7d`, `2w`. */
export interface Duration {
  readonly amount: number;
  readonly unit: 'h' | 'd' | 'w';
}

/** A day of the reader's calendar, such as `2026-11-23`. */
export type Day = string;

/**
 * A stretch of time, kept as it was said, so that "in the last 7 days" is still true tomorrow:
 * - `within`, `<7d`: no further from now than that;
 * - `beyond`, `>7d`: further from now than that;
 * - `days`, `2026-11-01..2026-11-15`: from the first day to the end of the last; one of them may be open.
 */
export type TimeSpan =
  | { readonly kind: 'within' | 'beyond'; readonly duration: Duration }
  | { readonly kind: 'days'; readonly from?: Day; readonly to?: Day };

/** Whether a span looks back from now or ahead of it. */
export type Direction = 'past' | 'future';

const UNITS: Readonly<Record<Duration['unit'], number>> = { h: HOUR, d: DAY, w: 7 * DAY };

/** Milliseconds in a duration. */
export function lengthOf({ amount, unit }: Duration): number {
  return amount * UNITS[unit];
}

/** Reads `<48h`, `>2w`, `2026-11-01`, `2026-11-01..2026-11-15`, `..2026-11-15` or `2026-11-01..`; `undefined` when it is none of them. */
export function parseTimeSpan(text: string): TimeSpan | undefined {
  const relative = /^([<>])(\d{1,4})([hdw])$/iu.exec(text);
  if (relative) {
    const [, sign, amount, unit] = relative;
    const duration = { amount: Number(amount), unit: unit?.toLowerCase() as Duration['unit'] };
    return duration.amount === 0 ? undefined : { kind: sign === '<' ? 'within' : 'beyond', duration };
  }
  const ends = text.split('..');
  if (ends.length > 2) return undefined;
  const [from, to = from] = ends;
  if (!from && !to) return undefined;
  if ([from, to].some((day) => day && !isDay(day))) return undefined;
  return { kind: 'days', ...(from && { from }), ...(to && { to }) };
}

/** The span as it is typed. */
export function formatTimeSpan(span: TimeSpan): string {
  if (span.kind === 'days') return span.from === span.to ? (span.from ?? '') : `${span.from ?? ''}..${span.to ?? ''}`;
  return `${span.kind === 'within' ? '<' : '>'}${String(span.duration.amount)}${span.duration.unit}`;
}

/** Whether its last day comes before its first. */
export function isBackwards(span: TimeSpan): boolean {
  return span.kind === 'days' && span.from !== undefined && span.to !== undefined && span.to < span.from;
}

/** What a span means at `now`, with days as the reader's clock has them. */
export function timeRangeOf(span: TimeSpan, direction: Direction, now: Date): TimeRange {
  if (span.kind === 'days') {
    return {
      ...(span.from !== undefined && { from: toInstant(startOf(span.from)) }),
      ...(span.to !== undefined && { until: toInstant(startOf(span.to, 1)) }),
    };
  }
  const away = direction === 'past' ? -lengthOf(span.duration) : lengthOf(span.duration);
  const edge = toInstant(new Date(now.getTime() + away));
  const nearest = toInstant(now);
  if (direction === 'past') return span.kind === 'within' ? { from: edge } : { until: edge };
  return span.kind === 'within' ? { from: nearest, until: edge } : { from: edge };
}

/** By the calendar, not by 24 hours: a day may have 23 or 25 of them. */
function startOf(day: Day, later = 0): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && toInstant(at).startsWith(text);
}

/** Whether `at` is in the range: `from` belongs to it, `until` does not. What has no time is in none but the whole. */
export function isWithin(at: Instant | undefined, range: TimeRange | undefined): boolean {
  if (range?.from === undefined && range?.until === undefined) return true;
  if (at === undefined) return false;
  return (
    (range.from === undefined || epoch(at) >= epoch(range.from)) &&
    (range.until === undefined || epoch(at) < epoch(range.until))
  );
}
