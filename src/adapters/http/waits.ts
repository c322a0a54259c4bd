/** The only source of waiting, so that tests wait for nothing. Returns the way to cancel. */
export type After = (ms: number, fire: () => void, why: 'timeout' | 'backoff') => () => void;

export const realAfter: After = (ms, fire) => {
  const timer = setTimeout(fire, ms);
  return () => clearTimeout(timer);
};

/** Resolves after `ms`, or as soon as the signal aborts. */
export function sleep(ms: number, after: After, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = after(ms, end, 'backoff');
    signal?.addEventListener('abort', end);
  });
}
