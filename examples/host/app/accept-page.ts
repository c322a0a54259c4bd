import '../../../src/elements/accept-invitation/define.js';
import { restAdapter } from '../../../src/adapters/rest/rest-adapter.js';
import { AcceptInvitationElement } from '../../../src/elements/accept-invitation/accept-invitation.js';
import { part } from './dom.js';
import { signInPath } from './next-page.js';
import { startPreferences } from './preferences.js';
import { askToSignIn } from './sign-in-dialog.js';

startPreferences('titleAccept');
const invitation = part('accept-invitation', AcceptInvitationElement);

invitation.addEventListener('sign-in-request', (event) => {
  event.preventDefault();
  // A link that is used up names no address: then the sign-in page is the way on.
  if (event.email === undefined) location.assign('/sign-in');
  else void signIn(event.email);
});

// Who belongs to several accounts goes on in the one just joined.
invitation.addEventListener('invitation-accept', ({ accepted }) => {
  invitation.continueUrl = `/?account=${encodeURIComponent(accepted.account.id)}`;
});

async function signIn(email: string): Promise<void> {
  const answer = await askToSignIn(email);
  if (answer === 'signed-in') await invitation.resume();
  // A password manager, say, may know the sign-in page alone. The server keeps the link meanwhile.
  if (answer === 'elsewhere') await invitation.leaveFor(signInPath(location));
}

// Acceptance is about a link and not about an account, so none is named.
invitation.adapter = restAdapter({ baseUrl: '/api', account: '' });
