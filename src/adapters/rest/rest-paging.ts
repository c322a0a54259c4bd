import { DirectoryError } from '../../domain/errors.js';
import type { Page } from '../../domain/page.js';

interface Part {
  readonly limit: number;
  readonly offset?: number;
  readonly cursor?: string;
}

/** Largest page of the contract. */
const MOST = 100;

/** Which of the two ways to page the server has; learnt from its answers. */
export class Paging {
  byCursor = false;

  /**
   * The page asked for. A server that knows no offsets says so once; from then on a page is reached by the cursors of
   * those before it.
   */
  async read<Q extends Part, T>(asked: Q, read: (part: Q) => Promise<Page<T>>): Promise<Page<T>> {
    if (asked.offset === undefined || asked.offset === 0 || asked.cursor !== undefined) return read(asked);
    if (this.byCursor) return walkTo(asked, read);
    try {
      return await read(asked);
    } catch (error) {
      if (!(error instanceof DirectoryError) || error.kind !== 'unsupported') throw error;
      const page = await walkTo(asked, read);
      this.byCursor = true;
      return { ...page, learnt: { paging: 'cursor' } };
    }
  }
}

async function walkTo<Q extends Part, T>(asked: Q, read: (part: Q) => Promise<Page<T>>): Promise<Page<T>> {
  const { offset = 0, ...query } = asked;
  let left = offset;
  let cursor: string | undefined;
  while (left > 0) {
    const page = await read({ ...query, limit: Math.min(MOST, left), ...(cursor !== undefined && { cursor }) } as Q);
    left -= page.items.length;
    if (page.next === undefined || page.items.length === 0) return { ...page, items: [] };
    cursor = page.next;
  }
  return read({ ...query, ...(cursor !== undefined && { cursor }) } as Q);
}
