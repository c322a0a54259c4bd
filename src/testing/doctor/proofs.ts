import type { Capabilities } from '../../domain/capabilities.js';
import type { Result } from './examination.js';

/** What is known of one capability. */
export interface Finding {
  /** Such as `search` or `filter.groups`. */
  readonly capability: string;
  readonly declared: unknown;
  /** What the server says of itself, where it says so. */
  readonly probed?: unknown;
  /** `proved` by scenarios that held, `disproved` by one that failed, `untested` where none was run, `unclaimed`. */
  readonly verdict: 'proved' | 'disproved' | 'untested' | 'unclaimed';
  /** The scenarios that decided. */
  readonly by: readonly string[];
}

/** Which scenarios show that a capability holds, each by its title. */
export const PROOFS: Readonly<Record<string, readonly string[]>> = {
  search: [
    'search finds a part of a name in any case',
    'search finds an exact address',
    'search for signs with a meaning elsewhere finds nobody',
    'a user who is there is found by the whole address, in any case',
  ],
  sort: ['every declared sort orders the whole list, both ways'],
  'filter.states': [
    'a filter by state gives that state alone',
    'a filter by state tells the blocked from the active',
    'every declared filter by state gives that state alone',
    'the filter finds who has expired',
  ],
  'filter.groups': ['a filter by group gives its members alone', 'filters together give who passes each'],
  'filter.invitedBy': ['a filter by inviter gives whom they invited'],
  'filter.invited': ['a filter by time of invitation gives who was invited in it'],
  'filter.expires': ['a filter by end of invitation gives whose ends in it'],
  paging: [
    'pages together hold everybody once',
    'past the end there is nothing, or nothing new',
    'a page and the next share nobody',
  ],
  counts: ['counts by state add up to the users of the account'],
  maxPageSize: ['no page is larger than the backend says'],
  groupsRequired: ['at least one group is required', 'the last group cannot be taken away'],
  groupsFrom: ['who is put into a group keeps the others'],
  idempotency: [
    'the same key with the same draft adds once and answers the same',
    'ten at once with the same key add once',
    'the same key with another draft is refused',
    'a repeated block with the same key answers the same',
  ],
  resend: ['after resend the link is the old one, or the old one is dead: as declared'],
  renew: [
    'a valid invitation is not renewed where only expired ones are',
    'a new invitation goes to the same person, in the same groups',
  ],
  invitationTerm: ['the link lives as long as declared'],
  internationalEmail: ['an address beyond ASCII is one user in each of its forms'],
};

/** Every capability with what scenarios showed of it. */
export function findings(
  declared: Capabilities,
  probed: Partial<Capabilities>,
  results: readonly Result[],
): readonly Finding[] {
  const outcomes = new Map(results.map(({ scenario, outcome }) => [scenario, outcome] as const));
  return Object.entries(PROOFS).map(([capability, titles]) => {
    const value = valueOf(declared, capability);
    const said = valueOf(probed, capability);
    const failed = titles.filter((title) => outcomes.get(title) === 'failed');
    const held = titles.filter((title) => outcomes.get(title) === 'held');
    const [verdict, by] =
      failed.length > 0
        ? (['disproved', failed] as const)
        : isNothing(value)
          ? (['unclaimed', []] as const)
          : held.length > 0
            ? (['proved', held] as const)
            : (['untested', []] as const);
    return { capability, declared: value, ...(said !== undefined && { probed: said }), verdict, by };
  });
}

function valueOf(capabilities: Partial<Capabilities>, path: string): unknown {
  let value: unknown = capabilities;
  for (const part of path.split('.')) value = (value as Readonly<Record<string, unknown>> | undefined)?.[part];
  return value;
}

/** Whether a declaration promises nothing. */
function isNothing(value: unknown): boolean {
  if (value === undefined || value === false) return true;
  return value === 'none' || value === 'ignored' || (Array.isArray(value) && value.length === 0);
}
