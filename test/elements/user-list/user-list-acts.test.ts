import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { readOnlyViewer } from '../../../mocks/scenarios.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import { displayName, type User } from '../../../src/domain/user.js';
import { directoryOf } from '../../../src/state/directory.js';
import {
  account,
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
  text,
  until,
} from './list-world.js';
import type { UserListElement } from '../../../src/elements/user-list/user-list.js';

async function someone(adapter: DirectoryAdapter, state: User['state']): Promise<User> {
  const { items } = await adapter.users.list({ limit: 1, states: [state] });
  if (!items[0]) throw new Error(`nobody is ${state}`);
  return items[0];
}

/** Opens the menu of a row by keyboard, and waits until its first item has the focus. */
async function openMenu(list: UserListElement, user: User): Promise<void> {
  control(list, `Actions for ${displayName(user)}`).focus();
  await sendKeys({ press: 'Enter' });
  await until(() => root(list).activeElement?.getAttribute('role') === 'menuitem', 'the menu has the focus');
}

/** Walks to an item of the open menu and chooses it. */
async function choose(list: UserListElement, words: string): Promise<void> {
  for (let steps = 0; steps < 12 && focused(list) !== words; steps += 1) await sendKeys({ press: 'ArrowDown' });
  expect(focused(list)).to.equal(words);
  await sendKeys({ press: 'Enter' });
}

describe('user-list: acts on a user', () => {
  it('offers by state, with reasons where something cannot be done', async () => {
    const adapter = account();
    const invited = await someone(adapter, 'invited');
    const list = await listed(adapter, { set: (it) => (it.query = { states: ['invited'] }) });
    await openMenu(list, invited);
    const offered = controls(list, /./u, '[role="menuitem"]').map(nameOf);
    expect(offered).to.include.members([
      'View details',
      'Edit groups',
      'Copy invitation link',
      'Resend invitation',
      'Revoke invitation',
    ]);
    const renew = control(list, /^Generate new invitation/u, '[role="menuitem"]');
    expect(renew.getAttribute('aria-disabled')).to.equal('true');
    expect(renew.textContent).to.contain('Resend it instead');
    await sendKeys({ press: 'Escape' });
    expect(focused(list)).to.equal(`Actions for ${displayName(invited)}`);
  });

  it('keeps the focus on the row’s menu button after an act and the reading that follows', async () => {
    const adapter = account();
    const active = (await adapter.users.list({ limit: 5, states: ['active'] })).items.find(
      (user) => !user.administrator && user.source !== 'directory',
    );
    if (!active) throw new Error('nobody can be blocked');
    const list = await listed(adapter, { set: (it) => (it.query = { search: active.email }) });
    const acts = events(list, 'user-act');
    await openMenu(list, active);
    await choose(list, 'Block');
    await until(() => text(list).includes('By Anna Lindqvist'), 'blocked, and read again');
    expect(focused(list)).to.equal(`Actions for ${displayName(active)}`);
    expect(acts.map(({ act, user }) => [act, user.id])).to.deep.equal([['block', active.id]]);
    expect((await adapter.users.get(active.id)).state).to.equal('blocked');
  });

  it('leads the focus to the row that took the place of one that is gone', async () => {
    const adapter = account();
    const { items } = await adapter.users.list({ limit: 3, states: ['invited'] });
    const [, second, third] = items;
    if (!second || !third) throw new Error('too few are invited');
    const list = await listed(adapter, { set: (it) => (it.query = { states: ['invited'] }) });
    await openMenu(list, second);
    await choose(list, 'Revoke invitation');
    await until(() => quiet(list) && !names(list).includes(displayName(second)), 'the row is gone');
    await until(() => focused(list) === `Actions for ${displayName(third)}`, 'the next row has the focus');
  });

  it('leads the focus to the title when the last row is gone', async () => {
    const adapter = account();
    const invited = await someone(adapter, 'invited');
    const list = await listed(adapter, { set: (it) => (it.query = { states: ['invited'], search: invited.email }) });
    await openMenu(list, invited);
    await choose(list, 'Revoke invitation');
    await until(() => text(list).includes('No one matches'), 'nobody is left');
    await until(() => root(list).activeElement === root(list).querySelector('h2'), 'the title has the focus');
  });

  it('leaves a focus alone that went elsewhere meanwhile', async () => {
    const adapter = account();
    const list = await listed(adapter, { set: (it) => (it.query = { states: ['invited'] }) });
    const [name = ''] = names(list);
    control(list, name).focus();
    const outside = document.createElement('button');
    list.parentElement?.append(outside);
    outside.focus();
    const { items } = await adapter.users.list({ limit: 1, states: ['invited'] });
    await adapter.users.remove(items[0]?.id ?? '');
    directoryOf(adapter).changed({ topic: 'users', cause: 'elsewhere' });
    await until(() => quiet(list) && !names(list).includes(name), 'the row is gone');
    expect(document.activeElement).to.equal(outside);
  });

  it('follows a row that moves with its focus', async () => {
    const adapter = account();
    const list = await listed(adapter, { set: (it) => (it.query = { search: 'a', pageSize: 100 }) });
    const name = names(list).at(-1) ?? '';
    control(list, name).focus();
    list.query = { search: 'a', pageSize: 100, sort: { by: 'name', direction: 'descending' } };
    await until(() => quiet(list) && names(list)[0] === name, 'the order is turned round');
    expect(focused(list)).to.equal(name);
  });

  it('lets a host stop an act', async () => {
    const adapter = account();
    const invited = await someone(adapter, 'invited');
    const list = await listed(adapter, { set: (it) => (it.query = { states: ['invited'] }) });
    list.addEventListener('before-user-act', (event) => event.preventDefault());
    await openMenu(list, invited);
    await choose(list, 'Revoke invitation');
    await list.updateComplete;
    expect((await adapter.users.get(invited.id)).state).to.equal('invited');
  });

  it('shows what policy forbids, leads the focus there, says why, and the backend refuses it too', async () => {
    const large = account(200);
    const everybody = await large.users.list({ limit: 100 });
    const viewer = await large.viewer?.();
    const another = { id: 'USR-HOST', name: 'A host', email: 'host@example.com' };
    const member = { ...another, administrator: false };
    const find = (fits: (user: User) => boolean): User => {
      const found = everybody.items.find((user) => user.state === 'active' && fits(user));
      if (!found) throw new Error('nobody is like that');
      return found;
    };
    const self = find(({ id }) => id === viewer?.id);
    const cases: readonly (readonly [DirectoryAdapter, User, string])[] = [
      [large, self, 'This is you.'],
      [account(1).as(another), self, 'This is the last administrator.'],
      [large, find(({ source }) => source === 'directory'), 'Your company directory manages this user.'],
      [large.as(member), find(({ administrator }) => !administrator), 'Only administrators can do this.'],
    ];
    for (const [real, user, why] of cases) {
      const { adapter, calls } = noting(real);
      const list = await listed(adapter, { set: (it) => (it.query = { search: user.email }) });
      await openMenu(list, user);
      for (let steps = 0; steps < 12 && !focused(list).startsWith('Block'); steps += 1)
        await sendKeys({ press: 'ArrowDown' });
      expect(root(list).activeElement?.getAttribute('aria-disabled'), why).to.equal('true');
      expect(root(list).activeElement?.textContent, 'it says why').to.contain(why);
      await sendKeys({ press: 'Enter' });
      await list.updateComplete;
      expect(calls.filter(({ member: name }) => name === 'users.block')).to.deep.equal([]);
      const error = await real.users.block?.(user.id).catch((thrown: unknown) => thrown);
      expect(error, `refused: ${why}`).to.be.instanceOf(DirectoryError);
      list.remove();
    }
  });

  it('gives the reason beside what a mere member cannot do', async () => {
    const list = await listed(readOnlyViewer(account()));
    await until(() => control(list, 'Add user').getAttribute('aria-disabled') === 'true', 'it is known who looks');
    const requests = events(list, 'add-user-request');
    const add = control(list, 'Add user');
    add.focus();
    await sendKeys({ press: 'Enter' });
    expect(requests).to.deep.equal([]);
    const reason = root(list).getElementById(add.getAttribute('aria-describedby') ?? '');
    expect(reason?.textContent).to.contain('Only administrators');
  });
});

