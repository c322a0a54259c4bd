import type { EmailMatch } from '../../../src/domain/adapter.js';
import { emailKey } from '../../../src/domain/email.js';
import type { User, UserState } from '../../../src/domain/user.js';
import type { Db } from '../db/tables.js';
import { toUsers } from './read.js';

const MEANING: Readonly<Record<UserState, EmailMatch['status']>> = {
  invited: 'invited',
  'invitation-expired': 'expired',
  active: 'member',
  blocked: 'blocked',
  disabled: 'removed',
  deleted: 'free',
};

/** What addresses mean in this account, in the order asked. Other accounts are never looked at. */
export async function lookUp(db: Db, accountId: string, emails: readonly string[], now: Date): Promise<EmailMatch[]> {
  if (emails.length === 0) return [];
  const rows = await db
    .selectFrom('memberships')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('email_key', 'in', [...new Set(emails.map(emailKey))])
    .where('state', '<>', 'deleted')
    .execute();
  const users = new Map((await toUsers(db, accountId, rows, now)).map((user) => [emailKey(user.email), user]));
  return emails.map((email) => match(email, users.get(emailKey(email))));
}

function match(email: string, user: User | undefined): EmailMatch {
  return user ? { email, status: MEANING[user.state], user } : { email, status: 'free' };
}
