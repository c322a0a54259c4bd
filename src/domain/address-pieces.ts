import { plainName, splitName } from './name-parts.js';
import type { CardPerson } from './vcard.js';

/** What stands between two separators, without blanks around it, and where it stands in its line. */
export interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Commas and semicolons of every script that people write addresses beside, and the tab between cells. */
const SEPARATORS = new Set([',', ';', '\t', '،', '؛', '，', '；', '、']);
const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '<': '>' };
/** Marks that get stuck to an address in running text. */
const AROUND_ADDRESS = /^[\s"'“”„‘’<>()[\]:]+|[\s"'“”„‘’<>()[\]:.]+$/gu;

/**
 * Takes a line apart at separators outside of quotation marks and angle brackets, and between two bare addresses. Lazy: a
 * whole list may stand in one line.
 */
export function* piecesOf(line: string): Generator<Piece> {
  let from = 0;
  let at = 0;
  while (at <= line.length) {
    const char = line.charAt(at);
    if (at === line.length || SEPARATORS.has(char)) {
      for (const piece of bareAddresses(trimmed(line, from, at))) if (piece.text !== '') yield piece;
      from = at + 1;
    }
    at = closes(line, from, at) + 1;
  }
}

/** Where what opens at `at` closes; `at` itself when nothing opens there, or never closes. */
function closes(line: string, from: number, at: number): number {
  const char = line.charAt(at);
  const close = QUOTES[char];
  if (close === undefined) return at;
  // A quotation mark within a word is no opening one: 5" or O"Brien.
  if (char !== '<' && line.slice(from, at).trim() !== '') return at;
  const end = line.indexOf(close, at + 1);
  return end < 0 ? at : end;
}

function trimmed(line: string, from: number, to: number): Piece {
  const text = line.slice(from, to);
  const start = from + text.length - text.trimStart().length;
  return { text: text.trim(), from: start, to: Math.max(start, from + text.trimEnd().length) };
}

/** "a@b c@d" are two people, "Name <a@b> Other <c@d>" too; "Name a@b" is one. */
function* bareAddresses(piece: Piece): Generator<Piece> {
  if (piece.text.indexOf('@') === piece.text.lastIndexOf('@')) {
    yield piece;
    return;
  }
  const cut = piece.text.includes('<') ? /(?<=>)\s+/gu : /(?<=@\S*)\s+(?=\S*@)/gu;
  let from = 0;
  for (const { index, 0: blank } of piece.text.matchAll(cut)) {
    yield part(piece, from, index);
    from = index + blank.length;
  }
  yield part(piece, from, piece.text.length);
}

function part(piece: Piece, from: number, to: number): Piece {
  return { text: piece.text.slice(from, to), from: piece.from + from, to: piece.from + to };
}

/** One piece as a person: `Name <address>`, `Name address`, `address (Name)`, an address, or what cannot be one. */
export function personOfPiece({ text, from, to }: Piece): CardPerson {
  const [email, name] = angled(text) ?? bare(text);
  return {
    email: email.replace(AROUND_ADDRESS, '').replace(/^mailto:/iu, ''),
    ...splitName(name),
    phone: '',
    from,
    to,
  };
}

function angled(text: string): [email: string, name: string] | undefined {
  const open = text.lastIndexOf('<');
  if (open < 0) return undefined;
  const close = text.indexOf('>', open);
  const end = close < 0 ? text.length : close;
  return [text.slice(open + 1, end), `${text.slice(0, open)} ${text.slice(end + 1)}`];
}

function bare(text: string): [email: string, name: string] {
  const words = text.split(/\s+/u);
  const at = words.findIndex((word) => word.includes('@'));
  if (at < 0) return [text, ''];
  const name = words.filter((_, other) => other !== at).join(' ');
  return [words[at] ?? '', plainName(name.replace(/^\((.*)\)$/u, '$1'))];
}
