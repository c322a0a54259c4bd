import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import { sendKeys } from '@web/test-runner-commands';
import { around } from '../../../mocks/around.js';
import { without } from '../../../mocks/scenarios.js';
import type { MemoryAdapter } from '../../../src/adapters/memory/memory-adapter.js';
import type { OpenInvitation } from '../../../src/domain/acceptance.js';
import { DirectoryError, type InvitationCode } from '../../../src/domain/errors.js';
import type { AcceptInvitationElement } from '../../../src/elements/accept-invitation/accept-invitation.js';
import type { SignInRequestEvent } from '../../../src/elements/parts/acceptance-events.js';
import { accessible, button, field, fill, findButton, findField, press, sees, seen, show } from '../parts/acting.js';
import { acceptWorld, counted, focused, IDENTITY, INVITED, open, PASSWORD } from './accept-world.js';
import { waitUntil } from '../../support/patience.js';

const ELSEWHERE = { email: 'elif@studio.example', name: 'Elif Studio' };

/** A host that signs the person in and comes back. */
function signsIn(element: HTMLElement & { resume(): Promise<void> }, signIn: () => void): string[] {
  const asked: string[] = [];
  element.addEventListener('sign-in-request', (event) => {
    event.preventDefault();
    asked.push(event.email ?? '');
    signIn();
    void element.resume();
  });
  return asked;
}

const refusal = (code: InvitationCode): DirectoryError => new DirectoryError('invitation', 'no', { code });

/** A backend that shows an invitation to nobody but the invited person. */
function unseenBefore(adapter: MemoryAdapter, before: InvitationCode): MemoryAdapter {
  return around(adapter, async ({ member }, next) => {
    const answer = await next();
    if (member !== 'acceptance.peek') return answer;
    const { signedIn } = answer as OpenInvitation;
    if (signedIn?.email === INVITED.email) return answer;
    throw refusal(signedIn ? before : 'sign-in-required');
  });
}

