import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { around } from '../../../mocks/around.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import type { AcceptInvitationElement } from '../../../src/elements/accept-invitation/accept-invitation.js';
import { takeToken } from '../../../src/elements/accept-invitation/invitation-token.js';
import { field, press, sees, fill } from '../parts/acting.js';
import { acceptWorld, IDENTITY, INVITED, PASSWORD, type AcceptWorld } from './accept-world.js';
import { waitUntil } from '../../support/patience.js';

const here = location.href;
const SECOND = { firstName: 'Marta', lastName: 'Kovács', email: 'marta@example.com' };

function linked(world: AcceptWorld): Promise<AcceptInvitationElement> {
  return linkedTo(world.adapter.as(undefined));
}

function linkedTo(adapter: DirectoryAdapter): Promise<AcceptInvitationElement> {
  return fixture<AcceptInvitationElement>(html`<accept-invitation .adapter=${adapter}></accept-invitation>`);
}

/** A page of the host's where people sign in; being an anchor of this one, it leaves the test where it is. */
function signInPage(): HTMLElement {
  const anchor = document.createElement('h2');
  anchor.id = 'sign-in';
  document.body.append(anchor);
  return anchor;
}

describe('accept-invitation: the token', () => {
  beforeEach(() => history.replaceState(null, '', here));
  afterEach(() => history.replaceState(null, '', here));

  it('is taken from the fragment, leaves the address bar at once, and survives a reload', async () => {
    const world = await acceptWorld();
    history.replaceState({ own: 1 }, '', `#${world.token}`);
    const element = await linked(world);
    expect(location.href).not.to.contain(world.token);
    await sees(element, 'Join Northwind Trading');
    element.remove();
    const again = await linked(world);
    await sees(again, 'Join Northwind Trading');
    expect((history.state as { own: number }).own).to.equal(1);
  });

  it('is taken from the query too, and other parameters stay', async () => {
    const world = await acceptWorld();
    const url = new URL(here);
    url.searchParams.set('token', world.token);
    url.searchParams.set('lang', 'en');
    history.replaceState(null, '', url);
    const element = await linked(world);
    await sees(element, 'Join Northwind Trading');
    expect(location.href).not.to.contain(world.token);
    expect(new URLSearchParams(location.search).get('lang')).to.equal('en');
  });

  it('is taken from the parameter that the host names, in query and fragment', async () => {
    const world = await acceptWorld();
    for (const part of [`?code=${world.token}&token=not-this`, `#code=${world.token}`]) {
      history.replaceState(null, '', `${new URL(here).pathname}${part}`);
      const element = await fixture<AcceptInvitationElement>(
        html`<accept-invitation token-param="code" .adapter=${world.adapter.as(undefined)}></accept-invitation>`,
      );
      await sees(element, 'Join Northwind Trading');
      expect(location.href).not.to.contain(world.token);
      element.remove();
    }
  });

  it('is another one when another link is opened in the same tab', async () => {
    const world = await acceptWorld();
    history.replaceState(null, '', '#cut-off');
    const element = await linked(world);
    await sees(element, 'This link does not lead to an invitation');
    location.hash = world.token;
    await sees(element, 'Join Northwind Trading');
    expect(location.hash).to.equal('');
  });

  it('is kept by the backend before the page leaves for a sign-in, and is there again afterwards', async () => {
    const world = await acceptWorld({ identities: [IDENTITY] });
    const [anchor, guest] = [signInPage(), world.adapter.as(undefined)];
    history.replaceState(null, '', `#${world.token}`);
    const element = await linkedTo(guest);
    element.signInUrl = '#sign-in';
    await fill(element, 'Password', PASSWORD);
    await press(element, 'Accept and join');
    await sees(element, 'Sign in to join');
    await press(element, 'Sign in');
    await waitUntil(() => location.hash === '#sign-in');
    element.remove();
    history.replaceState(null, '', location.pathname);
    guest.signIn(IDENTITY.email);

    const back = await linkedTo(guest);
    await sees(back, 'Join as Elif Yıldırım');
    expect(takeToken()).to.equal(world.token, 'and a reload has it');
    anchor.remove();
  });

  it('comes back with what was typed, but the password', async () => {
    const phone = { countryCode: '+41', number: '446681800', country: 'CH' };
    const world = await acceptWorld({ signedIn: { email: 'sam@example.com', name: 'Sam Ito' } });
    const guest = world.adapter.as(undefined);
    const { user } = await world.adapter.users.create({ ...SECOND, phone, groupIds: ['GRP-1'] });
    const mail = world.mails.find((each) => each.kind === 'invitation' && each.to === user.email);
    const anchor = signInPage();
    history.replaceState(null, '', `#${mail?.kind === 'invitation' ? new URL(mail.url).hash.slice(1) : ''}`);
    const element = await linkedTo(guest);
    element.signInUrl = '#sign-in';
    await fill(element, 'First name', 'Márta');
    await fill(element, /^Phone/u, '+41 44 668 18');
    await fill(element, 'Password', PASSWORD);
    await press(element, /^I already have an account/u);
    await waitUntil(() => location.hash === '#sign-in');
    element.remove();
    history.replaceState(null, '', location.pathname);

    const back = await linkedTo(guest);
    expect((await field(back, 'First name')).value).to.equal('Márta');
    expect((await field(back, 'Last name')).value).to.equal(SECOND.lastName);
    expect((await field(back, /^Phone/u)).value).to.equal('+41 44 668 18');
    expect((await field(back, 'Password')).value).to.equal('');
    anchor.remove();
  });

  it('comes back with what was typed after a reload, but the password, and without anything once it is used', async () => {
    const world = await acceptWorld();
    history.replaceState({ own: 1 }, '', `#${world.token}`);
    const element = await linked(world);
    await fill(element, 'First name', 'Elif Su');
    await fill(element, 'Password', PASSWORD);
    await fill(element, 'Last name', 'Aydın');
    // As a reload does, the focus still being in the field.
    window.dispatchEvent(new Event('beforeunload'));
    expect(JSON.stringify(history.state)).to.contain('Aydın').and.not.to.contain(PASSWORD);
    element.remove();

    const again = await linked(world);
    expect((await field(again, 'First name')).value).to.equal('Elif Su');
    expect((await field(again, 'Last name')).value).to.equal('Aydın');
    expect((await field(again, 'Password')).value).to.equal('');
    await fill(again, 'Password', PASSWORD);
    await press(again, 'Accept and join');
    await sees(again, 'You are in');
    again.remove();
    expect(history.state).to.deep.equal({ own: 1, usherInvitation: world.token });
  });

  it('leaves nothing of what was typed with the next link that is opened, nor in an entry that is not its own', async () => {
    const world = await acceptWorld();
    history.replaceState(null, '', `#${world.token}`);
    const element = await linked(world);
    await fill(element, 'First name', 'Somebody');
    history.replaceState(null, '', location.pathname);
    element.remove();
    expect(history.state).to.equal(null);

    history.replaceState({ usherInvitation: 'of-another', usherTyped: { firstName: 'Other' } }, '', `#${world.token}`);
    const next = await linked(world);
    expect((await field(next, 'First name')).value).to.equal(INVITED.firstName);
  });

  it('takes only words for what was typed', async () => {
    const world = await acceptWorld();
    const usherTyped = { firstName: { toString: null }, lastName: 'Su', password: PASSWORD };
    history.replaceState({ usherInvitation: world.token, usherTyped }, '');
    const element = await linked(world);
    expect((await field(element, 'First name')).value).to.equal(INVITED.firstName);
    expect((await field(element, 'Last name')).value).to.equal('Su');
    expect((await field(element, 'Password')).value).to.equal('');
  });

  it('brings nothing of one link to another that is opened afterwards', async () => {
    const world = await acceptWorld();
    const guest = world.adapter.as(undefined);
    await guest.acceptance.keep(world.token, { firstName: 'Somebody' });
    const element = await linkedTo(guest);
    expect((await field(element, 'First name')).value).to.equal('Somebody');
    const { user } = await world.adapter.users.create({ ...SECOND, groupIds: ['GRP-1'] });
    const mail = world.mails.find((each) => each.kind === 'invitation' && each.to === user.email);
    location.hash = mail?.kind === 'invitation' ? new URL(mail.url).hash : '';
    await waitUntil(async () => (await field(element, 'Email')).value === SECOND.email);
    expect((await field(element, 'First name')).value).to.equal(SECOND.firstName);
  });

  it('is not left without: the page stays and says so when the backend could not be reached', async () => {
    const world = await acceptWorld({ identities: [IDENTITY] });
    history.replaceState(null, '', `#${world.token}`);
    let down = true;
    const adapter = around(world.adapter.as(undefined), ({ member }, next) => {
      if (member !== 'acceptance.keep' || !down) return next();
      return Promise.reject(new DirectoryError('network', 'no connection'));
    });
    const element = await linkedTo(adapter);
    element.signInUrl = '#sign-in';
    await fill(element, 'Password', PASSWORD);
    await press(element, 'Accept and join');
    await sees(element, 'Sign in to join');
    await press(element, 'Sign in');
    await sees(element, 'Try again');
    expect(location.hash).to.equal('');
    down = false;
    const anchor = signInPage();
    await press(element, 'Try again');
    await waitUntil(() => location.hash === '#sign-in');
    anchor.remove();
  });

  it('leaves an anchor of the page alone', () => {
    const anchor = document.createElement('h2');
    anchor.id = 'terms';
    document.body.append(anchor);
    history.replaceState(null, '', '#terms');
    expect(takeToken()).to.equal(undefined);
    expect(location.hash).to.equal('#terms');
    anchor.remove();
  });

  it('takes a fragment as it stands when it is not percent-encoded well', () => {
    history.replaceState(null, '', '#a%zz');
    expect(takeToken()).to.equal('a%zz');
  });

  it('is in no storage, no event, no markup and no word of the console', async () => {
    const world = await acceptWorld();
    const said: unknown[] = [];
    const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
    const own = methods.map((method) => console[method]);
    for (const method of methods) console[method] = (...words: unknown[]) => void said.push(...words);
    const events: Event[] = [];
    for (const type of ['sign-in-request', 'invitation-accept', 'invitation-decline'])
      addEventListener(type, (event) => events.push(event), { once: true });
    try {
      history.replaceState(null, '', `#${world.token}`);
      const element = await linked(world);
      await fill(element, 'Password', PASSWORD);
      await press(element, 'Accept and join');
      await sees(element, 'You are in');
      await waitUntil(() => events.length > 0);
      expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.to.contain(world.token);
      expect(JSON.stringify(events.map((event) => ({ ...event, detail: Object.values(event) })))).not.to.contain(
        world.token,
      );
      expect(said.map(String).join(' ')).not.to.contain(world.token);
      expect(element.outerHTML + element.shadowRoot?.innerHTML).not.to.contain(world.token);
    } finally {
      methods.forEach((method, index) => (console[method] = own[index] ?? console[method]));
    }
  });

  it('leaves no listener behind', async () => {
    const world = await acceptWorld();
    const open = new Set<unknown>();
    const { addEventListener: add, removeEventListener: remove } = window;
    window.addEventListener = (type: string, listener: unknown, ...rest: unknown[]) => {
      if (type === 'hashchange') open.add(listener);
      Reflect.apply(add, window, [type, listener, ...rest]);
    };
    window.removeEventListener = (type: string, listener: unknown, ...rest: unknown[]) => {
      open.delete(listener);
      Reflect.apply(remove, window, [type, listener, ...rest]);
    };
    const element = await linked(world);
    expect(open.size).to.equal(1);
    element.remove();
    expect(open.size).to.equal(0);
    Object.assign(window, { addEventListener: add, removeEventListener: remove });
  });
});
