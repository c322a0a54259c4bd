import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { parse } from 'csv-parse/browser/esm/sync';
import { around } from '../../../mocks/around.js';
import { crowd } from '../../../mocks/crowd.js';
import { unknownTotal } from '../../../mocks/scenarios.js';
import { memoryAdapter } from '../../../src/adapters/memory/memory-adapter.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import { displayName } from '../../../src/domain/user.js';
import type { UserListElement } from '../../../src/elements/user-list/user-list.js';
import { account, control, controls, listed, nameOf, noting, root, until } from './list-world.js';

const files: Blob[] = [];
const { createObjectURL } = URL;

before(() => {
  // The one way in which a page hands a file to the browser: the test reads what went through it.
  URL.createObjectURL = (file) => {
    files.push(file as Blob);
    return createObjectURL.call(URL, file);
  };
});
after(() => Object.assign(URL, { createObjectURL }));
beforeEach(() => files.splice(0));

/** The file as somebody else's parser reads it. */
async function rowsOf(file: Blob | undefined, delimiter = ','): Promise<string[][]> {
  const bytes = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0));
  return parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), { bom: true, delimiter });
}

async function press(list: UserListElement, name: string | RegExp, selector?: string): Promise<void> {
  control(list, name, selector).focus();
  await sendKeys({ press: 'Enter' });
}

const ALL = 'Export all that match as CSV';
const saved = (): Promise<void> => until(() => files.length === 1, 'a file is handed over');
const toast = (list: UserListElement): string => root(list).querySelector('.toasts')?.textContent ?? '';

