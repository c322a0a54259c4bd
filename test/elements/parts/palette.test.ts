import { expect, fixture } from '@open-wc/testing';
import { a11ySnapshot, sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { readOnlyViewer } from '../../../mocks/scenarios.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import { LEAST_CAPABILITIES } from '../../../src/domain/capabilities.js';
import '../../../src/elements/account-users/define.js';
import { filtersFor, matching } from '../../../src/elements/parts/palette/palette-entries.js';
import { directoryOf } from '../../../src/state/directory.js';
import { capsOf, isKeys } from '../../../src/ui/shortcuts.js';
import { accessible, button, deepAll, fakeClipboard, field, fill, press, seen, sees, seesNot } from './acting.js';
import { world } from './acts-world.js';
import { waitUntil } from '../../support/patience.js';

async function mount<K extends 'user-list' | 'account-users'>(
  tag: K,
  adapter: DirectoryAdapter,
): Promise<HTMLElementTagNameMap[K]> {
  await directoryOf(adapter).start();
  const frame = await fixture<HTMLElement>(html`<div></div>`);
  frame.style.inlineSize = '1200px';
  const element = document.createElement(tag);
  element.adapter = adapter;
  frame.append(element);
  await sees(element, 'Priya Rao');
  return element;
}

const dialog = (element: HTMLElement): HTMLDialogElement | undefined =>
  deepAll<HTMLDialogElement>(element.shadowRoot as ShadowRoot, 'dialog.palette')[0];
const options = (element: HTMLElement): string[] =>
  deepAll(dialog(element) as HTMLElement, '[role="option"]').map((each) => seen(each));
/** What Enter would do. */
const chosen = (element: HTMLElement): string =>
  seen(deepAll(dialog(element) as HTMLElement, '[role="option"][aria-selected="true"]')[0] as HTMLElement);

async function focusRow(element: HTMLElement, name: string): Promise<void> {
  (await button(element, name)).focus();
}

async function controlK(): Promise<void> {
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: 'k' });
  await sendKeys({ up: 'Control' });
}

async function openPalette(element: HTMLElement, typed = ''): Promise<void> {
  await controlK();
  await waitUntil(() => dialog(element)?.open, 'the palette');
  if (typed !== '') await sendKeys({ type: typed });
}

