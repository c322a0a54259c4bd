import type { Locator, Page } from 'playwright-core';

/** More controls than any page of ours has: reaching it means that the keyboard cannot get there. */
const MOST_TABS = 120;

/** Presses Tab until `target` has the focus, as a person without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'visible' });
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${String(target)}; the focus is on ${await focused(page)}`);
}

/** Tabs to a control and presses it. */
export async function pressOn(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Tabs to a field, replaces what is in it and types, key by key. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Opens a menu button and goes to an item by the arrow keys, as the menu pattern of WAI-ARIA APG has it. */
export async function goToMenuItem(page: Page, button: Locator, item: Locator): Promise<void> {
  await pressOn(page, button);
  await item.waitFor({ state: 'visible' });
  for (let pressed = 0; pressed < MOST_TABS && !(await hasFocus(item)); pressed += 1)
    await page.keyboard.press('ArrowDown');
}

/** Opens a menu button and picks an item. */
export async function pickFromMenu(page: Page, button: Locator, item: Locator): Promise<void> {
  await goToMenuItem(page, button, item);
  await page.keyboard.press('Enter');
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element.matches(':focus'));
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return `${at?.localName ?? 'nothing'} "${at?.getAttribute('aria-label') ?? at?.textContent?.trim().slice(0, 40) ?? ''}"`;
  });
}