describe('user-list: the groups of a user', () => {
  it('shows all names on demand, and goes with Escape or when the focus goes on', async () => {
    const adapter = account();
    const user = (await adapter.users.list({ limit: 20 })).items.find(({ groups }) => groups.length > 1);
    if (!user) throw new Error('nobody is in several groups');
    const list = await listed(adapter, { set: (it) => (it.query = { search: user.id }) });
    const more = control(list, new RegExp(`^\\+${user.groups.length - 1} more group`, 'u'));
    more.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => more.getAttribute('aria-expanded') === 'true', 'open');
    const shown = root(list).getElementById(more.getAttribute('aria-controls') ?? '');
    expect([...(shown?.querySelectorAll('li') ?? [])].map((each) => each.textContent)).to.deep.equal(
      user.groups.map(({ name }) => name),
    );
    await sendKeys({ press: 'Escape' });
    expect(more.getAttribute('aria-expanded')).to.equal('false');
    expect(root(list).activeElement).to.equal(more);
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Tab' });
    expect(more.getAttribute('aria-expanded')).to.equal('false');
  });
});

describe('user-list: in a page', () => {
  it('keeps the row of an open menu though the user is gone, until somebody asks for the news', async () => {
    const adapter = account();
    const invited = await someone(adapter, 'invited');
    const list = await mountList(adapter, { set: (it) => (it.query = { states: ['invited'] }) });
    await until(() => names(list).length > 1, 'rows are shown');
    await openMenu(list, invited);
    await adapter.users.remove(invited.id);
    directoryOf(adapter).changed({ topic: 'users', cause: 'elsewhere' });
    await until(() => text(list).includes('1 user has changed'), 'it waits');
    expect(names(list)).to.include(displayName(invited));
    expect(root(list).querySelector('[role="menu"]')).not.to.equal(null);
    await sendKeys({ press: 'Escape' });
    control(list, 'Refresh').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => !names(list).includes(displayName(invited)), 'the row is gone');
    await until(() => root(list).activeElement !== null, 'the focus is in the list');
  });
});
