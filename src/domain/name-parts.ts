/** A name in the two parts that the domain has. */
export interface NameParts {
  readonly firstName: string;
  readonly lastName: string;
}

/** Scripts in which the family name stands first. */
const FAMILY_FIRST = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s]+$/u;
/** Small words that belong to the family name which follows them: "van", "de la", "bin". */
const PARTICLE = /^(?:af|al|bin|bint|da|das|de|del|den|der|di|do|dos|du|el|ibn|la|le|ten|ter|van|vom|von|zu|zum|zur)$/u;
/** What mail programs put around names. */
const AROUND = /^[\s"'“”„«»‘’]+|[\s"'“”„«»‘’]+$/gu;

/** A name without the quotation marks around it, its blanks made single. */
export function plainName(name: string): string {
  return name.replace(AROUND, '').replace(/\s+/gu, ' ').normalize('NFC');
}

/**
 * Takes a whole name apart as a person would: "Last, First" at its comma, names in Han, Kana or Hangul with the family
 * name first, others at their last word or at the particle before it. It is a guess, and shown as one that can be mended.
 */
export function splitName(whole: string): NameParts {
  const name = plainName(whole);
  const [before, after] = name.split(/\s*[,،，]\s*/u, 2);
  if (before && after) return { firstName: after, lastName: before };
  const words = (before ?? '').split(' ').filter(Boolean);
  if (words.length < 2) return { firstName: words[0] ?? '', lastName: '' };
  if (FAMILY_FIRST.test(name)) return { firstName: words.slice(1).join(' '), lastName: words[0] ?? '' };
  const particle = words.findIndex((word, at) => at > 0 && PARTICLE.test(word));
  const at = particle > 0 ? particle : words.length - 1;
  return { firstName: words.slice(0, at).join(' '), lastName: words.slice(at).join(' ') };
}
