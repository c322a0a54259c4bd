import { asDirectoryError } from '../../domain/errors.js';

/** A backend that knows nothing of keeping links refuses it so: nothing is kept then, and nothing is wrong. */
export function keepsNothing(thrown: unknown): undefined {
  const error = asDirectoryError(thrown);
  if (error.kind === 'unsupported' || error.kind === 'not-found') return undefined;
  throw error;
}
