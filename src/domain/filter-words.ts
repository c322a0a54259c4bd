/** One value of a word in a filter, and where it stands in the text, in UTF-16 code units. */
export interface FilterValue {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether a quote was opened and never closed. */
  readonly unclosed: boolean;
}

/** A word of a filter: free text, or `key:value,value`. */
export interface FilterWord {
  /** In lower case; absent for free text. */
  readonly key?: string;
  readonly values: readonly FilterValue[];
  readonly start: number;
  readonly end: number;
}

const BLANK = /\s/u;
const KEY = /^[a-z][a-z-]*:/iu;

/**
 * Takes a filter apart: words stand between blanks, a value with blanks, commas or a colon of its own stands in
 * double quotes, in which `\` takes the sign after it as it is. A key is Latin letters before the first colon.
 */
export function wordsOf(text: string): FilterWord[] {
  const words: FilterWord[] = [];
  let at = 0;
  while (at < text.length) {
    if (BLANK.test(text[at] ?? '')) {
      at += 1;
      continue;
    }
    const word = wordAt(text, at);
    words.push(word);
    at = word.end;
  }
  return words;
}

function wordAt(text: string, start: number): FilterWord {
  const key = KEY.exec(text.slice(start))?.[0];
  const values: FilterValue[] = [];
  let at = start + (key?.length ?? 0);
  for (;;) {
    const value = valueAt(text, at, key === undefined ? /\s/u : /[\s,]/u);
    values.push(value);
    at = value.end;
    if (key === undefined || text[at] !== ',') break;
    at += 1;
  }
  return { ...(key !== undefined && { key: key.slice(0, -1).toLowerCase() }), values, start, end: at };
}

/** Reads up to the first sign of `ends` that stands outside quotes. */
function valueAt(text: string, start: number, ends: RegExp): FilterValue {
  let value = '';
  let quoted = false;
  let at = start;
  for (; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '"') quoted = !quoted;
    else if (quoted && sign === '\\' && at + 1 < text.length) value += text[(at += 1)] ?? '';
    else if (!quoted && ends.test(sign)) break;
    else value += sign;
  }
  return { text: value, start, end: at, unclosed: quoted };
}

/** A value as it has to be typed; free text is also kept from reading as a key. */
export function asTyped(value: string, free = false): string {
  const plain = /^[^\s,"\\]+$/u.test(value) && !(free && KEY.test(value));
  return plain ? value : `"${value.replaceAll(/["\\]/gu, '\\$&')}"`;
}
