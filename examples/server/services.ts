import type { PasswordRules } from '../../src/domain/acceptance.js';
import type { GroupPermission } from '../../src/domain/group.js';
import type { Clock } from '../../src/domain/time.js';
import type { Identities } from './auth/identities.js';
import type { ChangeFeed } from './changes/feed.js';
import type { Secrets } from './crypto/secrets.js';
import type { Db } from './db/tables.js';
import type { Engine } from './db/database.js';
import type { Quotas } from './limits/quotas.js';
import type { Branding } from './mail/branding.js';

/** What every part of the server works with. */
export interface Services {
  readonly db: Db;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly identities: Identities;
  readonly quotas: Quotas;
  readonly passwordRules: PasswordRules;
  readonly branding: Branding;
  /** What groups can let their members do. */
  readonly permissions: readonly GroupPermission[];
  /** Where the server is reached, without a slash at the end. Links are built from it alone, never from `Host`. */
  readonly publicUrl: string;
  /** Who reads what changes. */
  readonly feed: ChangeFeed;
  /** Milliseconds between two signs of life of a stream of changes. */
  readonly heartbeatMs: number;
  /** Tells that a mail was queued, once the transaction that queued it is through. */
  wakeMail(): void;
}
