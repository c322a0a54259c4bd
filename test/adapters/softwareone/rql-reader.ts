/*
 * Reads RQL as the platform documents it: operators with arguments, values bare or between quotation marks of either
 * kind, without an escape. Written from that description alone, so that it can judge what the adapter builds.
 */

export type Rql = RqlCall | RqlValue;

export interface RqlCall {
  readonly operator: string;
  readonly args: readonly Rql[];
}

export interface RqlValue {
  readonly value: string;
  /** A bare word is a name or a constant. */
  readonly quoted: boolean;
}

export interface RqlQuery {
  readonly filter?: Rql;
  readonly order: readonly string[];
  readonly select: readonly string[];
  readonly limit?: number;
  readonly offset?: number;
}

/** A raw query string, with or without its `?`: parameters that are known, and one filter that stands by itself. */
export function readQuery(raw: string): RqlQuery {
  let filter: Rql | undefined;
  const known = new Map<string, string>();
  for (const part of raw.replace(/^\?/u, '').split('&').filter(Boolean)) {
    const [, name, value = ''] = /^(order|select|limit|offset)=(.*)$/su.exec(part) ?? [];
    if (name) known.set(name, decodeURIComponent(value));
    else if (filter) throw new Error('two filters');
    // A proxy that takes the query apart writes the filter as a name without a value.
    else filter = readRql(decodeURIComponent(part.replace(/=$/u, '')));
  }
  const list = (name: string): string[] => (known.get(name) ?? '').split(',').filter(Boolean);
  const count = (name: string): number | undefined => (known.has(name) ? Number(known.get(name)) : undefined);
  const [limit, offset] = [count('limit'), count('offset')];
  return {
    order: list('order'),
    select: list('select'),
    ...(filter && { filter }),
    ...(limit !== undefined && { limit }),
    ...(offset !== undefined && { offset }),
  };
}

export function readRql(text: string): Rql {
  const reader = new Reader(text);
  const read = reader.term();
  reader.end();
  return read;
}

class Reader {
  #at = 0;

  constructor(readonly text: string) {}

  term(): Rql {
    const mark = this.text[this.#at];
    if (mark === '"' || mark === "'") return this.#quoted(mark);
    const word = /^[^"'(),]*/u.exec(this.text.slice(this.#at))?.[0] ?? '';
    this.#at += word.length;
    if (this.text[this.#at] !== '(') return { value: word, quoted: false };
    this.#at += 1;
    return { operator: word, args: this.#args() };
  }

  end(): void {
    if (this.#at !== this.text.length) throw new Error(`rest: ${this.text.slice(this.#at)}`);
  }

  #args(): Rql[] {
    const args: Rql[] = [];
    for (;;) {
      args.push(this.term());
      const sign = this.text[this.#at];
      this.#at += 1;
      if (sign === ')') return args;
      if (sign !== ',') throw new Error(`"${String(sign)}" after an argument`);
    }
  }

  #quoted(mark: string): RqlValue {
    const end = this.text.indexOf(mark, this.#at + 1);
    if (end < 0) throw new Error('a quotation mark that is not closed');
    const value = this.text.slice(this.#at + 1, end);
    this.#at = end + 1;
    return { value, quoted: true };
  }
}

/** Whether `ilike` finds its pattern: `*` is anything, `\*` an asterisk, case does not count. */
export function ilike(value: string, pattern: string): boolean {
  const source = pattern
    .split(/(\\\*|\*)/u)
    .map((piece) => (piece === '*' ? '.*' : (piece === '\\*' ? '*' : piece).replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`, 'isu').test(value);
}
