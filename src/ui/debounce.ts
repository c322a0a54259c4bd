export interface Debounced<Args extends readonly unknown[]> {
  (...args: Args): void;
  /** Forgets what waits. Call it when the host disconnects. */
  cancel(): void;
  /** Does now what waits, if anything does. */
  flush(): void;
}

/** Runs once, `ms` milliseconds after the last call, with that call's arguments. */
export function debounce<Args extends readonly unknown[]>(run: (...args: Args) => void, ms: number): Debounced<Args> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: Args | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    const args = waiting;
    waiting = undefined;
    if (args) run(...args);
  };
  const debounced = (...args: Args): void => {
    waiting = args;
    clearTimeout(timer);
    timer = setTimeout(flush, ms);
  };
  const cancel = (): void => {
    clearTimeout(timer);
    waiting = undefined;
  };
  return Object.assign(debounced, { cancel, flush });
}
