import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { MemoryAdapter } from '../../../src/adapters/memory/memory-adapter.js';
import { displayName } from '../../../src/domain/user.js';
import type { UserListElement } from '../../../src/elements/user-list/user-list.js';
import { directoryOf } from '../../../src/state/directory.js';
import {
  account,
  announcements,
  control,
  focused,
  listed,
  names,
  noting,
  quiet,
  root,
  search,
  text,
  until,
} from './list-world.js';

/** Somebody else who administers the same account. */
const colleague = (adapter: MemoryAdapter): MemoryAdapter =>
  adapter.as({ id: 'x', name: 'Xenia', email: 'x@example.com', administrator: true });

async function add(adapter: MemoryAdapter, firstName: string): Promise<void> {
  const { items } = await adapter.groups.list({ limit: 1 });
  await colleague(adapter).users.create({
    firstName,
    lastName: 'New',
    email: `${firstName}@example.com`,
    groupIds: [items[0]?.id ?? ''],
  });
}

const row = (list: UserListElement, name: string): HTMLElement | undefined =>
  [...root(list).querySelectorAll<HTMLElement>('tbody tr[data-id]')].find((each) => each.textContent.includes(name));

describe('user-list: what others change meanwhile', () => {
  afterEach(() => sendMouse({ type: 'move', position: [0, 0] }));

  it('is marked in words, and announced', async () => {
    const adapter = account();
    const list = await listed(adapter, { set: (it) => (it.view = { filter: 'state:active,blocked' }) });
    const said = announcements(list);
    const { items } = await adapter.users.list({
      limit: 3,
      states: ['active'],
      sort: { by: 'name', direction: 'ascending' },
    });
    const user = items.find(({ administrator }) => administrator !== true);
    const name = displayName(user ?? {});
    await colleague(adapter).users.block(user?.id ?? '');
    await until(() => row(list, name)?.textContent.includes('Changed') ?? false, 'it says so');
    expect(row(list, name)?.textContent).to.contain('Blocked');
    expect(said.join().replace(/[\u2066-\u2069]/gu, '')).to.contain(`Changed by others: ${name}.`);
    expect(row(list, names(list).find((each) => each !== name) ?? '')?.textContent).not.to.contain('Changed');
  });

  it('stays marked when somebody else is changed right after', async () => {
    const adapter = account();
    const list = await listed(adapter, { set: (it) => (it.view = { filter: 'state:active,blocked' }) });
    const others = (await adapter.users.list({ limit: 20, states: ['active'] })).items.filter(
      ({ administrator, source }) => administrator !== true && source !== 'directory',
    );
    const [first, second] = [others[0]?.id ?? '', others[1]?.id ?? ''];
    const changed = (id: string): boolean =>
      root(list).querySelector(`tr[data-id="${id}"]`)?.textContent.includes('Changed') ?? false;
    await colleague(adapter).users.block(first);
    await until(() => changed(first), 'the first says so');
    await colleague(adapter).users.block(second);
    await until(() => changed(second), 'the second says so');
    expect(changed(first), 'the first still says so').to.equal(true);
  });

  it('moves no row under the focus, says that it waits, and shows it when asked', async () => {
    const adapter = account();
    const list = await listed(adapter);
    await until(() => root(list).querySelector('.radar') !== null, 'all is in its place');
    const before = names(list);
    root(list).querySelectorAll<HTMLElement>('tbody [data-control="select"]')[3]?.focus();
    const place = root(list).activeElement?.getBoundingClientRect().top;
    await add(adapter, 'Aaa');
    await until(() => text(list).includes('1 user has changed'), 'it waits');
    expect(names(list)).to.deep.equal(before);
    expect(root(list).activeElement?.getBoundingClientRect().top).to.equal(place);
    control(list, 'Refresh').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => names(list)[0] === 'Aaa New', 'it is shown');
    expect(text(list)).not.to.contain('has changed');
    expect(focused(list)).to.equal('Users');
  });

  it('waits while the pointer is over the rows, and is shown when it leaves', async () => {
    const adapter = account();
    const list = await listed(adapter);
    await until(() => root(list).querySelector('.radar') !== null, 'all is in its place');
    const before = names(list);
    const { left, top } = root(list).querySelector('tbody tr')?.getBoundingClientRect() ?? { left: 0, top: 0 };
    await sendMouse({ type: 'move', position: [Math.round(left + 300), Math.round(top + 10)] });
    await add(adapter, 'Aab');
    await until(() => text(list).includes('1 user has changed'), 'it waits');
    expect(names(list)).to.deep.equal(before);
    await sendMouse({ type: 'move', position: [5, 5] });
    await until(() => names(list)[0] === 'Aab New', 'it is shown');
  });

  it('is shown at once when nobody is among the rows, and with the next question in any case', async () => {
    const adapter = account();
    const list = await listed(adapter);
    await add(adapter, 'Aac');
    await until(() => names(list)[0] === 'Aac New', 'at once');
    root(list).querySelector<HTMLElement>('tbody [data-control="select"]')?.focus();
    await add(adapter, 'Aad');
    await until(() => text(list).includes('1 user has changed'), 'it waits');
    list.query = { search: 'Aad' };
    await until(() => quiet(list) && names(list).join() === 'Aad New', 'another question');
    expect(search(list).value).to.equal('Aad');
  });

  it('is told by other tabs of the browser where the backend sends no word, by ids alone', async () => {
    const real = account();
    const { subscribe: _subscribe, ...still } = real;
    const { adapter, queries } = noting(still);
    await listed(adapter);
    const tab = directoryOf({ ...still });
    const end = tab.subscribe(() => undefined);
    const words: unknown[] = [];
    const channel = new BroadcastChannel(`usher-elements:${still.name}`);
    channel.addEventListener('message', ({ data }) => words.push(data));
    const before = queries.length;
    tab.changed({ topic: 'users', ids: ['USR-1'], cause: 'here' });
    await until(() => queries.length > before, 'it is read again');
    await until(() => words.length === 1, 'one word');
    expect((words[0] as { change: unknown }).change).to.deep.equal({ topic: 'users', ids: ['USR-1'] });
    channel.close();
    end();
  });
});
