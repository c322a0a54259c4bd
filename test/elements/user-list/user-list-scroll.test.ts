import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { crowd } from '../../../mocks/crowd.js';
import { unknownTotal } from '../../../mocks/scenarios.js';
import { displayName } from '../../../src/domain/user.js';
import { directoryOf } from '../../../src/state/directory.js';
import type { UserListElement } from '../../../src/elements/user-list/user-list.js';
import { account, control, focused, listed, names, noting, root, search, text, until } from './list-world.js';

const scroller = (list: UserListElement): HTMLElement => {
  const found = root(list).querySelector<HTMLElement>('#scroll');
  if (!found) throw new Error('nothing scrolls');
  return found;
};

/** The people who can be seen now. */
function inView(list: UserListElement): string[] {
  const { top, bottom } = scroller(list).getBoundingClientRect();
  return [...root(list).querySelectorAll<HTMLElement>('tbody tr[data-id]')]
    .filter((row) => row.getBoundingClientRect().top < bottom - 1 && row.getBoundingClientRect().bottom > top + 40)
    .map((row) => row.querySelector('bdi.clip')?.textContent.trim() ?? '');
}

const set = (list: UserListElement): void => {
  list.layout = 'scroll';
};

/** What a reader may set (WCAG 2.2, 1.4.12), though it stands in a shadow root. */
const SPACED = `*, *::before, *::after {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}`;

const drawnRows = (list: UserListElement): HTMLElement[] => [
  ...root(list).querySelectorAll<HTMLElement>('tbody tr[data-id]'),
];

/** Whether rows are of one height, the one that the list goes by: its whole height is that of all rows. */
function isEven(list: UserListElement): boolean {
  const heights = drawnRows(list).map((row) => row.getBoundingClientRect().height);
  const [first = 0] = heights;
  const total = Number(root(list).querySelector('table')?.getAttribute('aria-rowcount')) - 1;
  const all = root(list).querySelector('tbody')?.getBoundingClientRect().height ?? 0;
  return (
    heights.length > 3 && heights.every((height) => Math.abs(height - first) < 1) && Math.abs(all / total - first) < 1
  );
}

/** The words of a row that stick out of it above or below. */
function clipped(list: UserListElement): string[] {
  return drawnRows(list)
    .slice(0, 12)
    .flatMap((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return [...row.querySelectorAll<HTMLElement>('bdi, .sub, .state, time, .tag, .muted')]
        .filter((each) => each.checkVisibility())
        .filter((each) => {
          const box = each.getBoundingClientRect();
          return box.top < top - 1 || box.bottom > bottom + 1;
        })
        .map((each) => `${each.className} ${each.textContent}`);
    });
}

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

const lastRow = (list: UserListElement): DOMRect => drawnRows(list).at(-1)?.getBoundingClientRect() ?? new DOMRect();
const scrollEnd = (list: UserListElement): number => scroller(list).getBoundingClientRect().bottom;

