import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { around } from '../../../mocks/around.js';
import { answersLost, failing, slow } from '../../../mocks/scenarios.js';
import type { Registration } from '../../../src/domain/acceptance.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import type { InvitationAcceptEvent } from '../../../src/elements/accept-invitation/accept-invitation.events.js';
import { accessible, announced, button, descriptionOf, field, fill, press, sees, seen } from '../parts/acting.js';
import { acceptWorld, counted, focused, INVITED, open, PASSWORD } from './accept-world.js';

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

  it('says with a retry that the invitation did not load', async () => {
    const world = await acceptWorld();
    const error = new DirectoryError('network', 'down');
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