describe('accept-invitation: people who have an account', () => {
  it('sends an existing identity to sign in, keeps what was typed, then joins with one press and no password', async () => {
    const world = await acceptWorld({ identities: [IDENTITY] });
    const element = await open(world.adapter, world.token);
    await fill(element, 'Last name', 'Demir');
    await fill(element, 'Password', PASSWORD);
    await press(element, 'Accept and join');
    await sees(element, 'Sign in to join');
    expect(seen(element)).to.contain(`An account with ${INVITED.email} already exists.`);
    expect(focused(element)).to.equal('Sign in to join');
    await accessible(element);
    await press(element, 'Back');
    expect((await field(element, 'Last name')).value).to.equal('Demir');
    expect((await field(element, 'Password')).value).to.equal(PASSWORD);
    const asked = signsIn(element, () => world.adapter.signIn(INVITED.email));
    await press(element, 'I already have an account: sign in');
    await button(element, 'Join as \u2068Elif Yıldırım\u2069');
    expect(asked).to.deep.equal([INVITED.email]);
    expect(findField(element, 'Password')).to.equal(undefined);
    await accessible(element);
    await press(element, /^Join as/u);
    await sees(element, 'You are in');
    expect((await world.adapter.users.get(world.user.id)).state).to.equal('active');
  });

  it('tells how to go on when the host has no sign-in', async () => {
    const world = await acceptWorld({ identities: [IDENTITY] });
    const element = await open(
      around(world.adapter, async ({ member }, next) => {
        const answer = await next();
        return member === 'acceptance.peek' ? { ...(answer as object), waysIn: ['sign-in'] } : answer;
      }),
      world.token,
    );
    await press(element, 'Sign in');
    await sees(element, 'Sign in to this service in another tab');
    world.adapter.signIn(INVITED.email);
    await press(element, 'Check again');
    await button(element, /^Join as/u);
  });

  it('offers the host’s single sign-on, and tells which was pressed', async () => {
    const world = await acceptWorld({ identities: [IDENTITY] });
    const element = await open(world.adapter, world.token);
    expect(findButton(element, /^Continue with/u)).to.equal(undefined);
    element.sso = '';
    await button(element, 'Continue with SSO');
    element.sso = 'Entra ID';
    await button(element, /^Continue with .*Entra ID/u);
    await accessible(element);
    const asked: string[] = [];
    element.addEventListener('sign-in-request', (event) => {
      event.preventDefault();
      asked.push(`${event.by} ${event.email}`);
      world.adapter.signIn(INVITED.email);
      void element.resume();
    });
    await press(element, /^Continue with/u);
    await button(element, /^Join as/u);
    expect(asked).to.deep.equal([`sso ${INVITED.email}`]);
  });

  it('puts the host’s own ways to sign in where the single sign-on stands', async () => {
    const world = await acceptWorld();
    const element = await show<AcceptInvitationElement>(
      html`<accept-invitation .adapter=${world.adapter} .token=${world.token}>
        <button slot="sso" type="button">Continue with the staff card</button>
      </accept-invitation>`,
    );
    await sees(element, 'Join Northwind Trading');
    await waitUntil(() => element.querySelector('button')?.checkVisibility());
    await sees(element, /Accept and join or/u);
  });

  it('checks again by itself when the person comes back from another tab', async () => {
    const world = await acceptWorld({ identities: [IDENTITY] });
    const element = await open(world.adapter, world.token);
    await press(element, 'I already have an account: sign in');
    await sees(element, 'Sign in to this service in another tab');
    world.adapter.signIn(INVITED.email);
    document.dispatchEvent(new Event('visibilitychange'));
    await button(element, /^Join as/u);
  });

  it('asks nothing of who is signed in with the invited address but one press', async () => {
    const world = await acceptWorld({ identities: [IDENTITY], signedIn: { ...IDENTITY, email: 'ELIF@Example.com' } });
    const element = await open(world.adapter, world.token);
    await button(element, /^Join as/u);
    expect(element.renderRoot.querySelector('input')).to.equal(null);
    await press(element, /^Join as/u);
    await sees(element, 'You are in');
  });

  it('shows both addresses to somebody else, switches, and asks the host to sign in', async () => {
    const world = await acceptWorld({ signedIn: ELSEWHERE });
    const { adapter, calls } = counted(world.adapter);
    const element = await open(adapter, world.token);
    await sees(element, 'This invitation is for someone else');
    expect(seen(element)).to.contain(INVITED.email);
    expect(seen(element)).to.contain(ELSEWHERE.email);
    await accessible(element);
    const asked = signsIn(element, () => undefined);
    await press(element, 'Switch account');
    await sees(element, 'Join Northwind Trading');
    expect(asked).to.deep.equal([INVITED.email]);
    expect(calls.filter((call) => call !== 'acceptance.peek')).to.deep.equal(['acceptance.signOut']);
  });

  it('lets somebody else stay signed in, with nothing changed', async () => {
    const world = await acceptWorld({ signedIn: ELSEWHERE });
    const { adapter, calls } = counted(world.adapter);
    const element = await open(adapter, world.token);
    await press(element, 'Stay signed in');
    await sees(element, 'Nothing was changed');
    expect(focused(element)).to.equal('Nothing was changed');
    expect(calls).to.deep.equal(['acceptance.peek']);
    await press(element, 'Back');
    await sees(element, 'This invitation is for someone else');
  });

  it('switches without a sign-out where the backend has none', async () => {
    const world = await acceptWorld({ signedIn: ELSEWHERE });
    const element = await open(without(world.adapter, ['acceptance.signOut']), world.token);
    await button(element, 'Switch account');
    setTimeout(() => void press(element, 'Switch account'));
    const event = await oneEvent<SignInRequestEvent>(element, 'sign-in-request');
    event.preventDefault();
    expect(event.email).to.equal(INVITED.email);
  });

  it('asks to sign in first where the backend shows nothing before, then shows the invitation', async () => {
    const world = await acceptWorld({ identities: [IDENTITY] });
    const element = await open(unseenBefore(world.adapter, 'sign-in-required'), world.token);
    await sees(element, 'Sign in to see the invitation');
    expect(seen(element)).not.to.contain('Northwind');
    await accessible(element);
    const asked = signsIn(element, () => world.adapter.signIn(INVITED.email));
    await press(element, 'Sign in');
    await press(element, /^Join as/u);
    await sees(element, 'You are in');
    expect(asked).to.deep.equal(['']);
  });

  it('switches from a wrong account of which the backend tells nothing', async () => {
    const world = await acceptWorld({ signedIn: ELSEWHERE, identities: [IDENTITY] });
    const element = await open(unseenBefore(world.adapter, 'wrong-account'), world.token);
    await sees(element, 'This invitation is for someone else');
    await accessible(element);
    const asked = signsIn(element, () => world.adapter.signIn(INVITED.email));
    await press(element, 'Switch account');
    await button(element, /^Join as/u);
    expect(asked).to.deep.equal(['']);
  });

  it('checks again after the address was confirmed where the backend wants that first', async () => {
    const world = await acceptWorld({ signedIn: IDENTITY });
    let confirmed = false;
    const adapter = around(world.adapter, ({ member }, next) =>
      member === 'acceptance.peek' && !confirmed ? Promise.reject(refusal('verification-required')) : next(),
    );
    const element = await open(adapter, world.token);
    await sees(element, 'The invitation is shown once your address is confirmed.');
    await accessible(element);
    await press(element, 'Check again');
    await waitUntil(() => focused(element) === 'Confirm your address');
    confirmed = true;
    await press(element, 'Check again');
    await button(element, /^Join as/u);
  });

  it('says that there is nothing to accept where the backend shows no more to a member', async () => {
    const world = await acceptWorld({ signedIn: IDENTITY });
    const adapter = around(world.adapter, () => Promise.reject(refusal('already-member')));
    const element = await open(adapter, world.token);
    await sees(element, 'You already belong to this account');
    expect(element.renderRoot.querySelector('a')?.href).to.contain('/home');
    await accessible(element);
  });

  it('shows a wrong account that came up between reading and joining, and both addresses where they are told', async () => {
    const world = await acceptWorld({ identities: [IDENTITY, ELSEWHERE], signedIn: IDENTITY });
    const element = await open(world.adapter, world.token);
    await button(element, /^Join as/u);
    world.adapter.signIn(ELSEWHERE.email);
    await press(element, /^Join as/u);
    await sees(element, 'This invitation is for someone else');
    await sees(element, ELSEWHERE.email);
    expect(seen(element)).to.contain(INVITED.email);
  });

  it('has nothing to accept for a member', async () => {
    const world = await acceptWorld({ signedIn: IDENTITY });
    const element = await open(
      around(world.adapter, async ({ member }, next) => {
        const answer = await next();
        return member === 'acceptance.peek' ? { ...(answer as object), alreadyMember: true } : answer;
      }),
      world.token,
    );
    await sees(element, 'You already belong to Northwind Trading');
    expect(element.renderRoot.querySelector('a')?.href).to.contain('/home');
    await accessible(element);
  });

  it('proves an address by a mailed code and a new password, then joins', async () => {
    const world = await acceptWorld({ identities: [{ ...IDENTITY, verified: false }], signedIn: IDENTITY });
    const element = await open(world.adapter, world.token);
    await press(element, /^Join as/u);
    await sees(element, 'Confirm your address');
    await press(element, 'Send the code');
    await sees(element, 'A code is on its way');
    const code = await field(element, 'Code from the mail');
    expect([code.autocomplete, code.inputMode]).to.deep.equal(['one-time-code', 'numeric']);
    await press(element, 'Confirm and go on');
    await sees(element, 'Enter the code from the mail.');
    await waitUntil(() => focused(element) === 'code');
    await fill(element, 'Code from the mail', '000');
    await fill(element, 'New password', PASSWORD);
    await press(element, 'Confirm and go on');
    await sees(element, 'This code is not right');
    await waitUntil(() => focused(element) === 'code');
    expect((await field(element, 'New password')).value).to.equal(PASSWORD);
    await accessible(element);
    const mail = world.mails.findLast(({ kind }) => kind === 'code');
    await fill(element, 'Code from the mail', mail?.kind === 'code' ? mail.code : '');
    await sendKeys({ press: 'Enter' });
    await sees(element, 'You are in');
  });

  it('says to sign in with the new password where the proof signs nobody in', async () => {
    const world = await acceptWorld({ identities: [IDENTITY] });
    // As the reference server does it: older sessions end, and no new one begins.
    const adapter = around(world.adapter, async ({ member }, next) => {
      const answer = await next();
      if (member === 'acceptance.confirmCode') await world.adapter.acceptance.signOut();
      return answer;
    });
    const element = await open(adapter, world.token);
    await fill(element, 'Password', PASSWORD);
    await press(element, 'Accept and join');
    await press(element, 'I do not know the password');
    await press(element, 'Send the code');
    const mail = world.mails.findLast(({ kind }) => kind === 'code');
    await fill(element, 'Code from the mail', mail?.kind === 'code' ? mail.code : '');
    expect((await field(element, 'New password')).value).to.equal(PASSWORD);
    await press(element, 'Confirm and go on');
    await sees(element, `${INVITED.email} is confirmed and the new password is set.`);
    signsIn(element, () => world.adapter.signIn(INVITED.email));
    await press(element, 'Sign in');
    await press(element, /^Join as/u);
    await sees(element, 'You are in');
  });

  it('declines after a question, with a reason that may be left out', async () => {
    const world = await acceptWorld();
    const element = await open(world.adapter.as(undefined), world.token);
    await press(element, 'Decline');
    await sees(element, 'Decline the invitation to Northwind Trading ?'.replace(' ?', '?'));
    await accessible(element);
    await press(element, 'Keep it');
    await sees(element, 'Join Northwind Trading');
    await press(element, 'Decline');
    await fill(element, /^Reason/u, 'Wrong company');
    let declined = 0;
    element.addEventListener('invitation-decline', () => (declined += 1));
    await press(element, 'Decline the invitation');
    await sees(element, 'You declined the invitation');
    expect(declined).to.equal(1);
    expect(focused(element)).to.equal('You declined the invitation');
    expect((await world.adapter.users.get(world.user.id)).invitation?.state).to.equal('declined');
  });

  it('offers no decline where the backend has none', async () => {
    const world = await acceptWorld();
    const element = await open(without(world.adapter, ['acceptance.decline']), world.token);
    await button(element, 'Accept and join');
    expect(findButton(element, 'Decline')).to.equal(undefined);
  });
});
