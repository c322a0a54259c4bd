import { checkEmail, emailKey, type EmailCheck, type EmailRules } from './email.js';
import { piecesOf, personOfPiece, type Piece } from './address-pieces.js';
import { plainName, splitName, type NameParts } from './name-parts.js';
import { readCards, type CardPerson } from './vcard.js';

/** One person as found in what was pasted. */
export interface AddressEntry extends NameParts, EmailCheck {
  /** The form in which two addresses are the same ({@link emailKey}). */
  readonly key: string;
  /** As written; empty when there is none. */
  readonly phone: string;
  /** Where it stands in the text, in UTF-16 units, and in which line, from 1. */
  readonly place: { readonly from: number; readonly to: number; readonly line: number };
}

/** A telephone number as people write it: digits with the marks between them. */
const PHONE = /^(?:tel:)?\+?[\d\s()./‑–-]{6,}$/u;
const CARD = /^[^\S\r\n]*BEGIN:VCARD[^\S\r\n]*$/imu;

/**
 * Finds people in whatever was pasted: addresses with or without names, parted by commas, semicolons, tabs, blanks or lines, and
 * contact cards. A line with one address is one person; in a line with several, what is no address stands for itself, with its
 * problem. Lazy, so that who reads can pause between any two.
 */
export function* readAddresses(text: string, rules?: EmailRules): Generator<AddressEntry> {
  const lineAt = lineCounter(text);
  let done = 0;
  if (CARD.test(text)) {
    for (const card of readCards(text)) {
      yield* readLines(text, { from: done, to: card.from }, lineAt, rules);
      yield entryOf(card, { from: card.from, to: card.to, line: lineAt(card.from) }, rules);
      done = card.to;
    }
  }
  yield* readLines(text, { from: done, to: text.length }, lineAt, rules);
}

/**
 * For each entry that repeats an address, the first that has it; by their places in the list, from 0. With `first`, which
 * keeps where each address stood first, a list that grew is gone through from its new entries on alone.
 */
export function repeatsAmong(
  entries: readonly { readonly key: string }[],
  first = new Map<string, number>(),
  from = 0,
): ReadonlyMap<number, number> {
  const repeats = new Map<number, number>();
  for (let at = from; at < entries.length; at += 1) {
    const key = entries[at]?.key ?? '@';
    const before = first.get(key);
    // What is no address at all ("@") repeats nothing.
    if (key === '@') continue;
    if (before === undefined) first.set(key, at);
    else repeats.set(at, before);
  }
  return repeats;
}

/** An entry for what a person or a file says, checked. */
export function entryOf(
  { email, firstName, lastName, phone }: Omit<CardPerson, 'from' | 'to'>,
  place: AddressEntry['place'],
  rules?: EmailRules,
): AddressEntry {
  return { firstName, lastName, phone, ...checkEmail(email, rules), key: emailKey(email), place };
}

function* readLines(
  text: string,
  { from, to }: { from: number; to: number },
  lineAt: (offset: number) => number,
  rules?: EmailRules,
): Generator<AddressEntry> {
  let start = from;
  while (start < to) {
    const [end, next] = lineEnd(text, start, to);
    const line = lineAt(start);
    for (const person of peopleIn(piecesOf(text.slice(start, end)))) {
      yield entryOf(person, { from: start + person.from, to: start + person.to, line }, rules);
    }
    start = next;
  }
}

/** CRLF, CR, LF and the two separators of Unicode end lines. */
function lineEnd(text: string, start: number, to: number): [end: number, next: number] {
  const ends = /\r\n|[\r\n\u2028\u2029]/gu;
  ends.lastIndex = start;
  const found = ends.exec(text);
  return found && found.index < to ? [found.index, ends.lastIndex] : [to, to];
}

/** Counts on from where it was asked last: places are asked for in order. */
function lineCounter(text: string): (offset: number) => number {
  const ends = /\r\n|[\r\n\u2028\u2029]/gu;
  let line = 1;
  return (offset) => {
    for (;;) {
      const before = ends.lastIndex;
      const found = ends.exec(text);
      if (!found || ends.lastIndex > offset) {
        ends.lastIndex = before;
        return line;
      }
      line += 1;
    }
  };
}

/** Pieces are held back only until a second address says that each stands for itself. */
function* peopleIn(pieces: Iterable<Piece>): Generator<CardPerson> {
  const held: Piece[] = [];
  let only: Piece | undefined;
  let several = false;
  for (const piece of pieces) {
    several ||= only !== undefined && isAddress(piece);
    only ??= isAddress(piece) ? piece : undefined;
    held.push(piece);
    if (several) for (const each of held.splice(0)) yield personOfPiece(each);
  }
  if (only && !several) yield onePerson(held, only);
  else yield* held.map(personOfPiece);
}

function isAddress({ text }: Piece): boolean {
  return text.includes('@');
}

/** Cells of one person: words are the name, in the order first, last; digits a number. */
function onePerson(pieces: readonly Piece[], address: Piece): CardPerson {
  const person = personOfPiece(address);
  const others = pieces.filter((piece) => piece !== address).map(({ text }) => text);
  const phone = person.phone || (others.find((text) => PHONE.test(text)) ?? '');
  const words = others.filter((text) => !PHONE.test(text)).map(plainName);
  const place = { from: pieces[0]?.from ?? person.from, to: pieces.at(-1)?.to ?? person.to };
  return { ...person, ...(words.length > 0 && nameOfCells(words, person)), phone, ...place };
}

function nameOfCells(words: readonly string[], { firstName, lastName }: NameParts): NameParts {
  const own = [firstName, lastName].filter(Boolean).join(' ');
  // "Last, First <address>", unquoted: the comma has parted the name from its address.
  if (own !== '') return { firstName: own, lastName: words.join(' ') };
  const [first = '', ...rest] = words;
  return rest.length === 0 ? splitName(first) : { firstName: first, lastName: rest.join(' ') };
}
