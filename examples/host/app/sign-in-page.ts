import { part } from './dom.js';
import { nextPath } from './next-page.js';
import { onLanguage, startPreferences } from './preferences.js';
import { readSession } from './session.js';
import { SignInForm } from './sign-in-form.js';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

function goOn(): void {
  location.replace(nextPath(new URLSearchParams(location.search).get('next'), location.origin));
}

/** A page that cannot ask who is signed in lets people sign in; the form says what is wrong. */
async function skipWhenSignedIn(): Promise<void> {
  const session = await readSession().catch(() => undefined);
  if (session?.signedIn) goOn();
}

startPreferences('titleSignIn');
part('#demonstration', HTMLElement).hidden = !LOOPBACK.includes(location.hostname);
const form = new SignInForm(part('form', HTMLFormElement), goOn);
onLanguage(() => form.retell());
form.prepare();
void skipWhenSignedIn();
