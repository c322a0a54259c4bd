import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { DirectoryAdapter } from '../../src/domain/adapter.js';
import { DAY } from '../../src/domain/time.js';
import { apiOf } from './support/api.js';
import { pressOn, typeInto } from './support/keyboard.js';
import { linkIn } from './support/mailbox.js';
import { clipboard, GOOD_PASSWORD, openLink, register, said, usersPage } from './support/people.js';
import { engine, openWorld, type World } from './support/world.js';

interface Invited {
  readonly email: string;
  readonly link: string;
  readonly token: string;
  readonly ref: { readonly userId: string; readonly invitationId: string };
}

describe(`the page behind the link (${engine})`, () => {
  let world: World;
  let office: Page;
  let api: Required<DirectoryAdapter>;
  before(async () => {
    world = await openWorld();
    office = await usersPage(world);
    api = await apiOf(world, office);
  });
  after(() => world.close());

  /** Invites by the API, as fast as it goes; the link is the mailed one. */
  async function invite(firstName: string): Promise<Invited> {
    const email = `${firstName.toLowerCase()}@studio.example`;
    const groups = await api.groups.list({ limit: 1 });
    const groupIds = groups.items.map(({ id }) => id);
    const { user, invitation } = await api.users.create!({ firstName, lastName: 'Berg', email, groupIds });
    const link = linkIn(await world.mailbox.arrival(email));
    const ref = { userId: user.id, invitationId: invitation?.id ?? '' };
    return { email, link, token: new URL(link).hash.slice(1), ref };
  }

  const heading = (page: Page): Promise<string> =>
    page
      .locator('accept-invitation')
      .getByRole('heading')
      .first()
      .innerText()
      .then((text) => text.replace(/[\u2066-\u2069]/gu, ''));

  async function sees(page: Page, words: string): Promise<void> {
    await page.getByRole('heading', { name: said(words) }).waitFor();
  }

  it('says what became of a link, and has a way on from each', async () => {
    const [revoked, declined, used] = [await invite('Rhea'), await invite('Dina'), await invite('Uma')];
    await api.invitations.revoke!(revoked.ref);
    const guest = await world.newPage();
    const stranger = await apiOf(world, guest);
    await stranger.acceptance.decline!(declined.token, undefined);
    await stranger.acceptance.accept(used.token, { firstName: 'Uma', lastName: 'Berg', password: GOOD_PASSWORD });

    const withdrawn = await openLink(world, revoked.link);
    await sees(withdrawn, 'This invitation was withdrawn');
    assert.match(
      (await withdrawn.getByRole('link', { name: /^Write to/u }).getAttribute('href')) ?? '',
      /^mailto:.+@/u,
    );

    const refused = await openLink(world, declined.link);
    await sees(refused, 'This invitation was declined');
    await refused.getByRole('link', { name: /^Write to/u }).waitFor();

    const late = await openLink(world, used.link);
    await sees(late, 'You already joined');
    await pressOn(late, late.getByRole('button', { name: 'Sign in', exact: true }));
    await late.waitForURL(/\/sign-in/u);

    const cut = await openLink(world, revoked.link.slice(0, -4));
    await sees(cut, 'This link does not lead to an invitation');
    await pressOn(cut, cut.getByRole('button', { name: 'Go to sign-in' }));
    await cut.waitForURL(/\/sign-in/u);
    assert.deepEqual(world.complaints, []);
  });

  it('changes nothing by being opened, by whatever and however often', async () => {
    const { link, ref, email } = await invite('Sana');
    const state = async (): Promise<unknown> => [await api.users.get(ref.userId), await api.invitations.events!(ref)];
    const untouched = JSON.stringify(await state());
    const address = link.split('#')[0] ?? '';
    for (const method of ['GET', 'HEAD', 'GET'])
      for (const purpose of ['', 'prefetch', 'prefetch;prerender']) {
        const answer = await fetch(address, { method, ...(purpose && { headers: { 'sec-purpose': purpose } }) });
        assert.equal(answer.status, 200);
      }
    const plain = await world.newPage({ javaScriptEnabled: false });
    await plain.goto(link);
    assert.match(await plain.content(), /This page needs JavaScript/u);
    await Promise.all(
      [openLink(world, link), openLink(world, link)].map(async (opening) => {
        const scanner = await opening;
        await sees(scanner, 'Join Northwind Trading');
        await scanner.reload();
        await sees(scanner, 'Join Northwind Trading');
        await scanner.context().close();
      }),
    );
    assert.equal(JSON.stringify(await state()), untouched);
    assert.equal(world.mailbox.mails.filter(({ to }) => to === email).length, 1);
  });

  it('lets one of two browsers in that accept at once, and tells the other the truth', async () => {
    const { link, ref } = await invite('Tove');
    const both = await Promise.all([openLink(world, link), openLink(world, link)]);
    for (const page of both) await typeInto(page, page.getByLabel('Password', { exact: true }), GOOD_PASSWORD);
    await Promise.all(both.map((page) => page.keyboard.press('Enter')));
    await Promise.all(
      both.map((page) => page.getByRole('heading', { name: /^You (?:are in|already joined)$/u }).waitFor()),
    );
    assert.deepEqual((await Promise.all(both.map(heading))).sort(), ['You already joined', 'You are in']);
    assert.equal((await api.users.get(ref.userId)).state, 'active');
  });

  it('lets one of accepting and declining through, and tells the other what happened', async () => {
    const { link, ref } = await invite('Vera');
    const [joining, declining] = await Promise.all([openLink(world, link), openLink(world, link)]);
    await typeInto(joining, joining.getByLabel('Password', { exact: true }), GOOD_PASSWORD);
    await pressOn(declining, declining.getByRole('button', { name: 'Decline', exact: true }));
    await declining.getByRole('button', { name: 'Decline the invitation' }).focus();
    await Promise.all([joining, declining].map((page) => page.keyboard.press('Enter')));
    await joining.getByRole('heading', { name: /^(?:You are in|This invitation was declined)$/u }).waitFor();
    await declining.getByRole('heading', { name: /^You (?:already joined|declined)/u }).waitFor();
    const outcome = [await heading(joining), await heading(declining), (await api.users.get(ref.userId)).state];
    const joined = ['You are in', 'You already joined', 'active'];
    const declined = ['This invitation was declined', 'You declined the invitation', 'disabled'];
    assert.deepEqual(outcome, outcome[2] === 'active' ? joined : declined);
  });

  it('tells whoever joins that the invitation was withdrawn under their hands, and keeps them out', async () => {
    const { link, ref } = await invite('Wanda');
    const guest = await openLink(world, link);
    await typeInto(guest, guest.getByLabel('Password', { exact: true }), GOOD_PASSWORD);
    await api.invitations.revoke!(ref);
    await guest.keyboard.press('Enter');
    await sees(guest, 'This invitation was withdrawn');
    assert.equal((await api.users.get(ref.userId)).state, 'disabled');
  });

  it('registers by keyboard alone, from the top of the page', async () => {
    const { link, ref } = await invite('Yuki');
    const guest = await openLink(world, link);
    await guest.locator('accept-invitation').getByLabel('First name').waitFor();
    await typeInto(guest, guest.getByLabel('Last name'), 'Mori');
    await guest.keyboard.press('Tab');
    await guest.keyboard.type('short');
    await guest.keyboard.press('Enter');
    await guest.getByText(/^Use at least \d+ characters\.$/u).waitFor();
    await guest.keyboard.press('ControlOrMeta+a');
    await guest.keyboard.type(GOOD_PASSWORD);
    await guest.keyboard.press('Tab');
    await guest.keyboard.press('Space');
    assert.equal(await guest.getByLabel('Password', { exact: true }).getAttribute('type'), 'text');
    await guest.keyboard.press('Tab');
    await guest.keyboard.press('Enter');
    await sees(guest, 'You are in');
    assert.equal((await api.users.get(ref.userId)).lastName, 'Mori');
  });

  it('keeps the link over a reload and a way there and back, and the page says where somebody else is signed in', async () => {
    const { link } = await invite('Zita');
    await office.goto(link);
    await sees(office, 'This invitation is for someone else');
    const card = office.locator('accept-invitation');
    await card.getByText('zita@studio.example').waitFor();
    await card.getByText(world.administrator.email).waitFor();
    await office.goto(world.url);
    await office.goBack();
    await sees(office, 'This invitation is for someone else');
    assert.equal(new URL(office.url()).hash, '');
    await pressOn(office, card.getByRole('button', { name: 'Stay signed in' }));
    await sees(office, 'Nothing was changed');
    await office.goto(world.url);
  });

  it('has the link again after a sign-in on another page, which no address and no script was told', async () => {
    const email = 'ottilie@studio.example';
    const first = await invite('Ottilie');
    const guest = await openLink(world, first.link);
    await register(guest);
    await sees(guest, 'You are in');
    await guest.context().clearCookies();
    await world.openAccount('Lakeside Print', { firstName: 'Ottilie', lastName: 'Berg', email });
    const link = linkIn(await world.mailbox.arrival(email, 2));
    const token = new URL(link).hash.slice(1);
    const seen: string[] = [];
    guest.on('request', (request) => seen.push(request.url(), request.headers()['referer'] ?? ''));
    await guest.goto(link);
    await register(guest, 'another long and quiet password');
    await sees(guest, 'Sign in to join');
    await pressOn(guest, guest.getByRole('button', { name: 'Sign in', exact: true }));
    await pressOn(guest, guest.getByRole('dialog').getByRole('link', { name: 'Sign in on a page of its own' }));
    await guest.waitForURL(/\/sign-in\?next=/u);
    const kept = (await guest.context().cookies()).find(({ name }) => name === 'usher-link');
    assert.deepEqual([kept?.httpOnly, kept?.sameSite], [true, 'Lax']);
    assert.ok(kept !== undefined && kept.expires * 1000 - Date.now() <= 600_000);
    await typeInto(guest, guest.getByLabel('Email'), email);
    await typeInto(guest, guest.getByLabel('Password', { exact: true }), GOOD_PASSWORD);
    await guest.keyboard.press('Enter');
    await guest.getByRole('button', { name: said('Join as Ottilie Berg') }).waitFor();
    await sees(guest, 'Join Lakeside Print');
    assert.equal(new URL(guest.url()).hash, '');
    assert.equal(
      (await guest.context().cookies()).find(({ name }) => name === 'usher-link'),
      undefined,
    );
    await guest.reload();
    await sees(guest, 'Join Lakeside Print');
    assert.ok(
      seen.every((address) => address === link || !address.includes(token)),
      'the token is in no other address',
    );
    assert.deepEqual(world.complaints, []);
  });

  it('has what was typed again after somebody else had signed in on another page and was sent away', async () => {
    const { link, ref } = await invite('Pia');
    const guest = await openLink(world, link);
    const card = guest.locator('accept-invitation');
    await typeInto(guest, card.getByLabel('First name'), 'Pía');
    await typeInto(guest, card.getByLabel('Last name'), 'Björk');
    await typeInto(guest, card.getByLabel('Password', { exact: true }), GOOD_PASSWORD);
    await pressOn(guest, card.getByRole('button', { name: /^I already have an account/u }));
    await pressOn(guest, guest.getByRole('dialog').getByRole('link', { name: 'Sign in on a page of its own' }));
    await guest.waitForURL(/\/sign-in\?next=/u);
    await typeInto(guest, guest.getByLabel('Email'), world.administrator.email);
    await typeInto(guest, guest.getByLabel('Password', { exact: true }), world.administrator.password);
    await guest.keyboard.press('Enter');
    await sees(guest, 'This invitation is for someone else');
    await pressOn(guest, card.getByRole('button', { name: 'Switch account' }));
    await guest.getByRole('dialog').waitFor();
    await guest.keyboard.press('Escape');
    await guest.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.equal(await card.getByLabel('First name').inputValue(), 'Pía');
    assert.equal(await card.getByLabel('Password', { exact: true }).inputValue(), '');
    await register(guest);
    await sees(guest, 'You are in');
    const { firstName, lastName } = await api.users.get(ref.userId);
    assert.deepEqual([firstName, lastName], ['Pía', 'Björk']);
    assert.deepEqual(world.complaints, []);
  });

  it('has what was typed again after a reload, and after the way back from a sign-in page', async () => {
    const { link, ref } = await invite('Nora');
    const guest = await openLink(world, link);
    const card = guest.locator('accept-invitation');
    const typed = async (): Promise<string[]> =>
      Promise.all(
        ['First name', 'Last name', 'Password'].map((name) => card.getByLabel(name, { exact: true }).inputValue()),
      );
    await typeInto(guest, card.getByLabel('First name'), 'Noor');
    await typeInto(guest, card.getByLabel('Password', { exact: true }), GOOD_PASSWORD);
    await typeInto(guest, card.getByLabel('Last name'), 'Haddad');
    // The focus stays in the field: nothing but the page's going tells that the typing is over.
    await guest.reload();
    await sees(guest, 'Join Northwind Trading');
    assert.deepEqual(await typed(), ['Noor', 'Haddad', '']);

    await typeInto(guest, card.getByLabel('Last name'), 'Haddad-Berg');
    await pressOn(guest, card.getByRole('button', { name: /^I already have an account/u }));
    await pressOn(guest, guest.getByRole('dialog').getByRole('link', { name: 'Sign in on a page of its own' }));
    await guest.waitForURL(/\/sign-in\?next=/u);
    await guest.goBack();
    await sees(guest, 'Join Northwind Trading');
    assert.deepEqual(await typed(), ['Noor', 'Haddad-Berg', '']);
    await register(guest);
    await sees(guest, 'You are in');
    const { firstName, lastName } = await api.users.get(ref.userId);
    assert.deepEqual([firstName, lastName], ['Noor', 'Haddad-Berg']);
    assert.ok(!JSON.stringify(await guest.evaluate(() => history.state as unknown)).includes('Haddad'));
    assert.deepEqual(world.complaints, []);
  });

  it('selects the link and says how to copy it where a frame of another origin may not', async () => {
    const { link, ref } = await invite('Frida');
    const address = `${world.url}/?user=${ref.userId}`;
    // A host that lets its page be framed, which the demonstration does not. The frame has no allow="clipboard-write".
    await office.route(address, async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      const policy = headers['content-security-policy'] ?? '';
      await route.fulfill({
        response,
        headers: {
          ...headers,
          'content-security-policy': policy.replace("frame-ancestors 'none'", 'frame-ancestors *'),
        },
      });
    });
    const elsewhere = `${world.url.replace(/\d+$/u, '')}1234/portal`;
    await office.route(elsewhere, (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${address}" width="1200" height="700"></iframe>` }),
    );
    await office.goto(elsewhere);
    const actions = office.frameLocator('iframe').locator('invitation-actions');
    await pressOn(office, actions.getByRole('button', { name: 'Copy invitation link' }));
    const dialog = actions.getByRole('dialog', { name: 'Copy the link yourself' });
    await dialog.getByText(/^The browser did not allow copying\. The link is selected/u).waitFor();
    const field = dialog.getByRole('textbox', { name: 'Invitation link' });
    assert.equal(await field.inputValue(), link);
    await office.keyboard.press('ControlOrMeta+c');
    await pressOn(office, dialog.getByRole('button', { name: 'Close' }));
    await dialog.waitFor({ state: 'hidden' });
    await office.goto(world.url);
    assert.equal(await clipboard(office), link, 'and the keyboard copies it');
    assert.deepEqual(world.complaints, []);
  });

  it('shows whoever is signed in what they are invited to elsewhere, and joins by one press', async () => {
    const { email } = world.administrator;
    await world.openAccount('Harbour Freight', { firstName: 'Anna', lastName: 'Lindqvist', email });
    await office.goto(world.url);
    const own = office.locator('my-invitations');
    await pressOn(office, own.getByRole('button', { name: said('Accept the invitation to Harbour Freight') }));
    await own.getByText(said('You now belong to Harbour Freight.')).waitFor();
    await pressOn(office, own.getByRole('link', { name: said('Continue to Harbour Freight') }));
    await office.waitForURL(/account=/u);
    await office.locator('#account-name').getByText('Harbour Freight').waitFor({ state: 'attached' });
    await office.goto(world.url);
  });

  // Last: the clock does not go back.
  it('lets an expired link be asked for anew once it is late, and the inviter hears of it', async () => {
    const { link } = await invite('Xenia');
    world.advance(6 * DAY);
    const early = await openLink(world, link);
    await sees(early, 'Join Northwind Trading');
    world.advance(2 * DAY);
    await typeInto(early, early.getByLabel('Password', { exact: true }), GOOD_PASSWORD);
    await early.keyboard.press('Enter');
    await sees(early, 'This invitation has expired');
    const before = world.mailbox.mails.filter(({ to }) => to === world.administrator.email).length;
    await pressOn(early, early.getByRole('button', { name: 'Ask for a new link' }));
    await sees(early, 'Your request is on its way');
    await world.mailbox.arrival(world.administrator.email, before + 1);
    const again = await openLink(world, link);
    await sees(again, 'This invitation has expired');
    assert.deepEqual(world.complaints, []);
    await register(await openLink(world, (await invite('Quinn')).link));
  });
});
