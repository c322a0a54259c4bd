import type { UserPatch } from '../../../src/domain/adapter.js';
import type { FieldError } from '../../../src/domain/errors.js';
import type { CustomFields } from '../../../src/domain/user.js';
import { refuse } from './validate.js';

/** Most fields of the host's own that a user has. */
const MOST_FIELDS = 30;
/** Longest text in one of them, in code points. */
const LONGEST = 500;
const NAME = /^\p{L}[\p{L}\p{N}_.-]{0,63}$/u;

export type CustomPatch = NonNullable<UserPatch['custom']>;

/** The fields after a change; `null` takes one away. @throws {DirectoryError} `validation` that names each field */
export function mergeCustom(before: string | null, patch: CustomPatch | undefined): string | null {
  if (!patch) return before;
  refuse(Object.entries(patch).flatMap(([name, value]) => fieldErrors(name, value)));
  const merged = Object.entries({ ...toCustom(before), ...patch }).filter(([, value]) => value !== null);
  if (merged.length > MOST_FIELDS) refuse([{ field: 'custom', code: 'too-many' }]);
  return merged.length === 0 ? null : JSON.stringify(Object.fromEntries(merged));
}

/** The fields out of their column. */
export function toCustom(json: string | null): CustomFields | undefined {
  return json === null ? undefined : (JSON.parse(json) as CustomFields);
}

function fieldErrors(name: string, value: CustomPatch[string]): FieldError[] {
  if (!NAME.test(name)) return [{ field: 'custom', code: 'invalid' }];
  const field = `custom.${name}`;
  if (typeof value === 'string' && [...value].length > LONGEST) return [{ field, code: 'too-long' }];
  return typeof value === 'number' && !Number.isFinite(value) ? [{ field, code: 'invalid' }] : [];
}
