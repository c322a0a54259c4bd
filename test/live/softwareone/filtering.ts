import { ilike, type Rql, type RqlCall } from '../../adapters/softwareone/rql-reader.js';

/** What is wrong with a query, in the server's words. */
export class BadQuery extends Error {}

/** The value at `a.b.c`, and `undefined` where there is none. */
export function at(row: unknown, path: string): unknown {
  let value = row;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value ?? undefined;
}

/** Whether a row passes a filter. */
export function passes(row: unknown, term: Rql): boolean {
  if (!('operator' in term)) throw new BadQuery('A value is no condition.');
  const { operator, args } = term;
  switch (operator) {
    case 'and':
      return args.every((arg) => passes(row, arg));
    case 'or':
      return args.some((arg) => passes(row, arg));
    case 'not':
      return !passes(row, only(term));
    case 'any': {
      const entries = at(row, nameOf(term));
      return Array.isArray(entries) && entries.some((entry) => passes(entry, args[1] as Rql));
    }
    case 'eq':
      return at(row, nameOf(term)) === valueOf(term);
    case 'ilike':
      return ilike(String(at(row, nameOf(term)) ?? ''), valueOf(term));
    default:
      throw new BadQuery(`There is no operator "${operator}".`);
  }
}

function only({ args }: RqlCall): Rql {
  const [arg] = args;
  if (!arg || args.length !== 1) throw new BadQuery('One condition is wanted.');
  return arg;
}

function nameOf({ args }: RqlCall): string {
  const [name] = args;
  if (!name || 'operator' in name || name.quoted || !/^[a-z][a-zA-Z.]*$/u.test(name.value))
    throw new BadQuery('A name is wanted.');
  return name.value;
}

function valueOf({ args }: RqlCall): string {
  const value = args[1];
  if (args.length !== 2 || !value || 'operator' in value) throw new BadQuery('A name and a value are wanted.');
  if (!value.quoted) throw new BadQuery('Unquoted values find nothing.');
  return value.value;
}

/** Rows in the order asked for; those without a value come first going up. */
export function ordered<T>(rows: readonly T[], order: readonly string[]): T[] {
  return [...rows].sort((one, other) => {
    for (const key of order) {
      const down = key.startsWith('-');
      const [a, b] = [one, other].map((row) => String(at(row, key.replace(/^[-+]/u, '')) ?? '').toLowerCase()) as [
        string,
        string,
      ];
      if (a !== b) return (a < b ? -1 : 1) * (down ? -1 : 1);
    }
    return 0;
  });
}
