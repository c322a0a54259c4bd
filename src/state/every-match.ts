import type { CallOptions } from '../domain/adapter.js';
import type { Capabilities } from '../domain/capabilities.js';
import type { Page } from '../domain/page.js';

/** Which part of a list to read. */
export interface PagePart {
  readonly limit: number;
  readonly offset?: number;
  readonly cursor?: string;
}

export interface EveryMatchOptions<T> extends CallOptions {
  readonly can: Capabilities;
  readonly read: (part: PagePart, options: CallOptions) => Promise<Page<T>>;
  readonly idOf: (item: T) => string;
}

/**
 * Reads a whole list, page by page, and gives each page as it comes, with the number of rows in all where that is known.
 * No row comes twice, and it ends whatever the server answers: with a page that is empty or brings nothing new.
 */
export async function* everyMatch<T>(
  options: EveryMatchOptions<T>,
): AsyncGenerator<{ items: readonly T[]; total: number | undefined }> {
  const { can, read, idOf, signal } = options;
  const known = new Set<string>();
  const limit = Math.max(1, can.maxPageSize);
  let part: PagePart = { limit };
  let offset = 0;
  for (;;) {
    const { items, total, next } = await read(part, signal ? { signal } : {});
    signal?.throwIfAborted();
    const fresh = items.filter((item) => !known.has(idOf(item)));
    for (const item of fresh) known.add(idOf(item));
    if (fresh.length > 0) yield { items: fresh, total };
    offset += items.length;
    const done = total !== undefined && can.paging === 'offset' && offset >= total;
    if (fresh.length === 0 || can.paging === 'none' || done) return;
    if (can.paging === 'cursor' && next === undefined) return;
    part = can.paging === 'cursor' ? { limit, ...(next !== undefined && { cursor: next }) } : { limit, offset };
  }
}
