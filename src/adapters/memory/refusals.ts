import { DirectoryError, type FieldError, type InvitationCode } from '../../domain/errors.js';
import { reason, type Reason } from '../../domain/reason.js';

/** The error for something that the policy forbids, with its reason. */
export function refused(why: Reason): DirectoryError {
  const kind = why.code === 'missing-permission' ? 'forbidden' : 'invalid-state';
  return new DirectoryError(kind, `Refused: ${why.code}.`, { code: why.code, reason: why });
}

export function notFound(what: 'user' | 'group' | 'invitation'): DirectoryError {
  return new DirectoryError('not-found', `There is no such ${what} in this account.`, { code: `${what}-not-found` });
}

export function invalid(fields: readonly FieldError[]): DirectoryError {
  const names = fields.map(({ field, code }) => `${field} (${code})`).join(', ');
  return new DirectoryError('validation', `Not valid: ${names}.`, { fields });
}

export function deadLink(code: InvitationCode): DirectoryError {
  return new DirectoryError('invitation', `The invitation cannot be used: ${code}.`, { code });
}

export function lostUpdate(): DirectoryError {
  return new DirectoryError('conflict', 'Somebody changed this since it was read.', { code: 'version-mismatch' });
}

export function wrongState(code: Reason['code']): DirectoryError {
  return refused(reason(code));
}
