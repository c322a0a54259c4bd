import type { Capabilities } from '../../domain/capabilities.js';
import type { UserSortKey, UserState } from '../../domain/user.js';
import { isFilterRefused } from './scim-attempts.js';
import type { ScimContext } from './scim-client.js';
import { compare } from './scim-filter.js';
import { readRows, type Listing } from './scim-listing.js';
import * as plans from './scim-plans.js';
import { wireConfig, wireUsers, type WireUser } from './scim-wire.js';

/*
 * What the server does. What it says of itself may be wrong in either direction, so each claim gets a question whose
 * answer is known from the first page; a write cannot be tried so, and there its word gives the order of trying. A
 * handful of small reads, once per session.
 */

/** Users whose answers are known: the first page. */
const SAMPLE = 100;

export async function probe(context: ScimContext, signal?: AbortSignal): Promise<Partial<Capabilities>> {
  if (await deniesPatch(context, signal)) context.learnt.patch = 'denied';
  const sample = (await readRows(context, { path: '/Users', expect: wireUsers, signal }, 0, SAMPLE)).rows;
  if (sample.some(({ displayName }) => displayName === undefined)) context.learnt.nameAttribute = 'name.familyName';
  const [search, states, sort] = await Promise.all([
    searchOf(context, sample, signal),
    statesOf(context, sample, signal),
    sortsOf(context, sample, signal),
  ]);
  return {
    ...(search !== undefined && { search }),
    sort,
    filter: { states, groups: context.declared.filter.groups },
  };
}

/** Whether the server says that it has no PATCH. Not every server has the document, or shows it to everybody. */
async function deniesPatch({ send }: ScimContext, signal?: AbortSignal): Promise<boolean> {
  try {
    const { value } = await send({ method: 'GET', path: '/ServiceProviderConfig', expect: wireConfig, signal });
    return value.patch?.supported === false;
  } catch (thrown) {
    if (signal?.aborted) throw thrown;
    return false;
  }
}

/** The rows, or `undefined` where the server refuses the question. */
async function rowsOf(
  context: ScimContext,
  asked: Partial<Listing<WireUser>>,
  limit: number,
): Promise<readonly WireUser[] | undefined> {
  try {
    return (await readRows(context, { path: '/Users', expect: wireUsers, ...asked }, 0, limit)).rows;
  } catch (thrown) {
    if (await isFilterRefused(context, thrown, asked.signal)) return undefined;
    throw thrown;
  }
}

/** The best plan that finds somebody who is known to be there; `undefined` when there is nobody to look for. */
async function searchOf(
  context: ScimContext,
  sample: readonly WireUser[],
  signal?: AbortSignal,
): Promise<Capabilities['search'] | undefined> {
  const { learnt } = context;
  for (const plan of plans.SEARCH_PLANS) {
    const known = sample.find((wire) => question(wire, plan) !== undefined);
    const text = known && question(known, plan);
    if (text === undefined) continue;
    const rows = await rowsOf(context, { filter: plans.searchFilter(plan, text), signal }, SAMPLE);
    const found = rows?.some(({ id }) => id === known?.id) ?? false;
    if (found && (rows ?? []).every((wire) => plans.matches(wire, text, plan.operator))) {
      learnt.prove(plan.name);
      return plan.level;
    }
    learnt.refute(plan.name);
  }
  return sample.length === 0 ? undefined : 'none';
}

/** A part of this user's name or user name in other case, with which the plan must find them. */
function question({ name, userName = '' }: WireUser, { operator, attributes }: plans.SearchPlan): string | undefined {
  if (operator === 'eq') return userName === '' ? undefined : userName;
  const whole = attributes.length > 1 ? (name?.familyName ?? '') : userName;
  // Letters that have one form in each case, so that no server's idea of case decides.
  if (!/^[a-z][a-z@.-]{3,}$/iu.test(whole)) return undefined;
  return (operator === 'co' ? whole.slice(1, -1) : whole.slice(0, -1)).toUpperCase();
}

async function statesOf(context: ScimContext, sample: readonly WireUser[], signal?: AbortSignal): Promise<UserState[]> {
  for (const active of [false, true]) {
    const rows = await rowsOf(context, { filter: compare('active', 'eq', active), signal }, SAMPLE);
    const wrong = rows === undefined || rows.some((wire) => plans.isActive(wire) !== active);
    if (wrong || (rows.length === 0 && sample.some((wire) => plans.isActive(wire) === active))) {
      context.learnt.refute('active');
      return [];
    }
  }
  context.learnt.prove('active');
  return ['active', 'blocked'];
}

async function sortsOf(
  context: ScimContext,
  sample: readonly WireUser[],
  signal?: AbortSignal,
): Promise<UserSortKey[]> {
  const sorted = await Promise.all(plans.SORT_KEYS.map((by) => sorts(context, by, sample, signal)));
  return plans.SORT_KEYS.filter((_by, at) => sorted[at]);
}

/** The first of all and the last of all, by themselves: a server that sorts inside the page gives the same row twice. */
async function sorts(
  context: ScimContext,
  by: UserSortKey,
  sample: readonly WireUser[],
  signal?: AbortSignal,
): Promise<boolean> {
  const sortBy = plans.sortAttribute(by, context.learnt.nameAttribute);
  if (sortBy === undefined) return false;
  const [least, most] = await Promise.all(
    [false, true].map((descending) => rowsOf(context, { sortBy, descending, signal }, 1)),
  );
  const fits = (wire: WireUser): boolean =>
    plans.inOrder([...(least ?? []), wire], sortBy, false) && plans.inOrder([...(most ?? []), wire], sortBy, true);
  const holds = least !== undefined && most !== undefined && sample.every(fits);
  if (!holds) context.learnt.refute(`sort ${by}`);
  return holds;
}