describe('the command palette', () => {
  it('does what is typed to whose row has the focus', async () => {
    const { adapter, invited } = world();
    const list = await mount('user-list', adapter);
    await focusRow(list, 'Elif Kaya');
    await openPalette(list, 'resend');
    expect(chosen(list)).to.contain('Resend invitation');
    await accessible(list);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => !dialog(list));
    await sees(list, /sent/iu);
    const after = await adapter.users.get(invited.id);
    expect(Date.parse(after.invitation?.sentAt ?? '')).to.be.greaterThan(Date.parse(invited.invitation?.sentAt ?? ''));
  });

  it('exports all that match, and renews what expires, as the buttons over the list do', async () => {
    const list = await mount('user-list', world().adapter);
    await button(list, 'Renew 1');
    await focusRow(list, 'Priya Rao');
    await openPalette(list, 'renew 1');
    expect(chosen(list)).to.contain('Renew 1');
    await sendKeys({ press: 'Enter' });
    const open = (): HTMLElement[] => deepAll(list.shadowRoot as ShadowRoot, 'dialog[open]:not(.palette)');
    await waitUntil(() => open().some((each) => /renew/iu.test(seen(each))), 'the question before renewing');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => open().length === 0, 'the question is gone');
    await focusRow(list, 'Priya Rao');
    await openPalette(list, 'export all');
    expect(chosen(list)).to.contain('Export all that match as CSV');
    await sendKeys({ press: 'Enter' });
    await sees(list, '5 users exported.');
  });

  it('is a combobox with a list of options, walked through by arrow keys', async () => {
    const list = await mount('user-list', world().adapter);
    await focusRow(list, 'Elif Kaya');
    await openPalette(list);
    const input = await field(dialog(list) as HTMLElement, 'Command palette');
    expect([input.getAttribute('role'), input.getAttribute('aria-expanded')]).to.deep.equal(['combobox', 'true']);
    const first = chosen(list);
    await sendKeys({ press: 'ArrowUp' });
    expect(chosen(list)).to.equal(options(list).at(-1));
    await sendKeys({ press: 'ArrowDown' });
    expect(chosen(list)).to.equal(first);
    await sendKeys({ press: 'ArrowDown' });
    const active = (input.getRootNode() as ShadowRoot).getElementById(
      input.getAttribute('aria-activedescendant') ?? '',
    );
    expect(seen(active as HTMLElement)).to.equal(chosen(list));
    const tree = (await a11ySnapshot({})) as unknown;
    expect(JSON.stringify(tree)).to.match(/"role":"combobox"[^{}]*"name":"Command palette"/u);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialog(list));
    expect((await button(list, 'Elif Kaya')).matches(':focus')).to.equal(true);
  });

  it('filters by the language that the chips speak, and says what is wrong with it', async () => {
    const list = await mount('user-list', world().adapter);
    await focusRow(list, 'Elif Kaya');
    await openPalette(list, 'state:expird');
    await sees(list, 'Did you mean “expired”?');
    const input = await field(dialog(list) as HTMLElement, 'Command palette');
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    input.select();
    await sendKeys({ type: 'state:expired,blocked' });
    expect(chosen(list)).to.equal('state:expired,blocked');
    await sendKeys({ press: 'Enter' });
    await sees(list, 'Tom Dvořák');
    await seesNot(list, 'Elif Kaya');
    expect(list.query.states).to.deep.equal(['invitation-expired', 'blocked']);
  });

  it('searches the list, finds people, and goes to them', async () => {
    const list = await mount('user-list', world().adapter);
    const asked: string[] = [];
    list.addEventListener('user-view-request', ({ user }) => asked.push(user.id));
    await focusRow(list, 'Elif Kaya');
    await openPalette(list, 'priya');
    await waitUntil(() => options(list).some((each) => each.includes('priya@example.com')), 'the person');
    expect(chosen(list)).to.contain('Search for “priya”');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => asked.length === 1);
    expect(asked).to.deep.equal(['USR-2']);
  });

  it('keeps what may not be done, with its reason, and does not do it', async () => {
    const list = await mount('user-list', readOnlyViewer(world().adapter));
    const asked: Event[] = [];
    list.addEventListener('add-user-request', (event) => asked.push(event));
    await focusRow(list, 'Elif Kaya');
    await openPalette(list, 'add user');
    expect(chosen(list)).to.contain('Only administrators can do this');
    await sendKeys({ press: 'Enter' });
    expect([dialog(list)?.open, asked.length]).to.deep.equal([true, 0]);
  });

  it('holds the whole page in <account-users>: groups, places, whose details have the focus', async () => {
    const { adapter } = world();
    const element = await mount('account-users', adapter);
    await focusRow(element, 'Elif Kaya');
    await openPalette(element, 'groups');
    expect(options(element)).to.include('Go to: Groups');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialog(element));
    await press(element, 'Priya Rao');
    // The details are fetched when they are first asked for.
    await waitUntil(() => element.renderRoot.querySelector('dialog.panel')?.matches(':focus-within'), 'details');
    await openPalette(element, 'block');
    expect(chosen(element)).to.contain('Block');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialog(element));
    await openPalette(element, 'audit');
    expect(options(element)).to.include('Go to: Audit trail');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialog(element));
    await sendKeys({ press: 'e' });
    await field(element, /^First name/u);
    await press(element, /^Groups \d/u);
    await sees(element, 'Add group');
    await openPalette(element, 'state:expired');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => element.view === 'users');
    await sees(element, 'Tom Dvořák');
  });
});

