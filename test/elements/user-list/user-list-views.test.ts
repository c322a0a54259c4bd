import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { declaring, failing } from '../../../mocks/scenarios.js';
import { displayName, type User } from '../../../src/domain/user.js';
import type { UserListElement } from '../../../src/elements/user-list/user-list.js';
import {
  account,
  announcements,
  control,
  controls,
  events,
  focused,
  listed,
  mountList,
  names,
  noting,
  quiet,
  root,
  text,
  until,
} from './list-world.js';

const heads = (list: UserListElement): string[] =>
  [...root(list).querySelectorAll('th')]
    .map((head) => head.textContent.trim())
    .filter((words) => words !== '' && words !== 'Actions');

const chips = (list: UserListElement): string[] =>
  [...root(list).querySelectorAll('.filter-chips .chip:not(.add)')].map((chip) =>
    chip.textContent.replace(/\s+/gu, ' ').trim(),
  );

/** Opens a panel as somebody with a keyboard does. */
async function open(list: UserListElement, name: 'Filters' | 'View'): Promise<HTMLElement> {
  control(list, name).focus();
  await sendKeys({ press: 'Enter' });
  const panel = (): HTMLElement | null => root(list).querySelector(`[role="dialog"][aria-label="${name}"]`);
  await until(() => panel()?.contains(root(list).activeElement) ?? false, `the focus is in ${name}`);
  return panel() as HTMLElement;
}

function labelled(list: UserListElement, words: string): HTMLInputElement {
  const label = [...root(list).querySelectorAll('label')].find((each) => each.textContent.trim().startsWith(words));
  const field = label?.querySelector('input') ?? root(list).querySelector(`[id="${label?.htmlFor ?? ''}"]`);
  if (!field) throw new Error(`nothing is labelled ${words}`);
  return field as HTMLInputElement;
}

describe('user-list: filters', () => {
  it('filters by a group that is typed, shows it as a chip, and takes it away again', async () => {
    const { adapter, queries } = noting(account());
    const list = await listed(adapter);
    await open(list, 'Filters');
    labelled(list, 'Group').focus();
    await sendKeys({ type: 'sales' });
    await until(() => root(list).querySelector('datalist option[value="Sales"]') !== null, 'Sales is suggested');
    await sendKeys({ press: 'Enter' });
    await until(() => quiet(list) && chips(list).join() === 'Group Sales', 'the chip is there');
    await until(() => (queries.at(-1)?.groupIds ?? []).length === 1, 'its id was asked for');
    await sendKeys({ press: 'Escape' });
    expect(focused(list)).to.equal('Filters');
    control(list, /^Remove filter: Group/u).focus();
    await sendKeys({ press: 'Enter' });
    await until(() => quiet(list) && queries.at(-1)?.groupIds === undefined, 'all are back');
    expect(chips(list)).to.deep.equal([]);
    expect(focused(list), 'the focus is not lost').to.equal('Users');
  });

  it('leaves the focus to the next chip when one is taken away, and to the title after the last', async () => {
    const list = await listed(account(), { set: (it) => (it.view = { filter: 'group:Everyone invited:<90d' }) });
    await until(() => chips(list).length === 2, 'two chips');
    control(list, /^Remove filter: Group/u).focus();
    await sendKeys({ press: 'Enter' });
    await until(() => chips(list).length === 1, 'one is left');
    expect(focused(list)).to.match(/^Remove filter: Invitation sent/u);
    await sendKeys({ press: 'Enter' });
    await until(() => chips(list).length === 0, 'none is left');
    expect(focused(list)).to.equal('Users');
  });

  it('says so when no group has the name, instead of showing everybody', async () => {
    const list = await mountList(account(), { set: (it) => (it.view = { filter: 'group:Nowhere' }) });
    await until(() => text(list).includes('No group is called “Nowhere”.'), 'it is said');
    expect(names(list)).to.deep.equal([]);
    control(list, 'Show all users').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => names(list).length > 0, 'all are back');
  });

  it('says so when the name could not be looked up, and tries again when asked', async () => {
    let broken = true;
    const real = account();
    const down = failing(real, 'network', { only: ['groups.list'] });
    const adapter = {
      ...real,
      groups: {
        ...real.groups,
        list: (...args: Parameters<typeof real.groups.list>) => (broken ? down : real).groups.list(...args),
      },
    };
    const list = await mountList(adapter, { set: (it) => (it.view = { filter: 'group:Sales' }) });
    await until(() => text(list).includes('The list did not load'), 'it failed');
    broken = false;
    control(list, 'Try again').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => names(list).length > 0, 'the members of Sales');
  });

  it('takes the whole filter as text, and says what is wrong with it where it is typed', async () => {
    const list = await listed(account());
    await open(list, 'Filters');
    const field = labelled(list, 'As text');
    field.focus();
    await sendKeys({ type: 'state:blockd,active anna' });
    await sendKeys({ press: 'Enter' });
    await until(() => field.getAttribute('aria-invalid') === 'true', 'it is wrong');
    const error =
      root(list)
        .getElementById('filter-text-error')
        ?.textContent.replace(/[\u2066-\u2069]/gu, '') ?? '';
    expect(error).to.contain('“blockd” is not a word of the filter. Did you mean “blocked”?');
    expect(field.value, 'what was typed is kept').to.equal('state:blockd,active anna');
    expect([list.query.states, list.query.search]).to.deep.equal([['active'], 'anna']);
  });

  it('keeps a filter that is half typed when the list is drawn anew', async () => {
    const list = await listed(account());
    await open(list, 'Filters');
    const field = labelled(list, 'As text');
    field.focus();
    await sendKeys({ type: 'state:act' });
    list.label = 'People';
    await list.updateComplete;
    await sendKeys({ type: 'ive' });
    expect(field.value).to.equal('state:active');
    await sendKeys({ press: 'Enter' });
    await until(() => list.query.states?.join() === 'active', 'it applies');
  });

  it('asks for times from now, and shows them in words', async () => {
    const can = { states: [], groups: false, invited: true, expires: true } as const;
    const { adapter, queries } = noting(declaring(account(), { filter: can }));
    const list = await listed(adapter, { set: (it) => (it.view = { filter: 'invited:<7d expires:<48h' }) });
    expect(chips(list)).to.deep.equal(['Invitation sent in the last 7 days', 'Invitation ends within 48 hours']);
    const { invited, expires } = queries.at(-1) ?? {};
    expect(Date.now() - Date.parse(invited?.from ?? '')).to.be.closeTo(7 * 86_400_000, 6 * 60_000);
    expect(Date.parse(expires?.until ?? '') - Date.now()).to.be.closeTo(2 * 86_400_000, 6 * 60_000);
  });

  it('shows what the backend cannot filter by as not applied', async () => {
    const { adapter, queries } = noting(declaring(account(), { filter: { states: [], groups: false } }));
    const list = await listed(adapter, { set: (it) => (it.view = { filter: 'group:Sales' }) });
    expect(chips(list)).to.deep.equal(['Group Sales Not applied: this service cannot filter by it.']);
    expect(queries.at(-1)?.groupIds).to.equal(undefined);
  });
});

