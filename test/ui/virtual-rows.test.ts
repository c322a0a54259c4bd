import { expect, nextFrame } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { setStyles } from '../../src/ui/set-styles.js';
import { VirtualRows, type VirtualItem, type VirtualRowsOptions } from '../../src/ui/virtual-rows.js';
import { countListeners, mount, type UiHost } from './ui-host.js';
import { waitUntil } from '../support/patience.js';

interface World {
  names: string[];
  rows: VirtualRows;
  told: (readonly [number, number])[];
  keep: number | undefined;
  rowHeight: string;
}

const named = (count: number): string[] => Array.from({ length: count }, (_, index) => `Row ${String(index)}`);

function world(host: UiHost, count: number, options: Partial<VirtualRowsOptions>): World {
  const made: Omit<World, 'rows'> = { names: named(count), told: [], keep: undefined, rowHeight: '30px' };
  const rows = new VirtualRows(host, {
    count: () => made.names.length,
    container: () => host.renderRoot.querySelector<HTMLElement>('#rows'),
    scroller: () => host.renderRoot.querySelector<HTMLElement>('#box'),
    keyAt: (index) => made.names[index],
    keep: () => made.keep,
    onRange: (first, last) => made.told.push([first, last]),
    ...options,
  });
  return Object.assign(made, { rows });
}

/** The height of a gap; rows have their own. */
const height = (item: VirtualItem): string => (item.index === undefined ? `${String(item.height)}px` : '');

function list(_: UiHost, { rows, names, rowHeight }: World): TemplateResult {
  return html`<div id="box" ${setStyles({ height: '300px', overflow: 'auto', position: 'relative' })}>
    <div id="rows">
      ${repeat(
        rows.items,
        ({ key }) => key,
        (item) =>
          item.index === undefined
            ? html`<div ${setStyles({ height: height(item) })}></div>`
            : html`<div data-row=${item.index} tabindex="-1" ${setStyles({ height: rowHeight })}>
                ${names[item.index]}
              </div>`,
      )}
    </div>
  </div>`;
}

