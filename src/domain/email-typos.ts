/** Domains that people mean when they mistype. */
const COMMON_DOMAINS = [
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'yahoo.com',
  'icloud.com',
  'me.com',
  'aol.com',
  'gmx.de',
  'gmx.net',
  'gmx.at',
  'web.de',
  'proton.me',
  'protonmail.com',
  'yahoo.co.uk',
  'hotmail.co.uk',
];

/** Real domains one letter beside a common one: whoever types them means them. */
const REAL_NEIGHBOURS = ['mail.com', 'ymail.com', 'email.com'];

/** The common domain one slip away from the typed one, or nothing. */
export function suggestDomain(domain: string): string | undefined {
  const typed = domain.toLowerCase();
  if (COMMON_DOMAINS.includes(typed) || REAL_NEIGHBOURS.includes(typed)) return undefined;
  return COMMON_DOMAINS.find((common) => isOneSlipAway(typed, common));
}

/** One letter missing, added, changed, or two swapped (Damerau–Levenshtein distance of one). */
function isOneSlipAway(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 6) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
