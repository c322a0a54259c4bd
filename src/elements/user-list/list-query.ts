import type { Capabilities } from '../../domain/capabilities.js';
import type { Page } from '../../domain/page.js';
import { parseFilter, type UserFilter } from '../../domain/filter-language.js';
import { timeRangeOf, type TimeSpan } from '../../domain/time-span.js';
import type { UserListView } from './list-view.js';
import { USER_STATES, type User, type UserQuery, type UserSort, type UserState } from '../../domain/user.js';

/** What a list shows: the part of its state that belongs in a URL. */
export interface UserListQuery {
  /** As typed; blanks around it do not count. */
  readonly search: string;
  /** Only users in one of these; all when empty. */
  readonly states: readonly UserState[];
  /** Only members of one of these groups, by name; all when empty. */
  readonly groups: readonly string[];
  /** Only those whose invitation one of these people sent, by name or address; all when empty. */
  readonly invitedBy: readonly string[];
  /** Only those whose invitation was sent then. */
  readonly invited: TimeSpan | undefined;
  /** Only those whose invitation ends, or ended, then. */
  readonly expires: TimeSpan | undefined;
  /** `undefined` until somebody chose one: by name, where the backend sorts by name. */
  readonly sort: UserSort | undefined;
  /** From 1. */
  readonly page: number;
  /** Rows per page, 1 to 100. */
  readonly pageSize: number;
}

/** One reading: the backend's query, and which page of the list it is. */
export interface Question {
  readonly users: UserQuery;
  readonly page: number;
  readonly counts: boolean;
}

export interface Answer {
  readonly question: Question;
  readonly page: Page<User>;
}

/** Whatever a host set, as a whole and possible query. */
export function asListQuery(given: Partial<UserListQuery>, pageSize: number): UserListQuery {
  return {
    search: given.search ?? '',
    states: USER_STATES.filter((state) => given.states?.includes(state)),
    groups: [...new Set(given.groups ?? [])],
    invitedBy: [...new Set(given.invitedBy ?? [])],
    invited: given.invited,
    expires: given.expires,
    sort: given.sort,
    page: atLeastOne(given.page ?? 1),
    pageSize: Math.min(100, atLeastOne(given.pageSize ?? pageSize)),
  };
}

function atLeastOne(value: number): number {
  return Number.isFinite(value) ? Math.max(1, Math.floor(value)) : 1;
}

/** The order in which the list stands: the chosen one, or by name, as far as the backend sorts the whole list. */
export function sortOf(query: UserListQuery, { sort }: Capabilities): UserSort | undefined {
  const wanted: UserSort = query.sort ?? { by: 'name', direction: 'ascending' };
  return sort.includes(wanted.by) ? wanted : undefined;
}

/** Rows per page as the backend gives them. */
export function pageSizeOf(query: UserListQuery, { maxPageSize }: Capabilities): number {
  return Math.min(query.pageSize, Math.max(1, maxPageSize));
}

/** What a query needs besides itself to become a question. */
export interface Asking {
  readonly can: Capabilities;
  /** Now, by the server's clock. */
  readonly now: Date;
  /** Ids of the groups and people that the query names. */
  readonly groupIds: readonly string[];
  readonly inviterIds: readonly string[];
}

/** Times that move with now are asked for in steps of this, in milliseconds: each step is another question. */
const STEP = 5 * 60_000;

/** What of the query narrows the list, in the backend's terms; only what it can truly do is asked for. */
export function narrowingOf(
  query: UserListQuery,
  { can, now, groupIds, inviterIds }: Asking,
): Omit<UserQuery, 'limit'> {
  const search = query.search.trim();
  const states = query.states.filter((state) => can.filter.states.includes(state));
  const sort = sortOf(query, can);
  const step = new Date(Math.floor(now.getTime() / STEP) * STEP);
  return {
    ...(search !== '' && can.search !== 'none' && { search }),
    ...(states.length > 0 && { states }),
    ...(groupIds.length > 0 && can.filter.groups && { groupIds }),
    ...(inviterIds.length > 0 && can.filter.invitedBy && { invitedBy: inviterIds }),
    ...(query.invited && can.filter.invited && { invited: timeRangeOf(query.invited, 'past', step) }),
    ...(query.expires && can.filter.expires && { expires: timeRangeOf(query.expires, 'future', step) }),
    ...(sort && { sort }),
  };
}

/** One page of the query in the backend's terms. */
export function questionOf(query: UserListQuery, asking: Asking, cursor: string | undefined): Question {
  const { can } = asking;
  const limit = pageSizeOf(query, can);
  const users: UserQuery = {
    ...narrowingOf(query, asking),
    // Where one answer holds all, the pages are cut from it here: it is the whole list, so no row is misplaced.
    limit: can.paging === 'none' ? Math.max(1, can.maxPageSize) : limit,
    ...(can.paging === 'offset' && query.page > 1 && { offset: (query.page - 1) * limit }),
    ...(cursor !== undefined && { cursor }),
  };
  return { users, page: can.paging === 'none' ? 1 : query.page, counts: can.counts };
}

/** Whether anything narrows the list. */
export function isFiltered(query: UserListQuery): boolean {
  return query.search.trim() !== '' || query.states.length > 0 || isNarrowed(query);
}

/** Whether anything beyond search and state does. */
export function isNarrowed({ groups, invitedBy, invited, expires }: UserListQuery): boolean {
  return groups.length > 0 || invitedBy.length > 0 || invited !== undefined || expires !== undefined;
}

/** What narrows the list, in the words of the filter language. */
export function filterOf({ search, states, groups, invitedBy, invited, expires }: UserListQuery): UserFilter {
  const text = search.trim();
  return { text, states, groups, invitedBy, ...(invited && { invited }), ...(expires && { expires }) };
}

/** The part of a query that a filter says; what it leaves out is taken away. */
export function queryOf({
  text,
  states,
  groups,
  invitedBy,
  invited,
  expires,
}: UserFilter): Pick<UserListQuery, 'search' | 'states' | 'groups' | 'invitedBy' | 'invited' | 'expires'> {
  return { search: text, states, groups, invitedBy, invited, expires };
}

/** The query as a view wants it; what the view leaves out stays. Where others are shown, they begin at the first page. */
export function viewed(query: UserListQuery, { filter, sort, pageSize }: Partial<UserListView>): UserListQuery {
  const others = filter !== undefined || sort !== undefined || pageSize !== undefined;
  return {
    ...query,
    ...(others && { page: 1 }),
    ...(filter !== undefined && queryOf(parseFilter(filter).filter)),
    ...(sort && { sort }),
    ...(pageSize !== undefined && { pageSize }),
  };
}

/** How many people the account has, where one answer tells. Deleted ones are gone. */
export function populationOf({ page, question }: Answer): number | undefined {
  if (page.counts) {
    return Object.entries(page.counts).reduce((sum, [state, n]) => (state === 'deleted' ? sum : sum + n), 0);
  }
  const { limit: _limit, offset: _offset, cursor: _cursor, sort: _sort, ...narrowing } = question.users;
  return Object.keys(narrowing).length === 0 ? page.total : undefined;
}
