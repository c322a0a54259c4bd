import type { User } from '../../domain/user.js';
import type { ListController } from './list-controller.js';

/** How far from the rows that are drawn somebody is looked for in one scroll: it may hold a hundred thousand. */
const NEAR = 200;

/** Who stands before or after this user in the list as it is shown; nobody at an end, or where that row is not read. */
export function neighbourOf(list: ListController, id: string, step: 1 | -1): User | undefined {
  const shown = list.shown;
  if (!shown) return undefined;
  if (!list.scrolls) {
    const at = shown.rows.findIndex((user) => user.id === id);
    return at < 0 ? undefined : shown.rows[at + step];
  }
  const from = Math.max(0, shown.from - 1 - NEAR);
  const to = Math.min(list.scroll.length, shown.to + NEAR);
  for (let at = from; at < to; at += 1) {
    if (list.scroll.itemAt(at)?.id === id) return list.scroll.itemAt(at + step);
  }
  return undefined;
}
