import type { Page } from 'playwright-core';
import { restAdapter } from '../../../src/adapters/rest/rest-adapter.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import type { World } from './world.js';

/** The API as the page's own scripts reach it: with the cookies of whoever is signed in there. */
export async function apiOf(world: World, page: Page): Promise<Required<DirectoryAdapter>> {
  const ask: typeof fetch = async (input, init) => {
    const cookies = await page.context().cookies(world.url);
    const headers = new Headers(init?.headers);
    headers.set('cookie', cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
    headers.set('origin', world.url);
    return fetch(input, { ...init, headers });
  };
  const session = (await (await ask(`${world.url}/api/session`)).json()) as { accounts: { id: string }[] };
  const account = session.accounts[0]?.id ?? '';
  return restAdapter({ baseUrl: `${world.url}/api`, account, fetch: ask });
}
