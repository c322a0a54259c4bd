import type { DirectoryError } from '../domain/errors.js';

/** What became of one item of a run. */
export type Receipt<T, R> =
  | { readonly status: 'waiting' | 'running'; readonly item: T }
  | { readonly status: 'done'; readonly item: T; readonly result: R }
  | { readonly status: 'failed'; readonly item: T; readonly error: DirectoryError };

/**
 * Where a run stands:
 * - `running`;
 * - `paused`: by a person, or by `error` that would have failed all that follow (signed out, say);
 * - `waiting`: the server asked for patience until `until`, in milliseconds since the epoch;
 * - `finished`: nothing is left to do, or it was stopped.
 */
export type RunStatus =
  | { readonly kind: 'running' }
  | { readonly kind: 'paused'; readonly error?: DirectoryError }
  | { readonly kind: 'waiting'; readonly until: number }
  | { readonly kind: 'finished' };

/** A run as plain data. */
export interface RunState<T, R> {
  readonly status: RunStatus;
  /** In the order given. */
  readonly receipts: readonly Receipt<T, R>[];
}

export type RunAction<R> =
  | { readonly type: 'begin'; readonly at: number }
  | { readonly type: 'done'; readonly at: number; readonly result: R }
  | { readonly type: 'failed'; readonly at: number; readonly error: DirectoryError; readonly now: number }
  | { readonly type: 'pause' | 'resume' | 'retry' | 'stop' };

/** How long to wait at least when a server asks for patience without saying how long, in milliseconds. */
const PATIENCE = 5000;

export function newRun<T, R>(items: readonly T[]): RunState<T, R> {
  const receipts = items.map((item) => ({ status: 'waiting' as const, item }));
  return { status: { kind: items.length === 0 ? 'finished' : 'running' }, receipts };
}

/** What a run comes to. Items that a patient server or a lost session turned away go back to waiting: they have not failed. */
export function reduceRun<T, R>(state: RunState<T, R>, action: RunAction<R>): RunState<T, R> {
  switch (action.type) {
    case 'begin':
      return put(state, action.at, (item) => ({ status: 'running', item }));
    case 'done':
      return finished(put(state, action.at, (item) => ({ status: 'done', item, result: action.result })));
    case 'failed':
      return failed(state, action);
    case 'pause':
      return state.status.kind === 'finished' ? state : { ...state, status: { kind: 'paused' } };
    case 'resume':
      return state.status.kind === 'finished' ? state : finished({ ...state, status: { kind: 'running' } });
    case 'retry':
      return retried(state);
    case 'stop':
      return { ...state, status: { kind: 'finished' } };
  }
}

/** How many items stand where. */
export function countsOf(state: RunState<unknown, unknown>): Record<Receipt<unknown, unknown>['status'], number> {
  const counts = { waiting: 0, running: 0, done: 0, failed: 0 };
  for (const { status } of state.receipts) counts[status] += 1;
  return counts;
}

function put<T, R>(state: RunState<T, R>, at: number, change: (item: T) => Receipt<T, R>): RunState<T, R> {
  const receipts = state.receipts.map((receipt, index) => (index === at ? change(receipt.item) : receipt));
  return { ...state, receipts };
}

function failed<T, R>(
  state: RunState<T, R>,
  { at, error, now }: Extract<RunAction<R>, { type: 'failed' }>,
): RunState<T, R> {
  const back = put(state, at, (item) => ({ status: 'waiting', item }));
  const { kind } = state.status;
  if (error.kind === 'rate-limited') {
    const until = now + (error.retryAfterMs ?? PATIENCE);
    if (kind === 'paused' || kind === 'finished') return back;
    const later = state.status.kind === 'waiting' ? Math.max(state.status.until, until) : until;
    return { ...back, status: { kind: 'waiting', until: later } };
  }
  if (error.kind === 'unauthenticated')
    return kind === 'finished' ? back : { ...back, status: { kind: 'paused', error } };
  return finished(put(state, at, (item) => ({ status: 'failed', item, error })));
}

function retried<T, R>(state: RunState<T, R>): RunState<T, R> {
  const receipts = state.receipts.map((receipt): Receipt<T, R> =>
    receipt.status === 'failed' ? { status: 'waiting', item: receipt.item } : receipt,
  );
  return finished({ status: { kind: 'running' }, receipts });
}

function finished<T, R>(state: RunState<T, R>): RunState<T, R> {
  const { waiting, running } = countsOf(state);
  return waiting + running === 0 ? { ...state, status: { kind: 'finished' } } : state;
}
