import type { Instant } from '../../../src/domain/time.js';
import type { ChangesTable, Db } from '../db/tables.js';

export interface NewChange {
  readonly accountId: string;
  readonly topic: ChangesTable['topic'];
  /** Id of what changed. */
  readonly subject: string;
  readonly at: Instant;
}

/** Tells whoever looks at the account, once the transaction is through: which one changed, never what. */
export async function recordChange(db: Db, { accountId, ...change }: NewChange): Promise<void> {
  await db
    .insertInto('changes')
    .values({ account_id: accountId, ...change })
    .execute();
}
