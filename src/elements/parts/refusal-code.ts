import type { DirectoryError } from '../../domain/errors.js';

/** Beside the codes of the contract: nobody is signed in (any more). */
export const SIGNED_OUT = 'signed-out';

/** The code with which a backend turned an invited person away; `undefined` when the failure is another. */
export function refusalCode({ kind, code }: DirectoryError): string | undefined {
  if (kind === 'unauthenticated') return SIGNED_OUT;
  return kind === 'invitation' ? code : undefined;
}
