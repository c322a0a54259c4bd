import { expect } from '@open-wc/testing';
import type { Change, DirectoryAdapter } from '../../src/domain/adapter.js';
import { DirectoryError } from '../../src/domain/errors.js';
import { directoryOf } from '../../src/state/directory.js';
import { QueryController } from '../../src/state/query-controller.js';
import { waitUntil } from '../support/patience.js';
import { bareAdapter, deferred, heard, mountHost, newHost, type Deferred, type StateHost } from './state-host.js';

interface Reading {
  readonly question: string;
  readonly signal: AbortSignal;
  readonly answer: Deferred<string>;
}

/** A host that asks `asked.question`, and all readings it began. */
async function asking(adapter: DirectoryAdapter | undefined = bareAdapter()): Promise<{
  host: StateHost;
  query: QueryController<string, string>;
  asked: { question: string | undefined };
  readings: Reading[];
}> {
  const host = newHost(adapter);
  const asked: { question: string | undefined } = { question: 'first' };
  const readings: Reading[] = [];
  const query = new QueryController<string, string>(host, {
    directory: () => host.directory,
    topic: 'users',
    question: () => asked.question,
    read: (_directory, question, signal) => {
      const answer = deferred<string>();
      readings.push({ question, signal, answer });
      return answer.promise;
    },
  });
  document.body.append(host);
  await host.updateComplete;
  return { host, query, asked, readings };
}

function change(topic: Change['topic'] = 'users'): Change {
  return { topic, cause: 'here' };
}

