import type { Locator, Page } from 'playwright-core';
import { pickFromMenu, pressOn, tabTo, typeInto } from './keyboard.js';
import { linkIn, type Mail } from './mailbox.js';
import type { World } from './world.js';

/** What an administrator and an invited person do, by keyboard, in words of theirs. */

export interface Invitee {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone?: string;
  readonly groups?: readonly string[];
}

/**
 * Matches a text wherever a name in it is kept apart by invisible isolates (UAX #9), as the elements do so
 * that a name of another direction does not turn the sentence around.
 */
export function said(text: string): RegExp {
  const letters = [...text].map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/u, '\\$&'));
  return new RegExp(letters.join('[\\u2066-\\u2069]*'), 'u');
}

export const GOOD_PASSWORD = 'seven quiet lanterns at noon';

export async function signIn(world: World, page: Page, who = world.administrator): Promise<void> {
  await page.goto(`${world.url}/sign-in`);
  await typeInto(page, page.getByLabel('Email'), who.email);
  await typeInto(page, page.getByLabel('Password', { exact: true }), who.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${world.url}/`);
}

/** The users page of a signed-in administrator, with its rows there. */
export async function usersPage(world: World): Promise<Page> {
  const page = await world.newPage();
  await signIn(world, page);
  await page.getByRole('table').getByRole('row').nth(1).waitFor();
  return page;
}

export function wizard(page: Page): Locator {
  return page.getByRole('dialog').filter({ hasText: 'Invite a user' });
}

/** Opens the wizard and fills in the first step, without going on. */
export async function fillDetails(page: Page, person: Invitee): Promise<void> {
  const dialog = wizard(page);
  if (!(await dialog.isVisible())) await pressOn(page, page.getByRole('button', { name: 'Add user' }).first());
  await typeInto(page, dialog.getByLabel('First name'), person.firstName);
  await typeInto(page, dialog.getByLabel('Last name'), person.lastName);
  await typeInto(page, dialog.getByLabel('Email'), person.email);
  if (person.phone) await typeInto(page, dialog.getByRole('textbox', { name: /^Phone/u }), person.phone);
}

/** From the details to the overview, ticking groups on the way. */
export async function goToOverview(page: Page, person: Invitee): Promise<void> {
  const dialog = wizard(page);
  await pressOn(page, dialog.getByRole('button', { name: 'Next' }));
  const search = dialog.getByRole('combobox', { name: /groups/iu });
  // The fields are judged first, which takes a moment: "Next" is the next step's only when that is there.
  await search.waitFor();
  for (const group of person.groups ?? []) await tickGroup(page, search, group);
  await pressOn(page, dialog.getByRole('button', { name: 'Next' }));
  await dialog.getByRole('button', { name: 'Add user' }).waitFor();
}

async function tickGroup(page: Page, search: Locator, group: string): Promise<void> {
  await typeInto(page, search, group);
  // The list still shows the answer to nothing typed until the server has answered this.
  await wizard(page).getByRole('option').filter({ hasNotText: group }).first().waitFor({ state: 'detached' });
  await wizard(page)
    .getByRole('option', { name: new RegExp(group, 'u') })
    .waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await wizard(page)
    .getByRole('option', { name: new RegExp(group, 'u'), selected: true })
    .waitFor();
}

/** Adds a person from the first field to the summary. */
export async function addPerson(page: Page, person: Invitee): Promise<void> {
  await fillDetails(page, person);
  await goToOverview(page, person);
  await pressOn(page, wizard(page).getByRole('button', { name: 'Add user' }));
  await wizard(page)
    .getByRole('heading', { name: said(`${person.firstName} is invited`) })
    .waitFor();
}

export async function closeWizard(page: Page): Promise<void> {
  await pressOn(page, wizard(page).getByRole('button', { name: 'Close' }).last());
  await wizard(page).waitFor({ state: 'hidden' });
}

/** Adds a person and hands back the mail with its link. */
export async function invite(world: World, page: Page, person: Invitee): Promise<{ mail: Mail; link: string }> {
  await addPerson(page, person);
  const mail = await world.mailbox.arrival(person.email);
  await closeWizard(page);
  return { mail, link: linkIn(mail) };
}

/** The one row of the list about an address, found by searching for it. */
export async function rowOf(page: Page, email: string): Promise<Locator> {
  await typeInto(page, page.getByRole('searchbox', { name: /Search/u }), email);
  const row = page.getByRole('row').filter({ hasText: email });
  await row.waitFor();
  return row;
}

/** Does something from the menu of a row. */
export async function act(page: Page, row: Locator, name: string): Promise<void> {
  await pickFromMenu(page, row.getByRole('button', { name: /^Actions for/u }), page.getByRole('menuitem', { name }));
}

export function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Opens a link in a fresh profile and waits until the page has a heading. */
export async function openLink(world: World, link: string): Promise<Page> {
  const page = await world.newPage();
  await page.goto(link);
  await page.getByRole('heading').first().waitFor();
  return page;
}

/** Registers with a password and presses *Accept*. */
export async function register(page: Page, password = GOOD_PASSWORD): Promise<void> {
  // The host's dialog for signing in has a password, too, and goes a moment after it is closed.
  const card = page.locator('accept-invitation');
  await typeInto(page, card.getByLabel('Password', { exact: true }), password);
  await pressOn(page, card.getByRole('button', { name: 'Accept and join' }));
}

/** Goes on once the focus has reached a control; for checks of where it was sent. */
export { tabTo };