describe('every act of the page in the palette', () => {
  /** Does what is typed, which must be what comes first. */
  async function doTyped(element: HTMLElement, typed: string, named: string): Promise<void> {
    await openPalette(element, typed);
    expect(chosen(element)).to.contain(named);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => !dialog(element), 'the palette is gone');
  }

  async function groupsOf(adapter: DirectoryAdapter): Promise<HTMLElementTagNameMap['account-users']> {
    const element = await mount('account-users', adapter);
    await press(element, /^Groups \d/u);
    await button(element, 'Finance');
    return element;
  }

  it('opens, edits and deletes the group whose row has the focus', async () => {
    const element = await groupsOf(world().adapter);
    (await button(element, 'Everyone')).focus();
    await openPalette(element, 'delete');
    expect(chosen(element), 'with its reason').to.contain('This is the default group. It cannot be deleted.');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialog(element));
    (await button(element, 'Finance')).focus();
    await doTyped(element, 'edit', 'Edit');
    expect((await field(element, 'Name')).value).to.equal('Finance');
  });

  it('edits the group that is shown, adds and removes its members, and deletes it', async () => {
    const { adapter } = world();
    const element = await groupsOf(adapter);
    await press(element, 'Sales');
    await sees(element, 'Nobody is in this group');
    (await button(element, 'Back to the groups')).focus();
    await openPalette(element);
    expect(options(element)).to.include.members(['Edit group', 'Add members', 'Delete', 'Go to: Details']);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialog(element));
    await doTyped(element, 'go to: details', 'Go to: Details');
    await sees(element, 'GRP-3');
    (await button(element, 'Back to the groups')).focus();
    await doTyped(element, 'add members', 'Add members');
    const heading = (): Element | undefined => deepAll(element.renderRoot as ShadowRoot, '#add-members:focus')[0];
    await waitUntil(heading, 'the focus where it goes on');
    (await field(element, 'Priya Rao')).focus();
    await sendKeys({ press: 'Space' });
    await doTyped(element, 'add 1', 'Add 1 member');
    await sees(element, '1 member added.');
    await waitUntil(
      () => deepAll(element.renderRoot as ShadowRoot, '#add-member:focus').length === 1,
      'the focus is back',
    );
    (await field(element, 'Priya Rao')).focus();
    await sendKeys({ press: 'Space' });
    await doTyped(element, 'remove 1', 'Remove 1 member');
    await sees(element, '1 member removed.');
    (await button(element, 'Back to the groups')).focus();
    await doTyped(element, 'delete', 'Delete');
    await sees(element, 'Delete Sales?');
    await press(element, 'Cancel');
    await doTyped(element, 'edit group', 'Edit group');
    expect((await field(element, 'Name')).value).to.equal('Sales');
    (await button(element, 'Next')).focus();
    await doTyped(element, 'next', 'Next');
    await sees(element, 'Who is to come into it?');
    (await button(element, 'Back')).focus();
    await doTyped(element, 'back', 'Back');
    await field(element, 'Name');
  });

  it('finds a group and adds one by key', async () => {
    const element = await groupsOf(world().adapter);
    (await button(element, 'Finance')).focus();
    await sendKeys({ press: '/' });
    await waitUntil(() => deepAll(element.renderRoot as ShadowRoot, '#group-search:focus').length === 1);
    (await button(element, 'Finance')).focus();
    await sendKeys({ press: 'i' });
    await waitUntil(() => element.view === 'add-group');
  });

  it('has the host’s acts on a row, the pages, and the way out of every filter', async () => {
    const list = await mount('user-list', world().adapter);
    list.rowActs = [{ id: 'impersonate', label: 'Sign in as them' }];
    const asked: string[] = [];
    list.addEventListener('row-act', ({ act, user }) => asked.push(`${act} ${user.id}`));
    await focusRow(list, 'Elif Kaya');
    await doTyped(list, 'sign in as', 'Sign in as them');
    expect(asked).to.deep.equal(['impersonate USR-3']);
    list.query = { pageSize: 2 };
    await button(list, 'Next page');
    (await button(list, 'Add user')).focus();
    await doTyped(list, 'next page', 'Next page');
    await waitUntil(() => list.query.page === 2);
    await doTyped(list, 'previous page', 'Previous page');
    await waitUntil(() => list.query.page === 1);
    list.query = { groups: ['Finance'], states: ['active'] };
    await seesNot(list, 'Elif Kaya');
    await doTyped(list, 'remove filter: group', 'Finance');
    await waitUntil(() => list.query.groups.length === 0);
    (await button(list, 'Add user')).focus();
    await doTyped(list, 'clear filters', 'Clear filters');
    await sees(list, 'Elif Kaya');
  });

  it('saves what was typed about a user, and hands over their invitation', async () => {
    const { adapter } = world();
    const element = await mount('account-users', adapter);
    await press(element, 'Elif Kaya');
    await waitUntil(() => element.renderRoot.querySelector('dialog.panel')?.matches(':focus-within'), 'details');
    const panel = element.renderRoot.querySelector('dialog.panel') as HTMLElement;
    await button(panel, 'QR code');
    (await button(panel, 'Close details')).focus();
    await doTyped(element, 'qr', 'QR code');
    await waitUntil(() => deepAll(panel, 'svg.qr').length === 1, 'the code');
    await press(panel, 'Edit profile');
    await fill(panel, 'Last name', 'Kayaoğlu');
    (await button(panel, 'Close details')).focus();
    await doTyped(element, 'save', 'Save');
    await sees(element, 'Profile saved.');
  });

  it('saves the settings', async () => {
    const { adapter } = world();
    const element = await mount('account-users', adapter);
    await press(element, 'Settings');
    await fill(element, 'Days that a link is valid', '9');
    (await button(element, 'Save settings')).focus();
    await doTyped(element, 'save', 'Save settings');
    await sees(element, 'Settings saved.');
  });

  it('is walked through in the order in which it is read', async () => {
    const { adapter } = world();
    const element = await mount('account-users', adapter);
    await press(element, 'Priya Rao');
    await waitUntil(() => element.renderRoot.querySelector('dialog.panel')?.matches(':focus-within'), 'details');
    await openPalette(element, 'e');
    const shown = options(element);
    for (const each of shown) {
      expect(chosen(element)).to.equal(each);
      await sendKeys({ press: 'ArrowDown' });
    }
  });
});

