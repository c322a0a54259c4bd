import { USER_STATES, type UserSort, type UserSortKey, type UserState } from '../../../src/domain/user.js';
import type { UserTab } from '../../../src/elements/parts/user-events.js';
import type { UserListQuery } from '../../../src/elements/user-list/list-query.js';

/** What the users page shows, as its address says it. */
export interface ViewState {
  readonly query: Partial<UserListQuery>;
  readonly user?: string;
  readonly tab?: UserTab;
}

const SORTS: readonly UserSortKey[] = ['name', 'email', 'joined', 'last-sign-in', 'state'];
const TABS: readonly UserTab[] = ['general', 'groups', 'details', 'audit'];

/** Addresses are typed and shared by people, so what does not fit is left out and not an error. */
export function viewOf(parameters: URLSearchParams): ViewState {
  const search = parameters.get('search');
  const states = parameters
    .getAll('state')
    .filter((state): state is UserState => USER_STATES.some((known) => known === state));
  const sort = sortOf(parameters.get('sort'));
  const page = wholeNumber(parameters.get('page'));
  const pageSize = wholeNumber(parameters.get('rows'));
  const user = parameters.get('user');
  const tab = TABS.find((known) => known === parameters.get('tab'));
  return {
    query: {
      ...(search !== null && { search }),
      ...(states.length > 0 && { states }),
      ...(sort && { sort }),
      ...(page !== undefined && { page }),
      ...(pageSize !== undefined && { pageSize }),
    },
    ...(user !== null && { user }),
    ...(user !== null && tab && { tab }),
  };
}

/** The same the other way round; what is as at the beginning is not written. */
export function parametersOf({ query, user, tab }: ViewState, standardRows: number): URLSearchParams {
  const parameters = new URLSearchParams();
  if (query.search) parameters.set('search', query.search);
  for (const state of query.states ?? []) parameters.append('state', state);
  if (query.sort) parameters.set('sort', `${query.sort.direction === 'descending' ? '-' : ''}${query.sort.by}`);
  if (query.page !== undefined && query.page > 1) parameters.set('page', String(query.page));
  if (query.pageSize !== undefined && query.pageSize !== standardRows) parameters.set('rows', String(query.pageSize));
  if (user !== undefined) parameters.set('user', user);
  if (user !== undefined && tab) parameters.set('tab', tab);
  return parameters;
}

function sortOf(text: string | null): UserSort | undefined {
  const by = SORTS.find((key) => key === text?.replace(/^-/u, ''));
  return by && { by, direction: text?.startsWith('-') ? 'descending' : 'ascending' };
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,5}$/u.test(text) ? Number(text) : undefined;
}
