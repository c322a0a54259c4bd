import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, render } from 'lit';
import { around } from '../../../mocks/around.js';
import { declaring, unknownTotal, without } from '../../../mocks/scenarios.js';
import type { Page } from '../../../src/domain/page.js';
import { displayName, type User } from '../../../src/domain/user.js';
import type { UserListElement } from '../../../src/elements/user-list/user-list.js';
import { directoryOf } from '../../../src/state/directory.js';
import {
  account,
  announcements,
  control,
  controls,
  events,
  focused,
  listed,
  mountList,
  nameOf,
  names,
  noting,
  quiet,
  root,
  search,
  segment,
  text,
  until,
} from './list-world.js';

async function typed(words: string): Promise<void> {
  await sendKeys({ type: words });
}

/** Everything that is settled by now has been drawn. */
async function heardAll(list: UserListElement): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await list.updateComplete;
}

function header(list: UserListElement, words: string): HTMLElement {
  const found = [...root(list).querySelectorAll('th')].find((each) => each.textContent.trim().startsWith(words));
  if (!found) throw new Error(`no column ${words}`);
  return found;
}

describe('user-list: what it shows', () => {
  it('lists the people of the account by name, and says how many there are', async () => {
    const adapter = account();
    const list = await listed(adapter, { set: (it) => (it.pageSize = 10) });
    const { items, total } = await adapter.users.list({ limit: 10 });
    expect(names(list)).to.deep.equal(items.map(displayName));
    expect(text(list)).to.contain(`${total} users in Northwind Trading`);
    expect(text(list)).to.contain(`1–10 of ${total}`);
  });

  it('marks the viewer’s own row', async () => {
    const adapter = account();
    const list = await listed(adapter, { set: (it) => (it.query = { search: 'anna.lindqvist@' }) });
    expect(controls(list, 'Anna Lindqvist You')).to.have.length(1);
  });

  it('says of each person what needs somebody: state, when it was sent, how long it lasts', async () => {
    const adapter = account();
    const list = await listed(adapter, { set: (it) => (it.query = { states: ['invited'] }) });
    const state = root(list).querySelector('tbody .cell-state')?.textContent.replace(/\s+/gu, ' ').trim();
    expect(state).to.match(/^Invited · expires in .+Sent /u);
  });

  it('keeps the table a table for assistive technology when it looks like cards', async () => {
    const list = await listed(account(), { width: 320, set: (it) => (it.pageSize = 10) });
    const table = root(list).querySelector('table');
    expect(table?.getAttribute('role')).to.equal('table');
    expect(root(list).querySelectorAll('tbody [role="row"]').length).to.equal(10);
    expect(root(list).querySelectorAll('tbody [role="row"]:first-child > [role="cell"]').length).to.equal(7);
  });

  it('follows its language', async () => {
    const list = await listed(account(), { lang: 'de' });
    await until(() => text(list).includes('Person hinzufügen'), 'German is there');
    list.parentElement?.setAttribute('lang', 'ar');
    await until(() => text(list).includes('إضافة مستخدم'), 'Arabic is there');
  });

  it('takes an own title, and what the host puts into its slots', async () => {
    const list = await listed(account(), {
      set: (it) => {
        it.label = 'Our people';
        render(html`<button slot="toolbar">Export</button>`, it);
      },
    });
    expect(root(list).querySelector('h2')?.textContent.trim()).to.equal('Our people');
    expect(
      root(list).querySelector<HTMLSlotElement>('slot[name="toolbar"]')?.assignedElements()[0]?.textContent,
    ).to.equal('Export');
  });

  it('shows a query that was set before the element was defined in its page', async () => {
    const adapter = account();
    const list = await listed(adapter, { set: (it) => (it.query = { states: ['blocked'], pageSize: 50 }) });
    const { total } = await adapter.users.list({ limit: 1, states: ['blocked'] });
    expect(names(list)).to.have.length(total ?? -1);
    expect(segment(list, 'Blocked').checked).to.equal(true);
  });
});