function table(_: UiHost, { rows, names }: World): TemplateResult {
  return html`<div id="box" ${setStyles({ height: '300px', overflow: 'auto', 'scroll-padding-block-start': '40px' })}>
    <table ${setStyles({ 'border-collapse': 'collapse', width: '100%' })}>
      <thead>
        <tr>
          <th ${setStyles({ position: 'sticky', top: '0', height: '40px', padding: '0' })}>Name</th>
        </tr>
      </thead>
      <tbody id="rows">
        ${repeat(
          rows.items,
          ({ key }) => key,
          (item) =>
            item.index === undefined
              ? html`<tr aria-hidden="true">
                  <td ${setStyles({ padding: '0', height: height(item) })}></td>
                </tr>`
              : html`<tr data-row=${item.index} aria-rowindex=${item.index + 2}>
                  <td ${setStyles({ padding: '4px' })}><button>${names[item.index]}</button></td>
                </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

async function mounted(
  view: (host: UiHost, made: World) => unknown,
  count: number,
  options: Partial<VirtualRowsOptions> = {},
): Promise<{ host: UiHost; made: World; box: HTMLElement }> {
  const { host, controllers } = await mount(view, (drawn) => world(drawn, count, options));
  await waitUntil(() => host.has('[data-row]') && (count <= 100 || drawn(host).length < 60), 'rows are drawn');
  await settled(host);
  return { host, made: controllers, box: host.find('#box') };
}

/** Two frames: one in which the scrolling is followed, one in which it is drawn. */
async function settled(host: UiHost): Promise<void> {
  for (let frame = 0; frame < 3; frame++) {
    await nextFrame();
    await host.updateComplete;
  }
}

const drawn = (host: UiHost): HTMLElement[] => [...host.renderRoot.querySelectorAll<HTMLElement>('[data-row]')];

const row = (host: UiHost, index: number): HTMLElement => host.find(`[data-row="${String(index)}"]`);

/** What stands in the box at a distance from its top. */
function seenAt(host: UiHost, y: number): string {
  const { left, top } = host.find('#box').getBoundingClientRect();
  const hit = host.shadowRoot?.elementFromPoint(left + 20, top + y);
  return hit?.closest('[data-row]')?.textContent.trim() ?? '';
}

async function scroll(host: UiHost, top: number): Promise<void> {
  host.find('#box').scrollTop = top;
  await settled(host);
}

describe('virtual rows', () => {
  it('draws what is seen of 100,000 rows, in an element as tall as all of them', async () => {
    const { host, made, box } = await mounted(list, 100_000);
    expect(drawn(host).length).to.be.within(10, 40);
    expect(box.scrollHeight).to.equal(3_000_000);
    await scroll(host, 1_500_000);
    expect(seenAt(host, 5)).to.equal('Row 50000');
    await scroll(host, box.scrollHeight);
    expect(seenAt(host, 295)).to.equal('Row 99999');
    expect(box.scrollHeight).to.equal(3_000_000);
    expect(made.told.at(-1)?.[1]).to.equal(99_999);
  });

  it('draws all rows where they are a page at most', async () => {
    const { host } = await mounted(list, 60);
    expect(drawn(host).length).to.equal(60);
  });

  it('reaches the ends and the middle of more rows than an element can hold', async () => {
    const { host, made, box } = await mounted(list, 3_000_000);
    expect(box.scrollHeight).to.equal(16_000_000);
    for (const index of [0, 1, 1_499_999, 2_999_999]) {
      made.rows.scrollToIndex(index, 'center');
      await settled(host);
      const { top, bottom } = row(host, index).getBoundingClientRect();
      const frame = box.getBoundingClientRect();
      expect(top).to.be.at.least(frame.top - 1);
      expect(bottom).to.be.at.most(frame.bottom + 1);
    }
    await scroll(host, 8_000_000);
    const before = seenAt(host, 5);
    await scroll(host, 8_000_060);
    expect(Number(seenAt(host, 5).slice(4)) - Number(before.slice(4))).to.equal(2);
    await scroll(host, box.scrollHeight);
    expect(seenAt(host, 295)).to.equal('Row 2999999');
    await scroll(host, 0);
    expect(seenAt(host, 5)).to.equal('Row 0');
  });

  it('scrolls to a row at the start, the end, and not at all when it is seen', async () => {
    const { host, made, box } = await mounted(list, 1000);
    made.rows.scrollToIndex(500, 'start');
    await settled(host);
    expect(box.scrollTop).to.equal(15_000);
    made.rows.scrollToIndex(503);
    await settled(host);
    expect(box.scrollTop).to.equal(15_000);
    made.rows.scrollToIndex(510);
    await settled(host);
    expect(box.scrollTop).to.equal(15_030);
    made.rows.scrollToIndex(20, 'end');
    await settled(host);
    expect(box.scrollTop).to.equal(330);
    expect(made.rows.pageSize).to.equal(10);
  });

  it('measures again when rows become taller, and the same row stays at the top', async () => {
    const { host, made, box } = await mounted(list, 1000);
    await scroll(host, 15_000);
    made.rowHeight = '60px';
    host.requestUpdate();
    await waitUntil(() => box.scrollHeight === 60_000, 'measured again');
    await settled(host);
    expect(seenAt(host, 5)).to.equal('Row 500');
    expect(box.scrollTop).to.equal(30_000);
  });

  it('keeps in place what is seen when rows come and go above it', async () => {
    const { host, made } = await mounted(list, 1000);
    await scroll(host, 15_000);
    made.names = ['New 1', 'New 2', ...made.names];
    host.requestUpdate();
    await settled(host);
    expect(seenAt(host, 5)).to.equal('Row 500');
    made.names = made.names.slice(12);
    host.requestUpdate();
    await settled(host);
    expect(seenAt(host, 5)).to.equal('Row 500');
  });

  it('keeps in place what the pointer is on, even at the very top', async () => {
    const { host, made, box } = await mounted(list, 1000);
    const { left, top } = box.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(left + 30), Math.round(top + 100)] });
    const pointed = seenAt(host, 100);
    made.names = ['New 1', 'New 2', ...made.names];
    host.requestUpdate();
    await settled(host);
    expect(seenAt(host, 100)).to.equal(pointed);
    await sendMouse({ type: 'move', position: [0, 0] });
  });

  it('keeps the focused row and the active one in the document while scrolling away and back', async () => {
    const { host, made } = await mounted(list, 1000);
    row(host, 3).focus();
    for (const place of [9_000, 27_000, 600, 0]) {
      await scroll(host, place);
      expect(host.focused).to.equal('Row 3');
    }
    row(host, 3).blur();
    made.keep = 700;
    host.requestUpdate();
    await settled(host);
    expect(row(host, 700).textContent.trim()).to.equal('Row 700');
    expect(host.find('#box').scrollHeight).to.equal(30_000);
  });

  it('holds its place when it is moved in the document', async () => {
    const { host, box } = await mounted(list, 1000);
    await scroll(host, 15_000);
    const elsewhere = document.createElement('section');
    host.parentElement?.append(elsewhere);
    elsewhere.append(host);
    await settled(host);
    expect(box.scrollTop).to.equal(15_000);
    expect(seenAt(host, 5)).to.equal('Row 500');
  });

  it('leaves nothing behind when it goes', async () => {
    const held = countListeners(window);
    try {
      const { host } = await mounted(list, 1000, { scroller: () => null });
      expect(held.open()).to.be.above(0);
      const rows = host.find('#rows');
      host.remove();
      expect(held.open()).to.equal(0);
      expect(rows.style.overflowAnchor).to.equal('');
    } finally {
      held.restore();
    }
  });

  it('draws anew for no pixel that the rows drawn already cover', async () => {
    const { host, made } = await mounted(list, 1000);
    const { length } = made.told;
    await scroll(host, 30);
    await scroll(host, 60);
    expect(made.told.length).to.equal(length);
  });
});

describe('virtual rows in a table', () => {
  it('have a head that sticks, and rows that never hide under it', async () => {
    const { host, made, box } = await mounted(table, 100_000);
    made.rows.scrollToIndex(50_000, 'start');
    await settled(host);
    const head = host.find('th').getBoundingClientRect();
    expect(head.top).to.be.closeTo(box.getBoundingClientRect().top, 1);
    expect(row(host, 50_000).getBoundingClientRect().top).to.be.closeTo(head.bottom, 1);
    expect(row(host, 50_000).getAttribute('aria-rowindex')).to.equal('50002');
    made.rows.scrollToIndex(99_999);
    await settled(host);
    expect(row(host, 99_999).getBoundingClientRect().bottom).to.be.at.most(box.getBoundingClientRect().bottom + 1);
  });

  it('keep the keyboard where it was while one scrolls away and back', async () => {
    const { host } = await mounted(table, 10_000);
    row(host, 4).querySelector('button')?.focus();
    await scroll(host, 200_000);
    expect(host.focused).to.equal('Row 4');
    await scroll(host, 0);
    expect(host.focused).to.equal('Row 4');
    expect(drawn(host).filter((each) => each.textContent.includes('Row 4')).length).to.equal(1);
  });
});
