import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { pressOn, tabTo } from './support/keyboard.js';
import { usersPage } from './support/people.js';
import { openWorld, type World } from './support/world.js';

const NEW = ['nora@studio.example', 'ida@studio.example', 'olaf@studio.example'];

function listOf(world: World): string {
  return [
    'Nora Lund <nora@studio.example>, "Berg, Ida" <ida@studio.example>;',
    'Olaf Holm\tolaf@studio.example',
    'Nora Lund <NORA@Studio.example>',
    'Pia Dahl <pia@>',
    `The Administrator <${world.administrator.email}>`,
  ].join('\n');
}

function many(page: Page): Locator {
  return page.getByRole('dialog').filter({ hasText: 'Invite many users' });
}

/** Turns the open wizard to many and pastes a list with the keys that people paste with. */
async function pasteList(page: Page, list: string): Promise<void> {
  await tabTo(page, page.getByRole('radio', { name: 'One person' }));
  await page.keyboard.press('ArrowRight');
  const field = many(page).getByRole('textbox', { name: 'People' });
  await tabTo(page, field);
  await page.evaluate((text) => navigator.clipboard.writeText(text), list);
  await page.keyboard.press('ControlOrMeta+v');
  await many(page).getByRole('heading', { name: '6 people' }).waitFor();
}

/** From the list to the receipts. */
async function send(page: Page, invites: string): Promise<void> {
  await pressOn(page, many(page).getByRole('button', { name: 'Next' }));
  await many(page).getByRole('combobox').waitFor();
  await many(page).getByRole('option', { selected: true }).first().waitFor();
  await pressOn(page, many(page).getByRole('button', { name: 'Next' }));
  await pressOn(page, many(page).getByRole('button', { name: invites }));
}

function mailsTo(world: World, email: string): number {
  return world.mailbox.mails.filter(({ to }) => to.toLowerCase() === email).length;
}

/** Answers of the server to adding this address are lost on the way; it has done what was asked all the same. */
async function loseAnswers(page: Page, email: string): Promise<void> {
  await page.route('**/users', async (route) => {
    const request = route.request();
    if (request.method() !== 'POST' || !request.postData()?.includes(email)) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
}

describe('many at once, with mail', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  it('invites the good ones of a mixed list from the clipboard, each with one mail, also after a reload', async () => {
    const page = await usersPage(world);
    await pressOn(page, page.getByRole('button', { name: 'Add user' }).first());
    await pasteList(page, listOf(world));
    await many(page).getByText('Already a member').waitFor();
    await many(page).getByText('Same as row 1').waitFor();
    await many(page).getByText('Something is missing after the @.').waitFor();
    await loseAnswers(page, 'ida@studio.example');
    await send(page, 'Invite 3 users');
    await many(page).getByRole('heading', { name: '2 people added' }).waitFor();
    const receipts = many(page).getByRole('region', { name: 'Receipts' }).getByRole('listitem');
    assert.equal(await receipts.filter({ hasText: 'Added' }).count(), 2);
    assert.equal(await receipts.filter({ hasText: 'Failed' }).count(), 1);
    for (const email of NEW) await world.mailbox.arrival(email);
    const kept = await page.evaluate(() => Object.entries(sessionStorage));
    assert.doesNotMatch(JSON.stringify(kept), /studio\.example|Nora|Ida|Olaf/u, 'nothing about anybody is kept');

    // The same list on a page that knows nothing, and cannot ask whose the addresses are: the keys alone tell.
    await page.unroute('**/users');
    await page.route('**/users/lookup', (route) => route.abort('connectionreset'));
    page.on('dialog', (dialog) => void dialog.accept());
    // The address still says that the wizard is open.
    await page.reload();
    await pasteList(page, listOf(world));
    await many(page).getByText('It is told on sending').waitFor();
    await send(page, 'Invite 4 users');
    await many(page)
      .getByRole('heading', { name: /people added/u })
      .waitFor();
    await many(page)
      .getByText(/1 failed/iu)
      .first()
      .waitFor();
    assert.equal(
      await receipts.filter({ hasText: 'Added' }).count(),
      3,
      'those that were sent before are told as added',
    );

    // Asked again, the account knows them.
    await page.unroute('**/users/lookup');
    await page.reload();
    await pasteList(page, listOf(world));
    await many(page).getByText('Already invited').nth(2).waitFor();
    await pressOn(page, many(page).getByRole('button', { name: 'Next' }));
    await many(page).getByText('No one in the list is ready yet.').waitFor();
    for (const email of NEW) assert.equal(mailsTo(world, email), 1, `${email} got one mail`);
    assert.equal(mailsTo(world, 'pia@'), 0);
    assert.deepEqual(world.complaints, []);
  });
});
