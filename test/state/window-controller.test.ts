import { expect } from '@open-wc/testing';
import type { Capabilities } from '../../src/domain/capabilities.js';
import { DirectoryError } from '../../src/domain/errors.js';
import type { Page } from '../../src/domain/page.js';
import type { BlockRequest } from '../../src/state/row-blocks.js';
import { WindowController } from '../../src/state/window-controller.js';
import { bareAdapter, deferred, heard, newHost, type Deferred, type StateHost } from './state-host.js';

interface Row {
  readonly id: string;
}

interface Reading {
  readonly question: string;
  readonly part: BlockRequest;
  readonly signal: AbortSignal;
  readonly answer: Deferred<Page<Row>>;
}

interface Watching {
  readonly host: StateHost;
  readonly list: WindowController<string, Row>;
  readonly asked: { question: string | undefined };
  readonly readings: Reading[];
  /** The reading of that number, from 0, as soon as it has begun. */
  reading(at: number): Promise<Reading>;
  /** Answers as a server with 1,000 rows. */
  answer(at: number, prefix?: string): Promise<void>;
}

async function watching(can: Partial<Capabilities> = { paging: 'offset' }): Promise<Watching> {
  const host = newHost(bareAdapter({}, { maxPageSize: 50, ...can }));
  const asked: { question: string | undefined } = { question: 'first' };
  const readings: Reading[] = [];
  const list = new WindowController<string, Row>(host, {
    directory: () => host.directory,
    topic: 'users',
    question: () => asked.question,
    idOf: ({ id }) => id,
    read: (_directory, question, part, signal) => {
      const answer = deferred<Page<Row>>();
      readings.push({ question, part, signal, answer });
      return answer.promise;
    },
  });
  document.body.append(host);
  await host.updateComplete;
  const reading = async (at: number): Promise<Reading> => {
    for (;;) {
      const found = readings[at];
      if (found) return found;
      await new Promise(requestAnimationFrame);
    }
  };
  const answer = async (at: number, prefix = 'R'): Promise<void> => {
    const { part, answer: answering } = await reading(at);
    const from = part.offset ?? 0;
    const length = Math.min(part.limit, 1000 - from);
    answering.resolve({ items: Array.from({ length }, (_, n) => ({ id: `${prefix}${from + n}` })), total: 1000 });
    await heard(host);
  };
  return { host, list, asked, readings, reading, answer };
}

describe('WindowController', () => {
  it('reads the beginning, and then what comes into view', async () => {
    const { list, readings, answer } = await watching();
    expect(list.rows?.length).to.equal(0);
    expect(list.loading).to.equal(true);
    await answer(0);
    expect([list.rows?.length, list.rows?.itemAt(49)?.id, list.loading]).to.deep.equal([1000, 'R49', false]);
    list.show(480, 520);
    await answer(1);
    await answer(2);
    expect(readings.map(({ part }) => part.offset)).to.deep.equal([0, 450, 500]);
    expect([list.rows?.itemAt(480)?.id, list.rows?.itemAt(520)?.id]).to.deep.equal(['R480', 'R520']);
  });

  it('ends the reading of what has gone out of view', async () => {
    const { list, answer, reading } = await watching();
    await answer(0);
    list.show(100, 110);
    const passed = await reading(1);
    list.show(900, 910);
    expect((await reading(2)).part.offset).to.equal(900);
    expect(passed.signal.aborted).to.equal(true);
    await answer(2);
    expect(list.rows?.itemAt(905)?.id).to.equal('R905');
  });

  it('keeps the rows of the question before until the first of the new one are there', async () => {
    const { host, list, asked, answer, reading } = await watching();
    await answer(0);
    list.show(600, 620);
    await answer(1);
    asked.question = 'second';
    await host.redraw();
    expect([list.stale, list.rows?.itemAt(610)?.id]).to.deep.equal([true, 'R610']);
    expect((await reading(2)).part.offset).to.equal(0);
    await answer(2, 'S');
    expect([list.stale, list.rows?.itemAt(0)?.id]).to.deep.equal([false, 'S0']);
  });

  it('reads again what is looked at when something has changed, and shows the old until then', async () => {
    const { host, list, answer, reading, readings } = await watching();
    await answer(0);
    list.show(300, 310);
    await answer(1);
    host.directory?.changed({ topic: 'groups', cause: 'elsewhere' });
    host.directory?.changed({ topic: 'users', cause: 'elsewhere' });
    expect((await reading(2)).part.offset).to.equal(300);
    expect(list.rows?.itemAt(305)?.id).to.equal('R305');
    await answer(2, 'N');
    expect(list.rows?.itemAt(305)?.id).to.equal('N305');
    expect(readings).to.have.length(3);
  });

  it('says why a reading failed, keeps what is there, and tries again when asked', async () => {
    const { host, list, answer, reading, readings } = await watching();
    await answer(0);
    list.show(200, 210);
    (await reading(1)).answer.reject(new DirectoryError('server', 'down'));
    await heard(host);
    expect([list.error?.kind, list.rows?.itemAt(10)?.id, list.loading]).to.deep.equal(['server', 'R10', false]);
    expect(readings).to.have.length(2);
    list.reload();
    expect(list.error).to.equal(undefined);
    await answer(2);
    expect(list.rows?.itemAt(205)?.id).to.equal('R205');
  });

  it('takes one answer for all where there is but one', async () => {
    const { host, list, reading, readings } = await watching({ paging: 'none' });
    (await reading(0)).answer.resolve({ items: Array.from({ length: 180 }, (_, n) => ({ id: `R${n}` })) });
    await heard(host);
    list.show(150, 179);
    await heard(host);
    expect([list.rows?.length, list.rows?.itemAt(179)?.id, readings.length]).to.deep.equal([180, 'R179', 1]);
  });

  it('goes on by cursor where there is no offset', async () => {
    const { host, list, reading } = await watching({ paging: 'cursor' });
    (await reading(0)).answer.resolve({ items: [{ id: 'A' }, { id: 'B' }], next: 'after-b' });
    await heard(host);
    expect([list.rows?.length, list.rows?.more]).to.deep.equal([2, true]);
    const next = await reading(1);
    expect(next.part).to.deep.equal({ block: 1, limit: 50, cursor: 'after-b' });
    next.answer.resolve({ items: [{ id: 'C' }] });
    await heard(host);
    expect([list.rows?.length, list.rows?.more, list.rows?.itemAt(2)?.id]).to.deep.equal([3, false, 'C']);
  });

  it('leaves nothing running when the host goes, and begins anew when it comes back', async () => {
    const { host, list, answer, reading } = await watching();
    await answer(0);
    list.show(700, 710);
    const left = await reading(1);
    host.remove();
    expect([left.signal.aborted, list.loading]).to.deep.equal([true, false]);
    document.body.append(host);
    await heard(host);
    list.reload();
    await answer(2);
    expect(list.rows?.itemAt(705)?.id).to.equal('R705');
  });
});
