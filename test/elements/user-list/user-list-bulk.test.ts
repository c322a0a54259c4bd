import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { around } from '../../../mocks/around.js';
import { rateLimited, without } from '../../../mocks/scenarios.js';
import type { AddResult, DirectoryAdapter } from '../../../src/domain/adapter.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import type { User } from '../../../src/domain/user.js';
import type { UserListElement } from '../../../src/elements/user-list/user-list.js';
import { directoryOf } from '../../../src/state/directory.js';
import { descriptionOf } from '../parts/acting.js';
import { account, announcements, control, controls, listed, nameOf, noting, root, until } from './list-world.js';

const dialog = (list: UserListElement): HTMLDialogElement | null => root(list).querySelector('#bulk');
const words = (element: Element | null): string => element?.textContent.replace(/\s+/gu, ' ').trim() ?? '';
const title = (list: UserListElement): string => words(root(list).querySelector('#bulk-title'));
const strip = (list: UserListElement): string => words(root(list).querySelector('.run-strip'));

function inDialog(list: UserListElement, name: string | RegExp): HTMLElement {
  const found = [...(dialog(list)?.querySelectorAll<HTMLElement>('button, input') ?? [])].filter((each) =>
    typeof name === 'string' ? nameOf(each) === name : name.test(nameOf(each)),
  );
  if (found.length !== 1) throw new Error(`${found.length} in the dialog are called ${String(name)}`);
  return found[0] as HTMLElement;
}

async function press(element: HTMLElement): Promise<void> {
  element.focus();
  await sendKeys({ press: 'Enter' });
}

/** The list with its first rows selected, filtered as said. */
async function selected(adapter: DirectoryAdapter, filter: string, rows: number): Promise<UserListElement> {
  const list = await listed(adapter, { set: (it) => (it.view = { filter }) });
  const boxes = root(list).querySelectorAll<HTMLInputElement>('tbody [data-control="select"]');
  for (const box of [...boxes].slice(0, rows)) box.click();
  await list.updateComplete;
  return list;
}

/** What asks for one act, by the word on the bar. */
async function ask(list: UserListElement, word: RegExp): Promise<void> {
  await press(control(list, word, '[role="toolbar"] button'));
  await until(() => dialog(list)?.open ?? false, 'the question is asked');
}

