import type { WriteOptions } from '../../domain/adapter.js';
import type { Call, HttpClient } from '../http/request.js';
import type { Paging } from './rest-paging.js';

/** What the operations share. */
export interface Context {
  readonly send: HttpClient;
  /** Path of the account, encoded. */
  readonly account: () => string;
  readonly write: (
    options: WriteOptions | undefined,
  ) => Pick<Call<unknown>, 'write' | 'idempotent' | 'signal' | 'headers'>;
  readonly now: () => Date;
  readonly paging: Paging;
}
