/*
 * Filters of RFC 7644, 3.4.2.2. Every filter that leaves this adapter is built here, and a value enters it by `quoted`
 * alone.
 */

export type Operator = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le';

/** A filter as text, ready for the query string. */
export type Filter = string & { readonly scim: 'filter' };

/** One comparison, such as `userName co "ann"`. */
export function compare(attribute: string, operator: Operator, value: string | boolean): Filter {
  return `${checkedPath(attribute)} ${operator} ${typeof value === 'string' ? quoted(value) : String(value)}` as Filter;
}

/** Whether an attribute has a value. */
export function present(attribute: string): Filter {
  return `${checkedPath(attribute)} pr` as Filter;
}

/** Items of a multi-valued attribute for which a filter holds, such as `members[value eq "2819c223"]`. */
export function having(attribute: string, filter: Filter): Filter {
  return `${checkedPath(attribute)}[${filter}]` as Filter;
}

export function not(filter: Filter): Filter {
  return `not (${filter})` as Filter;
}

/** All of them. One alone stays as it is: the poorest servers know a single comparison. */
export function all(filters: readonly Filter[]): Filter | undefined {
  return joined(filters, 'and');
}

/** Any of them. */
export function any(filters: readonly Filter[]): Filter | undefined {
  return joined(filters, 'or');
}

/** `and` binds closer than `or`, so only an `or` within an `and` needs its brackets. */
function joined(filters: readonly Filter[], word: 'and' | 'or'): Filter | undefined {
  if (filters.length < 2) return filters[0];
  const parts = word === 'and' ? filters.map((one) => (hasOr(one) ? `(${one})` : one)) : filters;
  return parts.join(` ${word} `) as Filter;
}

/** Whether an `or` stands outside of values and brackets. */
function hasOr(filter: Filter): boolean {
  let bare = filter.replace(/"(?:\\.|[^"\\])*"/gu, '""');
  for (let before = ''; before !== bare;) {
    before = bare;
    bare = bare.replace(/\([^()]*\)|\[[^[\]]*\]/gu, '');
  }
  return bare.includes(' or ');
}

/**
 * A value as the JSON string that RFC 7644 asks for. Beyond what JSON demands, lone surrogates become U+FFFD, because
 * they cannot stand in a URL, and DEL and the line separators are escaped, because proxies and parsers trip over them.
 */
export function quoted(value: string): string {
  return JSON.stringify(value.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[\u007f-\u009f\u2028\u2029]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** An attribute's path comes from this adapter's own code; a mistake there must not become a filter of another meaning. */
function checkedPath(path: string): string {
  if (!/^(?:urn:[\w.:-]+:)?[a-z][\w-]*(?:\.[a-z][\w-]*)?$/iu.test(path))
    throw new TypeError(`"${path}" is no attribute path`);
  return path;
}
