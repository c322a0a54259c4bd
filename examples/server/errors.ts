import { DirectoryError, type FieldError, type InvitationCode } from '../../src/domain/errors.js';
import { reason, type Reason, type ReasonCode } from '../../src/domain/reason.js';

/** For what the policy forbids, with its reason. */
export function refused(why: Reason): DirectoryError {
  const kind = why.code === 'missing-permission' ? 'forbidden' : 'invalid-state';
  return new DirectoryError(kind, SENTENCES[why.code] ?? 'This cannot be done now.', { code: why.code, reason: why });
}

export function wrongState(code: ReasonCode): DirectoryError {
  return refused(reason(code));
}

export function notFound(what: 'user' | 'group' | 'invitation' | 'account'): DirectoryError {
  return new DirectoryError('not-found', `There is no such ${what}.`, { code: `${what}-not-found` });
}

export function invalid(fields: readonly FieldError[]): DirectoryError {
  return new DirectoryError('validation', 'Some of what was sent is not valid.', { fields });
}

/** Milliseconds after which another process, or this one anew, should be there. */
const BACK_SOON = 2_000;

/** `draining`: this process goes, and nothing was begun. `no-database`: how far it came is not known. */
export function unavailable(code: 'draining' | 'no-database'): DirectoryError {
  return new DirectoryError('server', 'The server is not available now.', { code, retryAfterMs: BACK_SOON });
}

export function deadLink(code: InvitationCode): DirectoryError {
  return new DirectoryError('invitation', 'The invitation cannot be used in this way.', { code });
}

export function lostUpdate(): DirectoryError {
  return new DirectoryError('conflict', 'This was changed since it was read.', { code: 'version-mismatch' });
}

const SENTENCES: Partial<Record<ReasonCode, string>> = {
  self: 'Nobody can do this to themselves.',
  'last-administrator': 'This is the last active administrator of the account.',
  'missing-permission': 'Only administrators of the account can do this.',
  'directory-managed': 'This user is managed by a directory.',
  'invitation-still-valid': 'The invitation is still valid.',
  'invitation-expired': 'The invitation has expired.',
  'no-open-invitation': 'There is no open invitation.',
  'default-group': 'The default group cannot be deleted.',
  'needs-group': 'Everybody has to be in a group, and this is the only one.',
  'group-not-empty': 'A group with members cannot be deleted.',
};
