import type { Group } from '../src/domain/group.js';
import type { PersonRef } from '../src/domain/invitation.js';
import type { User } from '../src/domain/user.js';
import { SEEDED_GROUPS } from './groups.js';
import { lifeOf } from './lives.js';
import { createNamer, type Named } from './naming.js';
import { createRandom, type Random } from './random.js';
import { belongings } from './belongings.js';

export interface SeedOptions {
  /** How many people, the administrator included. */
  readonly users?: number;
  /** The present of the seeded world: every date lies before it. */
  readonly now: Date;
  /** Another seed is another account; the same one the same, to the letter. */
  readonly seed?: number;
}

export interface SeededAccount {
  readonly account: { readonly id: string; readonly name: string };
  readonly groups: Group[];
  readonly users: User[];
}

export const SEEDED_ACCOUNT = { id: 'ACC-4410-0217', name: 'Northwind Trading' } as const;

const DEFAULT_USERS = 200;
const DEFAULT_SEED = 20_260_417;
/** Of the first people, these are administrators too, so that Anna is not the last one. */
const ADMINISTRATORS: readonly number[] = [0, 1, 2];

/**
 * An account as it looks after some years: a dozen groups, and people from all over the world in every
 * state. A person is the same whatever the number of people asked for.
 */
export function seedAccount(options: SeedOptions): SeededAccount {
  const { users: count = DEFAULT_USERS, now, seed = DEFAULT_SEED } = options;
  const nameNext = createNamer();
  const named = Array.from({ length: count }, (_, index) => nameNext(createRandom(seed, index), index));
  const administrators = ADMINISTRATORS.filter((index) => index < count).map((index) => refTo(named[index], index));
  const users = named.map((person, index) => {
    const random = createRandom(seed + 1, index);
    return toUser(person, index, { random, now, administrators });
  });
  return { account: SEEDED_ACCOUNT, groups: countedGroups(users), users };
}

interface World {
  readonly random: Random;
  readonly now: Date;
  readonly administrators: readonly PersonRef[];
}

function toUser(person: Named, index: number, world: World): User {
  const administrator = ADMINISTRATORS.includes(index);
  const { directory, ...life } = lifeOf(index, administrator, world.random, world.now, world.administrators);
  return {
    id: userId(index),
    ...person,
    ...life,
    ...belongings(world.random, directory),
    ...(administrator && { administrator }),
    source: directory ? 'directory' : 'invitation',
    version: '1',
  };
}

/** Unique for up to 100 million people: a step that shares no factor with the range visits every number once. */
function userId(index: number): string {
  const digits = String((4_172_210 + index * 61_803_399) % 100_000_000).padStart(8, '0');
  return `USR-${digits.slice(0, 4)}-${digits.slice(4)}`;
}

function refTo(person: Named | undefined, index: number): PersonRef {
  if (!person) throw new RangeError('An administrator is asked for who was not named.');
  return { id: userId(index), name: `${person.firstName} ${person.lastName}`, email: person.email };
}

function countedGroups(users: readonly User[]): Group[] {
  const counts = new Map<string, number>();
  for (const user of users) {
    if (user.state === 'disabled' || user.state === 'deleted') continue;
    for (const group of user.groups) counts.set(group.id, (counts.get(group.id) ?? 0) + 1);
  }
  return SEEDED_GROUPS.map(({ share: _share, ...group }) => ({ ...group, memberCount: counts.get(group.id) ?? 0 }));
}
