import { restAdapter } from '../../../src/adapters/rest/rest-adapter.js';
import { AccountUsersElement } from '../../../src/elements/account-users/account-users.js';
import { directoryOf } from '../../../src/state/directory.js';
import { part } from './dom.js';
import { keepView } from './kept-view.js';
import { startRouter } from './router.js';
import { readSession } from './session.js';
import { askToSignIn } from './sign-in-dialog.js';

/** Connects the page to the account, and what it shows to its address. */
export function startUsers(account: string, person: string): void {
  const users = part('account-users', AccountUsersElement);
  users.adapter = adapterFor(account, person);
  keepView(users);
  startRouter(users);
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
    if ((await askToSignIn(person)) !== 'signed-in') return;
    const session = await readSession().catch(() => undefined);
    // Somebody else must not go on with what this person had open.
    if (session?.signedIn?.email === person) directoryOf(adapter).signedInAnew();
    else location.reload();
  };
  return adapter;
}
