import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { unknownTotal } from '../../../mocks/scenarios.js';
import type { UserListElement } from '../../../src/elements/user-list/user-list.js';
import {
  account,
  control,
  controls,
  events,
  focused,
  listed,
  names,
  quiet,
  root,
  search,
  until,
} from './list-world.js';

const boxes = (list: UserListElement): HTMLInputElement[] => [
  ...root(list).querySelectorAll<HTMLInputElement>('tbody input[type=checkbox]'),
];

const chosen = (list: UserListElement): string[] =>
  [...root(list).querySelectorAll('tbody tr[aria-selected="true"] bdi.clip')].map((name) => name.textContent.trim());

const bar = (list: UserListElement): string =>
  root(list).querySelector('[role="toolbar"]')?.textContent.replace(/\s+/gu, ' ').trim() ?? '';

async function shiftSpace(): Promise<void> {
  await sendKeys({ down: 'Shift' });
  await sendKeys({ press: 'Space' });
  await sendKeys({ up: 'Shift' });
}

describe('user-list: selection', () => {
  it('selects rows by keyboard, a range with Shift, and says how many', async () => {
    const list = await listed(account(), { set: (it) => (it.pageSize = 10) });
    const changes = events(list, 'selection-change');
    expect(bar(list)).to.equal('');
    boxes(list)[1]?.focus();
    await sendKeys({ press: 'Space' });
    await until(() => chosen(list).length === 1, 'one is selected');
    boxes(list)[4]?.focus();
    await shiftSpace();
    await until(() => chosen(list).length === 4, 'the range is selected');
    expect(chosen(list)).to.deep.equal(names(list).slice(1, 5));
    expect(bar(list)).to.contain('4 selected');
    expect(changes.map(({ size }) => size)).to.deep.equal([1, 4]);
    expect(focused(list)).to.equal(`Select ${names(list)[4] ?? ''}`);
  });

  it('selects and clears the page with the box over it, which says when only some are', async () => {
    const list = await listed(account(), { set: (it) => (it.pageSize = 10) });
    const all = control<HTMLInputElement>(list, 'Select all on this page', 'input');
    all.focus();
    await sendKeys({ press: 'Space' });
    await until(() => chosen(list).length === 10, 'the page is selected');
    boxes(list)[0]?.click();
    await until(() => chosen(list).length === 9, 'all but one');
    expect([all.checked, all.indeterminate]).to.deep.equal([false, true]);
    control(list, 'Clear selection').click();
    await until(() => chosen(list).length === 0 && bar(list) === '', 'nothing is selected');
    expect([all.checked, all.indeterminate]).to.deep.equal([false, false]);
  });

  it('keeps a selection over pages and searches', async () => {
    const list = await listed(account(), { set: (it) => (it.pageSize = 10) });
    const [first = ''] = names(list);
    boxes(list)[0]?.click();
    control(list, 'Next page').click();
    await until(() => quiet(list) && names(list)[0] !== first, 'the second page');
    boxes(list)[0]?.click();
    await until(() => bar(list).includes('2 selected'), 'two are selected');
    search(list).focus();
    await sendKeys({ type: first });
    await until(() => quiet(list) && names(list).includes(first) && names(list).length < 10, 'found');
    expect(chosen(list)).to.deep.equal([first]);
    expect(bar(list)).to.contain('2 selected');
  });

  it('selects all that match, with exceptions, and lets go of them when the filter changes', async () => {
    const adapter = account();
    const { total = 0 } = await adapter.users.list({ limit: 1 });
    const list = await listed(adapter, { set: (it) => (it.pageSize = 10) });
    const changes = events(list, 'selection-change');
    boxes(list)[0]?.click();
    await until(() => controls(list, `Select all ${total}`).length === 1, 'all are offered');
    control(list, `Select all ${total}`).click();
    await until(() => bar(list).includes(`${total} selected`), 'all are selected');
    boxes(list)[2]?.click();
    await until(() => bar(list).includes(`${total - 1} selected`), 'but for one');
    control(list, 'Next page').click();
    await until(() => quiet(list) && chosen(list).length === 10, 'those of the next page, too');
    expect(changes.at(-1)?.selection.kind).to.equal('matching');
    list.query = { ...list.query, states: ['invited'], page: 1 };
    await until(() => bar(list) === '', 'another filter, another "all"');
  });

  it('leads the focus on where its buttons go', async () => {
    const adapter = account();
    const { total = 0 } = await adapter.users.list({ limit: 1 });
    const list = await listed(adapter, { set: (it) => (it.pageSize = 10) });
    boxes(list)[0]?.click();
    await until(() => controls(list, `Select all ${total}`).length === 1, 'all are offered');
    control(list, `Select all ${total}`).focus();
    await sendKeys({ press: 'Enter' });
    await until(() => bar(list).includes(`${total} selected`), 'all are selected');
    expect(focused(list), 'what can be done with them').to.equal('Resend');
    control(list, 'Clear selection').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => bar(list) === '', 'nothing is selected');
    expect(focused(list)).to.equal('Select all on this page');
  });

  it('claims no number that nobody counted', async () => {
    const list = await listed(unknownTotal(account()), { set: (it) => (it.pageSize = 10) });
    boxes(list)[0]?.click();
    await until(() => controls(list, 'Select all matching').length === 1, 'all are offered');
    control(list, 'Select all matching').click();
    await until(() => bar(list).includes('All matching selected'), 'all are selected');
  });

  it('is not there where the host does without', async () => {
    const list = await listed(account(), { set: (it) => (it.selection = 'none') });
    expect(boxes(list)).to.deep.equal([]);
    expect(controls(list, /^Select/u, 'input')).to.deep.equal([]);
  });
});
