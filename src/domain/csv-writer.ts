export interface CsvOptions {
  /** What stands between cells; a semicolon where a comma is the decimal sign. */
  readonly delimiter?: ',' | ';' | '\t';
  /** Begins with U+FEFF, without which Excel reads UTF-8 as the machine's own code page. */
  readonly bom?: boolean;
}

/** What spreadsheets take for the beginning of a formula (OWASP, CSV Injection), the full-width forms included. */
const FORMULA = /^[\s"']*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;
/** A cell that begins with these may lose them on reading, and then begin with what follows. */
const LOST_AT_START = /^[\t\r\n]/u;
const LINE_ENDS = /(\r\n|\r|\n)/u;
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$|^\ufeff/u;

/**
 * What spreadsheets of a reader's language take for the end of a cell: where a comma is the decimal sign, it cannot be
 * the comma. `locale`: a BCP 47 tag.
 */
export function delimiterFor(locale: string): ',' | ';' {
  const decimal = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal');
  return decimal?.value === ',' ? ';' : ',';
}

/** Rows as CSV by RFC 4180, each ended by CRLF, no cell of which a spreadsheet runs as a formula. */
export function writeCsv(rows: readonly (readonly string[])[], options: CsvOptions = {}): string {
  const text = rows.map((row) => `${csvLine(row, options)}\r\n`).join('');
  return options.bom ? `\ufeff${text}` : text;
}

/** One row without its line end, for those who write a stream. */
export function csvLine(cells: readonly string[], { delimiter = ',' }: Pick<CsvOptions, 'delimiter'> = {}): string {
  // A single empty cell would be an empty line, which readers skip.
  if (cells.length === 1 && cells[0] === '') return '""';
  return cells.map((cell) => quote(guard(cell))).join(delimiter);
}

/**
 * A cell that spreadsheets show as text: each of its lines that would begin a formula gets an apostrophe
 * before it, because some readers break cells at line ends.
 */
export function guard(cell: string): string {
  const lines = cell
    .split(LINE_ENDS)
    .map((line) => (FORMULA.test(line) ? `'${line}` : line))
    .join('');
  return LOST_AT_START.test(lines) ? `'${lines}` : lines;
}

function quote(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
