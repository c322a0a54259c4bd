import type { ListController } from './list-controller.js';
import { isFiltered } from './list-query.js';

/**
 * - `unconnected`: there is no adapter;
 * - `locked`: nothing may be seen, not even what was read before;
 * - `failed`: nothing can be shown; rows read before stay `rows`;
 * - `empty`: nobody is in the account; `no-match`: nobody passes search and filter.
 */
export type ListFace = 'unconnected' | 'loading' | 'locked' | 'failed' | 'empty' | 'no-match' | 'rows';

/** Which face a list has that has an adapter. */
export function faceOf(list: ListController): ListFace {
  const { state, shown } = list;
  if (list.unknownNames.length > 0) return 'no-match';
  if (state.status === 'idle') return 'loading';
  if (state.status === 'failed') {
    if (state.error.kind === 'forbidden' || state.error.kind === 'unauthenticated') return 'locked';
    return shown && !list.stale ? 'rows' : 'failed';
  }
  if (!shown) return 'loading';
  if (list.scrolls ? list.scroll.length > 0 : shown.rows.length > 0) return 'rows';
  // Whether nobody matches is not known before the answer to this very question.
  if (list.stale) return 'loading';
  return isFiltered(list.query) ? 'no-match' : 'empty';
}
