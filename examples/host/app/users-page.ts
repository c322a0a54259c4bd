import '../../../src/elements/account-users/define.js';
import { part } from './dom.js';
import { startOwnInvitations } from './own-invitations.js';
import { signInPath } from './next-page.js';
import { startPreferences } from './preferences.js';
import { readSession, signOut, type Session } from './session.js';
import { startSide } from './side.js';
import { startUsers } from './users.js';

type Notice = 'loading' | 'failed' | 'member' | 'no-account';

/** Shows one thing in the place of the page's content, or the content itself. */
function show(what: Notice | 'users'): void {
  part('#workbench', HTMLElement).hidden = what !== 'users';
  for (const notice of document.querySelectorAll<HTMLElement>('[data-notice]'))
    notice.hidden = notice.dataset.notice !== what;
}

/** The account of the address, or the first. */
function accountOf({ accounts }: Session): Session['accounts'][number] | undefined {
  const asked = new URLSearchParams(location.search).get('account');
  return accounts.find(({ id }) => id === asked) ?? accounts[0];
}

function showPerson({ signedIn, accounts }: Session, current: string | undefined): void {
  part('#person-name', HTMLElement).textContent = signedIn?.name ?? '';
  part('#person-email', HTMLElement).textContent = signedIn?.email ?? '';
  part('#account-name', HTMLElement).textContent = accounts.find(({ id }) => id === current)?.name ?? '';
  const select = part('#account', HTMLSelectElement);
  select.replaceChildren(...accounts.map(({ id, name }) => new Option(name, id, false, id === current)));
  part('#account-choice', HTMLElement).hidden = accounts.length < 2;
  part('#person', HTMLElement).hidden = false;
}

async function start(): Promise<void> {
  show('loading');
  const session = await readSession().catch(() => undefined);
  if (!session) return show('failed');
  if (!session.signedIn) return location.replace(signInPath(location));
  startOwnInvitations();
  const account = accountOf(session);
  showPerson(session, account?.id);
  if (!account) return show('no-account');
  if (account.administrator === false) return show('member');
  show('users');
  startUsers(account.id, session.signedIn.email);
}

startPreferences('titleUsers');
startSide();
part('#retry', HTMLButtonElement).addEventListener('click', () => void start());
part('#sign-out', HTMLButtonElement).addEventListener(
  'click',
  () => void signOut().finally(() => location.assign('/sign-in')),
);
part('#account', HTMLSelectElement).addEventListener('change', (event) => {
  if (event.currentTarget instanceof HTMLSelectElement)
    location.assign(`/?account=${encodeURIComponent(event.currentTarget.value)}`);
});
void start();
