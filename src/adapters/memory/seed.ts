import type { Group } from '../../domain/group.js';
import { emailKey } from '../../domain/email.js';
import { expiryOf } from '../../domain/invitation.js';
import { toInstant } from '../../domain/time.js';
import { displayName, type User } from '../../domain/user.js';
import type { MemoryAdapterOptions } from './options.js';
import { isAdministratorRole } from './roles.js';
import type { Store, StoredGroup, StoredUser } from './store.js';

const FIRST_GROUP: Group = { id: 'GRP-0000-0000-0001', name: 'Members', isDefault: true };

/** Fills the store: with what the options say, or with one administrator in one default group. */
export function seedStore(store: Store, options: MemoryAdapterOptions): void {
  const groups = options.groups ?? groupsOf(options.users);
  const users = options.users ?? (options.groups === undefined ? [firstAdministrator(store)] : []);
  store.past = users.map((user) => toStored(user, store, options));
  store.load({ users: store.past, groups: groups.map(toStoredGroup) });
  for (const { email, name, verified } of options.identities ?? []) {
    store.identities.set(emailKey(email), { email, name, verified: verified ?? true });
  }
}

/** The groups that the users speak of, or a first one. */
function groupsOf(users: readonly User[] = []): Group[] {
  const known = new Map(users.flatMap(({ groups }) => groups).map((group) => [group.id, group]));
  return known.size > 0 ? [...known.values()] : [FIRST_GROUP];
}

/** Members have an identity without anybody saying so. */
export function rememberMembers(store: Store): void {
  for (const user of store.users.values()) {
    const key = emailKey(user.email);
    const joined = user.state === 'active' || user.state === 'blocked' || user.joinedAt !== undefined;
    if (joined && !store.identities.has(key)) {
      store.identities.set(key, { email: user.email, name: displayName(user), verified: true });
    }
  }
}

function firstAdministrator(store: Store): User {
  const now = toInstant(store.now);
  return {
    id: 'USR-0000-0000-0001',
    firstName: 'Account',
    lastName: 'Administrator',
    email: 'admin@example.com',
    state: 'active',
    groups: [FIRST_GROUP],
    administrator: true,
    createdAt: now,
    joinedAt: now,
  };
}

function toStored(user: User, store: Store, options: MemoryAdapterOptions): StoredUser {
  const { groups, allowed: _derived, role, version, ...kept } = user;
  const administrator = role ? isAdministratorRole(role.id) : (user.administrator ?? false);
  const stored = {
    ...kept,
    ...(administrator && { administrator }),
    groupIds: groups.map(({ id }) => id),
    version: version ?? '1',
  };
  const invited = user.state === 'invited' || user.state === 'invitation-expired';
  if (!invited || user.invitation) return stored;
  const sentAt = user.createdAt ?? toInstant(store.now);
  const expiresAt = expiryOf(sentAt, options.invitationTerm);
  return { ...stored, invitation: { id: store.newId('invitation'), state: 'pending', sentAt, expiresAt } };
}

function toStoredGroup(group: Group): StoredGroup {
  const { memberCount: _derived, version, ...kept } = group;
  return { ...kept, version: version ?? '1' };
}
