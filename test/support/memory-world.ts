import type { ContractSeed } from '../../src/testing/adapter-contract.js';
import {
  memoryAdapter,
  type MemoryAdapter,
  type MemoryAdapterOptions,
} from '../../src/adapters/memory/memory-adapter.js';
import type { DirectoryAdapter } from '../../src/domain/adapter.js';
import type { Group } from '../../src/domain/group.js';
import type { User } from '../../src/domain/user.js';
import { movableClock, type MovableClock } from '../../mocks/clock.js';

export const START = '2026-11-23T09:30:00.000Z';

export const GROUPS: readonly Group[] = [
  { id: 'GRP-1', name: 'Everyone', isDefault: true },
  { id: 'GRP-2', name: 'Buyers', description: 'May place orders' },
  { id: 'GRP/3 ?', name: 'Ødd & Söns' },
];

const joined = {
  state: 'active',
  createdAt: '2026-01-05T08:00:00.000Z',
  joinedAt: '2026-01-06T08:00:00.000Z',
  groups: [GROUPS[0] as Group],
} as const;

export const ADMINISTRATOR: User = {
  ...joined,
  id: 'USR-1',
  firstName: 'Ada',
  lastName: 'Admin',
  email: 'ada@example.com',
  administrator: true,
};
export const SECOND_ADMINISTRATOR: User = {
  ...joined,
  id: 'USR-2',
  firstName: 'Bea',
  lastName: 'Boss',
  email: 'bea@example.com',
  administrator: true,
};
export const MEMBER: User = {
  ...joined,
  id: 'USR/3 #?',
  firstName: 'Cem',
  lastName: 'Member',
  email: 'cem@example.com',
  lastSignInAt: '2026-11-01T10:00:00.000Z',
};

/** Has an identity, and is not in the account. */
export const GUEST = { email: 'gina@example.com', name: 'Gina Guest' };

export const PERMISSIONS = [
  { id: 'orders', name: 'Orders', description: 'Place and follow orders' },
  { id: 'in/voices ?', name: 'Invoices' },
];

export interface MemoryWorld {
  readonly adapter: MemoryAdapter;
  readonly clock: MovableClock;
}

/** A small account in which ids are awkward on purpose. */
export function memoryWorld(options: MemoryAdapterOptions = {}): MemoryWorld {
  const clock = movableClock(START);
  const users = [ADMINISTRATOR, SECOND_ADMINISTRATOR, MEMBER];
  return {
    adapter: memoryAdapter({ users, groups: GROUPS, identities: [GUEST], permissions: PERMISSIONS, clock, ...options }),
    clock,
  };
}

/** `other` is the adapter under test, where it is another one that leads to this world. */
export function contractSeed({ adapter, clock }: MemoryWorld, other?: DirectoryAdapter): ContractSeed {
  return {
    groups: GROUPS,
    memberId: MEMBER.id,
    viewerId: ADMINISTRATOR.id,
    custom: { department: 'Purchasing', 'cost centre': 4711, approver: true },
    elsewhere: adapter.as({
      id: SECOND_ADMINISTRATOR.id,
      name: 'Bea Boss',
      email: SECOND_ADMINISTRATOR.email,
      administrator: true,
    }),
    advance: (ms) => clock.advance(ms),
    guest: {
      email: GUEST.email,
      signIn: () => {
        adapter.signIn(GUEST.email);
        return other ?? adapter;
      },
    },
  };
}
