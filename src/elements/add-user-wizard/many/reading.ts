import { readAddresses } from '../../../domain/address-list.js';
import type { EmailRules } from '../../../domain/email.js';
import type { CsvTable } from '../../../lazy/csv.js';
import { pause } from '../../../ui/pause.js';
import type { WizardField } from '../../parts/custom/custom-field.js';
import { newRow, type Row } from './batch.js';
import { fieldsOf, type Mapping } from './columns.js';
import { withJudgement } from './own-entry.js';

/** How long one slice of work may take, in milliseconds: a page that must answer within 50 has room for its own. */
const SLICE = 8;

export interface ReadOptions {
  readonly rules?: EmailRules;
  /** For numbers without a calling code; ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Of the host's own. */
  readonly fields: readonly WizardField[];
  /** Gets the rows of each slice. */
  readonly onRows: (rows: readonly Row[]) => void;
  readonly signal: AbortSignal;
}

/** Pauses when a slice is over, for work that comes in many small parts; else goes on at once. */
export function pauses(): () => Promise<void> | void {
  let began = performance.now();
  return () => {
    if (performance.now() - began < SLICE) return undefined;
    return pause().then(() => {
      began = performance.now();
    });
  };
}

/** Reads people out of any text, in slices. */
export async function readText(text: string, options: ReadOptions): Promise<void> {
  await inSlices(readAddresses(text, options.rules), options, (entry) => {
    const { firstName, lastName, email, phone, place } = entry;
    return newRow({ firstName, lastName, email, phone, groupNames: [] }, { line: place.line }, options.rules);
  });
}

/** Takes the people out of a table whose columns are known; lines that are malformed keep their fault. */
export async function readTable({ rows }: CsvTable, { kinds, header }: Mapping, options: ReadOptions): Promise<void> {
  await inSlices(rows.slice(header ? 1 : 0), options, ({ cells, line, fault }) =>
    newRow(fieldsOf(cells, kinds, options.fields), { line, ...(fault && { fault }) }, options.rules),
  );
}

/** How long rows are gathered before they are handed over, in milliseconds: each handing over draws the list. */
const GATHER = 100;

async function inSlices<T>(source: Iterable<T>, options: ReadOptions, make: (item: T) => Row): Promise<void> {
  let rows: Row[] = [];
  let told = performance.now();
  const breathe = pauses();
  for (const item of source) {
    const row = make(item);
    rows.push(await understood(row, options));
    const rest = breathe();
    if (!rest) continue;
    await rest;
    if (options.signal.aborted) break;
    if (performance.now() - told < GATHER) continue;
    options.onRows(rows);
    rows = [];
    // What is drawn now is a slice of its own.
    await pause();
    told = performance.now();
  }
  options.onRows(rows);
}

/** The row with its number and the host's fields understood; at once where it has neither. */
function understood(row: Row, { country, fields }: ReadOptions): Row | Promise<Row> {
  if (row.phone === '' && !row.custom) return row;
  return withNumber(row, country).then((next) => withJudgement(next, fields));
}

/** Understands the number of a row, where it has one. The numbers' library is fetched for the first. */
export async function withNumber(row: Row, country: string): Promise<Row> {
  const { number: _before, phoneFault: _fault, ...rest } = row;
  if (row.phone.trim() === '') return rest;
  const { readPhone } = await import('../../../lazy/phone.js');
  const reading = readPhone(row.phone, country || undefined);
  if ('fault' in reading) return { ...rest, phoneFault: reading.fault };
  const { callingCode: countryCode, national: number, country: code } = reading;
  return { ...rest, number: { countryCode, number, ...(code !== undefined && { country: code }) } };
}
