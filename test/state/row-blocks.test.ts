import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Page } from '../../src/domain/page.js';
import { CursorBlocks } from '../../src/state/cursor-blocks.js';
import { OffsetBlocks } from '../../src/state/offset-blocks.js';
import type { BlockRequest, RowBlocks } from '../../src/state/row-blocks.js';

interface Row {
  readonly id: string;
}

type Answer = (request: BlockRequest) => Page<Row>;

const rows = (count: number, from = 0): Row[] => Array.from({ length: count }, (_, at) => ({ id: `R-${from + at}` }));
const idOf = ({ id }: Row): string => id;
const ids = (blocks: RowBlocks<Row>): (string | undefined)[] =>
  Array.from({ length: blocks.length }, (_, at) => blocks.itemAt(at)?.id);

/** Reads all that is wanted for these rows until nothing is; a store that never has enough fails. */
function settle(blocks: RowBlocks<Row>, answer: Answer, first = 0, last = Infinity, most = 2000): number {
  let readings = 0;
  for (;;) {
    const [request] = blocks.wanted(first, last);
    if (!request) return readings;
    readings += 1;
    if (readings > most) throw new Error('it reads for ever');
    blocks.put(request, answer(request));
  }
}

/** Servers by offset: what they do with a list of `all`. */
const SERVERS: Readonly<Record<string, (all: readonly Row[]) => Answer>> = {
  'counts and cuts as asked': (all) => page(all, { total: true }),
  'does not count': (all) => page(all, {}),
  'gives 7 rows at most': (all) => page(all, { total: true, cap: 7 }),
  'gives 7 rows at most and does not count': (all) => page(all, { cap: 7 }),
  'counts on the last page alone': (all) => (request) => {
    const { items } = page(all, {})(request);
    const end = (request.offset ?? 0) + items.length;
    return { items, ...(items.length < request.limit && items.length > 0 && { total: end }) };
  },
  'calls the rows of a page the total': (all) => (request) => {
    const { items } = page(all, {})(request);
    return { items, total: all.length + 1 + items.length + (request.block ?? 0) };
  },
  'counts 40 too many': (all) => (request) => ({ ...page(all, {})(request), total: all.length + 40 }),
};

function page(all: readonly Row[], { total, cap = Infinity }: { total?: boolean; cap?: number }): Answer {
  return ({ offset = 0, limit }) => ({
    items: all.slice(offset, offset + Math.min(limit, cap)),
    ...(total && { total: all.length }),
  });
}