describe('user-list: acts on many', () => {
  it('says for whom it holds and who is left out and why, before anything is done', async () => {
    const adapter = account();
    const { adapter: noted, calls } = noting(adapter);
    const me = directoryOf(adapter);
    await me.start();
    const list = await selected(noted, '', 20);
    const everybody = await adapter.users.list({ limit: 20, sort: { by: 'name', direction: 'ascending' } });
    const self = everybody.items.some(({ id }) => id === me.viewer?.id);
    await ask(list, /^Block \d+$/u);
    expect(title(list)).to.match(/^Block \d+ users \(of 20 selected\)\?$/u);
    const reasons = [...(dialog(list)?.querySelectorAll('.reason-line') ?? [])].map(words);
    expect(reasons).to.include('This is not possible in the current state of the user.');
    expect(reasons.includes('This is you. Another administrator can do it.')).to.equal(self);
    expect(nameOf(root(list).activeElement as Element), 'the safe answer has the focus').to.equal('Cancel');
    await sendKeys({ press: 'Escape' });
    await until(() => dialog(list) === null, 'closed');
    expect(calls.filter(({ member }) => member === 'users.block')).to.deep.equal([]);
  });

  it('does it to each, shows how far it is, and says what came of it', async () => {
    const adapter = account();
    const list = await selected(adapter, 'state:invited', 4);
    const said = announcements(list);
    await ask(list, /^Resend 4$/u);
    expect(title(list)).to.equal('Resend 4 invitations?');
    await press(inDialog(list, 'Resend 4 invitations'));
    await until(() => words(dialog(list)).includes('All 4 are done.'), 'done');
    expect(said).to.contain('All 4 are done.');
    const bar = dialog(list)?.querySelector('[role="progressbar"]');
    expect([bar?.getAttribute('aria-valuenow'), bar?.getAttribute('aria-valuemax')]).to.deep.equal(['4', '4']);
  });

  it('keeps the focus in the dialog while its buttons come and go', async () => {
    const adapter = account();
    const list = await listed(rateLimited(adapter, 60_000, { only: ['users.block'], times: 1 }), {
      set: (it) => (it.view = { filter: 'state:active' }),
    });
    const inside = (): string => nameOf(root(list).activeElement ?? document.body);
    root(list).querySelector<HTMLInputElement>('#select-page')?.click();
    await until(() => controls(list, /^Select all \d+$/u, '[role="toolbar"] button').length === 1, 'all are offered');
    await press(control(list, /^Select all \d+$/u, '[role="toolbar"] button'));
    await ask(list, /^Block$/u);
    await until(() => /^Block \d+ users/u.test(title(list)), 'all are read');
    expect(inside(), 'the safe answer has the focus').to.equal('Cancel');
    await press(inDialog(list, /^Block \d+ users$/u));
    await until(() => words(dialog(list)).includes('The service asks for patience.'), 'it waits');
    await press(inDialog(list, 'Pause'));
    await until(() => words(dialog(list)).includes('Paused.'), 'paused');
    expect(inside(), 'what goes on is where it was paused').to.equal('Go on');
    await sendKeys({ press: 'Enter' });
    await until(() => /are done\./u.test(words(dialog(list))), 'done');
    expect(inside()).to.match(/^Block \d+ users$/u);
  });

  it('goes on after failures, and tries again those that failed alone', async () => {
    const real = account();
    let broken = true;
    const { adapter: noted, calls } = noting(real);
    let unlucky: unknown;
    const flaky = around(noted, (call, next) => {
      if (call.member !== 'users.block' || !broken) return next();
      unlucky ??= call.args[0];
      return call.args[0] === unlucky ? Promise.reject(new DirectoryError('server', 'down')) : next();
    });
    const list = await selected(flaky, 'state:active', 3);
    await ask(list, /^Block/u);
    await press(inDialog(list, /^Block \d users?$/u));
    await until(() => /failed\. You can try/u.test(words(dialog(list))), 'failed');
    broken = false;
    const before = calls.length;
    await press(inDialog(list, /that failed again$/u));
    await until(() => /is done|are done/u.test(words(dialog(list))), 'done now');
    const again = calls.slice(before).filter(({ member }) => member === 'users.block');
    expect(again.map(({ args }) => args[0])).to.deep.equal([unlucky]);
    await press(inDialog(list, 'Undo'));
    await until(() => title(list).startsWith('Unblock') && /is done|are done/u.test(words(dialog(list))), 'taken back');
    const { items } = await real.users.list({ limit: 100, states: ['blocked'] });
    const atFirst = await account().users.list({ limit: 100, states: ['blocked'] });
    expect(items.length).to.equal(atFirst.items.length);
  });

  it('waits when the service asks for it, and can be paused, closed and found again above the list', async () => {
    const slowly = rateLimited(account(), 60_000, { only: ['invitations.resend'], times: 1 });
    const list = await selected(slowly, 'state:invited', 3);
    await ask(list, /^Resend 3$/u);
    await press(inDialog(list, 'Resend 3 invitations'));
    await until(() => words(dialog(list)).includes('The service asks for patience.'), 'it waits');
    expect(words(dialog(list))).to.contain('It goes on in');
    await press(inDialog(list, 'Pause'));
    await until(() => words(dialog(list)).includes('Paused.'), 'paused');
    await press(inDialog(list, 'Close'));
    await until(() => dialog(list) === null && strip(list).includes('Resend 3 invitations'), 'it is above the list');
    expect(controls(list, 'Dismiss'), 'what is under way is not dismissed').to.deep.equal([]);
    await press(control(list, 'Show', '.run-strip button'));
    await until(() => dialog(list)?.open ?? false, 'shown again');
    await press(inDialog(list, 'Go on'));
    await until(() => words(dialog(list)).includes('All 3 are done.'), 'done');
    await press(inDialog(list, 'Close'));
    await press(control(list, 'Dismiss', '.run-strip button'));
    await until(() => strip(list) === '', 'gone');
  });

  it('says to whoever comes back what was done before the page went, and what was not', async () => {
    const stuck = around(account(), async (call, next) =>
      call.member === 'invitations.resend' ? new Promise<never>(() => undefined) : next(),
    );
    const list = await selected({ ...stuck, name: 'cut-off' }, 'state:invited', 6);
    await ask(list, /^Resend 6$/u);
    await press(inDialog(list, 'Resend 6 invitations'));
    await until(() => words(dialog(list)).includes('It goes on when you close this.'), 'it runs');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    list.remove();
    const again = await listed({ ...account(), name: 'cut-off' });
    const banner = (): string => words(root(again).querySelector('.banner'));
    await until(() => banner() !== '', 'it says so');
    expect(banner()).to.contain('The page was left before this was finished');
    expect(banner()).to.contain('Resend 6 invitations: 0 of 6 done.');
    expect(banner()).to.contain('4 were under way: the list shows whether they are done. 2 were not begun.');
    await press(control(again, 'Dismiss', '.banner button'));
    await until(() => banner() === '', 'dismissed');
  });

  it('reads all that match, but for the exceptions, before it asks', async () => {
    const adapter = account(180);
    const { total = 0 } = await adapter.users.list({ limit: 1, states: ['active'] });
    const list = await selected(adapter, 'state:active', 1);
    await press(control(list, new RegExp(`^Select all ${String(total)}$`, 'u'), '[role="toolbar"] button'));
    root(list).querySelector<HTMLInputElement>('tbody [data-control="select"]')?.click();
    await until(() => words(root(list).querySelector('[role="toolbar"]')).includes(`${total - 1} selected`), 'but one');
    await ask(list, /^Groups/u);
    await until(() => title(list) === `Change groups of ${total - 1} users`, 'all are read');
  });

  it('says so when those selected cannot be read, and does nothing', async () => {
    let broken = false;
    const { adapter, calls } = noting(
      around(account(180), (call, next) =>
        call.member === 'users.list' && broken ? Promise.reject(new DirectoryError('network', 'down')) : next(),
      ),
    );
    const list = await selected(adapter, 'state:active', 1);
    await press(control(list, /^Select all \d+$/u, '[role="toolbar"] button'));
    broken = true;
    await ask(list, /^Block$/u);
    await until(() => title(list).includes('could not be read'), 'it is said');
    expect(words(dialog(list))).to.contain('The connection failed.');
    expect(calls.filter(({ member }) => member === 'users.block')).to.deep.equal([]);
  });

  it('changes groups: into some, or out of them, never out of the last', async () => {
    const adapter = account();
    const list = await selected(adapter, 'state:active', 3);
    await ask(list, /^Groups 3$/u);
    await until(() => dialog(list)?.querySelector('.group-choices input') !== null, 'groups are listed');
    const go = (): HTMLElement => inDialog(list, /^Change groups of \d users?$/u);
    await press(go());
    expect(root(list).activeElement, 'it can have the focus, and does nothing yet').to.equal(go());
    expect(go().getAttribute('aria-disabled')).to.equal('true');
    expect(descriptionOf(go())).to.equal('Choose at least one group.');
    root(list).querySelector<HTMLInputElement>('[name="groups-change"][value="remove"]')?.click();
    const everyone = [...(dialog(list)?.querySelectorAll('label') ?? [])].find((label) => words(label) === 'Everyone');
    everyone?.querySelector('input')?.focus();
    await sendKeys({ press: 'Space' });
    await until(
      () => words(dialog(list)).length > 0 && /left out|Change groups of [12] /u.test(words(dialog(list))),
      'planned',
    );
    const only = (
      await adapter.users.list({ limit: 3, states: ['active'], sort: { by: 'name', direction: 'ascending' } })
    ).items.filter(({ groups }) => groups.length === 1);
    if (only.length > 0) expect(words(dialog(list))).to.contain('A user is in at least one group.');
    root(list).querySelector<HTMLInputElement>('[name="groups-change"][value="add"]')?.click();
    everyone?.querySelector('input')?.focus();
    await sendKeys({ press: 'Space' });
    const board = [...(dialog(list)?.querySelectorAll('label') ?? [])].find((label) => words(label) === 'Board');
    board?.querySelector('input')?.focus();
    await sendKeys({ press: 'Space' });
    await until(
      () => controls(list, /^Change groups of \d users?$/u, '#bulk .button:not([aria-disabled])').length > 0,
      'it can be done',
    );
    expect(words(dialog(list))).not.to.contain('Choose at least one group.');
    await press(go());
    await until(() => /is done|are done/u.test(words(dialog(list))), 'done');
  });

  it('asks for the number where it cannot be taken back, and offers no Undo then', async () => {
    const { adapter, calls } = noting(without(account(), ['users.restore', 'users.create']));
    const list = await selected(adapter, 'state:blocked', 2);
    await ask(list, /^Remove 2$/u);
    expect(words(dialog(list))).to.contain('This cannot be undone.');
    const yes = inDialog(list, 'Remove 2 users');
    expect(yes.getAttribute('aria-disabled')).to.equal('true');
    await press(yes);
    expect(title(list)).to.equal('Remove 2 users?');
    dialog(list)?.querySelector<HTMLInputElement>('#typed')?.focus();
    await sendKeys({ type: '22' });
    expect(yes.getAttribute('aria-disabled')).to.equal('true');
    await sendKeys({ press: 'Backspace' });
    await until(() => !yes.hasAttribute('aria-disabled'), 'it can be pressed');
    expect(calls.filter(({ member }) => member === 'users.remove')).to.deep.equal([]);
    await press(yes);
    await until(() => words(dialog(list)).includes('All 2 are done.'), 'done');
    expect([...(dialog(list)?.querySelectorAll('button') ?? [])].map(nameOf)).not.to.include('Undo');
  });

  it('brings back by new invitations where nobody is restored, and asks for no number then', async () => {
    const real = account();
    const user = (await real.users.list({ limit: 1, states: ['invited'] })).items[0];
    const create = async (): Promise<AddResult> =>
      Promise.resolve({ user: user as User, groups: [], delivery: 'mailed' });
    const { restore: _restore, ...users } = real.users;
    const { adapter, calls } = noting({ ...real, users: { ...users, create } });
    const list = await selected(adapter, 'state:blocked', 2);
    await ask(list, /^Remove 2$/u);
    expect(words(dialog(list))).to.contain('They come back only by new invitations.');
    expect(dialog(list)?.querySelector('#typed')).to.equal(null);
    await press(inDialog(list, 'Remove 2 users'));
    await until(() => words(dialog(list)).includes('All 2 are done.'), 'done');
    await press(inDialog(list, 'Undo'));
    await until(() => calls.filter(({ member }) => member === 'users.create').length === 2, 'both are invited');
    await until(() => words(dialog(list)).includes('All 2 are done.'), 'done again');
  });

  it('asks for nothing more where it can', async () => {
    const list = await selected(account(), 'state:blocked', 2);
    await ask(list, /^Remove 2$/u);
    expect(dialog(list)?.querySelector('#typed')).to.equal(null);
    expect(inDialog(list, 'Remove 2 users').hasAttribute('aria-disabled')).to.equal(false);
  });

  it('offers only what the backend can do', async () => {
    const real = account();
    const { block: _block, unblock: _unblock, remove: _remove, setGroups: _setGroups, ...users } = real.users;
    const { invitations: _invitations, ...rest } = real;
    const list = await selected({ ...rest, users }, 'state:active', 2);
    const bar = [...root(list).querySelectorAll('[role="toolbar"] button')].map(nameOf);
    expect(bar.filter((name) => !/^(Select all|Clear)/u.test(name))).to.deep.equal(['Export']);
  });
});
