import { checkEmail } from '../../domain/email.js';
import type { UserPatch } from '../../domain/adapter.js';
import { DirectoryError, type FieldError } from '../../domain/errors.js';
import { reason, type ReasonCode } from '../../domain/reason.js';
import type { User, UserDraft } from '../../domain/user.js';

/* What is refused before a server is asked: SCIM itself demands a user name and nothing else. */

export function invalid(fields: readonly FieldError[]): DirectoryError {
  return new DirectoryError(
    'validation',
    `Not valid: ${fields.map(({ field, code }) => `${field} (${code})`).join(', ')}.`,
    {
      fields,
    },
  );
}

export function refused(code: ReasonCode): DirectoryError {
  return new DirectoryError('invalid-state', `Refused: ${code}.`, { code, reason: reason(code) });
}

export function duplicateOf(user: User | undefined, cause?: unknown): DirectoryError {
  return new DirectoryError('duplicate', 'Somebody with this address is here already.', {
    ...(user && { existing: { id: user.id, state: user.state } }),
    ...(cause !== undefined && { cause }),
  });
}

export function lostUpdate(): DirectoryError {
  return new DirectoryError('conflict', 'Somebody changed this since it was read.', { code: 'version-mismatch' });
}

/** @throws {DirectoryError} `validation` that names every field that is wrong */
export function checkedDraft(draft: UserDraft, groupsRequired: boolean): UserDraft {
  const email = checkEmail(draft.email);
  const fields = [
    ...nameErrors('firstName', draft.firstName),
    ...nameErrors('lastName', draft.lastName),
    ...(email.problem ? [{ field: 'email', code: email.problem === 'empty' ? 'required' : 'invalid' }] : []),
    ...(groupsRequired && draft.groupIds.length === 0 ? [{ field: 'groupIds', code: 'required' }] : []),
  ];
  if (fields.length > 0) throw invalid(fields);
  const [firstName, lastName] = [draft.firstName.trim(), draft.lastName.trim()];
  return { ...draft, firstName, lastName, email: email.email, groupIds: [...new Set(draft.groupIds)] };
}

/** @throws {DirectoryError} `validation` */
export function checkPatch({ firstName, lastName }: UserPatch): void {
  const fields = [
    ...(firstName === undefined ? [] : nameErrors('firstName', firstName)),
    ...(lastName === undefined ? [] : nameErrors('lastName', lastName)),
  ];
  if (fields.length > 0) throw invalid(fields);
}

export function nameErrors(field: string, name: string): FieldError[] {
  return name.trim() === '' ? [{ field, code: 'required' }] : [];
}