describe('QueryController', () => {
  it('finishes a reading while others go on changing the data, and then reads once more', async () => {
    const { host, query, readings } = await asking();
    readings[0]?.answer.resolve('at first');
    await query.settled;
    let batches = 0;
    host.directory?.subscribe(() => (batches += 1));
    for (const batch of [1, 2]) {
      host.directory?.changed({ topic: 'users', cause: 'elsewhere' });
      await waitUntil(() => batches === batch, 'told');
      await heard(host);
      expect(readings, 'the second is under way').to.have.length(2);
    }
    readings[1]?.answer.resolve('then');
    await waitUntil(() => query.value === 'then', 'shown');
    await waitUntil(() => readings.length === 3, 'read again for what came meanwhile');
    readings[2]?.answer.resolve('at last');
    await query.settled;
    await host.redraw();
    expect(query.state).to.deep.equal({ status: 'ready', value: 'at last', reloading: false });
    expect(readings).to.have.length(3);
  });

  it('is idle without an adapter and without a question', async () => {
    const { query, readings } = await asking(undefined);
    expect(query.state.status).to.equal('loading');
    const lonely = await mountHost();
    const none = new QueryController<string, string>(lonely, {
      directory: () => lonely.directory,
      topic: 'users',
      question: () => 'something',
      read: () => Promise.resolve('never read'),
    });
    await lonely.redraw();
    expect(none.state).to.deep.equal({ status: 'idle' });
    expect(readings).to.have.length(1);
  });

  it('goes from loading to the answer', async () => {
    const { host, query, readings } = await asking();
    expect(query.state).to.deep.equal({ status: 'loading' });
    readings[0]?.answer.resolve('one');
    await heard(host);
    expect(query.state).to.deep.equal({ status: 'ready', value: 'one', reloading: false });
    expect(query.stale).to.equal(false);
  });

  it('reads again only when the question changes, however often it is drawn', async () => {
    const { host, asked, readings } = await asking();
    await host.redraw();
    await host.redraw();
    expect(readings).to.have.length(1);
    asked.question = 'second';
    await host.redraw();
    expect(readings.map(({ question }) => question)).to.deep.equal(['first', 'second']);
  });

  it('cancels a reading that is overtaken, and drops its answer even when it comes last', async () => {
    const { host, query, asked, readings } = await asking();
    asked.question = 'second';
    await host.redraw();
    expect(readings[0]?.signal.aborted).to.equal(true);
    readings[1]?.answer.resolve('two');
    await heard(host);
    readings[0]?.answer.resolve('one, too late');
    await heard(host);
    expect(query.value).to.equal('two');
    expect(host.directory?.snapshots.get('users:"first"')).to.equal(undefined);
  });

  it('does not fail because of a reading that is overtaken', async () => {
    const { host, query, asked, readings } = await asking();
    asked.question = 'second';
    await host.redraw();
    readings[0]?.answer.reject(new DirectoryError('network', 'lost'));
    readings[1]?.answer.resolve('two');
    await heard(host);
    expect(query.state).to.deep.equal({ status: 'ready', value: 'two', reloading: false });
  });

  it('keeps the last value while the next is on its way, and says that it is stale', async () => {
    const { host, query, asked, readings } = await asking();
    readings[0]?.answer.resolve('one');
    await heard(host);
    asked.question = 'second';
    await host.redraw();
    expect(query.state).to.deep.equal({ status: 'ready', value: 'one', reloading: true });
    expect(query.stale).to.equal(true);
  });

  it('shows what this question was answered before while it reads again', async () => {
    const { host, query, asked, readings } = await asking();
    readings[0]?.answer.resolve('one');
    await heard(host);
    asked.question = 'second';
    await host.redraw();
    readings[1]?.answer.resolve('two');
    await heard(host);
    asked.question = 'first';
    await host.redraw();
    expect(query.state).to.deep.equal({ status: 'ready', value: 'one', reloading: true });
    expect(query.stale).to.equal(false);
  });

  it('shares answers between elements on one adapter', async () => {
    const adapter = bareAdapter();
    const first = await asking(adapter);
    first.readings[0]?.answer.resolve('one');
    await heard(first.host);
    const second = await asking(adapter);
    expect(second.query.value).to.equal('one');
  });

  it('keeps the last value beside an error, and the error while it is tried again', async () => {
    const { host, query, readings } = await asking();
    readings[0]?.answer.resolve('one');
    await heard(host);
    query.reload();
    await host.updateComplete;
    readings[1]?.answer.reject(new DirectoryError('server', 'broken'));
    await heard(host);
    const { state } = query;
    expect(state.status === 'failed' && [state.error.kind, state.value, state.reloading]).to.deep.equal([
      'server',
      'one',
      false,
    ]);
    query.reload();
    await host.updateComplete;
    expect(query.state.status === 'failed' && query.state.reloading).to.equal(true);
    readings[2]?.answer.resolve('three');
    await heard(host);
    expect(query.state).to.deep.equal({ status: 'ready', value: 'three', reloading: false });
  });

  it('gives whatever an adapter throws as one and the same DirectoryError', async () => {
    const { host, query, readings } = await asking();
    readings[0]?.answer.reject(new TypeError('an adapter with a mistake'));
    await heard(host);
    const [one, two] = [query.state, query.state];
    expect(one.status === 'failed' && one.error).to.be.instanceOf(DirectoryError);
    expect(one.status === 'failed' && two.status === 'failed' && one.error === two.error).to.equal(true);
  });

  it('forgets an error when another question is asked', async () => {
    const { host, query, asked, readings } = await asking();
    readings[0]?.answer.reject(new DirectoryError('server', 'broken'));
    await heard(host);
    asked.question = 'second';
    await host.redraw();
    expect(query.state).to.deep.equal({ status: 'loading' });
  });

  it('reads again when its topic changed, once for many changes, and not for another topic', async () => {
    const { host, readings } = await asking();
    readings[0]?.answer.resolve('one');
    await heard(host);
    host.directory?.changed(change('groups'));
    await heard(host);
    expect(readings).to.have.length(1);
    for (let n = 0; n < 100; n += 1) host.directory?.changed(change());
    await heard(host);
    expect(readings).to.have.length(2);
  });

  it('never shows the data of one adapter under another', async () => {
    const { host, query, readings } = await asking();
    readings[0]?.answer.resolve('secret of the first account');
    await heard(host);
    host.adapter = bareAdapter();
    expect(query.state).to.deep.equal({ status: 'loading' });
    await host.redraw();
    expect(query.value).to.equal(undefined);
    host.remove();
    host.adapter = bareAdapter();
    document.body.append(host);
    await host.updateComplete;
    expect(query.state).to.deep.equal({ status: 'loading' });
  });

  it('cancels its reading when the element goes, and reads again when it comes back', async () => {
    const { host, query, readings } = await asking();
    host.remove();
    expect(readings[0]?.signal.aborted).to.equal(true);
    await host.redraw();
    expect(readings).to.have.length(1);
    document.body.append(host);
    await host.updateComplete;
    readings[1]?.answer.resolve('one');
    await heard(host);
    expect(query.value).to.equal('one');
  });

  it('leaves nothing behind after 1,000 reconnections', async () => {
    let live = 0;
    const adapter = bareAdapter({
      subscribe: () => {
        live += 1;
        return () => void (live -= 1);
      },
    });
    const { host, readings } = await asking(adapter);
    for (let n = 0; n < 1000; n += 1) {
      host.remove();
      document.body.append(host);
      if (n % 100 === 0) await host.updateComplete;
    }
    await host.updateComplete;
    const before = readings.length;
    directoryOf(adapter).changed(change());
    await heard(host);
    expect(readings.length - before, 'one listener is left').to.equal(1);
    host.remove();
    await host.redraw();
    await heard(host);
    expect(live, 'the live connection is closed').to.equal(0);
    expect(
      readings.filter(({ signal }) => !signal.aborted),
      'no reading runs',
    ).to.have.length(0);
    directoryOf(adapter).changed(change());
    await heard(host);
    expect(readings.length - before).to.equal(1);
  });
});
