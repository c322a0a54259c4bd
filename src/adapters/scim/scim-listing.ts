import type { Answer, Expected } from '../http/answer.js';
import { query } from '../http/url.js';
import { DirectoryError } from '../../domain/errors.js';
import { isRefusal, type ScimContext } from './scim-client.js';
import type { Filter } from './scim-filter.js';
import type { WireList } from './scim-wire.js';

/** A list of resources, as far as the server orders and filters it. */
export interface Listing<T> {
  readonly path: '/Users' | '/Groups';
  readonly expect: Expected<WireList<T>>;
  readonly filter?: Filter | undefined;
  readonly sortBy?: string | undefined;
  readonly descending?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Rows<T> {
  readonly rows: readonly T[];
  /** How many there are in all, where that can be believed. */
  readonly total?: number | undefined;
  /** The server's clock. */
  readonly asOf?: string | undefined;
}

/** Answers for one page at most: a server that caps its pages at a handful must not be asked for ever. */
const MOST_ANSWERS = 25;

export interface Identified {
  readonly id: string;
}

function askOnce<T>(
  { send }: ScimContext,
  listing: Listing<T>,
  offset: number,
  count: number,
): Promise<Answer<WireList<T>>> {
  const { path, filter, sortBy, descending, expect, signal } = listing;
  const sortOrder = sortBy && (descending ? 'descending' : 'ascending');
  const values = { filter, sortBy, sortOrder, startIndex: offset + 1, count };
  // Not every server reads `+` as a blank.
  return send({ method: 'GET', path: path + query(values).replaceAll('+', '%20'), expect, signal });
}

/** Smaller pages, for servers that refuse large ones rather than cut them. */
const SMALLER = [50, 20, 10];

async function ask<T>(
  context: ScimContext,
  listing: Listing<T>,
  offset: number,
  wanted: number,
): Promise<Answer<WireList<T>>> {
  const { learnt } = context;
  const count = Math.min(wanted, learnt.mostRows ?? wanted);
  const sizes = count > learnt.rowsTaken ? [count, ...SMALLER.filter((size) => size < count)] : [count];
  let refusal: unknown;
  for (const size of sizes) {
    try {
      const answer = await askOnce(context, listing, offset, size);
      learnt.rowsTaken = Math.max(learnt.rowsTaken, size);
      if (size < count) learnt.mostRows = size;
      return answer;
    } catch (thrown) {
      refusal ??= thrown;
      if (!(thrown instanceof DirectoryError) || thrown.status !== 400 || thrown.kind === 'unsupported') break;
    }
  }
  throw refusal;
}

/** The same; `undefined` where a server finds it 404 that nobody passes a filter: the list itself is there. */
async function askOrNobody<T>(
  context: ScimContext,
  listing: Listing<T>,
  offset: number,
  count: number,
): Promise<Answer<WireList<T>> | undefined> {
  try {
    return await ask(context, listing, offset, count);
  } catch (thrown) {
    const perhaps = thrown instanceof DirectoryError && thrown.status === 404 && listing.filter !== undefined;
    if (!perhaps) throw thrown;
    const { path, expect, signal } = listing;
    await ask(context, { path, expect, signal }, 0, 1);
    return undefined;
  }
}

/**
 * `limit` rows from `offset` on. Goes on where a server gives fewer than asked for, and ends where it gives nothing new:
 * servers cap, miscount, and start anew past the end. No row comes twice.
 */
export async function readRows<T extends Identified>(
  context: ScimContext,
  listing: Listing<T>,
  offset: number,
  limit: number,
): Promise<Rows<T>> {
  const found = new Map<string, T>();
  let said: number | undefined;
  let asOf: string | undefined;
  let ended = false;
  for (let answers = 0; !ended && found.size < limit && answers < MOST_ANSWERS; answers += 1) {
    const [from, count] = [offset + found.size, limit - found.size];
    const answer = await askOrNobody(context, listing, from, count).catch(endAfter(from, listing, found.size));
    if (!answer) {
      ended = true;
      break;
    }
    const { value, headers } = answer;
    const rows = await rowsFrom(context, listing, value, from);
    const before = found.size;
    for (const row of rows.slice(0, count)) found.set(row.id, row);
    asOf ??= clockOf(headers);
    said = value.totalResults;
    // A short answer that says it is the last is believed once the totals of this server have been seen to be true.
    const last = rows.length < count && said === from + rows.length && context.learnt.totals === 'told';
    ended = found.size === before || last;
  }
  return {
    rows: [...found.values()],
    total: await totalOf(context, listing, { offset, size: found.size, limit, said, ended }),
    asOf,
  };
}

/** Some servers refuse to begin past the last row. A filter is not judged by it, unless rows (`got`) came by it just now. */
function endAfter(from: number, { filter, sortBy }: Pick<Listing<unknown>, 'filter' | 'sortBy'>, got: number) {
  return (thrown: unknown): undefined => {
    const plain = filter === undefined && sortBy === undefined;
    const refused = isRefusal(thrown) || (thrown instanceof DirectoryError && thrown.kind === 'not-found');
    if (!refused || from === 0 || (got === 0 && !plain)) throw thrown;
  };
}

/** The rows of one answer that stand at `from` or after it. */
async function rowsFrom<T extends Identified>(
  context: ScimContext,
  listing: Listing<T>,
  value: WireList<T>,
  from: number,
): Promise<readonly T[]> {
  const rows = value.Resources ?? [];
  const [first] = rows;
  const { learnt } = context;
  const name = `${listing.path} ${listing.filter ?? ''} ${listing.sortBy ?? ''} ${String(listing.descending)}`;
  if (from === 0 && first) learnt.rememberFirstId(name, first.id);
  if (from === 0 || !first) return rows;
  const { totalResults: total, startIndex } = value;
  const doubtful =
    total === undefined || total <= from || (startIndex ?? from + 1) !== from + 1 || learnt.firstId(name) === first.id;
  if (!doubtful) return rows;
  const start = (await ask(context, listing, 0, 1)).value.Resources?.[0];
  if (start?.id !== first.id) return rows;
  // From the beginning once more: everything, of which the rest is wanted, or nothing but page 1 past the end.
  return rows.slice(from);
}

interface Counted {
  readonly offset: number;
  readonly size: number;
  readonly limit: number;
  readonly said: number | undefined;
  readonly ended: boolean;
}

/** The total as far as it can be believed: past the last row it is known, and some servers count one page alone. */
async function totalOf<T extends Identified>(
  context: ScimContext,
  listing: Listing<T>,
  { offset, size, limit, said, ended }: Counted,
): Promise<number | undefined> {
  const { learnt } = context;
  const reached = offset + size;
  if (ended && (size > 0 || offset === 0)) {
    if (said !== undefined && said !== reached) learnt.totals = 'wrong';
    return reached;
  }
  if (said === undefined || learnt.totals === 'wrong') return undefined;
  if (said > reached) learnt.totals = 'told';
  if (said < reached && size > 0) learnt.totals = 'wrong';
  if (said === limit && offset === 0 && learnt.totals === 'unknown') {
    const { value } = await ask(context, listing, reached, 1);
    if ((await rowsFrom(context, listing, value, reached)).length > 0) learnt.totals = 'wrong';
  }
  return learnt.totalsAreWrong ? undefined : said;
}

function clockOf(headers: Headers): string | undefined {
  const ms = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
