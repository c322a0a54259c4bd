import type { User } from '../../domain/user.js';
import type { Directory } from '../../state/directory.js';
import { everyMatch } from '../../state/every-match.js';
import type { ListController } from './list-controller.js';
import { narrowingOf } from './list-query.js';

/** People page by page as they are read, with their number where it is known. */
export type Readings = AsyncIterable<{ readonly items: readonly User[]; readonly total: number | undefined }>;

/** All that match the list as it is now, in its order. */
export function everybody(directory: Directory | undefined, list: ListController, signal: AbortSignal): Readings {
  const { asking } = list;
  if (!directory || !asking) throw new Error('Nothing is connected.');
  const narrowing = narrowingOf(list.query, asking);
  return everyMatch<User>({
    can: directory.capabilities,
    signal,
    idOf: ({ id }) => id,
    read: (part, options) => directory.adapter.users.list({ ...narrowing, ...part }, options),
  });
}
