import type { Capabilities } from '../../domain/capabilities.js';
import { PAGE_SIZES } from '../../domain/page.js';
import type { User } from '../../domain/user.js';
import { pageSizeOf, type Answer, type UserListQuery } from './list-query.js';

/** What the pager and the rows show of an answer. */
export interface Shown {
  readonly rows: readonly User[];
  /** Number of the first row, from 1; 0 when there are no rows. */
  readonly from: number;
  readonly to: number;
  readonly total: number | undefined;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
}

/**
 * Remembers where the pages of one list begin, for backends that only go on by cursor, and where the list ended,
 * for those that do not say how long it is. Forgets it all when the list becomes another one.
 */
export class PageTrail {
  #list = '';
  #cursors = new Map<number, string>();
  #end: number | undefined;

  /** Call before the others, with what makes the list what it is: filters, order, page size. */
  follow(list: string): void {
    if (list === this.#list) return;
    this.#list = list;
    this.#cursors.clear();
    this.#end = undefined;
  }

  cursorOf(page: number): string | undefined {
    return this.#cursors.get(page);
  }

  /** Whether a page can be read at all: a cursor backend must have come past it. */
  reaches(page: number, { paging }: Capabilities): boolean {
    return paging !== 'cursor' || page === 1 || this.#cursors.has(page);
  }

  learn({ page, question }: Answer): void {
    if (page.next === undefined) this.#cursors.delete(question.page + 1);
    else this.#cursors.set(question.page + 1, page.next);
    if (question.page !== this.#end) this.#end = undefined;
  }

  /** The list was found to end on this page, because the next one is empty. */
  endsOn(page: number): void {
    this.#end = page;
  }

  isEnd(page: number): boolean {
    return this.#end === page;
  }
}

/** What of an answer is on the page: all of it, or, where one answer holds everything, the page cut from it. */
export function shownOf(answer: Answer, query: UserListQuery, can: Capabilities, trail: PageTrail): Shown {
  const size = pageSizeOf(query, can);
  const whole = can.paging === 'none';
  const page = whole ? query.page : answer.question.page;
  const start = (page - 1) * size;
  const rows = whole ? answer.page.items.slice(start, start + size) : answer.page.items;
  const total = whole ? answer.page.items.length : answer.page.total;
  return {
    rows,
    from: rows.length === 0 ? 0 : start + 1,
    to: start + rows.length,
    total,
    hasPrevious: page > 1,
    hasNext: hasNext(answer, { page, end: start + rows.length, total, size }, can, trail),
  };
}

interface Position {
  readonly page: number;
  readonly end: number;
  readonly total: number | undefined;
  readonly size: number;
}

function hasNext({ page: { next, items } }: Answer, at: Position, { paging }: Capabilities, trail: PageTrail): boolean {
  if (paging === 'cursor') return next !== undefined;
  if (at.total !== undefined) return at.end < at.total && items.length > 0;
  return items.length >= at.size && !trail.isEnd(at.page);
}

/** The page to show instead when the one asked for lies beyond the end: rows were deleted, say. */
export function lastPageInstead(answer: Answer, query: UserListQuery, can: Capabilities): number | undefined {
  const total = can.paging === 'none' ? answer.page.items.length : answer.page.total;
  if (query.page === 1) return undefined;
  // A cursor leads only on from where it was, so the way back is one page at a time.
  if (can.paging === 'cursor' || total === undefined)
    return answer.page.items.length === 0 ? query.page - 1 : undefined;
  const last = Math.max(1, Math.ceil(total / pageSizeOf(query, can)));
  return query.page > last ? last : undefined;
}

/** The page that holds the first row shown now when there are `size` rows on each. */
export function pageFor(query: UserListQuery, size: number, { paging }: Capabilities): number {
  return paging === 'cursor' ? 1 : Math.floor(((query.page - 1) * query.pageSize) / size) + 1;
}

/** Rows per page that are offered: what the backend gives, and the host's own number. */
export function sizesOffered(query: UserListQuery, can: Capabilities): number[] {
  const sizes = new Set([...PAGE_SIZES.filter((size) => size <= can.maxPageSize), pageSizeOf(query, can)]);
  return [...sizes].sort((a, b) => a - b);
}
