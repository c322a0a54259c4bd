import { expect } from '@open-wc/testing';
import { LEAST_CAPABILITIES, type Capabilities } from '../../src/domain/capabilities.js';
import type { Page } from '../../src/domain/page.js';
import { everyMatch, type PagePart } from '../../src/state/every-match.js';

interface Row {
  readonly id: number;
}

const rows = (count: number): Row[] => Array.from({ length: count }, (_, id) => ({ id }));

async function all(
  paging: Capabilities['paging'],
  read: (part: PagePart) => Page<Row>,
  signal?: AbortSignal,
): Promise<number[]> {
  const found: number[] = [];
  let readings = 0;
  const pages = everyMatch<Row>({
    can: { ...LEAST_CAPABILITIES, paging, maxPageSize: 10 },
    read: (part) => {
      readings += 1;
      if (readings > 50) throw new Error('it reads for ever');
      return Promise.resolve(read(part));
    },
    idOf: ({ id }) => String(id),
    ...(signal && { signal }),
  });
  for await (const { items } of pages) found.push(...items.map(({ id }) => id));
  return found;
}

const numbers = (count: number): number[] => rows(count).map(({ id }) => id);

describe('everyMatch', () => {
  it('reads a list to its end by offset, counted or not, capped or not', async () => {
    for (const count of [0, 1, 9, 10, 11, 30]) {
      for (const [total, cap] of [
        [true, 10],
        [false, 10],
        [true, 7],
        [false, 7],
      ] as const) {
        const found = await all('offset', ({ offset = 0, limit }) => ({
          items: rows(count).slice(offset, offset + Math.min(limit, cap)),
          ...(total && { total: count }),
        }));
        expect(found).to.deep.equal(numbers(count));
      }
    }
  });

  it('reads a list to its end by cursor', async () => {
    const found = await all('cursor', ({ cursor = '0', limit }) => {
      const from = Number(cursor);
      const items = rows(25).slice(from, from + limit);
      return { items, ...(from + limit < 25 && { next: String(from + limit) }) };
    });
    expect(found).to.deep.equal(numbers(25));
  });

  it('asks once where one answer holds all', async () => {
    let asked = 0;
    const found = await all('none', () => {
      asked += 1;
      return { items: rows(40) };
    });
    expect([found.length, asked]).to.deep.equal([40, 1]);
  });

  it('ends where a server begins anew, and gives no row twice', async () => {
    expect(await all('offset', ({ limit }) => ({ items: rows(25).slice(0, limit), total: 25 }))).to.deep.equal(
      numbers(10),
    );
    expect(await all('cursor', () => ({ items: rows(3), next: 'again' }))).to.deep.equal(numbers(3));
    const overlapping = await all('offset', ({ offset = 0, limit }) => {
      const from = Math.max(0, offset - 2);
      return { items: rows(25).slice(from, from + limit) };
    });
    expect(overlapping).to.deep.equal(numbers(25));
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    let asked = 0;
    const reading = all(
      'offset',
      ({ offset = 0 }) => {
        asked += 1;
        if (asked === 2) controller.abort();
        return { items: [{ id: offset }], total: 100 };
      },
      controller.signal,
    );
    expect(
      await reading.then(
        () => 'read all',
        () => 'stopped',
      ),
    ).to.equal('stopped');
    expect(asked).to.equal(2);
  });
});
