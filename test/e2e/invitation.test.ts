import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DAY } from '../../src/domain/time.js';
import { goToMenuItem, pressOn, typeInto } from './support/keyboard.js';
import { linkIn } from './support/mailbox.js';
import {
  act,
  addPerson,
  clipboard,
  closeWizard,
  fillDetails,
  goToOverview,
  GOOD_PASSWORD,
  invite,
  openLink,
  register,
  rowOf,
  said,
  usersPage,
  wizard,
} from './support/people.js';
import { engine, openWorld, type World } from './support/world.js';

describe(`from nothing to an accepted invitation (${engine})`, () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  it('adds a person with phone and two groups; one mail, one link; they register and are active', async () => {
    const elif = {
      firstName: 'Elif',
      lastName: 'Yıldırım',
      email: 'elif@studio.example',
      phone: '+905324180726',
      groups: ['Finance', 'Legal'],
    };
    const page = await usersPage(world);
    await addPerson(page, elif);
    const mail = await world.mailbox.arrival(elif.email);
    const link = linkIn(mail);

    await pressOn(page, wizard(page).getByRole('button', { name: 'Copy invitation link' }));
    await wizard(page).getByRole('button', { name: 'Copied' }).waitFor();
    assert.equal(await clipboard(page), link, 'the copied link is the mailed one, byte for byte');
    await closeWizard(page);
    assert.equal(world.mailbox.mails.filter(({ to }) => to === elif.email).length, 1, 'the mail came once');

    for (const method of ['GET', 'GET', 'HEAD']) {
      const answer = await fetch(link.split('#')[0] ?? '', { method });
      assert.equal(answer.status, 200);
    }
    const scanner = await openLink(world, link);
    await scanner.getByRole('heading', { name: said('Join Northwind Trading') }).waitFor();
    await scanner.context().close();
    assert.match(await (await rowOf(page, elif.email)).innerText(), /Invited/u, 'opening the link changed nothing');

    const guest = await openLink(world, link);
    assert.equal(new URL(guest.url()).hash, '', 'the token left the address bar');
    assert.equal(await guest.getByLabel('First name').inputValue(), 'Elif');
    await register(guest);
    await guest.getByRole('heading', { name: 'You are in' }).waitFor();
    await guest.context().close();

    await page.reload();
    const row = await rowOf(page, elif.email);
    assert.doesNotMatch(await row.innerText(), /Invited/u);
    await act(page, row, 'View details');
    const details = page.getByRole('region', { name: said('Details of Elif Yıldırım') });
    await details.getByText('Active').first().waitFor();
    await details.getByText(/^\+90 ?532 ?418 ?07 ?26$/u).waitFor();
    await details.getByRole('tab', { name: /Groups/u }).click();
    for (const group of ['Everyone', 'Finance', 'Legal'])
      await details.getByText(group, { exact: true }).first().waitFor();

    const late = await openLink(world, link);
    await late.getByRole('heading', { name: 'You already joined' }).waitFor();
    assert.deepEqual(world.complaints, []);
  });

  it('names the same address in another spelling as a duplicate before anything is sent', async () => {
    const page = await usersPage(world);
    await invite(world, page, { firstName: 'Ida', lastName: 'Berg', email: 'ida.berg@studio.example' });
    await fillDetails(page, { firstName: 'Ida', lastName: 'Berg', email: '  Ida.BERG@Studio.Example' });
    await wizard(page).getByText('Already invited.').waitFor();
    await pressOn(page, wizard(page).getByRole('button', { name: 'Next' }));
    await wizard(page).getByText('Resolve the email above to go on.').waitFor();
    assert.equal(await wizard(page).getByLabel('First name').inputValue(), 'Ida', 'what was typed stays');
    assert.equal(world.mailbox.mails.filter(({ to }) => to.toLowerCase() === 'ida.berg@studio.example').length, 1);
  });

  it('adds one user, however often Add is pressed', async () => {
    const person = { firstName: 'Noor', lastName: 'Haddad', email: 'noor@studio.example' };
    const page = await usersPage(world);
    await fillDetails(page, person);
    await goToOverview(page, person);
    let sent = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST' && new URL(request.url()).pathname.endsWith('/users')) sent += 1;
    });
    const add = wizard(page).getByRole('button', { name: 'Add user' });
    await add.evaluate((button: HTMLElement) => {
      for (let press = 0; press < 10; press += 1) button.click();
    });
    await wizard(page)
      .getByRole('heading', { name: said('Noor is invited') })
      .waitFor();
    await world.mailbox.arrival(person.email);
    await closeWizard(page);
    await rowOf(page, person.email);
    assert.equal(await page.getByRole('row').filter({ hasText: person.email }).count(), 1);
    assert.equal(sent, 1);
    assert.equal(world.mailbox.mails.filter(({ to }) => to === person.email).length, 1);
  });

  it('names the password rules that are broken and keeps what was typed', async () => {
    const page = await usersPage(world);
    const { link } = await invite(world, page, {
      firstName: 'Maximiliane',
      lastName: 'Okoro',
      email: 'max@studio.example',
    });
    const guest = await openLink(world, link);
    await register(guest, 'short');
    await guest.getByText(/Use at least \d+ characters\./u).waitFor();
    assert.equal(
      await guest.getByLabel('Password', { exact: true }).evaluate((field) => field.matches(':focus')),
      true,
    );
    await register(guest, 'Maximiliane goes sailing');
    await guest.getByText('Leave your name and address out of the password.').waitFor();
    await register(guest, 'password123456');
    await guest.getByText('This password is too common. Choose another.').waitFor();
    assert.equal(await guest.getByLabel('First name').inputValue(), 'Maximiliane');
    await register(guest, GOOD_PASSWORD);
    await guest.getByRole('heading', { name: 'You are in' }).waitFor();
  });

  it('lets the invited decline, and the link is dead then', async () => {
    const page = await usersPage(world);
    const { link } = await invite(world, page, { firstName: 'Dagny', lastName: 'Lund', email: 'dagny@studio.example' });
    const guest = await openLink(world, link);
    await pressOn(guest, guest.getByRole('button', { name: 'Decline', exact: true }));
    await pressOn(guest, guest.getByRole('button', { name: 'Decline the invitation' }));
    await guest.getByRole('heading', { name: 'You declined the invitation' }).waitFor();
    const again = await openLink(world, link);
    await again.getByRole('heading', { name: 'This invitation was declined' }).waitFor();
  });

  it('gives nobody who has an account a password through a link: they sign in and accept', async () => {
    const page = await usersPage(world);
    const petra = { firstName: 'Petra', lastName: 'Novak', email: 'petra@studio.example' };
    const first = await invite(world, page, petra);
    const guest = await openLink(world, first.link);
    await register(guest);
    await guest.getByRole('heading', { name: 'You are in' }).waitFor();

    await guest.context().close();

    // Whoever invited Petra could have copied the link and registered in her place, so an identity that came
    // from a link proves its address before it joins another account, and older passwords end with it.
    await world.openAccount('Harbour Freight', petra);
    const second = linkIn(await world.mailbox.arrival(petra.email, 2));
    const again = await openLink(world, second);
    await register(again, 'quite another long password');
    await again.getByRole('heading', { name: 'Sign in to join' }).waitFor();
    await pressOn(again, again.getByRole('button', { name: 'Sign in', exact: true }));
    const dialog = again.getByRole('dialog');
    await typeInto(again, dialog.getByLabel('Password', { exact: true }), GOOD_PASSWORD);
    await again.keyboard.press('Enter');
    await pressOn(again, again.getByRole('button', { name: said('Join as Petra Novak') }));
    await pressOn(again, again.getByRole('button', { name: 'Send the code' }));
    const code = /\b\d{6}\b/u.exec((await world.mailbox.arrival(petra.email, 3)).text)?.[0] ?? '';
    await typeInto(again, again.getByLabel('Code from the mail'), code);
    await typeInto(again, again.getByLabel('New password', { exact: true }), 'nine bright kites over sand');
    await pressOn(again, again.getByRole('button', { name: 'Confirm and go on' }));
    // Once the address is proved, the joining that was pressed before goes on by itself.
    await again.getByRole('heading', { name: 'You are in' }).waitFor();

    const stranger = await world.newPage();
    await stranger.goto(`${world.url}/sign-in`);
    await typeInto(stranger, stranger.getByLabel('Email'), petra.email);
    await typeInto(stranger, stranger.getByLabel('Password', { exact: true }), GOOD_PASSWORD);
    await stranger.keyboard.press('Enter');
    await stranger.getByRole('alert').first().waitFor();
  });

  it('lets a removed person be brought back from the wizard, without a second user', async () => {
    const page = await usersPage(world);
    const lena = { firstName: 'Lena', lastName: 'Fuchs', email: 'lena@studio.example' };
    const { link } = await invite(world, page, lena);
    await act(page, await rowOf(page, lena.email), 'Remove from account');
    await pressOn(page, page.getByRole('alertdialog').getByRole('button', { name: 'Remove from account' }));
    await page.getByRole('row').filter({ hasText: lena.email }).getByText('Disabled').waitFor();
    const dead = await openLink(world, link);
    assert.doesNotMatch(await dead.getByRole('heading').first().innerText(), /^Join/u, 'the open link died with it');
    await fillDetails(page, lena);
    await pressOn(page, wizard(page).getByRole('button', { name: 'Restore and invite' }));
    const fresh = linkIn(await world.mailbox.arrival(lena.email, 2));
    assert.notEqual(fresh, link);
    const guest = await openLink(world, fresh);
    await register(guest);
    await guest.getByRole('heading', { name: 'You are in' }).waitFor();
  });

  it('moves the end of an invitation by resending it, and lets an expired one be made anew', async () => {
    const page = await usersPage(world);
    const person = { firstName: 'Tomas', lastName: 'Dvorak', email: 'tomas@studio.example' };
    const { link } = await invite(world, page, person);

    world.advance(5 * DAY);
    await page.reload();
    await act(page, await rowOf(page, person.email), 'Resend invitation');
    const second = await world.mailbox.arrival(person.email, 2);
    assert.equal(linkIn(second), link, 'resending keeps the link');
    world.advance(5 * DAY);
    const onTime = await openLink(world, link);
    await onTime.getByRole('heading', { name: said('Join Northwind Trading') }).waitFor();

    world.advance(3 * DAY);
    const late = await openLink(world, link);
    await late.getByRole('heading', { name: 'This invitation has expired' }).waitFor();
    await page.reload();
    const row = await rowOf(page, person.email);
    await row.getByText('Invitation expired').waitFor();
    await act(page, row, 'Generate new invitation');
    const third = await world.mailbox.arrival(person.email, 3);
    assert.notEqual(linkIn(third), link);
    const old = await openLink(world, link);
    assert.doesNotMatch(await old.getByRole('heading').first().innerText(), /^Join/u, 'the old link stays dead');
    const fresh = await openLink(world, linkIn(third));
    await register(fresh);
    await fresh.getByRole('heading', { name: 'You are in' }).waitFor();
  });

  it('makes one new invitation where two administrators ask for it at once, and tells both what is', async () => {
    const person = { firstName: 'Nadia', lastName: 'Okafor', email: 'nadia@studio.example' };
    const first = await usersPage(world);
    const { link } = await invite(world, first, person);
    world.advance(8 * DAY);
    const pages = [await usersPage(world), await usersPage(world)];
    for (const page of pages) {
      const button = (await rowOf(page, person.email)).getByRole('button', { name: /^Actions for/u });
      await goToMenuItem(page, button, page.getByRole('menuitem', { name: 'Generate new invitation' }));
    }
    await Promise.all(pages.map((page) => page.keyboard.press('Enter')));
    const told = pages.map(async (page) => {
      const toast = page
        .locator('.toast')
        .filter({ hasText: /Mail is on its way|Sent to|not possible any more|still valid/u });
      return /on its way|Sent to/u.test(await toast.innerText());
    });
    assert.deepEqual((await Promise.all(told)).sort(), [false, true], 'one made it, the other is told that it is made');
    for (const page of pages)
      await page
        .getByRole('row')
        .filter({ hasText: person.email })
        .getByText(/Invited/u)
        .first()
        .waitFor();
    const fresh = linkIn(await world.mailbox.arrival(person.email, 2));
    assert.notEqual(fresh, link);
    assert.equal(world.mailbox.mails.filter(({ to }) => to === person.email).length, 2, 'one mail for the new link');
    const guest = await openLink(world, fresh);
    await register(guest);
    await guest.getByRole('heading', { name: 'You are in' }).waitFor();
  });

  it('loses nothing when the server is gone between two steps, and goes on when it is back', async () => {
    const person = { firstName: 'Ines', lastName: 'Duarte', email: 'ines@studio.example', groups: ['Sales'] };
    const page = await usersPage(world);
    await fillDetails(page, person);
    await goToOverview(page, person);
    await world.stopServer();
    await pressOn(page, wizard(page).getByRole('button', { name: 'Add user' }));
    await wizard(page).getByText(said('We do not know yet whether Ines was added.')).waitFor();
    await world.startServer();
    await pressOn(page, wizard(page).getByRole('button', { name: 'Check again' }));
    await wizard(page).getByText(said('Ines was not added.')).first().waitFor();
    await pressOn(page, wizard(page).getByRole('button', { name: 'Add again' }));
    await wizard(page)
      .getByRole('heading', { name: said('Ines is invited') })
      .waitFor();
    await world.mailbox.arrival(person.email);
    await closeWizard(page);
    const row = await rowOf(page, person.email);
    assert.match(await row.innerText(), /Sales|\+1/u);
  });

  it('asks whoever is signed out to sign in', async () => {
    const page = await world.newPage();
    await page.goto(world.url);
    await page.waitForURL(/\/sign-in/u);
    await typeInto(page, page.getByLabel('Email'), world.administrator.email);
    await typeInto(page, page.getByLabel('Password', { exact: true }), 'not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    assert.deepEqual(world.complaints, []);
  });
});
