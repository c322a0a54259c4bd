import { emailKey } from '../../domain/email.js';
import { DirectoryError } from '../../domain/errors.js';
import type { User } from '../../domain/user.js';

/** Where a page begins, in each way that backends count. */
export interface PagePlace {
  /** Rows before it. */
  readonly offset: number;
  /** Its number, from 1. */
  readonly page: number;
  /** Rows to ask for. */
  readonly limit: number;
  /** The `next` of the page before. */
  readonly cursor?: string;
}

export interface PageRows<T> {
  readonly rows: readonly T[];
  /** How many there are in all, where the backend says so: spares the question after the last page. */
  readonly total?: number | undefined;
  /** For backends with cursors: give the member always, and `undefined` on the last page. */
  readonly next?: string | undefined;
}

export interface GatherOptions {
  /** Rows for each page; 100 when absent. */
  readonly limit?: number;
  /** More rows than this are not gathered; 10,000 when absent. */
  readonly most?: number;
}

/**
 * Every row of a list that comes in pages, for lists that have to be searched or merged here (`pageOf`). Ends where a page
 * is empty or the one before again, whatever size the backend gives its pages.
 *
 * @throws {DirectoryError} `too-large` when there are more than `most`
 */
export async function everyRow<T>(
  read: (place: PagePlace) => Promise<PageRows<T>>,
  { limit = 100, most = 10_000 }: GatherOptions = {},
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  let before = '';
  for (let page = 1; ; page += 1) {
    const answer = await read({ offset: all.length, page, limit, ...(cursor !== undefined && { cursor }) });
    const { rows, total } = answer;
    const now = JSON.stringify(rows);
    if (rows.length === 0 || now === before) return all;
    all.push(...rows);
    if (all.length > most) throw new DirectoryError('too-large', `The list has more than ${most} rows.`);
    if (total !== undefined && all.length >= total) return all;
    if ('next' in answer && answer.next === undefined) return all;
    [before, cursor] = [now, answer.next];
  }
}

/**
 * One list of members and of people who are only invited, for backends that keep two: who is a member already is not
 * shown as invited, and of several invitations of one address the one sent last is. Whoever has no address stays.
 */
export function mergedByEmail(members: readonly User[], invited: readonly User[]): User[] {
  const here = new Set(members.map(({ email }) => emailKey(email)));
  const open = new Map<string, User>();
  for (const user of invited) {
    const key = user.email === '' ? user.id : emailKey(user.email);
    const other = open.get(key);
    const isLater = (user.invitation?.sentAt ?? '') >= (other?.invitation?.sentAt ?? '');
    if (!here.has(key) && (!other || isLater)) open.set(key, user);
  }
  return [...members, ...open.values()];
}

const TOTALS = ['x-total-count', 'x-total', 'x-pagination-total-count', 'x-pagination-totalcount'];

/**
 * How many there are in all, from the header that names it: `X-Total-Count`, `X-Total`, or `Content-Range: items 0-9/42`.
 * Across origins a page can read it only where the server exposes it.
 */
export function totalIn(headers: Headers): number | undefined {
  const ranged = /\/(\d+)\s*$/u.exec(headers.get('content-range') ?? '')?.[1];
  const text = TOTALS.map((name) => headers.get(name)).find((value) => value !== null) ?? ranged;
  return text !== undefined && /^\s*\d+\s*$/u.test(text) ? Number(text) : undefined;
}

/**
 * For members that answer without a call, which would notice it.
 *
 * @throws {DirectoryError} `aborted` when the signal is
 */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DirectoryError('aborted', 'The call was cancelled.');
}