describe('shortcuts', () => {
  it('act on the row with the focus, and on the list', async () => {
    const { adapter } = world();
    const clipboard = fakeClipboard();
    const list = await mount('user-list', adapter);
    await focusRow(list, 'Elif Kaya');
    await sendKeys({ press: 'c' });
    await waitUntil(() => clipboard.texts.length === 1);
    await sendKeys({ press: 'x' });
    await sees(list, '1 selected');
    await sendKeys({ press: '.' });
    await waitUntil(() => deepAll(list.renderRoot as ShadowRoot, '[role="menu"]').length === 1);
    await sendKeys({ press: 'Escape' });
    await sendKeys({ press: '/' });
    await waitUntil(() => deepAll(list.renderRoot as ShadowRoot, '#search:focus').length === 1);
    clipboard.restore();
  });

  it('never fire while somebody types, nor outside the element', async () => {
    const { adapter } = world();
    const list = await mount('user-list', adapter);
    const asked: Event[] = [];
    list.addEventListener('add-user-request', (event) => asked.push(event));
    const theirs = document.createElement('input');
    theirs.slot = 'toolbar';
    list.append(theirs);
    const outside = document.createElement('button');
    list.before(outside);
    for (const place of [theirs, await field(list, /^Search/u), outside]) {
      place.focus();
      for (const key of ['i', '?']) await sendKeys({ press: key });
      await controlK();
    }
    expect(theirs.value).to.equal('i?');
    expect([asked.length, deepAll(list.renderRoot as ShadowRoot, 'dialog').length]).to.deep.equal([0, 0]);
    await focusRow(list, 'Elif Kaya');
    await sendKeys({ press: 'i' });
    expect(asked).to.have.lengthOf(1);
    outside.remove();
  });

  it('are listed on ?, and can be switched off there', async () => {
    const { adapter } = world();
    const list = await mount('user-list', adapter);
    const told: string[] = [];
    list.addEventListener('shortcuts-change', ({ shortcuts }) => told.push(shortcuts));
    const asked: Event[] = [];
    list.addEventListener('add-user-request', (event) => asked.push(event));
    await focusRow(list, 'Elif Kaya');
    await sendKeys({ press: '?' });
    await sees(list, 'Copy invitation link');
    await accessible(list);
    const box = await field(list, /Single-key shortcuts/u);
    box.focus();
    await sendKeys({ press: 'Space' });
    await waitUntil(() => told.length === 1);
    await sendKeys({ press: 'Escape' });
    await focusRow(list, 'Elif Kaya');
    await sendKeys({ press: 'i' });
    await openPalette(list);
    expect([asked.length, told, list.shortcuts]).to.deep.equal([0, ['modified'], 'modified']);
    await sendKeys({ press: 'Escape' });
    list.shortcuts = 'off';
    await waitUntil(() => !dialog(list));
    await controlK();
    expect(dialog(list)).to.equal(undefined);
  });

  it('are the keys of the platform and of the keyboard', () => {
    const key = (init: KeyboardEventInit): KeyboardEvent => new KeyboardEvent('keydown', init);
    expect(capsOf('mod+k', true)).to.deep.equal(['⌘', 'K']);
    expect(capsOf('mod+k', false)).to.deep.equal(['Ctrl', 'K']);
    expect(isKeys(key({ key: 'k', metaKey: true }), 'mod+k', true)).to.equal(true);
    expect(isKeys(key({ key: 'k', ctrlKey: true }), 'mod+k', true)).to.equal(false);
    expect(isKeys(key({ key: 'k', ctrlKey: true, shiftKey: true }), 'mod+k', false)).to.equal(false);
    expect(isKeys(key({ key: '?', shiftKey: true }), '?', false)).to.equal(true);
    expect(isKeys(key({ key: 'r', ctrlKey: true }), 'r', false)).to.equal(false);
    expect(isKeys(key({ key: 'ق', code: 'KeyR' }), 'r', false)).to.equal(true);
  });
});

