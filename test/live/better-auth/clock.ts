/*
 * Time for a server that runs in this process and has no clock of its own to be set: what it asks of `Date` is moved
 * on, and with it everything here that asks the time. Timers go on as they are.
 */

const RealDate = Date;
let ahead = 0;

class MovedDate extends RealDate {
  constructor(...parts: readonly unknown[]) {
    if (parts.length === 0) super(MovedDate.now());
    else super(...(parts as [number]));
  }

  static override now(): number {
    return RealDate.now() + ahead;
  }
}

/** Moves the time of this process on, in milliseconds. */
export function advance(ms: number): void {
  ahead += ms;
  globalThis.Date = MovedDate as DateConstructor;
}

/** The real time again. */
export function resetClock(): void {
  ahead = 0;
  globalThis.Date = RealDate;
}
