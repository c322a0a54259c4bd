import { decodeText, type TextEncoding } from '../../../domain/text-encoding.js';
import type { CsvTable } from '../../../lazy/csv.js';
import type { WizardField } from '../../parts/custom/custom-field.js';
import { guessMapping, type Mapping } from './columns.js';

/** A text to be read, and where it comes from. */
export interface Source {
  readonly text: string;
  /** Of the file; absent for what was typed or pasted. */
  readonly name?: string;
  readonly encoding?: TextEncoding;
}

/** A table whose columns a person has to confirm. */
export interface PendingTable extends Omit<Source, 'text'> {
  readonly table: CsvTable;
  readonly mapping: Mapping;
}

export type SourceFault = 'too-large' | 'no-text' | 'unreadable';

/** Larger files hold no list of people, and would fill the memory of a telephone. In bytes. */
const LARGEST = 20_000_000;
/** Rows that decide whether a text is a table. */
const SAMPLE = 20;

/** The text of a file, or why it has none. */
export async function sourceOf(file: File): Promise<Source | SourceFault> {
  if (file.size > LARGEST) return 'too-large';
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return isBinary(bytes) ? 'no-text' : { ...decodeText(bytes), name: file.name };
  } catch {
    // Moved or locked since it was chosen: whoever chose it can choose it again.
    return 'unreadable';
  }
}

/** How spreadsheets' own files, old and new, PDF and pictures begin. */
const SIGNATURES: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
];

function isBinary(bytes: Uint8Array): boolean {
  return SIGNATURES.some((signature) => signature.every((byte, at) => bytes[at] === byte));
}

/**
 * Whether a table is one whose columns are to be matched, and not a list in which each line says by itself who it is: its
 * columns have names, or a file's rows are alike.
 */
export function asTable(
  table: CsvTable,
  source: Source,
  fields: readonly WizardField[] = [],
): PendingTable | undefined {
  const mapping = guessMapping(table.rows, fields);
  const { name, encoding } = source;
  const more = { ...(name !== undefined && { name }), ...(encoding && { encoding }) };
  if (mapping.header && mapping.kinds.includes('email')) return { ...more, table, mapping };
  return name !== undefined && isEven(table) ? { ...more, table, mapping } : undefined;
}

/** At least two columns, one of them with addresses, in most of the first rows. */
function isEven({ rows }: CsvTable): boolean {
  const sample = rows.slice(0, SAMPLE);
  const width = sample[0]?.cells.length ?? 0;
  const even = sample.filter(({ cells }) => cells.length === width).length;
  // "Last, First <address>" has commas, too, but its cells with addresses hold more than an address.
  const bare = sample.some(({ cells }) => cells.some((cell) => /^\S+@\S+$/u.test(cell) && !cell.includes('<')));
  return width > 1 && bare && even * 2 > sample.length;
}
