import { emailKey } from '../../../src/domain/email.js';
import { displayName } from '../../../src/domain/user.js';
import { toInstant } from '../../../src/domain/time.js';
import { newId, newUserId } from '../crypto/ids.js';
import { inTransaction } from '../db/database.js';
import { issueInvitation } from '../invitations/issue.js';
import type { Services } from '../services.js';
import type { Act } from '../users/act.js';
import { note } from '../users/act.js';
import { searchColumns, searchText } from '../users/search-text.js';
import { checkDraft } from '../users/validate.js';

export interface NewAccount {
  /** What people see. */
  readonly name: string;
  readonly administrator: { readonly firstName: string; readonly lastName: string; readonly email: string };
  /** BCP 47 tag of the language of the invitation. */
  readonly locale?: string;
}

/**
 * Makes an account with its default group, and invites its first administrator by mail: nobody chooses a
 * password for anybody else.
 * @throws {DirectoryError} `validation`
 */
export async function createAccount(
  services: Services,
  account: NewAccount,
): Promise<{ accountId: string; userId: string }> {
  const groupId = newId('GRP');
  const person = checkDraft({ ...account.administrator, groupIds: [groupId] });
  const accountId = newId('ACC');
  const userId = newUserId();
  const now = services.clock();
  await inTransaction(services.db, async (trx) => {
    const viewer = { id: userId, name: account.name, email: person.email };
    const act: Act = { trx, services, accountId, viewer, now };
    const named = { id: userId, email: person.email, first_name: person.firstName, last_name: person.lastName };
    const created_at = toInstant(now);
    await trx.insertInto('accounts').values({ id: accountId, name: account.name, created_at, guarded: 0 }).execute();
    await trx
      .insertInto('groups')
      .values({
        id: groupId,
        account_id: accountId,
        name: 'Everyone',
        name_key: 'everyone',
        is_default: 1,
        search: searchText('Everyone'),
        version: 1,
      })
      .execute();
    await trx
      .insertInto('memberships')
      .values({
        ...named,
        ...searchColumns(named),
        account_id: accountId,
        email_key: emailKey(person.email),
        state: 'invited',
        administrator: 1,
        source: 'invitation',
        created_at,
        version: 1,
      })
      .execute();
    await trx.insertInto('group_members').values({ group_id: groupId, membership_id: userId }).execute();
    await issueInvitation(act, userId, account.locale ?? 'en');
    await note(act, 'create-account', { id: userId, name: displayName(person) });
  });
  services.wakeMail();
  return { accountId, userId };
}