describe('user-list: export', () => {
  it('writes all that match, in the order and with the columns shown, the host’s own too', async () => {
    const adapter = account(230);
    const list = await listed(adapter, {
      set: (it) => {
        it.columns = [
          { id: 'desk', label: 'Desk', value: ({ id }) => html`<b>Desk</b> of ${id}` },
          { id: 'cost', label: 'Cost', value: () => '–', text: ({ id }) => `cost-${id}` },
        ];
        it.view = { filter: 'state:active', columns: [{ id: 'email' }, { id: 'groups', hidden: true }] };
      },
    });
    await press(list, ALL);
    await saved();
    const [head, ...rows] = await rowsOf(files[0]);
    expect(head).to.deep.equal(['Email', 'User', 'ID', 'State', 'Joined', 'Last sign-in', 'Desk', 'Cost']);
    const read = async (offset: number) =>
      (
        await adapter.users.list({
          limit: 100,
          offset,
          states: ['active'],
          sort: { by: 'name', direction: 'ascending' },
        })
      ).items;
    const people = [...(await read(0)), ...(await read(100)), ...(await read(200))];
    expect(rows.map(([email, user, id]) => [email, user, id])).to.deep.equal(
      people.map((user) => [user.email, displayName(user), user.id]),
    );
    const [first] = people;
    expect(rows[0]?.slice(3)).to.deep.equal([
      'Active',
      first?.joinedAt,
      first?.lastSignInAt ?? '',
      `Desk of ${first?.id ?? ''}`,
      `cost-${first?.id ?? ''}`,
    ]);
    expect(new Uint8Array(await (files[0] as Blob).slice(0, 3).arrayBuffer())).to.deep.equal(
      new Uint8Array([0xef, 0xbb, 0xbf]),
    );
    await until(() => toast(list).includes(`${rows.length} users exported.`), 'it is said');
  });

  it('lets no cell become a formula, and keeps quotes, line ends and scripts as they are', async () => {
    const odd = ['=HYPERLINK("http://x")', '+1', '@SUM(A1)', 'a "b", c', 'two\nlines', 'عبد; الرحمن', '佐藤'];
    const real = account(20);
    const named = around(real, async (call, next) => {
      const answer = await next();
      if (call.member !== 'users.list') return answer;
      const page = answer as Awaited<ReturnType<typeof real.users.list>>;
      return {
        ...page,
        items: page.items.map((user, at) => ({ ...user, firstName: odd[at % odd.length] ?? '', lastName: 'X' })),
      };
    });
    const list = await listed(named);
    await press(list, ALL);
    await saved();
    const [, ...rows] = await rowsOf(files[0]);
    const names = rows.map(([name]) => name ?? '');
    expect(names.filter((name) => /^[=+@-]/u.test(name))).to.deep.equal([]);
    for (const name of odd) expect(names.some((each) => each.replace(/^'/u, '') === `${name} X`)).to.equal(true);
  });

  it('parts cells by semicolons where a comma is the decimal sign', async () => {
    const list = await listed(account(20), { lang: 'de' });
    const german = /exportieren/u;
    await until(() => controls(list, german).length > 0, 'German has come');
    await press(list, german);
    await saved();
    const [head] = await rowsOf(files[0], ';');
    expect(head?.slice(0, 2)).to.deep.equal(['Person', 'ID']);
  });

  it('writes those selected, also “all but these”', async () => {
    const list = await listed(account(120), { set: (it) => (it.view = { filter: 'state:active' }) });
    const boxes = root(list).querySelectorAll<HTMLInputElement>('tbody [data-control="select"]');
    boxes[0]?.click();
    boxes[2]?.click();
    await list.updateComplete;
    const id = (row: number): string => root(list).querySelector<HTMLElement>(`[data-row="${row}"]`)?.dataset.id ?? '';
    await press(list, 'Export', '[role="toolbar"] button');
    await saved();
    const chosen = (await rowsOf(files.pop())).slice(1).map((row) => row[1]);
    expect(chosen).to.deep.equal([id(0), id(2)]);
    await press(list, /^Select all \d+$/u, '[role="toolbar"] button');
    boxes[1]?.click();
    await list.updateComplete;
    await press(list, 'Export', '[role="toolbar"] button');
    await saved();
    const all = (await rowsOf(files[0])).slice(1).map((row) => row[1]);
    expect(all).to.include(id(0)).and.not.to.include(id(1));
  });

  it('reads on where nobody counts', async () => {
    const real = account(260);
    const list = await listed(unknownTotal(real));
    await press(list, ALL);
    await saved();
    const everybody = (await real.users.list({ limit: 1 })).total ?? 0;
    expect(await rowsOf(files[0])).to.have.length(everybody + 1);
  });

  it('tells how far it is in a long list, and can be stopped: nothing is saved, the focus stays', async () => {
    let held: (() => void) | undefined;
    const { adapter, queries } = noting(
      around(crowd(memoryAdapter(), 100_000), async (call, next) => {
        if (((call.args[0] as { offset?: number } | undefined)?.offset ?? 0) >= 300)
          await new Promise<void>((resolve) => (held = resolve));
        return next();
      }),
    );
    const list = await listed(adapter);
    await press(list, ALL);
    const bar = (): Element | null => root(list).querySelector('#exporting [role="progressbar"]');
    await until(() => held !== undefined && bar()?.getAttribute('aria-valuenow') === '300', 'it is under way');
    expect(bar()?.getAttribute('aria-valuemax')).to.equal('100000');
    expect(nameOf(bar() as Element)).to.equal('Exporting: 300 of 100,000 read');
    await press(list, 'Cancel', '#exporting button');
    await until(() => root(list).querySelector('#exporting') === null, 'stopped');
    expect(nameOf(root(list).activeElement as Element)).to.equal(ALL);
    const before = queries.length;
    held?.();
    await until(() => controls(list, ALL)[0]?.getAttribute('aria-busy') === null, 'over');
    expect([files.length, queries.length]).to.deep.equal([0, before]);
  });

  it('says that nothing was saved when it fails, and tries again', async () => {
    let broken = true;
    const list = await listed(
      around(account(230), (call, next) =>
        broken && ((call.args[0] as { offset?: number } | undefined)?.offset ?? 0) > 0
          ? Promise.reject(new DirectoryError('network', 'down'))
          : next(),
      ),
    );
    await press(list, ALL);
    await until(() => toast(list).includes('The export stopped. Nothing was saved.'), 'it is said');
    expect(files).to.deep.equal([]);
    broken = false;
    await press(list, 'Try again', '.toasts button');
    await saved();
  });
});
