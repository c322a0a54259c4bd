import type { WriteOptions } from '../../domain/adapter.js';
import type { Call } from './request.js';

/**
 * What of a write's options goes into its call. It may be repeated by the door only with a key, and only where the
 * server keeps keys (`honoured`): draft-ietf-httpapi-idempotency-key-header; `If-Match`: RFC 9110, 13.1.1.
 */
export function writeParts(
  options: WriteOptions | undefined,
  honoured: boolean,
): Pick<Call<unknown>, 'write' | 'idempotent' | 'signal' | 'headers'> {
  const key = options?.idempotencyKey;
  return {
    write: true,
    idempotent: honoured && key !== undefined,
    signal: options?.signal,
    headers: {
      ...(key !== undefined && { 'Idempotency-Key': key }),
      ...(options?.ifMatch !== undefined && { 'If-Match': `"${options.ifMatch}"` }),
    },
  };
}
