import { memoryAdapter, type MemoryAdapter, type MemoryAdapterOptions } from '../src/adapters/memory/memory-adapter.js';
import type { ClosedInvitation } from '../src/domain/acceptance.js';
import type { Group } from '../src/domain/group.js';
import { DAY, systemClock } from '../src/domain/time.js';
import type { User, UserDraft } from '../src/domain/user.js';
import { movableClock, type MovableClock } from './clock.js';
import { SEEDED_PERMISSIONS } from './groups.js';
import { seedAccount } from './people.js';

export interface SeededOptions extends MemoryAdapterOptions {
  /** How many people; some 200 when absent, thousands where speed is to be seen. */
  readonly people?: number;
  readonly seed?: number;
}

/** The seeded account in memory, as its administrator sees it. */
export function seededAdapter({ people, seed, ...options }: SeededOptions = {}): MemoryAdapter {
  const now = (options.clock ?? systemClock)();
  const seeded = seedAccount({
    now,
    ...(people !== undefined && { users: people }),
    ...(seed !== undefined && { seed }),
  });
  return memoryAdapter({ ...seeded, permissions: SEEDED_PERMISSIONS, ...options });
}

/** Any number of groups, the first the default one: for pickers with thousands of options. */
export function manyGroups(count: number): Group[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(4, '0');
    return {
      id: `GRP-9000-${number}`,
      name: `Group ${number}`,
      description: `Members of group ${number}`,
      ...(index === 0 && { isDefault: true }),
    };
  });
}

const INVITED: Omit<UserDraft, 'groupIds'> = {
  firstName: 'Tomas',
  lastName: 'Novak',
  email: 'tomas.novak@northwind.example',
};

/** What a link leads to, with the token to open it. */
export interface SeededLink {
  readonly adapter: MemoryAdapter;
  readonly token: string;
  readonly user: User;
  readonly clock: MovableClock;
}

/** The seeded account with one invitation whose link is open or has become what is asked for. */
export async function seededLink(
  state: 'open' | ClosedInvitation['state'] = 'open',
  options: SeededOptions = {},
): Promise<SeededLink> {
  const clock = movableClock((options.clock ?? systemClock)());
  const adapter = seededAdapter({ people: 20, ...options, clock });
  const group = (await adapter.groups.list({ limit: 1 })).items[0];
  const { user, invitation } = await adapter.users.create({ ...INVITED, groupIds: group ? [group.id] : [] });
  const ref = { userId: user.id, invitationId: invitation?.id ?? '' };
  const token = new URL((await adapter.invitations.link(ref)).url).hash.slice(1);
  if (state === 'expired') clock.advance(8 * DAY);
  if (state === 'revoked') await adapter.invitations.revoke(ref);
  if (state === 'declined') await adapter.acceptance.decline(token, undefined);
  if (state === 'used') {
    await adapter.acceptance.accept(token, {
      firstName: user.firstName,
      lastName: user.lastName,
      password: 'nine purple umbrellas',
    });
    await adapter.acceptance.signOut();
  }
  return {
    adapter,
    token: state === 'unknown' ? 'no-such-token' : token,
    user: await adapter.users.get(user.id),
    clock,
  };
}

/** The open link on a device where somebody is signed in: as the invited person, or as somebody else. */
export async function seededLinkSignedIn(
  who: 'invited' | 'somebody-else',
  options: SeededOptions = {},
): Promise<SeededLink> {
  const { email, firstName, lastName } = INVITED;
  const invited = { email, name: `${firstName} ${lastName}` };
  const link = await seededLink('open', { ...options, identities: [invited] });
  const viewer = await link.adapter.viewer();
  link.adapter.signIn(who === 'invited' ? email : viewer.email);
  return link;
}
