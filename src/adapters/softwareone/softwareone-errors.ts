import { DirectoryError, type FieldError } from '../../domain/errors.js';
import type { Reason } from '../../domain/reason.js';
import type { StatusMeanings } from '../http/problem.js';
import { initOfError } from '../http/request.js';

/** Acts without a body: there is nothing in them that could be invalid but the state they meet. */
export const ACT_MEANINGS: StatusMeanings = { 400: 'invalid-state', 409: 'invalid-state', 422: 'invalid-state' };

/** What the server calls our fields, whichever part of a body it names. */
const FIELDS: readonly (readonly [pattern: RegExp, field: string])[] = [
  [/^(?:user\.)?email$/iu, 'email'],
  [/^(?:user\.)?firstname$/iu, 'firstName'],
  [/^(?:user\.)?lastname$/iu, 'lastName'],
  [/^(?:user\.)?phone\.prefix$/iu, 'phone.countryCode'],
  [/^(?:user\.)?phone(?:\.number)?$/iu, 'phone.number'],
  [/^(?:groups(?:\b.*)?|\[\d+\].*)$/iu, 'groupIds'],
];

/** The error with fields as a form here calls them. */
export function withOwnFields(error: DirectoryError): DirectoryError {
  if (error.fields.length === 0) return error;
  return new DirectoryError(error.kind, error.message, { ...initOfError(error), fields: error.fields.map(ownField) });
}

/** A name beginning with `$` is a path into the JSON that was sent. */
function ownField(given: FieldError): FieldError {
  const name = given.field.replace(/^\$\.?/u, '');
  const found = FIELDS.find(([pattern]) => pattern.test(name))?.[1];
  return { ...given, field: found ?? name.charAt(0).toLowerCase() + name.slice(1) };
}

/** An act that the state of things forbids, known before asking. */
export function invalidState(reason: Reason): DirectoryError {
  return new DirectoryError('invalid-state', 'The user is in no state for this.', { reason });
}

/**
 * A failure of the invited person's calls. Whatever the status, it is about the link and about who has to sign in:
 * nobody is signed out by it. Only the invited person may read and accept, so 403 means that somebody else is signed in.
 */
export function refineAcceptance(error: DirectoryError): DirectoryError {
  const code = acceptanceCode(error);
  return code === undefined ? error : new DirectoryError('invitation', error.message, { ...initOfError(error), code });
}

function acceptanceCode({ kind }: DirectoryError): string | undefined {
  switch (kind) {
    case 'unauthenticated':
      return 'sign-in-required';
    case 'forbidden':
      return 'wrong-account';
    case 'not-found':
    case 'validation':
    case 'conflict':
    case 'invalid-state':
      return 'unknown';
    default:
      return undefined;
  }
}
