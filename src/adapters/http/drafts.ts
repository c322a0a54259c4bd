import { DirectoryError, type FieldError } from '../../domain/errors.js';
import type { UserDraft } from '../../domain/user.js';
import { initOfError } from './request.js';

/**
 * Refuses a draft without names, for backends that would take it. Hosts may call `users.create` themselves, without the
 * wizard that sees to it.
 * @throws {DirectoryError} `validation` with one field each
 */
export function requireNames({ firstName, lastName }: Pick<UserDraft, 'firstName' | 'lastName'>): void {
  const fields = Object.entries({ firstName, lastName }).flatMap(([field, value]): FieldError[] =>
    value.trim() === '' ? [{ field, code: 'required' }] : [],
  );
  if (fields.length > 0) throw new DirectoryError('validation', 'A user has a first and a last name.', { fields });
}

/**
 * A `refine` for calls of a backend whose fields bear other names: `fieldsAs({ mail: 'email', family: 'lastName' })`. A
 * field that is not named keeps its own; the form shows what belongs to none of its fields above them.
 */
export function fieldsAs(names: Readonly<Record<string, string>>): (error: DirectoryError) => DirectoryError {
  return (error) => {
    if (error.fields.length === 0) return error;
    const fields = error.fields.map((each) => ({ ...each, field: names[each.field] ?? each.field }));
    return new DirectoryError(error.kind, error.message, { ...initOfError(error), fields });
  };
}

/**
 * The outcome of `create`; a `duplicate` that does not say of whom is completed by `find`, so that the form can offer
 * the next act. What cannot be found stays untold.
 */
export async function namingDuplicate<T>(
  create: Promise<T>,
  find: () => Promise<{ readonly id: string; readonly state?: string } | undefined>,
): Promise<T> {
  try {
    return await create;
  } catch (thrown) {
    if (!(thrown instanceof DirectoryError) || thrown.kind !== 'duplicate' || thrown.existing) throw thrown;
    const found = await find().catch(() => undefined);
    if (!found) throw thrown;
    const { id, state } = found;
    const existing = { id, ...(state !== undefined && { state }) };
    throw new DirectoryError('duplicate', thrown.message, { ...initOfError(thrown), existing });
  }
}