describe('user-list: columns', () => {
  it('shows, hides and moves columns by keyboard, and says where they are', async () => {
    const list = await listed(account());
    const said = announcements(list);
    const views = events(list, 'view-change');
    await open(list, 'View');
    labelled(list, 'Email').focus();
    await sendKeys({ press: 'Space' });
    await until(() => !heads(list).includes('Email'), 'no email');
    control(list, 'Move Last sign-in up').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => heads(list).indexOf('Last sign-in') < heads(list).indexOf('Joined'), 'it has moved');
    expect(focused(list), 'the focus moves along').to.equal('Move Last sign-in up');
    expect(said.at(-1)).to.match(/^Last sign-in is now number 3 of \d+\.$/u);
    expect(views.at(-1)?.view.columns.find(({ id }) => id === 'email')?.hidden).to.equal(true);
    control(list, 'Reset columns').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => heads(list).join() === 'User,Email,Joined,Last sign-in,Groups', 'as at the beginning');
  });

  it('chooses one scroll and compact rows, and tells the host', async () => {
    const list = await listed(account());
    const views = events(list, 'view-change');
    const panel = await open(list, 'View');
    panel.querySelector<HTMLInputElement>('[name="layout"]:checked')?.focus();
    await sendKeys({ press: 'ArrowRight' });
    await until(() => root(list).querySelector('#scroll') !== null, 'one scroll');
    panel.querySelector<HTMLInputElement>('[name="density"]:checked')?.focus();
    await sendKeys({ press: 'ArrowRight' });
    await until(() => list.density === 'compact', 'compact');
    expect(views.at(-1)?.view).to.include({ layout: 'scroll', density: 'compact' });
  });

  it('never hides who it is about', async () => {
    const list = await listed(account());
    await open(list, 'View');
    const user = labelled(list, 'User');
    user.focus();
    await sendKeys({ press: 'Space' });
    expect([user.checked, user.getAttribute('aria-disabled')]).to.deep.equal([true, 'true']);
    expect(heads(list)[0]).to.equal('User');
  });

  it('gives a column the width that is typed, within reason', async () => {
    const list = await listed(account());
    await open(list, 'View');
    control(list, 'Width of Email in pixels', 'input').focus();
    await sendKeys({ type: '9999' });
    await sendKeys({ press: 'Enter' });
    const head = [...root(list).querySelectorAll<HTMLElement>('th')].find((th) => th.textContent.trim() === 'Email');
    await until(() => head?.style.inlineSize === '640px', 'as wide as can be');
    expect(list.view.columns.find(({ id }) => id === 'email')?.width).to.equal(640);
  });

  it('shows columns of the host, as text or as a template', async () => {
    const list = await listed(account(), {
      width: 1400,
      set: (it) => {
        it.columns = [
          { id: 'desk', label: 'Desk', value: ({ id }: User) => `Desk <b>${id}</b>` },
          { id: 'badge', label: 'Badge', value: (user: User) => html`<em>${displayName(user)}</em>` },
          { id: 'quiet', label: 'Quiet', value: () => '', shown: false },
          { id: 'email', label: 'Not mine to take', value: () => '' },
        ];
      },
    });
    expect(heads(list).slice(-2)).to.deep.equal(['Desk', 'Badge']);
    const cells = [...root(list).querySelectorAll('tbody tr:first-child .cell-extra')];
    expect(cells[0]?.textContent).to.match(/^\s*Desk <b>USR/u);
    expect(cells[1]?.querySelector('em')?.textContent).to.equal(names(list)[0]);
  });

  it('keeps the name and the acts in sight beside columns that were added, and says which have no room', async () => {
    const adapter = account();
    const list = await listed(adapter, {
      width: 1040,
      set: (it) => (it.view = { columns: ['user', 'role', 'phone', 'invited-by'].map((id) => ({ id })) }),
    });
    const box = (selector: string): DOMRect | undefined => root(list).querySelector(selector)?.getBoundingClientRect();
    expect(box('th.cell-main')?.width, 'room for a name').to.be.greaterThan(150);
    expect(box('tbody .cell-menu')?.right, 'the menu of a row').to.be.at.most((box('.sideways')?.right ?? 0) + 1);
    const frame = list.parentElement as HTMLElement;
    frame.style.inlineSize = '700px';
    const panel = await open(list, 'View');
    const without = [...panel.querySelectorAll('label')]
      .filter((label) => label.innerText.includes('No room'))
      .map((label) => label.innerText.split('\n')[0]);
    expect(without).to.deep.equal(['Role', 'Phone', 'Invited by', 'Last sign-in']);
  });

  it('keeps the name legible beside columns that were drawn wide, at any width of the table', async () => {
    const list = await listed(account(), {
      width: 1200,
      set: (it) =>
        (it.view = {
          columns: [{ id: 'user' }, { id: 'email', width: 640 }, { id: 'joined', width: 500 }, { id: 'groups' }],
        }),
    });
    const box = (selector: string): DOMRect => root(list).querySelector(selector)?.getBoundingClientRect() as DOMRect;
    const frame = list.parentElement as HTMLElement;
    for (const width of [1200, 900, 620]) {
      frame.style.inlineSize = `${width}px`;
      await until(() => Math.abs(box('.sideways').width - width) < 60, 'laid out');
      expect(box('th.cell-main').width, `room for a name at ${width}`).to.be.greaterThan(180);
      expect(box('tbody .cell-menu').right, `the menu of a row at ${width}`).to.be.at.most(box('.sideways').right + 1);
      expect(frame.scrollWidth, 'nothing stands out of the list').to.be.at.most(width);
    }
  });

  it('begins at the page that it is told, where the view says only how it looks', async () => {
    const adapter = account();
    const { items } = await adapter.users.list({ limit: 10, offset: 10, sort: { by: 'name', direction: 'ascending' } });
    const list = await listed(adapter, {
      set: (it) => {
        it.query = { page: 2, pageSize: 10 };
        it.view = { density: 'compact' };
      },
    });
    expect(names(list)).to.deep.equal(items.map(displayName));
    list.view = { filter: 'state:active' };
    await until(() => quiet(list) && list.query.page === 1 && names(list).length > 0, 'others from their first page');
  });

  it('gives its view to be stored, and shows a stored one', async () => {
    const first = await listed(account());
    first.view = {
      filter: 'state:active an',
      sort: { by: 'email', direction: 'descending' },
      pageSize: 20,
      layout: 'pages',
      density: 'compact',
      columns: [{ id: 'joined' }, { id: 'user', width: 300 }, { id: 'email', hidden: true }, { id: 'long-gone' }],
    };
    await until(() => quiet(first) && names(first).length > 0, 'it is shown');
    const stored = JSON.parse(JSON.stringify(first.view)) as typeof first.view;
    const second = await listed(account(), { set: (it) => (it.view = stored) });
    expect(second.view).to.deep.equal(first.view);
    expect(heads(second).slice(0, 2)).to.deep.equal(['Joined', 'User']);
    expect(second.density).to.equal('compact');
    expect(names(second)).to.deep.equal(names(first));
    expect(controls(second, /^Email$/u, 'th button')).to.deep.equal([]);
  });
});
