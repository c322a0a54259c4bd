import type { Capabilities } from '../../domain/capabilities.js';
import { SEARCH_PLANS, type SortAttribute } from './scim-plans.js';

/** Keys of what can turn out not to be so: a plan of a search, a filter, a sort. */
export type Claim = string;

/**
 * What the answers of one server have taught in this session. It is about the server alone, never about what anybody
 * looks at: which filters it takes, whether its totals and versions mean anything.
 */
export class Learnt {
  readonly #refuted = new Set<Claim>();
  readonly #proven = new Set<Claim>();
  readonly #firstIds = new Map<string, string>();
  /** `told`: `totalResults` was seen to count more than the rows of one answer; `wrong`: seen to be false. */
  totals: 'unknown' | 'told' | 'wrong' = 'unknown';
  /** Whether users carry their groups. */
  groupsOfUsers: 'unknown' | 'told' | 'absent' = 'unknown';
  /**
   * Whether PATCH is there. `denied`: the server says that it is not, which may be wrong; `absent`: seen not to be. PUT
   * is what every server must have (RFC 7644, 3.2).
   */
  patch: 'expected' | 'denied' | 'absent' = 'expected';
  /** The media type in which the server has taken a body. */
  mediaType: 'application/scim+json' | 'application/json' | undefined;
  /** How one member is taken out: named in the path of a PATCH, by writing those who remain, or by value. */
  removal: 'path' | 'rest' | 'value' = 'path';
  /** Whether a deleted user is gone; some servers keep them as inactive. */
  deletion: 'unknown' | 'for-good' | 'kept' = 'unknown';
  /** The largest page that was answered, and the largest that is asked for where more was refused. */
  rowsTaken = 0;
  mostRows: number | undefined;
  /** By which attribute names are sorted: not every server keeps a display name. */
  nameAttribute: SortAttribute = 'displayName';

  refute(claim: Claim): void {
    this.#refuted.add(claim);
    this.#proven.delete(claim);
  }

  prove(claim: Claim): void {
    if (!this.#refuted.has(claim)) this.#proven.add(claim);
  }

  refuted(claim: Claim): boolean {
    return this.#refuted.has(claim);
  }

  proven(claim: Claim): boolean {
    return this.#proven.has(claim);
  }

  get totalsAreWrong(): boolean {
    return this.totals === 'wrong';
  }

  get refutations(): number {
    return this.#refuted.size;
  }

  /** The id of the first row of a list, to recognise a server that starts anew past the end. Bounded. */
  firstId(list: string): string | undefined {
    return this.#firstIds.get(list);
  }

  rememberFirstId(list: string, id: string): void {
    if (this.#firstIds.size >= 50) this.#firstIds.clear();
    this.#firstIds.set(list, id);
  }

  /** What remains of `declared`. */
  degrees(declared: Capabilities): Pick<Capabilities, 'search' | 'sort' | 'filter'> {
    const plans = SEARCH_PLANS.filter(({ name }) => !this.refuted(name));
    const best = plans[0]?.level ?? 'none';
    return {
      search: declared.search === 'contains' || best === 'none' ? best : declared.search,
      sort: declared.sort.filter((key) => !this.refuted(`sort ${key}`)),
      filter: { ...declared.filter, states: this.refuted('active') ? [] : declared.filter.states },
    };
  }
}
