import type { Capabilities } from '../domain/capabilities.js';
import type { Page } from '../domain/page.js';
import { epoch } from '../domain/time.js';
import { userStateAt, type User, type UserQuery, type UserSort } from '../domain/user.js';

// What an answer shows of its backend: only what is sure from the rows alone, whatever the backend's language or search.

/** The page with every id once, the first of them. */
export function withoutTwins<T extends { readonly id: string }>(page: Page<T>): Page<T> {
  const seen = new Set<string>();
  const items = page.items.filter(({ id }) => !seen.has(id) && seen.add(id));
  return items.length === page.items.length ? page : { ...page, items };
}

/** The degrees that these rows show not to hold; `undefined` when they show nothing. */
export function contradictions(
  items: readonly User[],
  query: UserQuery,
  { filter, sort }: Capabilities,
  asOf?: string,
): Partial<Capabilities> | undefined {
  const now = asOf === undefined ? new Date() : new Date(asOf);
  const { states, groupIds } = query;
  const stray = states?.length ? items.some((user) => !fits(user, states, now)) : false;
  const elsewhere = groupIds?.length
    ? items.some(({ groups }) => groups.length > 0 && !groups.some(({ id }) => groupIds.includes(id)))
    : false;
  const unsorted = query.sort !== undefined && !isSorted(items, query.sort);
  if (!stray && !elsewhere && !unsorted) return undefined;
  return {
    ...((stray || elsewhere) && {
      filter: { ...filter, ...(stray && { states: [] }), ...(elsewhere && { groups: false }) },
    }),
    ...(unsorted && { sort: sort.filter((by) => by !== query.sort?.by) }),
  };
}

/** Clocks differ, so an invitation that ran out fits a filter for either of its states. */
function fits(user: User, states: NonNullable<UserQuery['states']>, now: Date): boolean {
  return states.includes(user.state) || states.includes(userStateAt(user, now));
}

/** Only times can be judged: how names and addresses are ordered is each backend's own matter. */
function isSorted(items: readonly User[], { by, direction }: UserSort): boolean {
  if (by !== 'joined' && by !== 'last-sign-in') return true;
  const times = items.flatMap((user) => {
    const at = by === 'joined' ? user.joinedAt : user.lastSignInAt;
    return at === undefined ? [] : [epoch(at)];
  });
  const sign = direction === 'descending' ? -1 : 1;
  // A day apart is no rounding and no time zone.
  return times.every((time, index) => index === 0 || sign * (time - (times[index - 1] ?? time)) >= -DAY_APART);
}

const DAY_APART = 86_400_000;

/** The question without the part that backends lack most often, and what that says of this one. */
export function withoutRefused(
  query: UserQuery,
  { filter }: Capabilities,
): { readonly query: UserQuery; readonly learnt: Partial<Capabilities> } | undefined {
  const { sort, states, groupIds, search, ...rest } = query;
  const searching = search === undefined ? {} : { search };
  if (sort) {
    const narrowed = { ...(states && { states }), ...(groupIds && { groupIds }) };
    return { query: { ...rest, ...searching, ...narrowed }, learnt: { sort: [] } };
  }
  if (groupIds) {
    const less = { ...rest, ...searching, ...(states && { states }) };
    return { query: less, learnt: { filter: { ...filter, groups: false } } };
  }
  if (states) return { query: { ...rest, ...searching }, learnt: { filter: { ...filter, states: [] } } };
  if (search !== undefined) return { query: rest, learnt: { search: 'none' } };
  return undefined;
}
