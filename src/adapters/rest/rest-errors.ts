import { DirectoryError, INVITATION_CODES } from '../../domain/errors.js';
import type { StatusMeanings } from '../http/problem.js';
import { initOfError } from '../http/request.js';

/** A dead link is told in as many statuses as there are servers; without a `kind`, these are about the link. */
export const ACCEPTANCE_MEANINGS: StatusMeanings = {
  401: 'invitation',
  403: 'invitation',
  404: 'invitation',
  409: 'invitation',
  410: 'invitation',
};

/**
 * Failures of the acceptance operations. A 401 there is about the link, never about a session of the page: nobody is
 * signed out by it. Only a server that says in so many words that nobody is signed in where that was not asked for, as
 * it does when a session ends in the middle of registering, is taken at its word.
 */
export function refineAcceptance(error: DirectoryError, registering: boolean): DirectoryError {
  if (error.kind === 'unauthenticated' && registering) return error;
  if (!['invitation', 'unauthenticated', 'not-found'].includes(error.kind)) return error;
  const known = INVITATION_CODES.find((code) => code === error.code);
  const signIn = error.status === 401 && !registering;
  const code = known ?? (signIn ? 'sign-in-required' : error.status === 410 ? 'expired' : 'unknown');
  return new DirectoryError('invitation', error.message, { ...initOfError(error), code });
}

/** Of an invitation found without a link; a 401 there is about the session of the page. */
export const OWN_MEANINGS: StatusMeanings = { 404: 'invitation', 409: 'invitation', 410: 'invitation' };

export function refineOwn(error: DirectoryError): DirectoryError {
  return error.kind === 'unauthenticated' ? error : refineAcceptance(error, true);
}
