import { csvLine, delimiterFor } from '../../../domain/csv-writer.js';
import type { User } from '../../../domain/user.js';
import type { CsvColumn } from './user-csv.js';
import type { Readings } from '../list-everybody.js';

export interface CsvFileOptions {
  readonly columns: readonly CsvColumn[];
  readonly people: Readings;
  /** Who is left out, by id. */
  readonly except: ReadonlySet<string>;
  /** BCP 47 tag: it decides what stands between the cells. */
  readonly locale: string;
  readonly signal: AbortSignal;
  /** How many are written, of how many where that is known. */
  readonly onProgress: (written: number, all: number | undefined) => void;
}

/** So many lines are written before the page may do something else. */
const AT_ONCE = 500;

/**
 * Writes people as CSV while they are read: what is written leaves the script's memory, however many they are. Begins
 * with U+FEFF, without which Excel takes UTF-8 for the machine's own code page.
 */
export async function csvFile(
  options: CsvFileOptions,
): Promise<{ readonly parts: readonly Blob[]; readonly count: number }> {
  const { columns, people, except, signal, onProgress } = options;
  const line = (cells: readonly string[]): string =>
    `${csvLine(cells, { delimiter: delimiterFor(options.locale) })}\r\n`;
  const parts = [new Blob(['\ufeff', line(columns.map(({ head }) => head))])];
  let count = 0;
  for await (const { items, total } of people) {
    const wanted = items.filter(({ id }) => !except.has(id));
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      signal.throwIfAborted();
      const some = wanted.slice(from, from + AT_ONCE);
      parts.push(new Blob([some.map((user: User) => line(columns.map(({ cell }) => cell(user)))).join('')]));
      count += some.length;
      onProgress(count, total === undefined ? undefined : Math.max(count, total - except.size));
      if (from + AT_ONCE < wanted.length) await new Promise((resolve) => setTimeout(resolve));
    }
  }
  signal.throwIfAborted();
  return { parts, count };
}
