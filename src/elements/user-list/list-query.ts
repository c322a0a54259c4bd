import type { Capabilities } from '../../domain/capabilities.js';
import type { Page } from '../../domain/page.js';
import { USER_STATES, type User, type UserQuery, type UserSort, type UserState } from '../../domain/user.js';

/** What a list shows: the part of its state that belongs in a URL. */
export interface UserListQuery {
  /** As typed; blanks around it do not count. */
  readonly search: string;
  /** Only users in one of these; all when empty. */
  readonly states: readonly UserState[];
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

/** The query in the backend's terms; only what it can truly do is asked for. */
export function questionOf(query: UserListQuery, can: Capabilities, cursor: string | undefined): Question {
  const search = query.search.trim();
  const states = query.states.filter((state) => can.filter.states.includes(state));
  const sort = sortOf(query, can);
  const limit = pageSizeOf(query, can);
  const users: UserQuery = {
    ...(search !== '' && can.search !== 'none' && { search }),
    ...(states.length > 0 && { states }),
    ...(sort && { sort }),
    // Where one answer holds all, the pages are cut from it here: it is the whole list, so no row is misplaced.
    limit: can.paging === 'none' ? Math.max(1, can.maxPageSize) : limit,
    ...(can.paging === 'offset' && query.page > 1 && { offset: (query.page - 1) * limit }),
    ...(cursor !== undefined && { cursor }),
  };
  return { users, page: can.paging === 'none' ? 1 : query.page, counts: can.counts };
}

/** Whether anything narrows the list. */
export function isFiltered({ search, states }: UserListQuery): boolean {
  return search.trim() !== '' || states.length > 0;
}

/** How many people the account has, where one answer tells. Deleted ones are gone. */
export function populationOf({ page, question }: Answer): number | undefined {
  if (page.counts) {
    return Object.entries(page.counts).reduce((sum, [state, n]) => (state === 'deleted' ? sum : sum + n), 0);
  }
  const { search, states } = question.users;
  return search === undefined && states === undefined ? page.total : undefined;
}