describe('user-list: search', () => {
  it('searches once for what was typed, keeps the focus, and announces the result once', async () => {
    const { adapter, queries } = noting(account());
    const list = await listed(adapter);
    const said = announcements(list);
    const changes = events(list, 'view-change');
    search(list).focus();
    await typed('anna.lind');
    await until(() => names(list).length === 1, 'one matches');
    expect(queries.map((query) => query.search)).to.deep.equal([undefined, 'anna.lind']);
    expect(root(list).activeElement).to.equal(search(list));
    expect(changes.map(({ query }) => query.search)).to.deep.equal(['anna.lind']);
    await until(() => said.length > 0, 'it is said');
    expect(said).to.deep.equal(['1 user']);
  });

  it('does not wait when Enter is pressed, and empties with Escape', async () => {
    const list = await listed(account());
    const before = names(list);
    search(list).focus();
    await typed('zzzz');
    await sendKeys({ press: 'Enter' });
    expect(list.query.search).to.equal('zzzz');
    await until(() => text(list).includes('No one matches'), 'nobody matches');
    await sendKeys({ press: 'Escape' });
    await until(() => names(list).length === before.length, 'all are back');
    expect(search(list).value).to.equal('');
    expect(root(list).activeElement).to.equal(search(list));
  });

  it('never shows an answer that was overtaken', async () => {
    const waiting = new Map<string, () => void>();
    const adapter = around(account(), async (call, next) => {
      const asked = call.member === 'users.list' ? (call.args[0] as { search?: string }).search : undefined;
      if (asked !== undefined) await new Promise<void>((resolve) => waiting.set(asked, resolve));
      return next();
    });
    const list = await listed(adapter);
    list.query = { search: 'lindqvist' };
    await until(() => waiting.has('lindqvist'), 'the first is asked');
    list.query = { search: 'zzzz' };
    await until(() => waiting.has('zzzz'), 'the second is asked');
    waiting.get('zzzz')?.();
    await until(() => text(list).includes('No one matches'), 'the second is answered');
    waiting.get('lindqvist')?.();
    await heardAll(list);
    expect(text(list)).to.contain('No one matches');
  });

  it('names what was searched for when nobody matches, and leads out of it', async () => {
    const list = await mountList(account(), {
      set: (it) => (it.query = { search: 'szymanski-x', states: ['blocked'] }),
    });
    await until(() => text(list).includes('No one matches'), 'nobody matches');
    expect(text(list)).to.contain('szymanski-x');
    expect(text(list)).to.contain('Searched in: Blocked.');
    control(list, 'Search everywhere').focus();
    await sendKeys({ press: 'Enter' });
    expect(list.query.states).to.deep.equal([]);
    await until(() => controls(list, 'Clear search', '.empty-acts button').length === 1 && quiet(list), 'still nobody');
    control(list, 'Clear search', '.empty-acts button').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => names(list).length > 0, 'all are back');
    expect(root(list).activeElement, 'the search has the focus').to.equal(search(list));
  });

  it('is not there where the backend cannot search', async () => {
    const list = await listed(declaring(account(), { search: 'none' }));
    expect(controls(list, /search/iu, 'input')).to.deep.equal([]);
  });
});

