/** A clock that stands still until it is moved. */
export interface MovableClock {
  (): Date;
  /** Moves it on by so many milliseconds. */
  advance(ms: number): void;
  set(now: Date): void;
}

export function movableClock(start: Date | string): MovableClock {
  let now = new Date(start).getTime();
  return Object.assign(() => new Date(now), {
    advance: (ms: number) => void (now += ms),
    set: (date: Date) => void (now = date.getTime()),
  });
}
