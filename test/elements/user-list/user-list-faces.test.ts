import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, render } from 'lit';
import { around } from '../../../mocks/around.js';
import { crowd } from '../../../mocks/crowd.js';
import { empty, failing, forbidden, pending, withoutInvitations } from '../../../mocks/scenarios.js';
import { memoryAdapter } from '../../../src/adapters/memory/memory-adapter.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import { registerAdapter } from '../../../src/state/registry-of-adapters.js';
import {
  account,
  announcements,
  control,
  controls,
  events,
  listed,
  mountList,
  names,
  quiet,
  root,
  text,
  until,
} from './list-world.js';

const table = (list: Parameters<typeof root>[0]): HTMLTableElement | null => root(list).querySelector('table');

describe('user-list: its faces', () => {
  it('shows the shape of what comes while it loads, and says so', async () => {
    const list = await mountList(pending(account(), { only: ['users.list'] }));
    expect(table(list)?.getAttribute('aria-busy')).to.equal('true');
    expect(root(list).querySelectorAll('tbody .bone').length).to.be.greaterThan(0);
    expect(text(list)).to.contain('Loading users');
    expect(list.matches(':state(loading)')).to.equal(true);
  });

  it('invites to invite when nobody is there, with one primary button', async () => {
    const list = await mountList(empty(account()));
    await until(() => text(list).includes('Invite the first people'), 'empty');
    const requests = events(list, 'add-user-request');
    control(list, 'Add user').focus();
    await sendKeys({ press: 'Enter' });
    expect(requests).to.have.length(1);
    expect(list.matches(':state(empty)')).to.equal(true);
  });

  for (const [delivery, words] of [
    ['refused', 'Invited · mail refused'],
    ['bounced', 'Invited · mail came back'],
  ] as const) {
    it(`says in its row that the mail of an invitation was ${delivery}`, async () => {
      const adapter = memoryAdapter({ groups: [{ id: 'GRP-1', name: 'Everyone' }], mail: () => delivery });
      await adapter.users.create({ firstName: 'Ada', lastName: 'Ng', email: 'ada@example.com', groupIds: ['GRP-1'] });
      const list = await mountList(adapter);
      await until(() => text(list).includes(words), words);
    });
  }

  it('does not speak of invitations where the backend has none', async () => {
    const list = await mountList(empty(withoutInvitations(account())));
    await until(() => text(list).includes('Add the first people'), 'empty');
  });

  it('gives its empty face to the host, and keeps Add in the head then', async () => {
    const list = await mountList(empty(account()), {
      set: (it) => void render(html`<p slot="empty">Nobody yet.</p>`, it),
    });
    await until(() => list.matches(':state(empty)'), 'empty');
    const face = root(list).querySelector<HTMLSlotElement>('slot[name="empty"]');
    expect(face?.assignedElements()[0]?.textContent).to.equal('Nobody yet.');
    expect(controls(list, 'Add user')).to.have.length(1);
  });

  it('says what failed, keeps the filters, tries again, and leads the focus on', async () => {
    const list = await mountList(failing(account(), 'server', { only: ['users.list'], times: 1 }), {
      set: (it) => (it.query = { states: ['blocked'] }),
    });
    const said = announcements(list);
    await until(() => text(list).includes('The list did not load'), 'failed');
    expect(text(list)).to.contain('Your filters are kept');
    expect(list.matches(':state(failed)')).to.equal(true);
    control(list, 'Try again').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => names(list).length > 0, 'rows are shown');
    expect(list.query.states).to.deep.equal(['blocked']);
    await until(() => root(list).activeElement === root(list).querySelector('h2'), 'the title has the focus');
    expect(said.filter((words) => words === 'The list did not load').length, 'said once').to.be.at.most(1);
  });

  it('keeps the button that tries again while it tries', async () => {
    let answer: (() => void) | undefined;
    let reads = 0;
    const adapter = around(account(), async (call, next) => {
      if (call.member !== 'users.list') return next();
      reads += 1;
      if (reads > 1) await new Promise<void>((resolve) => (answer = resolve));
      throw new DirectoryError('network', 'lost');
    });
    const list = await mountList(adapter);
    await until(() => controls(list, 'Try again').length === 1, 'failed');
    control(list, 'Try again').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => answer !== undefined, 'it is read again');
    expect(control(list, 'Try again').getAttribute('aria-busy')).to.equal('true');
    answer?.();
    await until(() => !control(list, 'Try again').hasAttribute('aria-busy'), 'failed again');
    expect(root(list).activeElement).to.equal(control(list, 'Try again'));
  });

  it('keeps the rows when a later reading fails, and says above them that it did', async () => {
    let broken = false;
    const adapter = around(account(), (call, next) =>
      broken && call.member === 'users.list' ? Promise.reject(new DirectoryError('network', 'lost')) : next(),
    );
    const list = await listed(adapter);
    const before = names(list);
    broken = true;
    await list.reload();
    expect(text(list)).to.contain('The list could not be read again');
    expect(names(list)).to.deep.equal(before);
    broken = false;
    control(list, 'Try again').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => !text(list).includes('could not be read again'), 'read again');
  });

  it('does not show the rows of another search under an error', async () => {
    const adapter = around(account(), (call, next) =>
      call.member === 'users.list' && (call.args[0] as { search?: string }).search !== undefined
        ? Promise.reject(new DirectoryError('timeout', 'too late'))
        : next(),
    );
    const list = await listed(adapter);
    list.query = { search: 'anna' };
    await until(() => text(list).includes('The list did not load'), 'failed');
    expect(names(list)).to.deep.equal([]);
  });

  it('keeps the rows and marks them busy while it reads again', async () => {
    // The radar beside the list may ask as well, before it or after it: all are held, and all let go.
    const answers: (() => void)[] = [];
    let hold = false;
    const adapter = around(account(), async (call, next) => {
      if (hold && call.member === 'users.list') await new Promise<void>((resolve) => void answers.push(resolve));
      return next();
    });
    const list = await listed(adapter);
    const before = names(list);
    hold = true;
    const reading = list.reload();
    await until(() => answers.length > 0, 'it is read again');
    await list.updateComplete;
    expect(names(list)).to.deep.equal(before);
    expect(table(list)?.getAttribute('aria-busy')).to.equal('true');
    expect(list.matches(':state(reloading)')).to.equal(true);
    hold = false;
    for (const answer of answers) answer();
    await reading;
    expect(quiet(list)).to.equal(true);
  });

  it('shows nothing of the account to whoever may not see it', async () => {
    const list = await mountList(forbidden(account()));
    await until(() => text(list).includes('You cannot see the users of this account'), 'forbidden');
    expect(text(list)).to.contain('Only administrators');
    expect(controls(list, /Add user|Search|Try again/u)).to.deep.equal([]);
  });

  it('hides what was read before when the session is over, and comes back after signing in', async () => {
    let signedIn = true;
    const adapter = around(account(), (call, next) =>
      signedIn ? next() : Promise.reject(new DirectoryError('unauthenticated', call.member)),
    );
    const list = await listed(adapter);
    signedIn = false;
    await list.reload();
    expect(text(list)).to.contain('You are signed out');
    expect(names(list)).to.deep.equal([]);
    signedIn = true;
    control(list, 'Try again').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => names(list).length > 0, 'the list is back');
  });

  it('tells the developer what is missing without an adapter', async () => {
    const list = await mountList(undefined);
    expect(text(list)).to.contain('<user-list>').and.to.contain('<directory-provider>');
  });

  it('waits for an adapter that is registered later under its name', async () => {
    const list = await mountList(undefined);
    list.setAttribute('adapter', 'user-list-test');
    await list.updateComplete;
    registerAdapter('user-list-test', account());
    await until(() => names(list).length > 0, 'rows are shown');
  });

  it('shows nobody of the account before under another adapter', async () => {
    const list = await listed(account());
    list.query = { page: 2, pageSize: 10 };
    await until(() => text(list).includes('11–20'), 'second page');
    list.adapter = pending(memoryAdapter(), { only: ['users.list'] });
    await list.updateComplete;
    expect(names(list)).to.deep.equal([]);
    expect(text(list)).not.to.contain('Northwind');
    expect(list.query.page).to.equal(1);
  });
});

