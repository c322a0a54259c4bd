import { CULTURES, UNUSUAL, type Culture } from './names.js';
import type { Random } from './random.js';

export interface Named {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** The administrator whom the demonstration signs in; always the first of the people. */
export const SEEDED_ADMINISTRATOR: Named = {
  firstName: 'Anna',
  lastName: 'Lindqvist',
  email: 'anna.lindqvist@northwind.example',
};

/** Only names reserved for examples (RFC 2606): no mail can ever reach a stranger. */
const HOME = 'northwind.example';
const PARTNERS = [
  'fjordline.example',
  'atlas-cargo.example',
  'kestrel-parts.example',
  'büro-süd.example',
  'lumen.example',
];
const ALL_CULTURES = CULTURES.reduce((sum, culture) => sum + culture.weight, 0);
/** Every so many people one has an unusual name. */
const UNUSUAL_EVERY = 29;
/** Letters that do not come apart into a Latin letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Names one person after the other and gives each an address that nobody before has. */
export function createNamer(): (random: Random, index: number) => Named {
  const taken = new Map<string, number>();
  return (random, index) => {
    const person = index === 0 ? SEEDED_ADMINISTRATOR : makeName(random, index);
    const stem = person.email.toLowerCase();
    const before = taken.get(stem) ?? 0;
    taken.set(stem, before + 1);
    return before === 0 ? person : { ...person, email: person.email.replace('@', `.${before + 1}@`) };
  };
}

function makeName(random: Random, index: number): Named {
  const culture = pickCulture(random);
  const unusual = index % UNUSUAL_EVERY === 7 ? UNUSUAL[Math.floor(index / UNUSUAL_EVERY) % UNUSUAL.length] : undefined;
  const given = spell(unusual?.[0] ?? random.pick(culture.given));
  const family = spell(unusual?.[1] ?? random.pick(culture.family));
  const domain = random.chance(0.8) || index < 3 ? HOME : random.pick(PARTNERS);
  // Room for a counter within the 64 octets that a local part may have.
  const local = `${given.handle}.${family.handle}`.slice(0, 58);
  return { firstName: given.native, lastName: family.native, email: `${local}@${domain}` };
}

function pickCulture(random: Random): Culture {
  let left = random.next() * ALL_CULTURES;
  for (const culture of CULTURES) {
    left -= culture.weight;
    if (left < 0) return culture;
  }
  return random.pick(CULTURES);
}

function spell(entry: string): { native: string; handle: string } {
  const [native = entry, latin = native] = entry.split('|');
  return { native, handle: handleOf(latin) };
}

/** How a name is written in an address: small Latin letters and digits. */
function handleOf(latin: string): string {
  return latin
    .toLowerCase()
    .replace(/[ßøæœłđðþı]/gu, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z0-9-]/gu, '');
}
