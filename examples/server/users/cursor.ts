import { DirectoryError } from '../../../src/domain/errors.js';
import type { UserSort } from '../../../src/domain/user.js';

/** Where a page ended: the sorted value and the id of its last row. */
export interface Position {
  readonly value: string | number;
  readonly id: string;
}

/** A mark that only fits the order for which it was made. */
export function encodeCursor(sort: UserSort, position: Position): string {
  return Buffer.from(JSON.stringify([sort.by, sort.direction, position.value, position.id])).toString('base64url');
}

/** @throws {DirectoryError} `validation` for anything that this server did not make for this order */
export function decodeCursor(cursor: string, sort: UserSort): Position {
  const read = parse(cursor);
  const [by, direction, value, id] = Array.isArray(read) ? (read as unknown[]) : [];
  const fits = by === sort.by && direction === sort.direction && typeof id === 'string';
  const expected = sort.by === 'state' ? 'number' : 'string';
  if (!fits || typeof value !== expected) throw badCursor();
  return { value: value as string | number, id };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw badCursor();
  }
}

export function badCursor(): DirectoryError {
  return new DirectoryError('validation', 'The cursor does not belong to this query.', {
    fields: [{ field: 'cursor', code: 'invalid' }],
  });
}
