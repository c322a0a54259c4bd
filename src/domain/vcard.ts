import { plainName, splitName, type NameParts } from './name-parts.js';

/** One contact card, reduced to what a user of an account has. */
export interface CardPerson extends NameParts {
  /** The preferred address, else the first; empty when the card has none. */
  readonly email: string;
  /** As written; empty when there is none. */
  readonly phone: string;
  /** Where the card stands in the text: from its BEGIN to behind its END. */
  readonly from: number;
  readonly to: number;
}

interface Property {
  readonly name: string;
  /** Parameter names and bare values in capitals, as one text. */
  readonly params: string;
  readonly value: string;
}

const BEGIN = /^[^\S\r\n]*BEGIN:VCARD[^\S\r\n]*$/gimu;
const END = /^[^\S\r\n]*END:VCARD[^\S\r\n]*$/gimu;
/** Group, name, parameters (quoted ones may hold colons) and value of a content line (RFC 6350, 3.3). */
const CONTENT_LINE = /^(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/su;

/**
 * Reads contact cards of versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), one at a time. A card without an end reaches to the
 * next one or to the end of the text.
 */
export function* readCards(text: string): Generator<CardPerson> {
  const begin = new RegExp(BEGIN);
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const from = found.index;
    const to = endOf(text, begin.lastIndex);
    begin.lastIndex = to;
    yield { ...personOf(propertiesOf(text.slice(from, to))), from, to };
  }
}

function endOf(text: string, after: number): number {
  const end = new RegExp(END);
  const next = new RegExp(BEGIN);
  end.lastIndex = after;
  next.lastIndex = after;
  const ended = end.exec(text);
  const begun = next.exec(text)?.index ?? text.length;
  return ended && ended.index < begun ? end.lastIndex : begun;
}

function propertiesOf(card: string): Property[] {
  return unfold(card)
    .split('\n')
    .flatMap((line) => {
      const [, name, params, value] = CONTENT_LINE.exec(line) ?? [];
      if (name === undefined || params === undefined || value === undefined) return [];
      return [{ name: name.toUpperCase(), params: params.toUpperCase(), value: decoded(params, value) }];
    });
}

/** Long lines are continued by a blank at the next one's beginning, quoted-printable ones by `=` at the end. */
function unfold(card: string): string {
  return card
    .replace(/\r\n?/gu, '\n')
    .replace(/^[^:\n]*QUOTED-PRINTABLE[^:\n]*:(?:[^\n]*=\n)+[^\n]*/gimu, (lines) => lines.replace(/=\n/gu, ''))
    .replace(/\n[ \t]/gu, '');
}

function decoded(params: string, value: string): string {
  if (!/QUOTED-PRINTABLE/iu.test(params)) return value;
  const charset = /CHARSET="?([\w-]+)/iu.exec(params)?.[1] ?? 'utf-8';
  const bytes: number[] = [];
  for (const [part] of value.matchAll(/=[\da-f]{2}|[^=]+|=/giu)) {
    if (/^=[\da-f]{2}$/iu.test(part)) bytes.push(Number.parseInt(part.slice(1), 16));
    else bytes.push(...new TextEncoder().encode(part));
  }
  return decoderFor(charset).decode(new Uint8Array(bytes));
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    // A charset that no browser knows: what is ASCII in it can still be read.
    return new TextDecoder();
  }
}

function personOf(properties: readonly Property[]): Omit<CardPerson, 'from' | 'to'> {
  return {
    ...nameOf(properties),
    email: plain(preferred(properties, 'EMAIL')).replace(/^mailto:/iu, ''),
    phone: plain(preferred(properties, 'TEL')).replace(/^tel:/iu, '').replace(/;.*$/su, ''),
  };
}

/** `N` says which part is which; `FN`, the whole name as shown, has to be guessed apart. */
function nameOf(properties: readonly Property[]): NameParts {
  const structured = properties.find(({ name }) => name === 'N')?.value ?? '';
  const [family, given] = structured.split(/(?<!\\);/u).map((part) => plainName(plain(part)));
  if (family || given) return { firstName: given ?? '', lastName: family ?? '' };
  return splitName(plain(properties.find(({ name }) => name === 'FN')?.value ?? ''));
}

function preferred(properties: readonly Property[], wanted: string): string {
  const all = properties.filter(({ name, value }) => name === wanted && value.trim() !== '');
  return (all.find(({ params }) => /[;,=]"?PREF\b(?!=(?!1\b))/u.test(params)) ?? all[0])?.value ?? '';
}

/** Without the escapes of RFC 6350, 3.4; a line break becomes a blank. */
function plain(value: string): string {
  return value
    .replace(/\\([\\,;:n])/giu, (_, mark: string) => (mark.toLowerCase() === 'n' ? ' ' : mark))
    .replace(/\s+/gu, ' ')
    .trim();
}
