import { formatFilter, parseFilter } from '../../../src/domain/filter-language.js';
import { USER_STATES, type UserSort, type UserSortKey, type UserState } from '../../../src/domain/user.js';
import type { AccountPlace, AccountView } from '../../../src/elements/account-users/account-place.js';
import type { UserListQuery } from '../../../src/elements/user-list/list-query.js';

/** What the page shows, as its address says it. */
export interface ViewState extends AccountPlace {
  readonly query: Partial<UserListQuery>;
}

const SORTS: readonly UserSortKey[] = ['name', 'email', 'joined', 'last-sign-in', 'state'];
const TABS: readonly NonNullable<AccountPlace['tab']>[] = [
  'general',
  'groups',
  'details',
  'audit',
  'members',
  'permissions',
];
const VIEWS: readonly AccountView[] = ['users', 'add-user', 'groups', 'add-group', 'edit-group', 'settings'];

/** Addresses are typed and shared by people, so what does not fit is left out and not an error. */
export function viewOf(parameters: URLSearchParams): ViewState {
  return { ...placeOf(parameters), query: listOf(parameters) };
}

function placeOf(parameters: URLSearchParams): AccountPlace {
  const view = VIEWS.find((known) => known === parameters.get('view')) ?? 'users';
  const selected = parameters.get(idName(view));
  const tab = TABS.find((known) => known === parameters.get('tab'));
  return { view, ...(selected !== null && { selected }), ...(selected !== null && tab && { tab }) };
}

function listOf(parameters: URLSearchParams): Partial<UserListQuery> {
  const search = parameters.get('search');
  const states = parameters
    .getAll('state')
    .filter((state): state is UserState => USER_STATES.some((known) => known === state));
  const sort = sortOf(parameters.get('sort'));
  const page = wholeNumber(parameters.get('page'));
  const pageSize = wholeNumber(parameters.get('rows'));
  return {
    ...(search !== null && { search }),
    ...(states.length > 0 && { states }),
    ...narrowingOf(parameters.get('filter') ?? ''),
    ...(sort && { sort }),
    ...(page !== undefined && { page }),
    ...(pageSize !== undefined && { pageSize }),
  };
}

/** Groups, inviters and times, in the words in which a person types them; search and states stand for themselves. */
function narrowingOf(filter: string): Partial<UserListQuery> {
  const { groups, invitedBy, invited, expires } = parseFilter(filter).filter;
  return {
    ...(groups.length > 0 && { groups }),
    ...(invitedBy.length > 0 && { invitedBy }),
    ...(invited && { invited }),
    ...(expires && { expires }),
  };
}

function filterText({ groups = [], invitedBy = [], invited, expires }: Partial<UserListQuery>): string {
  const times = { ...(invited && { invited }), ...(expires && { expires }) };
  return formatFilter({ text: '', states: [], groups, invitedBy, ...times });
}

/** The same the other way round; what is as at the beginning is not written. */
export function parametersOf({ query, view, selected, tab }: ViewState, standardRows: number): URLSearchParams {
  const parameters = new URLSearchParams();
  if (view !== 'users') parameters.set('view', view);
  if (query.search) parameters.set('search', query.search);
  for (const state of query.states ?? []) parameters.append('state', state);
  const filter = filterText(query);
  if (filter !== '') parameters.set('filter', filter);
  if (query.sort) parameters.set('sort', `${query.sort.direction === 'descending' ? '-' : ''}${query.sort.by}`);
  if (query.page !== undefined && query.page > 1) parameters.set('page', String(query.page));
  if (query.pageSize !== undefined && query.pageSize !== standardRows) parameters.set('rows', String(query.pageSize));
  if (selected !== undefined) parameters.set(idName(view), selected);
  if (selected !== undefined && tab) parameters.set('tab', tab);
  return parameters;
}

function idName(view: AccountView): string {
  return view === 'users' || view === 'add-user' ? 'user' : 'group';
}

function sortOf(text: string | null): UserSort | undefined {
  const by = SORTS.find((key) => key === text?.replace(/^-/u, ''));
  return by && { by, direction: text?.startsWith('-') ? 'descending' : 'ascending' };
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,5}$/u.test(text) ? Number(text) : undefined;
}
