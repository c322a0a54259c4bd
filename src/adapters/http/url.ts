import { DirectoryError } from '../../domain/errors.js';

/** One value of a query, or several of the same name; what is `undefined` is left out. */
export type QueryValue = string | number | boolean | undefined | readonly string[];

/**
 * An opaque id as one segment of a path.
 *
 * @throws {DirectoryError} `not-found` for ids that no URL can name: an empty one would address the whole
 * list, `.` and `..` are taken away by every URL parser even when encoded, a lone surrogate cannot be encoded.
 */
export function segment(id: string): string {
  if (id === '' || id === '.' || id === '..' || !isWellFormed(id)) {
    throw new DirectoryError('not-found', 'This id cannot stand in a URL.', { code: 'unaddressable-id' });
  }
  return encodeURIComponent(id);
}

/** A path of ids and fixed words, each encoded. */
export function path(strings: TemplateStringsArray, ...ids: readonly string[]): string {
  return strings.reduce((all, text, index) => all + segment(ids[index - 1] ?? '') + text);
}

/** `?a=1&b=2&b=3`, or nothing at all. */
export function query(values: Readonly<Record<string, QueryValue>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [String(value)])
      parameters.append(name, wellFormed(one));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** The id in a `Location` header, its last segment: for backends that answer a creation with 201 and no body. */
export function idInLocation(headers: Headers): string | undefined {
  const last = (headers.get('location') ?? '')
    .split(/[?#]/u)[0]
    ?.split('/')
    .findLast((part) => part !== '');
  try {
    return last ? decodeURIComponent(last) : undefined;
  } catch {
    // A stray percent sign: then the id is what stands there.
    return last;
  }
}

/** Base and path with exactly one slash between. */
export function join(base: string, rest: string): string {
  return `${base.replace(/\/+$/u, '')}/${rest.replace(/^\/+/u, '')}`;
}

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
