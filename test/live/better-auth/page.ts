import { betterAuthAdapter } from '../../../src/adapters/better-auth/better-auth-adapter.js';
import '../../../src/elements/accept-invitation/define.js';

/* A host's page behind the mailed link: the element, and the host's own form to sign up with. */

const element = document.createElement('accept-invitation');
element.adapter = betterAuthAdapter({ baseUrl: '/api/auth' });
const form = document.querySelector('form');

element.addEventListener('sign-in-request', (event) => {
  event.preventDefault();
  form?.removeAttribute('hidden');
  form?.querySelector('input')?.focus();
});

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  void signUp(Object.fromEntries(new FormData(form)));
});

async function signUp(person: Readonly<Record<string, FormDataEntryValue>>): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch('/api/auth/sign-up/email', { method: 'POST', headers, body: JSON.stringify(person) });
  if (!response.ok) throw new Error(`Signing up: ${response.status}`);
  form?.setAttribute('hidden', '');
  await element.resume();
}

document.querySelector('main')?.append(element);
