import type { AddResult } from '../../../src/domain/adapter.js';
import { emailKey } from '../../../src/domain/email.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import { toInstant } from '../../../src/domain/time.js';
import { displayName, type UserDraft } from '../../../src/domain/user.js';
import { changed } from '../audit/audit.js';
import { newUserId } from '../crypto/ids.js';
import type { NewMembership } from '../db/tables.js';
import { issueInvitation } from '../invitations/issue.js';
import { note, type Act } from './act.js';
import { mergeCustom } from './custom.js';
import { namesOf, replaceGroups } from './groups-of-user.js';
import { readUser, toUsers } from './read.js';
import { flagOfRole } from './roles.js';
import { searchColumns } from './search-text.js';
import { phoneColumns } from './user-row.js';
import { checkDraft } from './validate.js';

/** Adds a person and queues the invitation. @throws {DirectoryError} `validation`, `duplicate` with `existing`, `quota` */
export async function createUser(act: Act, typed: UserDraft): Promise<AddResult> {
  const draft = checkDraft(typed);
  const id = await insertMembership(act, draft);
  await replaceGroups(act.trx, act.accountId, id, draft.groupIds);
  await issueInvitation(act, id, draft.locale ?? 'en');
  const user = await readUser(act.trx, act.accountId, id, act.now);
  await note(act, 'invite', { id, name: displayName(draft) }, { changes: changed('groups', '', namesOf(user.groups)) });
  return {
    user,
    ...(user.invitation && { invitation: user.invitation }),
    groups: user.groups.map((group) => ({ group, ok: true })),
    delivery: user.invitation?.delivery ?? 'unknown',
  };
}

/** Ids are drawn from a hundred million: one in a thousand draws clashes at a hundred thousand users. */
const DRAWS = 20;

async function insertMembership(act: Act, draft: UserDraft): Promise<string> {
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const row = membershipOf(act, draft, newUserId());
    // Of ten that come at once the unique index lets one through; the others wait for it and then see it.
    const { numInsertedOrUpdatedRows } = await act.trx
      .insertInto('memberships')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 1n) return row.id;
    await refuseDuplicate(act, row.email_key);
  }
  throw new Error('No free user id was found.');
}

async function refuseDuplicate(act: Act, key: string): Promise<void> {
  const holder = await act.trx
    .selectFrom('memberships')
    .selectAll()
    .where('account_id', '=', act.accountId)
    .where('email_key', '=', key)
    .where('state', '<>', 'deleted')
    .executeTakeFirst();
  const [user] = holder ? await toUsers(act.trx, act.accountId, [holder], act.now) : [];
  if (!user) return;
  throw new DirectoryError('duplicate', 'A user with this address is already in the account.', {
    existing: { id: user.id, state: user.state },
    fields: [{ field: 'email', code: 'duplicate' }],
  });
}

function membershipOf(act: Act, draft: UserDraft, id: string): NewMembership {
  const named = { id, email: draft.email, first_name: draft.firstName, last_name: draft.lastName };
  return {
    ...named,
    ...searchColumns(named),
    ...phoneColumns(draft.phone),
    account_id: act.accountId,
    email_key: emailKey(draft.email),
    state: 'invited',
    administrator: flagOfRole(draft.roleId),
    custom: mergeCustom(null, draft.custom),
    source: 'invitation',
    created_at: toInstant(act.now),
    version: 1,
  };
}
