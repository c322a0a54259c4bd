import type { GroupRef } from '../src/domain/group.js';
import type { PhoneNumber } from '../src/domain/user.js';
import { DIRECTORY_GROUP, SEEDED_GROUPS } from './groups.js';
import type { Random } from './random.js';

/**
 * Number blocks that national regulators keep free for films and examples (Ofcom, NANPA, Bundesnetzagentur,
 * PTS, Arcep, ACMA), so that no seeded number rings anywhere. `#` stands for a digit.
 */
const PHONE_BLOCKS: readonly PhoneNumber[] = [
  { countryCode: '+44', number: '7700900###', country: 'GB' },
  { countryCode: '+1', number: '20255501##', country: 'US' },
  { countryCode: '+49', number: '3023125###', country: 'DE' },
  { countryCode: '+46', number: '70174062#', country: 'SE' },
  { countryCode: '+33', number: '63998####', country: 'FR' },
  { countryCode: '+61', number: '491570006', country: 'AU' },
];

/** What a person has besides a name: groups, and often a telephone. */
export function belongings(random: Random, directory: boolean): { groups: GroupRef[]; phone?: PhoneNumber } {
  const groups = SEEDED_GROUPS.filter((group) =>
    group.id === DIRECTORY_GROUP ? directory : random.chance(group.share),
  );
  const refs = groups.map(({ id, name }) => ({ id, name }));
  return random.chance(0.45) ? { groups: refs, phone: makePhone(random) } : { groups: refs };
}

function makePhone(random: Random): PhoneNumber {
  const block = random.pick(PHONE_BLOCKS);
  return { ...block, number: block.number.replace(/#/gu, () => String(random.between(0, 9))) };
}
