import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { around } from '../../../mocks/around.js';
import { restFetch } from '../../../mocks/handlers/rest.js';
import { answersLost, failing, slow } from '../../../mocks/scenarios.js';
import { restAdapter } from '../../../src/adapters/rest/rest-adapter.js';
import type { Registration } from '../../../src/domain/acceptance.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import type { InvitationAcceptEvent } from '../../../src/elements/parts/acceptance-events.js';
import type { PasswordStrength } from '../../../src/elements/accept-invitation/password-strength.js';
import {
  accessible,
  announced,
  button,
  descriptionOf,
  field,
  fill,
  findField,
  press,
  sees,
  seen,
} from '../parts/acting.js';
import { acceptWorld, counted, focused, IDENTITY, INVITED, open, PASSWORD } from './accept-world.js';
import { waitUntil } from '../../support/patience.js';

describe('accept-invitation: registering', () => {
  it('says first what it is about, and changes nothing by being opened', async () => {
    const world = await acceptWorld();
    const { adapter, calls } = counted(world.adapter);
    const element = await open(adapter, world.token);
    await sees(element, 'Join Northwind Trading');
    expect(seen(element)).to.contain('Anna Lindqvist invited you to Everyone and Finance .');
    expect(seen(element)).to.match(/Valid until Nov 30, 2026/u);
    expect(calls).to.deep.equal(['acceptance.peek']);
    expect((await world.adapter.users.get(world.user.id)).state).to.equal('invited');
    await waitUntil(() => announced(element).includes('Join') || 'ariaNotify' in element);
    expect(document.activeElement).to.equal(document.body);
    await accessible(element);
  });

  it('prefills the names, keeps the address as the user name, and joins by keyboard', async () => {
    const world = await acceptWorld();
    const element = await open(world.adapter.as(undefined), world.token);
    const email = await field(element, 'Email');
    expect([email.value, email.readOnly, email.autocomplete]).to.deep.equal([INVITED.email, true, 'username']);
    expect((await field(element, 'First name')).value).to.equal('Elif');
    expect((await field(element, 'Password')).autocomplete).to.equal('new-password');
    await fill(element, 'Last name', 'Demir');
    await fill(element, 'Password', PASSWORD);
    setTimeout(() => void sendKeys({ press: 'Enter' }));
    const event = await oneEvent<InvitationAcceptEvent>(element, 'invitation-accept');
    expect(event.accepted).to.deep.equal({
      account: { id: 'ACC-1', name: 'Northwind Trading' },
      userId: world.user.id,
      signedIn: true,
    });
    await sees(element, 'You are in');
    expect(focused(element)).to.equal('You are in');
    const link = element.renderRoot.querySelector('a');
    expect(link?.href).to.equal(new URL('/home', location.href).href);
    expect((await world.adapter.users.get(world.user.id)).lastName).to.equal('Demir');
    expect(element.renderRoot.querySelector('input')).to.equal(null);
    await accessible(element);
  });

  it('ticks the rules while typing and names what is missing on the first wrong field', async () => {
    const world = await acceptWorld();
    const { adapter, calls } = counted(world.adapter.as(undefined));
    const element = await open(adapter, world.token, true);
    await fill(element, 'Password', 'elif');
    expect(descriptionOf(await field(element, 'Password'))).to.contain('At least 12 characters, open');
    expect(descriptionOf(await field(element, 'Password'))).to.contain('Without your name or address, open');
    await fill(element, 'First name', '');
    await press(element, 'Accept and join');
    await sees(element, 'Enter your first name.');
    await sees(element, 'Agree to the terms to join.');
    await waitUntil(() => focused(element) === 'firstName');
    expect(descriptionOf(await field(element, 'Password'))).to.contain('Use at least 12 characters.');
    await accessible(element);
    await fill(element, 'First name', 'Elif');
    await fill(element, 'Password', PASSWORD);
    expect(descriptionOf(await field(element, 'Password'))).to.contain('At least 12 characters, done');
    await press(element, 'Accept and join');
    await waitUntil(() => focused(element) === 'terms');
    expect(calls).not.to.contain('acceptance.accept');
    (await field(element, 'I agree to the terms.')).focus();
    await sendKeys({ press: 'Space' });
    await press(element, 'Accept and join');
    await sees(element, 'You are in');
  });

  it('sends the phone number of the invitation and that the terms were agreed to', async () => {
    const world = await acceptWorld();
    const phone = { countryCode: '+43', number: '6601234567' };
    let sent: Registration | undefined;
    const adapter = around(world.adapter.as(undefined), async ({ member, args }, next) => {
      if (member === 'acceptance.accept') sent = args[1] as Registration;
      const answer = await next();
      return member === 'acceptance.peek' ? { ...(answer as object), phone } : answer;
    });
    const element = await open(adapter, world.token, true);
    await fill(element, 'Password', PASSWORD);
    (await field(element, 'I agree to the terms.')).click();
    await press(element, 'Accept and join');
    await sees(element, 'You are in');
    expect(sent).to.deep.equal({
      firstName: 'Elif',
      lastName: 'Yıldırım',
      password: PASSWORD,
      phone,
      acceptedTerms: true,
    });
  });

  it('lets a number be corrected, and names what is wrong with it', async () => {
    const world = await acceptWorld();
    const sent: Registration[] = [];
    const adapter = around(world.adapter.as(undefined), async ({ member, args }, next) => {
      if (member === 'acceptance.accept') sent.push(args[1] as Registration);
      const answer = await next();
      const phone = { countryCode: '+43', number: '6601234567', country: 'AT' };
      return member === 'acceptance.peek' ? { ...(answer as object), phone } : answer;
    });
    const element = await open(adapter, world.token);
    // What the correction fetches is here already, so that no test waits for it.
    await import('../../../src/lazy/phone.js');
    const phone = await field(element, /^Phone/u);
    expect([phone.value, phone.type, phone.autocomplete]).to.deep.equal(['+43 6601234567', 'tel', 'tel']);
    await fill(element, 'Password', PASSWORD);
    await fill(element, /^Phone/u, '+43 6');
    await press(element, 'Accept and join');
    await sees(element, 'This number is too short.');
    await waitUntil(() => focused(element) === 'phone');
    await accessible(element);
    expect(sent).to.deep.equal([]);
    await fill(element, /^Phone/u, '0660 7654321');
    await press(element, 'Accept and join');
    await sees(element, 'You are in');
    expect(sent[0]?.phone).to.deep.equal({ countryCode: '+43', number: '6607654321', country: 'AT' });
  });

  it('asks nobody for a number who was invited without one', async () => {
    const world = await acceptWorld();
    const element = await open(world.adapter, world.token);
    await field(element, 'Password');
    expect(findField(element, /^Phone/u)).to.equal(undefined);
  });

  it('shows what the host’s judge says of the last password typed, and lets a weak one pass', async () => {
    const world = await acceptWorld();
    const element = await open(world.adapter.as(undefined), world.token);
    const answers = new Map<string, (strength: PasswordStrength) => void>();
    const owners: unknown[] = [];
    element.passwordStrength = (password, owner) => {
      owners.push(owner);
      return new Promise((resolve) => answers.set(password, resolve));
    };
    await fill(element, 'Password', 'ab');
    await waitUntil(() => answers.has('ab'));
    answers.get('ab')?.({ score: 1, hint: 'Add another word.' });
    await sees(element, 'Strength: easy to guess. Add another word.');
    expect(owners[0]).to.deep.equal(INVITED);
    await fill(element, 'Password', PASSWORD);
    await waitUntil(() => answers.has(PASSWORD));
    answers.get(PASSWORD)?.({ score: 2 });
    await sees(element, 'Strength: fair.');
    answers.get(PASSWORD.slice(0, -1))?.({ score: 0 });
    expect(descriptionOf(await field(element, 'Password'))).to.contain('Strength: fair.');
    await accessible(element);
    await press(element, 'Accept and join');
    await sees(element, 'You are in');
  });

  it('says once that the rules are met', async () => {
    const world = await acceptWorld();
    const element = await open(world.adapter, world.token);
    await fill(element, 'Password', PASSWORD);
    await waitUntil(() => announced(element).includes('The password meets the rules.'));
  });

  it('keeps what was typed when the session is missing in the middle', async () => {
    const world = await acceptWorld();
    const adapter = failing(world.adapter.as(undefined), 'unauthenticated', { only: ['acceptance.accept'], times: 1 });
    const element = await open(adapter, world.token);
    await fill(element, 'Last name', 'Demir');
    await fill(element, 'Password', PASSWORD);
    await press(element, 'Accept and join');
    await sees(element, `Sign in as ${INVITED.email}, then join with one press. What you typed is kept.`);
    await accessible(element);
    await press(element, 'Back');
    expect((await field(element, 'Last name')).value).to.equal('Demir');
    expect((await field(element, 'Password')).value).to.equal(PASSWORD);
    await press(element, 'Accept and join');
    await sees(element, 'You are in');
  });

  it('offers signing in when a server says that a session has ended in the middle, and goes on from there', async () => {
    const world = await acceptWorld({ identities: [IDENTITY] });
    const guest = world.adapter.as(undefined);
    const server = restFetch(failing(guest, 'unauthenticated', { only: ['acceptance.accept'], times: 1 }));
    const element = await open(restAdapter({ baseUrl: '/api', account: '', fetch: server }), world.token);
    await fill(element, 'Last name', 'Demir');
    await fill(element, 'Password', PASSWORD);
    await press(element, 'Accept and join');
    await sees(element, `Sign in as ${INVITED.email}, then join with one press. What you typed is kept.`);
    await press(element, 'Back');
    expect((await field(element, 'Last name')).value).to.equal('Demir');
    guest.signIn(IDENTITY.email);
    await element.resume();
    await press(element, /^Join as/u);
    await sees(element, 'You are in');
  });

  it('keeps what was typed when something on the way refuses without knowing the link', async () => {
    const world = await acceptWorld();
    const init = { code: 'unknown', status: 401 };
    const adapter = failing(world.adapter.as(undefined), 'invitation', { only: ['acceptance.accept'], times: 1, init });
    const element = await open(adapter, world.token);
    await fill(element, 'Password', PASSWORD);
    await press(element, 'Accept and join');
    await sees(element, 'The service did not take this, and the invitation is still open.');
    expect((await field(element, 'Password')).value).to.equal(PASSWORD);
    await press(element, 'Try again');
    await sees(element, 'You are in');
  });

  it('shows and hides the password by a named button that says which', async () => {
    const world = await acceptWorld();
    const element = await open(world.adapter, world.token);
    await fill(element, 'Password', PASSWORD);
    const toggle = await button(element, 'Show password');
    expect(toggle.getAttribute('aria-pressed')).to.equal('false');
    await press(element, 'Show password');
    await waitUntil(() => toggle.getAttribute('aria-pressed') === 'true');
    const password = await field(element, 'Password');
    expect([password.type, password.value]).to.deep.equal(['text', PASSWORD]);
  });

  it('puts the backend’s own objection to the field, with the focus', async () => {
    const world = await acceptWorld();
    const init = { fields: [{ field: 'registration.password', code: 'common-password' }] };
    const adapter = failing(world.adapter.as(undefined), 'validation', { only: ['acceptance.accept'], times: 1, init });
    const element = await open(adapter, world.token);
    await fill(element, 'Password', PASSWORD);
    await press(element, 'Accept and join');
    await sees(element, 'This password is too common. Choose another.');
    await waitUntil(() => focused(element) === 'password');
    expect((await field(element, 'Password')).value).to.equal(PASSWORD);
  });

  it('keeps what was typed when the network fails, and goes on by the same press', async () => {
    const world = await acceptWorld();
    const adapter = failing(world.adapter.as(undefined), 'network', { only: ['acceptance.accept'], times: 1 });
    const element = await open(adapter, world.token);
    await fill(element, 'Last name', 'Demir');
    await fill(element, 'Password', PASSWORD);
    await press(element, 'Accept and join');
    await sees(element, 'The connection failed.');
    expect(element.renderRoot.querySelectorAll('[role="alert"]:not([aria-live])').length).to.equal(1);
    expect((await field(element, 'Last name')).value).to.equal('Demir');
    expect((await field(element, 'Password')).value).to.equal(PASSWORD);
    await accessible(element);
    await press(element, 'Try again');
    await sees(element, 'You are in');
  });

  it('asks again with the same key when the answer was lost, and is told the first answer', async () => {
    const world = await acceptWorld();
    const { adapter, calls } = counted(
      answersLost(world.adapter.as(undefined), { only: ['acceptance.accept'], times: 1 }),
    );
    const element = await open(adapter, world.token);
    await fill(element, 'Password', PASSWORD);
    await press(element, 'Accept and join');
    await press(element, 'Try again');
    await sees(element, 'You are in');
    expect(calls.filter((call) => call === 'acceptance.accept').length).to.equal(2);
  });

  it('makes one call of a press repeated while it runs', async () => {
    const world = await acceptWorld();
    const { adapter, calls } = counted(slow(world.adapter.as(undefined), 50, { only: ['acceptance.accept'] }));
    const element = await open(adapter, world.token);
    await fill(element, 'Password', PASSWORD);
    const submit = await button(element, 'Accept and join');
    submit.click();
    submit.click();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => submit.getAttribute('aria-busy') === 'true');
    await sees(element, 'You are in');
    expect(calls.filter((call) => call === 'acceptance.accept').length).to.equal(1);
  });

  it('turns to the dead link’s page when it died under the person’s hands', async () => {
    const world = await acceptWorld();
    const element = await open(world.adapter.as(undefined), world.token);
    await fill(element, 'Password', PASSWORD);
    world.clock.advance(8 * 86_400_000);
    await press(element, 'Accept and join');
    await sees(element, 'This invitation has expired');
    expect(focused(element)).to.equal('This invitation has expired');
    await button(element, 'Ask for a new link');
  });

  it('says what it is when the backend cannot take invitations', async () => {
    const world = await acceptWorld();
    const { acceptance: _acceptance, ...without } = world.adapter;
    const element = await open(without, world.token);
    await sees(element, 'Invitations cannot be accepted here');
  });

  it('asks nobody who is signed in to the account', async () => {
    const world = await acceptWorld();
    const { adapter, calls } = counted(world.adapter);
    const element = await open(adapter, world.token);
    await press(element, 'Decline');
    await press(element, 'Decline the invitation');
    await sees(element, 'You declined the invitation');
    expect(calls).to.deep.equal(['acceptance.peek', 'acceptance.decline']);
  });

  it('says that there is no connection, and loads by itself when it is back', async () => {
    const world = await acceptWorld();
    const error = new DirectoryError('network', 'down');
    let down = true;
    const adapter = around(world.adapter, (_call, next) => (down ? Promise.reject(error) : next()));
    const element = await open(adapter, world.token);
    await sees(element, 'There is no connection');
    await button(element, 'Try again');
    await accessible(element);
    down = false;
    window.dispatchEvent(new Event('online'));
    await sees(element, 'Join Northwind Trading');
    await fill(element, 'Last name', 'Demir');
    window.dispatchEvent(new Event('online'));
    await fill(element, 'Password', PASSWORD);
    expect((await field(element, 'Last name')).value).to.equal('Demir');
  });

  it('says with a retry that the invitation did not load', async () => {
    const world = await acceptWorld();
    const error = new DirectoryError('server', 'down');
    let down = true;
    const adapter = around(world.adapter, (_call, next) => (down ? Promise.reject(error) : next()));
    const element = await open(adapter, world.token);
    await sees(element, 'The invitation did not load');
    await accessible(element);
    down = false;
    await press(element, 'Try again');
    await sees(element, 'Join Northwind Trading');
    await waitUntil(() => focused(element) === 'Join Northwind Trading');
  });
});
