import { DirectoryError } from '../../../src/domain/errors.js';
import { DAY, HOUR } from '../../../src/domain/time.js';
import type { Db } from '../db/tables.js';
import { countOne, type Limit } from './counters.js';

const MINUTE = HOUR / 60;

/** How much of what is allowed. Each can be set by whoever runs the server. */
export interface Quotas {
  /** Invitations and resends of one account. */
  readonly mailsPerAccount: Limit;
  /** Mails to one address, from whatever account. */
  readonly mailsPerAddress: Limit;
  /** Codes for one invitation. */
  readonly codesPerInvitation: Limit;
  /** Wishes for a new link, for one invitation. */
  readonly wishesPerInvitation: Limit;
  /** Acceptances and code checks from one network address. */
  readonly acceptancesPerClient: Limit;
  /** Sign-ins that may fail for one address. */
  readonly signInsPerAddress: Limit;
  /** Sign-ins from one network address; counted by better-auth. */
  readonly signInsPerClient: Limit;
}

export const DEFAULT_QUOTAS: Quotas = {
  mailsPerAccount: { max: 2_000, windowMs: DAY },
  mailsPerAddress: { max: 20, windowMs: DAY },
  codesPerInvitation: { max: 5, windowMs: HOUR },
  wishesPerInvitation: { max: 1, windowMs: HOUR },
  acceptancesPerClient: { max: 100, windowMs: MINUTE },
  signInsPerAddress: { max: 10, windowMs: 15 * MINUTE },
  signInsPerClient: { max: 60, windowMs: MINUTE },
};

/** Verification codes can be tried so often. */
export const CODE_ATTEMPTS = 5;
/** Verification codes live so long, in milliseconds. */
export const CODE_TERM = 10 * MINUTE;

/** Counts one more. @throws {DirectoryError} `quota` or `rate-limited`, with the time to wait */
export async function spend(
  db: Db,
  kind: 'quota' | 'rate-limited',
  what: readonly string[],
  limit: Limit,
  now: Date,
): Promise<void> {
  const { allowed, retryAfterMs } = await countOne(db, what, limit, now);
  if (!allowed) throw new DirectoryError(kind, 'Too many in this time.', { code: what[0] ?? 'limit', retryAfterMs });
}
