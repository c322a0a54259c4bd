import { restAdapter } from '../../../src/adapters/rest/rest-adapter.js';
import { AddUserWizardElement } from '../../../src/elements/add-user-wizard/add-user-wizard.js';
import { DirectoryProviderElement } from '../../../src/elements/directory-provider/directory-provider.js';
import { UserDetailsElement } from '../../../src/elements/user-details/user-details.js';
import { UserListElement } from '../../../src/elements/user-list/user-list.js';
import { directoryOf } from '../../../src/state/directory.js';
import { DetailsPanel } from './details-panel.js';
import { part } from './dom.js';
import { readSession } from './session.js';
import { askToSignIn } from './sign-in-dialog.js';
import { parametersOf, viewOf, type ViewState } from './view-state.js';

/** Puts the elements of the page together: the list, the wizard it asks for, the details, and the address of it all. */
export function startUsers(account: string, person: string): void {
  const provider = part('directory-provider', DirectoryProviderElement);
  const list = part('user-list', UserListElement);
  const details = part('user-details', UserDetailsElement);
  const wizard = part('add-user-wizard', AddUserWizardElement);
  const standardRows = list.pageSize;
  const panel = new DetailsPanel(() => go({ query: list.query }));

  const show = ({ query, user, tab }: ViewState): void => {
    list.query = query;
    place(user, tab);
  };
  const place = (user: ViewState['user'], tab: ViewState['tab']): void => {
    details.userId = user;
    details.tab = tab ?? 'general';
    panel.show(user !== undefined);
  };
  const go = (view: ViewState): void => {
    history.pushState(null, '', addressOf(view, standardRows));
    place(view.user, view.tab);
  };
  const note = (view: ViewState): void => history.replaceState(null, '', addressOf(view, standardRows));
  const shown = (): ViewState => viewOf(new URLSearchParams(location.search));

  provider.addEventListener('add-user-request', () => wizard.show());
  provider.addEventListener('user-view-request', (event) => {
    event.preventDefault();
    details.user = event.user;
    if (wizard.open) void wizard.close();
    go({ query: list.query, user: event.user.id, ...(event.tab && { tab: event.tab }) });
  });
  provider.addEventListener('details-close', () => go({ query: list.query }));
  provider.addEventListener('tab-change', (event) => note({ ...shown(), query: list.query, tab: event.tab }));
  list.addEventListener('view-change', (event) => note({ ...shown(), query: event.query }));
  addEventListener('popstate', () => show(shown()));

  provider.adapter = adapterFor(account, person);
  show(shown());
}

/** The address of the page as it is now, the account included. */
function addressOf(view: ViewState, standardRows: number): string {
  const parameters = parametersOf(view, standardRows);
  const account = new URLSearchParams(location.search).get('account');
  if (account !== null) parameters.set('account', account);
  return parameters.size > 0 ? `${location.pathname}?${parameters.toString()}` : location.pathname;
}

/** A sign-in that ended meanwhile is asked for again over the page, so that nothing on it is lost. */
function adapterFor(account: string, person: string): ReturnType<typeof restAdapter> {
  const adapter = restAdapter({
    baseUrl: '/api',
    account,
    fetch: async (input, init) => {
      const answer = await fetch(input, init);
      if (answer.status === 401) void signInAgain();
      return answer;
    },
  });
  const signInAgain = async (): Promise<void> => {
    if (!(await askToSignIn(person))) return;
    const session = await readSession().catch(() => undefined);
    // Somebody else must not go on with what this person had open.
    if (session?.signedIn?.email === person) directoryOf(adapter).signedInAnew();
    else location.reload();
  };
  return adapter;
}
