import { DirectoryError } from '../../domain/errors.js';
import type { ScimContext } from './scim-client.js';
import { readRows, type Identified, type Listing, type Rows } from './scim-listing.js';

/** Rows that are read when the server cannot choose them itself. */
export const MOST_WALKED = 1000;
const STEP = 100;

/** All rows, or the first {@link MOST_WALKED} of them. */
export async function walk<T extends Identified>(context: ScimContext, listing: Listing<T>): Promise<Rows<T>> {
  const found = new Map<string, T>();
  let asOf: string | undefined;
  for (;;) {
    const page = await readRows(context, listing, found.size, STEP);
    const before = found.size;
    for (const row of page.rows) found.set(row.id, row);
    asOf ??= page.asOf;
    const whole = page.rows.length < STEP || found.size === before || found.size === page.total;
    if (whole) return { rows: [...found.values()], total: found.size, asOf };
    if (found.size >= MOST_WALKED) return { rows: [...found.values()], asOf };
    if (listing.signal?.aborted) throw new DirectoryError('aborted', 'The call was cancelled.');
  }
}