describe('user-list: filter and order', () => {
  it('filters by state with the arrow keys, counts in view, and tells the host', async () => {
    const adapter = account();
    const { counts = {} } = await adapter.users.list({ limit: 1 }, { counts: true });
    const list = await listed(adapter);
    const changes = events(list, 'view-change');
    segment(list, 'All').focus();
    await sendKeys({ press: 'ArrowRight' });
    await until(() => quiet(list) && names(list).length === counts.invited, 'only the invited');
    expect(changes.map(({ query }) => query.states)).to.deep.equal([['invited']]);
    expect(segment(list, 'Invited').closest('label')?.textContent).to.contain(String(counts.invited));
  });

  it('offers the states that are at rest among the filters', async () => {
    const list = await listed(account());
    control(list, 'Filters').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => root(list).querySelector('#filters-panel [name=state]') !== null, 'open');
    [...root(list).querySelectorAll<HTMLInputElement>('#filters-panel [name=state]')].at(-1)?.focus();
    await sendKeys({ press: 'Space' });
    await until(() => list.query.states[0] === 'disabled', 'filtered');
    await until(() => quiet(list) && text(list).includes('Removed'), 'only the disabled');
  });

  it('offers no filter that the backend does not apply to the whole list', async () => {
    const list = await listed(declaring(account(), { filter: { states: [], groups: false } }));
    expect(root(list).querySelector('[role="radiogroup"]')).to.equal(null);
    expect(controls(list, 'Filters')).to.deep.equal([]);
  });

  it('sorts by a column with Enter, and turns the order round', async () => {
    const { adapter, queries } = noting(account());
    const list = await listed(adapter);
    expect(header(list, 'User').getAttribute('aria-sort')).to.equal('ascending');
    control(list, 'Email', 'th button').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => header(list, 'Email').getAttribute('aria-sort') === 'ascending' && quiet(list), 'ascending');
    expect(header(list, 'User').hasAttribute('aria-sort')).to.equal(false);
    const ascending = names(list);
    await sendKeys({ press: 'Enter' });
    await until(() => header(list, 'Email').getAttribute('aria-sort') === 'descending' && quiet(list), 'descending');
    expect(names(list)).not.to.deep.equal(ascending);
    expect(queries.at(-1)?.sort).to.deep.equal({ by: 'email', direction: 'descending' });
  });

  it('has sort buttons only where the backend sorts the whole list', async () => {
    const list = await listed(declaring(account(), { sort: ['name'] }));
    expect([...root(list).querySelectorAll('th button')].map(nameOf)).to.deep.equal(['User']);
    const none = await listed(declaring(account(), { sort: [] }));
    expect(root(none).querySelectorAll('th button, th[aria-sort]').length).to.equal(0);
  });

  it('lets the order be chosen where cards have no column heads', async () => {
    const list = await listed(account(), { width: 320 });
    expect(root(list).querySelector<HTMLElement>('th button')?.checkVisibility()).to.equal(false);
    const choice = control<HTMLSelectElement>(list, 'Sort by', 'select');
    choice.value = 'email descending';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    expect(list.query.sort).to.deep.equal({ by: 'email', direction: 'descending' });
  });
});

