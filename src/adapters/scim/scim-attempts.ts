import { DirectoryError } from '../../domain/errors.js';
import { isRefusal, type ScimContext } from './scim-client.js';
import { all, compare, type Filter } from './scim-filter.js';
import { readRows, type Rows } from './scim-listing.js';
import * as plans from './scim-plans.js';
import { wireUsers, type WireUser } from './scim-wire.js';

/** One way to get an answer to a question; what the server does not choose is chosen here. */
export interface Attempt {
  /** What it takes for granted about the server. */
  readonly claim: string;
  readonly filter: Filter | undefined;
  /** What every row that the server chose must be. */
  readonly chosen: (wire: WireUser) => boolean;
  /** What is left to choose from those rows. */
  readonly keep?: ((wire: WireUser) => boolean) | undefined;
}

/** Best first; the last needs nothing from the server but the list. */
export function* attempts(
  { learnt, declared }: ScimContext,
  text: string,
  wanted: boolean | undefined,
): Generator<Attempt> {
  const active = wanted === undefined ? [] : [compare('active', 'eq', wanted)];
  const usable = plans.SEARCH_PLANS.filter(({ level }) => level === 'exact-email' || declared.search === 'contains');
  for (const plan of text === '' ? [undefined] : [...(declared.search === 'none' ? [] : usable), undefined]) {
    if (plan && learnt.refuted(plan.name)) continue;
    const search = plan ? plans.searchFilter(plan, text) : undefined;
    const searched = (wire: WireUser): boolean => !plan || plans.matches(wire, text, plan.operator);
    const left = choice(plan ? '' : text, undefined);
    const claim = plan ? `${plan.name} active` : 'active';
    if (active.length > 0 && !learnt.refuted('active') && !learnt.refuted(claim)) {
      const filter = all(search === undefined ? active : [search, ...active]);
      yield { claim, filter, chosen: (wire) => searched(wire) && plans.isActive(wire) === wanted, keep: left };
    }
    yield { claim: plan?.name ?? '', filter: search, chosen: searched, keep: choice(plan ? '' : text, wanted) };
  }
}

/**
 * Whether a filter was refused. Servers that break on a filter that they do not know answer 500: it was the filter when
 * the list without one comes.
 */
export async function isFilterRefused(context: ScimContext, thrown: unknown, signal?: AbortSignal): Promise<boolean> {
  if (isRefusal(thrown)) return true;
  if (!(thrown instanceof DirectoryError) || thrown.status !== 500) return false;
  const plain = readRows(context, { path: '/Users', expect: wireUsers, signal }, 0, 1);
  return plain.then(
    () => true,
    () => false,
  );
}

export function choice(text: string, wanted: boolean | undefined): Attempt['keep'] {
  if (text === '' && wanted === undefined) return undefined;
  return (wire) =>
    (text === '' || plans.matches(wire, text)) && (wanted === undefined || plans.isActive(wire) === wanted);
}

/**
 * Whether an answer can be right: rows that are not what was asked for mean that the filter was ignored, and none at all
 * cannot be right when somebody on the first page passes.
 */
export async function believable(
  context: ScimContext,
  { claim, filter, chosen }: Attempt,
  { rows, total }: Rows<WireUser>,
  offset = 0,
  signal?: AbortSignal,
): Promise<boolean> {
  if (filter === undefined) return true;
  if (rows.length > 0) return rows.filter(chosen).length * 2 >= rows.length;
  if (context.learnt.proven(claim) || (offset > 0 && total !== 0)) return true;
  const sample = await readRows(context, { path: '/Users', expect: wireUsers, signal }, 0, 100);
  return !sample.rows.some(chosen);
}
