import { around } from '../../../mocks/around.js';
import { movableClock, type MovableClock } from '../../../mocks/clock.js';
import {
  memoryAdapter,
  type MemoryAdapter,
  type MemoryAdapterOptions,
} from '../../../src/adapters/memory/memory-adapter.js';
import { DAY, HOUR, toInstant } from '../../../src/domain/time.js';
import type { Delivery, Invitation } from '../../../src/domain/invitation.js';
import type { Group } from '../../../src/domain/group.js';
import type { User } from '../../../src/domain/user.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';

export const EVERYONE: Group = { id: 'GRP-1', name: 'Everyone', isDefault: true };
export const FINANCE: Group = { id: 'GRP-2', name: 'Finance' };
export const SALES: Group = { id: 'GRP-3', name: 'Sales' };

export interface World {
  readonly adapter: MemoryAdapter;
  readonly clock: MovableClock;
  readonly anna: User;
  readonly invited: User;
  readonly expired: User;
  readonly active: User;
}

const ago = (ms: number): string => toInstant(new Date(Date.now() - ms));

function invitation(id: string, sentAgo: number, delivery: Delivery): Invitation {
  const sentAt = ago(sentAgo);
  const expiresAt = toInstant(new Date(Date.parse(sentAt) + 7 * DAY));
  return {
    id,
    state: sentAgo > 7 * DAY ? 'expired' : 'pending',
    sentAt,
    expiresAt,
    sentBy: { id: 'USR-1', name: 'Anna Berg' },
    delivery,
  };
}

/** An account with one person in each state that matters here, in the present. */
export function world(options: MemoryAdapterOptions = {}, delivery: Delivery = 'mailed'): World {
  const clock = movableClock(new Date());
  const member = { state: 'active', joinedAt: ago(90 * DAY), createdAt: ago(91 * DAY), version: '1' } as const;
  const anna: User = {
    ...member,
    id: 'USR-1',
    firstName: 'Anna',
    lastName: 'Berg',
    email: 'anna@example.com',
    administrator: true,
    groups: [EVERYONE],
  };
  const second: User = { ...anna, id: 'USR-9', firstName: 'Zoe', email: 'zoe@example.com' };
  const active: User = {
    ...member,
    id: 'USR-2',
    firstName: 'Priya',
    lastName: 'Rao',
    email: 'priya@example.com',
    groups: [EVERYONE, FINANCE],
    phone: { countryCode: '+43', number: '6641234567' },
  };
  const invited: User = {
    id: 'USR-3',
    firstName: 'Elif',
    lastName: 'Kaya',
    email: 'elif@example.com',
    state: 'invited',
    groups: [EVERYONE],
    createdAt: ago(5 * DAY),
    invitation: invitation('INV-3', 5 * DAY - HOUR, delivery),
    version: '1',
    source: 'invitation',
  };
  const expired: User = {
    ...invited,
    id: 'USR-4',
    firstName: 'Tom',
    lastName: 'Dvořák',
    email: 'tom@example.com',
    state: 'invitation-expired',
    invitation: invitation('INV-4', 10 * DAY, delivery),
  };
  const adapter = memoryAdapter({
    account: { id: 'ACC-1', name: 'Northwind' },
    users: [anna, second, active, invited, expired],
    groups: [EVERYONE, FINANCE, SALES],
    clock,
    mail: () => 'mailed',
    publicUrl: 'https://app.example',
    ...options,
  });
  return { adapter, clock, anna, invited, expired, active };
}

/** A backend that restores nobody, but invites whom it removed like anybody else. */
export function invitingAnew({ adapter, invited }: Pick<World, 'adapter' | 'invited'>): DirectoryAdapter {
  const { restore: _restore, ...users } = adapter.users;
  const create: typeof users.create = async ({ firstName, lastName, email, groupIds }) => {
    const groups = groupIds.map((id) => ({ id, name: id }));
    const user: User = { ...invited, id: `${email}-again`, firstName, lastName, email, groups };
    return Promise.resolve({ user, groups: [], delivery: 'mailed' });
  };
  return { ...adapter, users: { ...users, create } };
}

/** A backend that keeps no versions, and so cannot notice that somebody else was faster. */
export function withoutVersions(adapter: DirectoryAdapter): DirectoryAdapter {
  return around(adapter, async (call, next) => {
    const answer = await next();
    if (!['users.get', 'users.update', 'users.setGroups'].includes(call.member)) return answer;
    const { version: _version, ...user } = answer as User;
    return user;
  });
}
