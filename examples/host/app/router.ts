import type { AccountPlace } from '../../../src/elements/account-users/account-place.js';
import type { AccountUsersElement } from '../../../src/elements/account-users/account-users.js';
import { parametersOf, viewOf, type ViewState } from './view-state.js';

/** Rows per page that the address does not name. */
const STANDARD_ROWS = 20;

/**
 * Keeps what `<account-users>` shows in the address, so that a link leads there, and back and forward go from place to
 * place. Where a person is makes a step in the history; what they search for replaces the step they are on.
 */
export function startRouter(users: AccountUsersElement): () => void {
  const shown = (): ViewState => viewOf(new URLSearchParams(location.search));
  const show = ({ query, ...place }: ViewState): void => {
    users.query = query;
    go(place);
  };
  const go = ({ view, selected, tab }: AccountPlace): void => void Object.assign(users, { view, selected, tab });
  const end = new AbortController();
  const { signal } = end;

  // The address goes first and the element follows it, as it does on the way back.
  users.addEventListener(
    'account-view-change',
    (event) => {
      event.preventDefault();
      const { view, selected, tab } = event;
      history.pushState(null, '', addressOf({ query: users.query, view, selected, tab }));
      go(event);
    },
    { signal },
  );
  users.addEventListener(
    'view-change',
    ({ query }) => history.replaceState(null, '', addressOf({ ...shown(), query })),
    { signal },
  );
  addEventListener('popstate', () => show(shown()), { signal });
  show(shown());
  return () => end.abort();
}

/** What else the address says stays in it: the account, say. */
function addressOf(state: ViewState): string {
  const parameters = parametersOf(state, STANDARD_ROWS);
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (!OURS.has(name)) parameters.append(name, value);
  }
  return parameters.size > 0 ? `${location.pathname}?${parameters.toString()}` : location.pathname;
}

const OURS: ReadonlySet<string> = new Set([
  'view',
  'search',
  'state',
  'filter',
  'sort',
  'page',
  'rows',
  'user',
  'group',
  'tab',
]);