describe('user-list: without a connection, or with half an answer', () => {
  it('says that the device is offline, and comes back by itself', async () => {
    let connected = false;
    const gone = new DirectoryError('network', 'down', { code: 'offline' });
    const adapter = around(account(), (call, next) => (connected ? next() : Promise.reject(gone)));
    const list = await mountList(adapter);
    await until(() => text(list).includes('You are offline'), 'it is said');
    connected = true;
    window.dispatchEvent(new Event('online'));
    await until(() => names(list).length > 0, 'the list is there');
    connected = false;
    await list.reload();
    expect(text(list)).to.match(/You are offline\. Shown as of \d{1,2}:\d\d/u);
    expect(names(list).length).to.be.greaterThan(0);
    connected = true;
    window.dispatchEvent(new Event('online'));
    await until(() => !text(list).includes('offline'), 'back');
  });

  it('shows the part of one scroll that it has, says that another is missing, and reads that one again', async () => {
    let broken = true;
    const adapter = around(crowd(account(1), 5000), (call, next) =>
      broken && ((call.args[0] as { offset?: number } | undefined)?.offset ?? 0) > 0
        ? Promise.reject(new DirectoryError('server', 'down'))
        : next(),
    );
    const list = await listed(adapter, { set: (it) => (it.layout = 'scroll') });
    const scroller = root(list).querySelector('#scroll');
    const row = root(list).querySelector('tbody tr[data-id]')?.getBoundingClientRect().height ?? 0;
    if (scroller) scroller.scrollTop = 95 * row;
    await until(() => text(list).includes('A part of the list did not load.'), 'it is said');
    expect(
      names(list).some((name) => name.includes('000099')),
      'what is there stays',
    ).to.equal(true);
    broken = false;
    control(list, 'Try again').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => names(list).some((name) => name.includes('000101')), 'the rest is there');
  });
});

describe('user-list: announcements', () => {
  it('are made once per answer, and when others change something', async () => {
    const adapter = account();
    const list = await mountList(adapter);
    const said = announcements(list);
    await until(() => said.length > 0, 'the first answer is said');
    list.requestUpdate();
    await list.updateComplete;
    await adapter.as({ id: 'x', name: 'X', email: 'x@example.com', administrator: true }).users.create({
      firstName: 'New',
      lastName: 'Person',
      email: 'new@example.com',
      groupIds: [(await adapter.groups.list({ limit: 1 })).items[0]?.id ?? ''],
    });
    await until(() => text(list).includes('60 users in'), 'the newcomer counts');
    const news = 'There are 60 users now.';
    expect(said).to.deep.equal(['59 users', news]);
    await list.reload();
    expect(said).to.deep.equal(['59 users', news, '60 users']);
  });
});