describe('OffsetBlocks', () => {
  for (const [name, server] of Object.entries(SERVERS)) {
    it(`reads every row once from a server that ${name}`, () => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 30 }), (count, size) => {
          const all = rows(count);
          const blocks = new OffsetBlocks<Row>(size, idOf);
          settle(blocks, server(all));
          expect(ids(blocks)).to.deep.equal(all.map(idOf));
          expect(blocks.more).to.equal(false);
          expect(blocks.total).to.equal(count);
        }),
      );
    });
  }

  it('reads only the blocks that are looked at, in any order', () => {
    const blocks = new OffsetBlocks<Row>(100, idOf);
    const answer = page(rows(100_000), { total: true });
    expect(settle(blocks, answer, 0, 30)).to.equal(1);
    expect(blocks.length).to.equal(100_000);
    expect(settle(blocks, answer, 73_250, 73_310)).to.equal(2);
    expect(blocks.itemAt(73_250)?.id).to.equal('R-73250');
    expect(blocks.itemAt(50_000)).to.equal(undefined);
  });

  it('ends where a server begins anew instead of going on', () => {
    const all = rows(25);
    const blocks = new OffsetBlocks<Row>(10, idOf);
    settle(blocks, ({ limit, offset = 0 }) => ({ items: all.slice(offset > 20 ? 0 : offset).slice(0, limit) }));
    expect(ids(blocks)).to.deep.equal(all.map(idOf));
    const stuck = new OffsetBlocks<Row>(10, idOf);
    settle(stuck, ({ limit }) => ({ items: all.slice(0, limit), total: 25 }));
    expect(ids(stuck)).to.deep.equal(all.slice(0, 10).map(idOf));
  });

  it('keeps rows in their place until what changed has been read again', () => {
    const blocks = new OffsetBlocks<Row>(10, idOf);
    settle(blocks, page(rows(30), { total: true }));
    blocks.outdate();
    expect(ids(blocks)).to.deep.equal(rows(30).map(idOf));
    const later = rows(29, 1);
    settle(blocks, page(later, { total: true }), 0, 9);
    expect(blocks.length).to.equal(29);
    settle(blocks, page(later, { total: true }));
    expect(ids(blocks)).to.deep.equal(later.map(idOf));
  });

  it('never shows a row twice and comes to an end, whatever the server answers', () => {
    const answers = fc.record(
      { ids: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }), total: fc.integer({ min: 0, max: 30 }) },
      { requiredKeys: ['ids'] },
    );
    const looks = fc.array(fc.tuple(fc.nat(30), fc.nat(10)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(answers, { minLength: 1, maxLength: 20 }), looks, (script, places) => {
        const blocks = new OffsetBlocks<Row>(4, idOf);
        let turn = 0;
        const answer: Answer = () => {
          // A server that changes its mind all the time is one thing; one that never stops doing so is another.
          const { ids: given = [], total } = script[Math.min(turn, script.length - 1)] ?? {};
          turn += 1;
          return { items: [...new Set(given)].map((id) => ({ id: `R-${id}` })), ...(total !== undefined && { total }) };
        };
        for (const [first, more] of places) {
          settle(blocks, answer, first, first + more, 200);
          const seen = ids(blocks).filter((id) => id !== undefined);
          expect(new Set(seen).size).to.equal(seen.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('CursorBlocks', () => {
  const by = (all: () => readonly Row[]): Answer => {
    return ({ cursor, limit }) => {
      // After the row of the cursor, whether it is still there or not, as a keyset cursor does.
      const number = ({ id }: Row): number => Number(id.slice(2));
      const from = cursor === undefined ? all() : all().filter((row) => number(row) > Number(cursor));
      const items = from.slice(0, limit);
      const last = items.at(-1);
      return { items, ...(from.length > limit && last && { next: String(number(last)) }) };
    };
  };

  it('reads one part after the other, as far as is looked', () => {
    const blocks = new CursorBlocks<Row>(10, idOf);
    const answer = by(() => rows(95));
    expect(settle(blocks, answer, 0, 4)).to.equal(1);
    expect([blocks.length, blocks.more]).to.deep.equal([10, true]);
    settle(blocks, answer, 0, 7);
    expect(blocks.length).to.equal(20);
    settle(blocks, answer);
    expect(ids(blocks)).to.deep.equal(rows(95).map(idOf));
    expect([blocks.more, blocks.total]).to.deep.equal([false, 95]);
  });

  it('reads again only what is looked at when something has changed', () => {
    let all = rows(60);
    const answer = by(() => all);
    const blocks = new CursorBlocks<Row>(10, idOf);
    settle(blocks, answer);
    all = all.filter(({ id }) => id !== 'R-33');
    blocks.outdate();
    expect(settle(blocks, answer, 30, 38)).to.be.at.most(2);
    expect(blocks.itemAt(33)?.id).to.equal('R-34');
    settle(blocks, answer);
    expect(ids(blocks)).to.deep.equal(all.map(idOf));
  });

  it('ends where a cursor leads nowhere', () => {
    const circle = new CursorBlocks<Row>(10, idOf);
    settle(circle, ({ limit }) => ({ items: rows(limit), next: 'again' }));
    expect(ids(circle)).to.deep.equal(rows(10).map(idOf));
    const empty = new CursorBlocks<Row>(10, idOf);
    settle(empty, () => ({ items: [], next: 'more' }));
    expect([empty.length, empty.more]).to.deep.equal([0, false]);
  });
});