describe('what the palette offers', () => {
  const acts = ['Resend invitation', 'Show: Invited', 'Address of the sender', 'Café'].map((label) => ({ label }));
  const found = (typed: string): string[] => matching(acts, typed).map(({ label }) => label);

  it('puts first what begins as typed, and does not mind accents', () => {
    expect(found('inv')).to.deep.equal(['Resend invitation', 'Show: Invited']);
    expect(found('send')).to.deep.equal(['Address of the sender', 'Resend invitation']);
    expect(found('resend inv')).to.deep.equal(['Resend invitation']);
    expect(found('cafe')).to.deep.equal(['Café']);
    expect(found('zzz')).to.deep.equal([]);
    expect(found('')).to.have.lengthOf(4);
  });

  it('offers only filters that the backend has', () => {
    const can = {
      ...LEAST_CAPABILITIES,
      filter: { ...LEAST_CAPABILITIES.filter, states: ['invited', 'invitation-expired'] as const },
    };
    expect(filtersFor('', can).filters.map(({ text }) => text)).to.deep.equal(['state:invited', 'state:expired']);
    expect(filtersFor('state:in', can).problem).to.equal(undefined);
    expect(filtersFor('state:inx', can).problem?.code).to.equal('unknown-state');
    expect(filtersFor('anna', can)).to.deep.equal({ filters: [], problem: undefined });
  });
});
