import Papa from 'papaparse';

/**
 * - `unclosed-quote`: a quotation mark opens that never closes as it should;
 * - `stray-quote`: something stands between a closing quotation mark and the delimiter;
 * - `too-few`, `too-many`: another number of cells than the first row has.
 */
export type CsvFault = 'unclosed-quote' | 'stray-quote' | 'too-few' | 'too-many';

/** One row of a table. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** The line of the file, from 1, in which it begins: cells may hold line breaks. */
  readonly line: number;
  /** Why it cannot be taken as it is. */
  readonly fault?: CsvFault;
}

export interface CsvTable {
  readonly delimiter: string;
  readonly rows: readonly CsvRow[];
}

/** What separates cells in the files that people have. */
const DELIMITERS = [',', ';', '\t', '|'];
/** The mark that `writeCsv` puts before what would begin a formula, or lose its first sign on reading. */
const GUARD = /(^|\n)'(?=[\s"']*[=+\-@\uff1d\uff0b\uff0d\uff20])|^'(?=[\t\n])/gu;
/** A first line in which Excel is told the delimiter. */
const TOLD = /^sep=([^\n])\n/iu;
/** Rows between two pauses. */
const SLICE = 250;

/**
 * Reads a table. Rows that are not like the first are kept and marked, never merged or cut; line breaks within cells become
 * LF; lines with nothing on them are left out. After a misplaced quotation mark each line stands for itself: nobody can
 * tell what the mark would have held together.
 */
export async function readCsv(source: string, pause: () => Promise<void>): Promise<CsvTable> {
  const text = source.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n');
  const told = TOLD.exec(text);
  const delimiter = told?.[1] ?? delimiterOf(text);
  const rows: CsvRow[] = [];
  const from = told?.[0].length ?? 0;
  let at: Cursor = { from, line: told ? 2 : 1, linewise: false };
  while (at.from < text.length) {
    at = readSlice(text, delimiter, at, rows);
    await pause();
  }
  return { delimiter, rows: judged(rows) };
}

/** The delimiter that parts the first rows most evenly; a comma where none parts them. */
export function delimiterOf(text: string): string {
  const ranked = DELIMITERS.map((delimiter) => ({ delimiter, ...fitOf(text.slice(0, 20_000), delimiter) }));
  ranked.sort((a, b) => a.odd - b.odd || b.width - a.width);
  return ranked.find(({ width }) => width > 1)?.delimiter ?? ',';
}

/** How many rows are malformed or not like the first, and how wide the first is. */
function fitOf(text: string, delimiter: string): { odd: number; width: number } {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, preview: 20, skipEmptyLines: true });
  const width = data[0]?.length ?? 0;
  const uneven = data.filter(({ length }) => length !== width).length;
  return { odd: uneven + errors.filter(({ type }) => type === 'Quotes').length, width };
}

interface Cursor {
  readonly from: number;
  readonly line: number;
  /** Whether each line is read by itself. */
  readonly linewise: boolean;
}

function readSlice(text: string, delimiter: string, at: Cursor, rows: CsvRow[]): Cursor {
  if (at.linewise) return readLines(text, delimiter, at, rows);
  let { from, line } = at;
  let faulty = false as boolean;
  Papa.parse<string[]>(text.slice(at.from), {
    delimiter,
    newline: '\n',
    fastMode: false,
    preview: SLICE,
    step: ({ data, errors, meta }) => {
      faulty ||= errors.some(({ type }) => type === 'Quotes');
      if (faulty) return;
      rows.push({ cells: data.map(unguarded), line });
      line += 1 + breaksIn(data);
      from = at.from + meta.cursor;
    },
  });
  // A last line break begins no row; a slice that brought nothing on is at its end.
  return { from: faulty || from > at.from ? from : text.length, line, linewise: faulty };
}

function readLines(text: string, delimiter: string, at: Cursor, rows: CsvRow[]): Cursor {
  let { from, line } = at;
  for (let count = 0; count < SLICE && from < text.length; count += 1) {
    const found = text.indexOf('\n', from);
    const end = found < 0 ? text.length : found;
    rows.push({ ...readLine(text.slice(from, end), delimiter), line });
    from = end + 1;
    line += 1;
  }
  return { from, line, linewise: true };
}

function readLine(text: string, delimiter: string): Omit<CsvRow, 'line'> {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  const codes = errors.map(({ code }) => code);
  const fault = codes.includes('InvalidQuotes') ? 'stray-quote' : codes.includes('MissingQuotes') && 'unclosed-quote';
  // Cells that a misplaced mark would hold together are shown apart.
  const cells = fault ? text.split(delimiter) : (data[0] ?? []).map(unguarded);
  return { cells, ...(fault && { fault }) };
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

function unguarded(cell: string): string {
  return cell.replace(GUARD, '$1');
}

/** Without empty lines, and with what is wrong with the number of cells; empty ones at the end are no surplus. */
function judged(all: readonly CsvRow[]): CsvRow[] {
  const rows = all.filter(({ cells }) => cells.length > 1 || (cells[0] ?? '') !== '');
  const width = rows[0]?.cells.length ?? 0;
  return rows.map((row) => {
    if (row.fault !== undefined || row.cells.length === width) return row;
    if (row.cells.length < width) return { ...row, fault: 'too-few' };
    return row.cells.slice(width).every((cell) => cell.trim() === '') ? row : { ...row, fault: 'too-many' };
  });
}