describe('user-list: pages', () => {
  it('goes forth and back by keyboard, keeps the focus, says which rows', async () => {
    const adapter = account();
    const list = await listed(adapter, { set: (it) => (it.pageSize = 10) });
    const said = announcements(list);
    const first = names(list);
    control(list, 'Next page').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => quiet(list) && text(list).includes('11–20 of'), 'second page');
    expect(names(list)).to.deep.equal((await adapter.users.list({ limit: 10, offset: 10 })).items.map(displayName));
    expect(focused(list)).to.equal('Next page');
    expect(said.at(-1)).to.match(/^11–20 of \d+$/u);
    control(list, 'Previous page').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => quiet(list) && text(list).includes('1–10 of'), 'first page');
    expect(names(list)).to.deep.equal(first);
    expect(control(list, 'Previous page').getAttribute('aria-disabled')).to.equal('true');
  });

  it('keeps the first row in view when the number of rows changes', async () => {
    const list = await listed(account(), { set: (it) => (it.query = { page: 3, pageSize: 10 }) });
    const rows = control<HTMLSelectElement>(list, 'Rows per page', 'select');
    rows.value = '20';
    rows.dispatchEvent(new Event('change', { bubbles: true }));
    expect([list.query.page, list.query.pageSize]).to.deep.equal([2, 20]);
  });

  it('works on a backend that only goes on, and never says how many there are', async () => {
    const list = await listed(unknownTotal(account(25)), { set: (it) => (it.pageSize = 10) });
    const pages = [names(list)];
    for (const range of ['11–20', '21–']) {
      control(list, 'Next page').focus();
      await sendKeys({ press: 'Enter' });
      await until(() => quiet(list) && text(list).includes(range), `rows ${range}`);
      pages.push(names(list));
    }
    expect(text(list)).not.to.contain(' of ');
    expect(control(list, 'Next page').getAttribute('aria-disabled')).to.equal('true');
    const rows = root(list).querySelectorAll<HTMLElement>('[data-row]');
    expect(rows.length).to.be.greaterThan(0);
    control(list, 'Previous page').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => quiet(list) && text(list).includes('11–20'), 'back');
    expect(names(list)).to.deep.equal(pages[1]);
    expect(new Set(pages.flat()).size, 'no row twice').to.equal(pages.flat().length);
  });

  it('begins at the first page where a page in the middle cannot be reached', async () => {
    const list = await mountList(unknownTotal(account(25)), { set: (it) => (it.query = { page: 3, pageSize: 10 }) });
    const changes = events(list, 'view-change');
    await until(() => names(list).length > 0, 'rows are shown');
    expect(list.query.page).to.equal(1);
    expect(changes.length).to.be.lessThan(2);
  });

  it('cuts pages from an answer that holds everything', async () => {
    const { adapter, queries } = noting(declaring(account(25), { paging: 'none' }));
    const list = await listed(adapter, { set: (it) => (it.pageSize = 10) });
    control(list, 'Next page').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => text(list).includes('11–20 of'), 'second page');
    expect(names(list)).to.have.length(10);
    expect(queries, 'nothing had to be read again').to.have.length(1);
  });

  it('finds the end of a list that says neither how long it is nor what comes next', async () => {
    const people = await account(60).users.list({ limit: 20 });
    const adapter = around(declaring(account(60), { counts: false }), (call, next) => {
      if (call.member !== 'users.list') return next();
      const { offset = 0, limit } = call.args[0] as { offset?: number; limit: number };
      return Promise.resolve({ items: people.items.slice(offset, offset + limit) } satisfies Page<User>);
    });
    const list = await listed(adapter, { set: (it) => (it.query = { page: 2, pageSize: 10 }) });
    control(list, 'Next page').focus();
    await sendKeys({ press: 'Enter' });
    await until(
      () => quiet(list) && control(list, 'Next page').getAttribute('aria-disabled') === 'true',
      'the end is known',
    );
    expect(list.query.page).to.equal(2);
    expect(text(list)).to.contain('11–20');
  });

  it('falls back to the last page when the page is gone, and tells the host', async () => {
    const adapter = account(60);
    const { total = 0, items } = await adapter.users.list({ limit: 10, states: ['invited', 'invitation-expired'] });
    const list = await listed(adapter, {
      set: (it) =>
        (it.query = { states: ['invited', 'invitation-expired'], pageSize: 10, page: Math.ceil(total / 10) }),
    });
    const changes = events(list, 'view-change');
    const last = list.query.page;
    for (const user of items.slice(0, total % 10 || 10)) await adapter.users.remove(user.id);
    directoryOf(adapter).changed({ topic: 'users', cause: 'elsewhere' });
    await until(() => list.query.page === last - 1 && quiet(list) && names(list).length === 10, 'the page before');
    expect(changes.at(-1)?.query.page).to.equal(last - 1);
  });
});

describe('user-list: what the backend has decides what is offered', () => {
  it('fires add-user-request', async () => {
    const list = await listed(account());
    const requests = events(list, 'add-user-request');
    control(list, 'Add user').focus();
    await sendKeys({ press: 'Enter' });
    expect(requests).to.have.length(1);
    expect([requests[0]?.bubbles, requests[0]?.composed]).to.deep.equal([true, true]);
  });

  it('has no Add where nobody can be added', async () => {
    const list = await listed(without(account(), ['users.create']));
    expect(controls(list, 'Add user')).to.deep.equal([]);
  });

  it('asks for a user’s details by their name', async () => {
    const list = await listed(account());
    const requests = events(list, 'user-view-request');
    const [name = ''] = names(list);
    control(list, name).focus();
    await sendKeys({ press: 'Enter' });
    expect(requests.map(({ user, tab }) => [displayName(user), tab])).to.deep.equal([[name, undefined]]);
  });
});