describe('user-list: one scroll', () => {
  it('shows 100,000 people in one list, of which it draws and reads those in view', async () => {
    const { adapter, queries } = noting(crowd(account(1), 100_000));
    const list = await listed(adapter, { set });
    expect(root(list).querySelectorAll('tbody tr').length).to.be.below(60);
    const rowHeight = root(list).querySelector('tbody tr[data-id]')?.getBoundingClientRect().height ?? 0;
    expect(scroller(list).scrollHeight).to.be.closeTo(100_000 * rowHeight, rowHeight * 2);
    scroller(list).scrollTop = 73_000 * rowHeight;
    await until(() => inView(list)[0]?.includes('073') ?? false, 'the middle is there');
    const offsets = queries.map(({ offset = 0 }) => offset);
    expect(queries.length, 'only what was looked at was read').to.be.below(6);
    expect(offsets.at(-1)).to.be.within(72_900, 73_100);
  });

  it('tells assistive technology how many rows there are, and which ones these are', async () => {
    const list = await listed(crowd(account(1), 5000), { set });
    const table = root(list).querySelector('table');
    expect(table?.getAttribute('aria-rowcount')).to.equal('5001');
    scroller(list).scrollTop = scroller(list).scrollHeight;
    await until(() => inView(list).some((name) => name.includes('004999')), 'the end is there');
    const last = [...root(list).querySelectorAll('tbody tr[data-id]')].at(-1);
    expect(last?.getAttribute('aria-rowindex')).to.equal('5001');
  });

  it('leads by keys over rows that are not read yet, and the focus arrives', async () => {
    const list = await listed(crowd(account(1), 5000), { set });
    const first = root(list).querySelector<HTMLInputElement>('tbody [data-control="select"]');
    first?.focus();
    await sendKeys({ press: 'ArrowDown' });
    await until(() => focused(list).includes('000001'), 'one down');
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'End' });
    await sendKeys({ up: 'Control' });
    await until(() => focused(list) === 'Select Person 004999 Long', 'the last');
    await sendKeys({ press: 'PageUp' });
    await until(() => /^Select Person 00499[0-7]|^Select Person 00498/u.test(focused(list)), 'a page up');
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Home' });
    await sendKeys({ up: 'Control' });
    await until(() => focused(list) === 'Select Person 000000 Long', 'the first');
  });

  it('stays on the same control while keys lead over rows that are not read yet', async () => {
    const list = await listed(crowd(account(1), 5000), { set });
    root(list).querySelector<HTMLElement>('tbody [data-control="view"]')?.focus();
    await until(() => focused(list) === 'Person 000000 Long', 'the name of the first');
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'End' });
    await sendKeys({ up: 'Control' });
    await until(() => focused(list).includes('Person 004999 Long'), 'the last');
    expect(focused(list)).to.equal('Person 004999 Long');
  });

  it('keeps the row with the focus on the screen, also where the end of the list is below the fold', async () => {
    const list = await listed(crowd(account(1), 5000), { set });
    if (list.parentElement) list.parentElement.style.marginBlockStart = `${String(innerHeight / 2)}px`;
    window.scrollTo(0, 0);
    expect(scroller(list).getBoundingClientRect().bottom, 'it ends below the fold').to.be.above(innerHeight);
    root(list).querySelector<HTMLElement>('tbody [data-control="select"]')?.focus({ preventScroll: true });
    await sendKeys({ press: 'PageDown' });
    await until(() => focused(list).startsWith('Select') && !focused(list).includes('000000'), 'a page down');
    const seen = (): boolean => {
      const { top, bottom } = root(list).activeElement?.getBoundingClientRect() ?? new DOMRect(0, -1);
      return top >= 0 && bottom <= innerHeight;
    };
    await until(seen, 'the focus is on the screen');
  });

  it('makes no layout shift out of scrolling', async () => {
    const list = await listed(crowd(account(1), 5000), { set });
    let shift = 0;
    const observer = new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries()) shift += (entry as PerformanceEntry & { value: number }).value;
    });
    observer.observe({ type: 'layout-shift' });
    // Further at once than rows are drawn beyond what is seen.
    for (let step = 1; step <= 5; step += 1) {
      scroller(list).scrollTop = step * 1500;
      await frame();
      await frame();
    }
    await until(() => root(list).querySelector('.awaited') === null, 'all is read');
    for (const entry of observer.takeRecords()) shift += (entry as PerformanceEntry & { value: number }).value;
    observer.disconnect();
    expect(shift).to.be.below(0.1);
  });

  it('keeps what one looks at in its place when somebody comes in above', async () => {
    const adapter = account(300);
    const list = await listed(adapter, { set });
    scroller(list).scrollTop = 4000;
    await until(() => inView(list).length > 5 && root(list).querySelector('.awaited') === null, 'the middle is there');
    const [, second = ''] = inView(list);
    const place = (): number =>
      [...root(list).querySelectorAll('tbody tr[data-id]')]
        .find((row) => row.textContent.includes(second))
        ?.getBoundingClientRect().top ?? NaN;
    const before = place();
    await adapter.users
      .create({ firstName: 'Aaa', lastName: 'First', email: 'aaa@example.com', groupIds: ['GRP-0001'] })
      .catch(() => undefined);
    directoryOf(adapter).changed({ topic: 'users', cause: 'elsewhere' });
    await until(() => text(list).length > 0 && !list.matches(':state(reloading)'), 'read again');
    expect(Math.abs(place() - before)).to.be.below(2);
  });

  it('appends where the backend only goes on', async () => {
    const { adapter, queries } = noting(unknownTotal(account(260)));
    const list = await listed(adapter, { set });
    expect(root(list).querySelector('table')?.getAttribute('aria-rowcount')).to.equal('-1');
    const everybody = (await account(260).users.list({ limit: 1 })).total ?? 0;
    const counted = (): boolean =>
      root(list).querySelector('table')?.getAttribute('aria-rowcount') === String(everybody + 1);
    await until(() => {
      scroller(list).scrollTop = scroller(list).scrollHeight;
      return counted();
    }, 'the end is reached, and everybody counted');
    expect(queries.length).to.be.above(2);
  });

  it('begins at the top with another search, and keeps its place while answers come out of order', async () => {
    const list = await listed(account(300), { set });
    scroller(list).scrollTop = 6000;
    await until(() => root(list).querySelector('.awaited') === null, 'the middle is there');
    search(list).focus();
    await sendKeys({ type: 'anna' });
    await until(() => names(list).length > 0 && scroller(list).scrollTop < 6000, 'found');
    expect(focused(list)).to.contain('Search');
  });

  it('selects all with the box over it', async () => {
    const list = await listed(crowd(account(1), 100_000), { set });
    control<HTMLInputElement>(list, 'Select all matching', 'input').click();
    await until(
      () => root(list).querySelector('[role="toolbar"]')?.textContent.includes('100,000 selected') ?? false,
      'all',
    );
  });

  it('has rows of one height, on a phone too, and clips nothing when the text is twice as large', async () => {
    for (const width of [1100, 320]) {
      const list = await listed(account(300), { set, width });
      for (const size of ['100%', '200%']) {
        if (list.parentElement) list.parentElement.style.fontSize = size;
        await until(() => root(list).querySelectorAll('tbody tr[data-id]').length > 3, 'drawn');
        const heights = new Set(
          [...root(list).querySelectorAll('tbody tr[data-id]')].map((row) =>
            Math.round(row.getBoundingClientRect().height),
          ),
        );
        expect([...heights].length, `${width} px at ${size}`).to.equal(1);
        const [row] = root(list).querySelectorAll<HTMLElement>('tbody tr[data-id]');
        expect(row && row.scrollHeight <= row.clientHeight + 1, `nothing clipped: ${width} px at ${size}`).to.equal(
          true,
        );
      }
    }
  });

  it('measures its rows again when the text is spaced out or the density changes, and clips nothing', async () => {
    for (const width of [1100, 320]) {
      const list = await listed(account(300), { set, width });
      const sheet = new CSSStyleSheet();
      const shadow = root(list);
      shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
      for (const density of ['comfortable', 'compact'] as const) {
        for (const spaced of [false, true]) {
          list.density = density;
          sheet.replaceSync(spaced ? SPACED : '');
          const case_ = `${width} px, ${density}${spaced ? ', spaced' : ''}`;
          await until(() => isEven(list), `rows of one height: ${case_}`);
          expect(clipped(list), `nothing is clipped: ${case_}`).to.deep.equal([]);
          // To the end, where a wrong height would add up.
          scroller(list).scrollTop = scroller(list).scrollHeight;
          await until(
            () => root(list).querySelector('.awaited') === null && lastRow(list).bottom <= scrollEnd(list) + 2,
            `the last row ends with the list: ${case_}`,
          );
          scroller(list).scrollTop = 0;
          await until(() => root(list).querySelector('[data-row="0"]') !== null, 'back at the top');
        }
      }
    }
  });

  it('goes between pages and one scroll without losing the filter', async () => {
    const adapter = account(120);
    const list = await listed(adapter, { set: (it) => (it.view = { filter: 'state:active' }) });
    list.layout = 'scroll';
    await until(() => root(list).querySelector('#scroll tbody tr[data-id]') !== null, 'one scroll');
    expect(list.view.filter).to.equal('state:active');
    const { items } = await adapter.users.list({
      limit: 3,
      states: ['active'],
      sort: { by: 'name', direction: 'ascending' },
    });
    expect(names(list).slice(0, 3)).to.deep.equal(items.map(displayName));
    list.layout = 'pages';
    await until(() => root(list).querySelector('#scroll') === null && names(list).length > 0, 'pages');
  });
});
