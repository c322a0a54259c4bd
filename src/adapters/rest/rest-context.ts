import type { WriteOptions } from '../../domain/adapter.js';
import type { Call, HttpClient } from '../http/request.js';

/** What the operations share. */
export interface Context {
  readonly send: HttpClient;
  /** Path of the account, encoded. */
  readonly account: () => string;
  readonly write: (
    options: WriteOptions | undefined,
  ) => Pick<Call<unknown>, 'write' | 'idempotent' | 'signal' | 'headers'>;
  readonly now: () => Date;
}

/** A write may be repeated by the door only with a key, and only where the server keeps keys. */
export function writeParts(options: WriteOptions | undefined, honoured: boolean): ReturnType<Context['write']> {
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
