import { invalid } from './refusals.js';

interface Part {
  readonly limit: number;
  readonly offset?: number;
  readonly cursor?: string;
}

interface Cut<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly next?: string;
}

/**
 * What of `all` is on the page. A cursor names the last row seen and is looked up in the whole order, so
 * that rows added or taken away in between neither repeat nor drop any other.
 *
 * @throws {DirectoryError} `validation` for a part that cannot be
 */
export function cut<T extends { readonly id: string }>(
  all: readonly T[],
  matches: (row: T) => boolean,
  part: Part,
): Cut<T> {
  checkRange(part);
  const start = part.cursor === undefined ? -1 : afterCursor(all, part.cursor);
  const found: T[] = [];
  let before = 0;
  for (const [index, row] of all.entries()) {
    if (!matches(row)) continue;
    if (index <= start) before += 1;
    else found.push(row);
  }
  const from = part.cursor === undefined ? (part.offset ?? 0) : 0;
  const items = found.slice(from, from + part.limit);
  const last = items.at(-1);
  const more = from + items.length < found.length && last !== undefined;
  return { items, total: before + found.length, ...(more && { next: `after:${last.id}` }) };
}

function afterCursor(all: readonly { readonly id: string }[], cursor: string): number {
  const index = cursor.startsWith('after:') ? all.findIndex(({ id }) => id === cursor.slice('after:'.length)) : -1;
  if (index < 0) throw invalid([{ field: 'cursor', code: 'invalid' }]);
  return index;
}

function checkRange({ limit, offset }: Part): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw invalid([{ field: 'limit', code: 'invalid' }]);
  if (offset !== undefined && (!Number.isInteger(offset) || offset < 0))
    throw invalid([{ field: 'offset', code: 'invalid' }]);
}
