/**
 * A moment as RFC 3339 text in UTC, such as `2026-11-23T09:30:00.000Z`. Text, not `Date`, so that every
 * domain value is plain data: comparable, cloneable, and serialisable for server rendering.
 */
export type Instant = string;

/** Milliseconds in one minute. */
export const MINUTE = 60_000;
/** Milliseconds in one hour. */
export const HOUR = 3_600_000;
/** Milliseconds in one day. */
export const DAY = 24 * HOUR;

/** Where "now" comes from. Injected, so that tests move the clock instead of waiting for it. */
export type Clock = () => Date;

/** The real clock. */
export const systemClock: Clock = () => new Date();

/** The instant as milliseconds since the epoch. @throws {RangeError} when the text is no date. */
export function epoch(instant: Instant): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`"${instant}" is no RFC 3339 date-time`);
  return ms;
}

/** A Date as an {@link Instant}. */
export function toInstant(date: Date): Instant {
  return date.toISOString();
}
