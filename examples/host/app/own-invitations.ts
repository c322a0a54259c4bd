import '../../../src/elements/my-invitations/define.js';
import { restAdapter } from '../../../src/adapters/rest/rest-adapter.js';
import { MyInvitationsElement } from '../../../src/elements/my-invitations/my-invitations.js';
import { part } from './dom.js';

/** What whoever is signed in is invited to, in any account; the style sheet shows it when there is something. */
export function startOwnInvitations(): void {
  const own = part('my-invitations', MyInvitationsElement);
  own.continueUrlOf = ({ id }) => `/?account=${encodeURIComponent(id)}`;
  own.adapter = restAdapter({ baseUrl: '/api', account: '' });
}
