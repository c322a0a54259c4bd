import { DirectoryError } from '../../domain/errors.js';

/*
 * RQL, the platform's query language, as it stands in a raw query string: `?and(eq(a,"1"),ilike(b,"*x*"))&order=-a`.
 * Names are ours and fixed; whatever comes from outside passes through `quoted`, and nothing else does.
 */

/** `name` is exactly `value`. */
export function eq(name: string, value: string): string {
  return `eq(${name},${quoted(value)})`;
}

/** `name` is `value`, without regard to case. */
export function same(name: string, value: string): string {
  return `ilike(${name},${quoted(literal(value))})`;
}

/**
 * `name` has `text` somewhere, without regard to case. A backslash at the end of the text would make the closing
 * `*` a letter, and there is no way to write both: such a text is looked for at the end of the value alone.
 */
export function contains(name: string, text: string): string {
  return `ilike(${name},${quoted(`*${literal(text)}${text.endsWith('\\') ? '' : '*'}`)})`;
}

/** The collection has an entry for which the term holds. */
export function any(collection: string, term: string): string {
  return `any(${collection},${term})`;
}

export function not(term: string): string {
  return `not(${term})`;
}

/** All of the terms hold; nothing when there is none. */
export function and(terms: readonly (string | undefined)[]): string | undefined {
  return joined('and', terms);
}

/** One of the terms holds; nothing when there is none. */
export function or(terms: readonly (string | undefined)[]): string | undefined {
  return joined('or', terms);
}

export interface RqlParts {
  readonly filter?: string | undefined;
  /** Names to sort by, each with a `-` before it for descending. */
  readonly order?: readonly string[] | undefined;
  /** What is left out unless asked for. */
  readonly select?: readonly string[];
  readonly limit?: number;
  readonly offset?: number | undefined;
}

/** The query string with its `?`, or nothing at all. The filter is not a parameter: it stands there by itself. */
export function rql({ filter, order = [], select = [], limit, offset }: RqlParts): string {
  const parts = [
    filter,
    order.length > 0 && `order=${order.join(',')}`,
    select.length > 0 && `select=${select.join(',')}`,
    limit !== undefined && `limit=${limit}`,
    offset !== undefined && `offset=${offset}`,
  ].filter((part): part is string => typeof part === 'string');
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/**
 * A value between quotes, percent-encoded. Within one kind of quote the other may stand, but there is no escape.
 *
 * @throws {DirectoryError} `validation` with the code `unquotable` for a text with both kinds, or with half a character
 */
function quoted(value: string): string {
  const mark = value.includes('"') ? "'" : '"';
  if (value.includes(mark) || /\p{Surrogate}/u.test(value)) {
    throw new DirectoryError('validation', 'This text cannot stand in a query of this backend.', {
      code: 'unquotable',
    });
  }
  return encodeURIComponent(mark + value + mark).replaceAll("'", '%27');
}

/** The text with nothing in it that `ilike` takes for a wildcard. */
function literal(text: string): string {
  return text.replaceAll('*', '\\*');
}

function joined(operator: 'and' | 'or', terms: readonly (string | undefined)[]): string | undefined {
  const given = terms.filter((term) => term !== undefined);
  return given.length > 1 ? `${operator}(${given.join(',')})` : given[0];
}
