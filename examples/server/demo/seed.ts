import { emailKey } from '../../../src/domain/email.js';
import type { Group } from '../../../src/domain/group.js';
import { DEFAULT_TERM, type Invitation } from '../../../src/domain/invitation.js';
import type { User } from '../../../src/domain/user.js';
import { toInstant } from '../../../src/domain/time.js';
import { seedAccount } from '../../../mocks/people.js';
import { hashOf, newToken } from '../crypto/secrets.js';
import { insertMany, withoutIndexes } from '../db/bulk-load.js';
import { inTransaction } from '../db/database.js';
import type { Flag, NewInvitation, NewMembership, Tables, Trx } from '../db/tables.js';
import { epoch } from '../../../src/domain/time.js';
import type { Services } from '../services.js';
import { searchColumns, searchText } from '../users/search-text.js';
import { phoneColumns } from '../users/user-row.js';

/** The name under which a database says that it is a demonstration's. */
export const DEMO_MARK = 'demonstration';
/** Rows written by one statement. */
const BATCH = 1000;

export interface Seeded {
  readonly accountId: string;
  readonly administrator: User;
}

/**
 * Fills an empty database with the seeded account; the administrator can sign in with `password`.
 * @param tell hears how many people are in it, again and again
 */
export async function seed(
  services: Services,
  count: number,
  password: string,
  tell: (done: number) => void = () => undefined,
): Promise<Seeded> {
  const { account, groups, users } = seedAccount({ users: count, now: services.clock() });
  const [administrator] = users;
  if (!administrator) throw new RangeError('The seeded account has nobody in it.');
  const passwordHash = await services.identities.hash(password);
  await inTransaction(services.db, async (trx) => {
    const created_at = administrator.createdAt ?? toInstant(services.clock());
    await trx.insertInto('accounts').values({ id: account.id, name: account.name, created_at, guarded: 0 }).execute();
    await trx
      .insertInto('groups')
      .values(groups.map((group) => groupRow(group, account.id)))
      .execute();
    await withoutIndexes(trx, services.engine, async () => {
      for (let start = 0; start < users.length; start += BATCH) {
        await insertPeople(trx, services, account.id, users.slice(start, start + BATCH));
        tell(Math.min(start + BATCH, users.length));
      }
    });
    const name = `${administrator.firstName} ${administrator.lastName}`;
    const identity = { name, email: administrator.email, passwordHash, verified: true };
    const identity_id = await services.identities.create(trx, identity);
    await trx.updateTable('memberships').set({ identity_id }).where('id', '=', administrator.id).execute();
    await trx
      .insertInto('marks')
      .values({ name: DEMO_MARK, value: toInstant(services.clock()) })
      .execute();
  });
  return { accountId: account.id, administrator };
}

async function insertPeople(trx: Trx, services: Services, accountId: string, users: readonly User[]): Promise<void> {
  const insert = (table: keyof Tables, rows: readonly object[]): Promise<void> =>
    insertMany(trx, services.engine, table, rows as readonly Readonly<Record<string, unknown>>[]);
  await insert(
    'memberships',
    users.map((user) => membershipRow(user, accountId)),
  );
  const members = users.flatMap((user) => user.groups.map((group) => ({ group_id: group.id, membership_id: user.id })));
  await insert('group_members', members);
  const invitations = users.flatMap((user) =>
    user.invitation ? [invitationRow(services, user, user.invitation, accountId)] : [],
  );
  await insert('invitations', invitations);
}

function groupRow(group: Group, accountId: string) {
  return {
    id: group.id,
    account_id: accountId,
    name: group.name,
    name_key: group.name.toLowerCase(),
    description: group.description ?? null,
    is_default: flag(group.isDefault),
    unavailable: group.unavailable ?? null,
    search: searchText(`${group.name} ${group.description ?? ''}`),
    version: 1,
  };
}

function membershipRow(user: User, accountId: string): NewMembership {
  const { id, email, firstName: first_name, lastName: last_name } = user;
  const invited = user.state === 'invited' || user.state === 'invitation-expired';
  const { search, sort_name } = searchColumns({ id, email, first_name, last_name });
  const { phone_code, phone_number, phone_country } = phoneColumns(user.phone);
  // One by one: making an object of others that are spread took a sixth of the whole seeding.
  return {
    id,
    email,
    first_name,
    last_name,
    search,
    sort_name,
    phone_code,
    phone_number,
    phone_country,
    account_id: accountId,
    email_key: emailKey(user.email),
    state: user.state === 'invitation-expired' ? 'invited' : user.state,
    administrator: flag(user.administrator),
    source: user.source ?? 'invitation',
    invitation_id: user.invitation?.id ?? null,
    invited_by: user.invitation?.sentBy?.id ?? null,
    invited_at: user.invitation?.sentAt ?? null,
    link_expires_at: invited ? (user.invitation?.expiresAt ?? null) : null,
    created_at: user.createdAt ?? '',
    joined_at: user.joinedAt ?? null,
    last_sign_in_at: user.lastSignInAt ?? null,
    blocked_at: user.blockedAt ?? null,
    blocked_by: user.blockedBy ? JSON.stringify(user.blockedBy) : null,
    removed_at: user.removedAt ?? null,
    removed_by: user.removedBy ? JSON.stringify(user.removedBy) : null,
    version: 1,
  };
}

/** A link that is still good has a secret of its own, so that it can be copied and used. */
function invitationRow(services: Services, user: User, invitation: Invitation, accountId: string): NewInvitation {
  const token = newToken();
  const open = invitation.state === 'pending';
  return {
    id: invitation.id,
    account_id: accountId,
    membership_id: user.id,
    token_hash: hashOf(token),
    token_cipher: open ? services.secrets.seal(token, invitation.id) : null,
    // Whether a link has run out is told by its end, never by a stored state.
    state: invitation.state === 'expired' ? 'pending' : invitation.state,
    locale: 'en',
    created_at: invitation.sentAt,
    sent_at: invitation.sentAt,
    expires_at: invitation.expiresAt ?? toInstant(new Date(epoch(invitation.sentAt) + DEFAULT_TERM)),
    closed_at: user.joinedAt ?? user.removedAt ?? null,
    decline_reason: null,
    sent_by: JSON.stringify(invitation.sentBy),
    delivery: invitation.delivery ?? 'mailed',
    mail_id: null,
  };
}

function flag(truth: boolean | undefined): Flag {
  return truth === true ? 1 : 0;
}
