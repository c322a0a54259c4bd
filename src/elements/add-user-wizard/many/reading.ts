import { readAddresses } from '../../../domain/address-list.js';
import type { EmailRules } from '../../../domain/email.js';
import type { CsvTable } from '../../../lazy/csv.js';
import { newRow, type Row } from './batch.js';
import { fieldsOf, type Mapping } from './columns.js';

/** How long one slice of work may take, in milliseconds: a page that must answer within 50 has room for its own. */
const SLICE = 12;

export interface ReadOptions {
  readonly rules?: EmailRules;
  /** For numbers without a calling code; ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Gets the rows of each slice. */
  readonly onRows: (rows: readonly Row[]) => void;
  readonly signal: AbortSignal;
}

/** Lets the page draw and answer between two slices. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}

/** Reads people out of any text, in slices. */
export async function readText(text: string, options: ReadOptions): Promise<void> {
  await inSlices(readAddresses(text, options.rules), options, ({ place, ...fields }) =>
    newRow({ ...fields, groupNames: [] }, { line: place.line }, options.rules),
  );
}

/** Takes the people out of a table whose columns are known; lines that are malformed keep their fault. */
export async function readTable({ rows }: CsvTable, { kinds, header }: Mapping, options: ReadOptions): Promise<void> {
  await inSlices(rows.slice(header ? 1 : 0), options, ({ cells, line, fault }) =>
    newRow(fieldsOf(cells, kinds), { line, ...(fault && { fault }) }, options.rules),
  );
}

async function inSlices<T>(source: Iterable<T>, options: ReadOptions, make: (item: T) => Row): Promise<void> {
  let rows: Row[] = [];
  let began = performance.now();
  for (const item of source) {
    const row = make(item);
    rows.push(row.phone === '' ? row : await withNumber(row, options.country));
    if (performance.now() - began < SLICE) continue;
    options.onRows(rows);
    rows = [];
    await pause();
    if (options.signal.aborted) return;
    began = performance.now();
  }
  options.onRows(rows);
}

/** Understands the number of a row, where it has one. The numbers' library is fetched for the first. */
export async function withNumber(row: Row, country: string): Promise<Row> {
  if (row.phone.trim() === '') return row;
  const { readPhone } = await import('../../../lazy/phone.js');
  const reading = readPhone(row.phone, country || undefined);
  if ('fault' in reading) return { ...row, phoneFault: reading.fault };
  const { callingCode: countryCode, national: number, country: code } = reading;
  return { ...row, number: { countryCode, number, ...(code !== undefined && { country: code }) } };
}
