import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Change } from '../../src/domain/adapter.js';
import { DirectoryError } from '../../src/domain/errors.js';
import { countsOf, newRun, reduceRun, type RunAction } from '../../src/state/bulk-run.js';
import { BulkRun, BulkRunner, type BulkOptions, type Timers } from '../../src/state/bulk-runner.js';
import { deferred, type Deferred } from './state-host.js';

interface Call {
  readonly item: string;
  readonly key: string | undefined;
  readonly answer: Deferred<string>;
}

interface Bench {
  readonly run: BulkRun<string, string>;
  readonly calls: Call[];
  readonly told: Change[];
  /** Moves the clock on, and runs what was due. */
  pass(ms: number): Promise<void>;
  done(item: string): Promise<void>;
  fail(item: string, error: DirectoryError): Promise<void>;
}

/** Lets all promises that are settled be heard. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function bench(items: readonly string[], options: Partial<BulkOptions<string, string>> = {}): Bench {
  const calls: Call[] = [];
  const told: Change[] = [];
  let now = 0;
  const due: { at: number; run: () => void }[] = [];
  const timers: Timers = {
    now: () => now,
    after: (ms, run) => {
      const entry = { at: now + ms, run };
      due.push(entry);
      return () => void (due.includes(entry) && due.splice(due.indexOf(entry), 1));
    },
  };
  const run = new BulkRun<string, string>(
    {
      act: 'resend',
      items,
      concurrency: 2,
      changes: { topic: 'users' },
      each: (item, { idempotencyKey }) => {
        const answer = deferred<string>();
        calls.push({ item, key: idempotencyKey, answer });
        return answer.promise;
      },
      ...options,
    },
    (change) => told.push(change),
    timers,
  );
  const last = (item: string): Deferred<string> => {
    const call = calls.filter((each) => each.item === item).at(-1);
    if (!call) throw new Error(`${item} was not begun`);
    return call.answer;
  };
  return {
    run,
    calls,
    told,
    pass: async (ms) => {
      now += ms;
      for (const entry of due.filter(({ at }) => at <= now)) {
        due.splice(due.indexOf(entry), 1);
        entry.run();
      }
      await settled();
    },
    done: (item) => (last(item).resolve(`${item} done`), settled()),
    fail: (item, error) => (last(item).reject(error), settled()),
  };
}

const down = new DirectoryError('server', 'down');
const lost = new DirectoryError('network', 'lost', { outcome: 'unknown' });
const statuses = (run: BulkRun<string, string>): string[] => run.state.receipts.map(({ status }) => status);

describe('BulkRun', () => {
  it('runs a few at once, to the end, with a receipt for each, and tells others once', async () => {
    const { run, calls, told, done } = bench(['a', 'b', 'c', 'd']);
    expect(calls.map(({ item }) => item)).to.deep.equal(['a', 'b']);
    await done('b');
    expect(calls.map(({ item }) => item)).to.deep.equal(['a', 'b', 'c']);
    for (const item of ['a', 'c', 'd']) await done(item);
    expect(run.state.status.kind).to.equal('finished');
    expect(run.state.receipts.map((receipt) => receipt.status === 'done' && receipt.result)).to.deep.equal([
      'a done',
      'b done',
      'c done',
      'd done',
    ]);
    expect(told).to.deep.equal([{ topic: 'users', cause: 'here' }]);
  });

  it('goes on after a failure, and tries again those that failed alone, each with its own key', async () => {
    const { run, calls, done, fail } = bench(['a', 'b', 'c']);
    await fail('a', down);
    await done('b');
    await done('c');
    expect(statuses(run)).to.deep.equal(['failed', 'done', 'done']);
    run.retry();
    expect(calls.map(({ item }) => item)).to.deep.equal(['a', 'b', 'c', 'a']);
    expect(calls[3]?.key).to.equal(calls[0]?.key);
    expect(new Set(calls.map(({ key }) => key)).size).to.equal(3);
    await done('a');
    expect(run.state.status.kind).to.equal('finished');
  });

  it('waits as long as the server asks, and fails nothing for it', async () => {
    const { run, calls, pass, done, fail } = bench(['a', 'b', 'c']);
    await fail('a', new DirectoryError('rate-limited', 'slowly', { retryAfterMs: 30_000 }));
    expect(run.state.status).to.deep.equal({ kind: 'waiting', until: 30_000 });
    await done('b');
    expect(calls, 'nothing begins meanwhile').to.have.length(2);
    await pass(29_999);
    expect(calls).to.have.length(2);
    await pass(1);
    expect(calls.map(({ item }) => item)).to.deep.equal(['a', 'b', 'a', 'c']);
    await done('a');
    await done('c');
    expect(statuses(run)).to.deep.equal(['done', 'done', 'done']);
  });

  it('waits for the longest of several demands', async () => {
    const { run, fail } = bench(['a', 'b']);
    await fail('a', new DirectoryError('rate-limited', 'slowly', { retryAfterMs: 60_000 }));
    await fail('b', new DirectoryError('rate-limited', 'slowly', { retryAfterMs: 1000 }));
    expect(run.state.status).to.deep.equal({ kind: 'waiting', until: 60_000 });
  });

  it('pauses and goes on; what is under way comes to its end', async () => {
    const { run, calls, done, told } = bench(['a', 'b', 'c']);
    run.pause();
    await done('a');
    await done('b');
    expect([statuses(run), calls.length]).to.deep.equal([['done', 'done', 'waiting'], 2]);
    expect(told, 'what was done so far is told').to.have.length(1);
    run.resume();
    await done('c');
    expect(run.state.status.kind).to.equal('finished');
  });

  it('pauses by itself when nobody is signed in any more, and loses nothing', async () => {
    const { run, done, fail } = bench(['a', 'b', 'c']);
    await fail('a', new DirectoryError('unauthenticated', 'signed out'));
    await fail('b', new DirectoryError('unauthenticated', 'signed out'));
    expect(run.state.status.kind === 'paused' && run.state.status.error?.kind).to.equal('unauthenticated');
    expect(statuses(run)).to.deep.equal(['waiting', 'waiting', 'waiting']);
    run.resume();
    for (const item of ['a', 'b', 'c']) await done(item);
    expect(statuses(run)).to.deep.equal(['done', 'done', 'done']);
  });

  it('looks first when an answer was lost, and does not do it twice', async () => {
    const looked: string[] = [];
    const { run, calls, fail } = bench(['a'], {
      settle: (item) => {
        looked.push(item);
        return Promise.resolve(`${item} was done`);
      },
    });
    await fail('a', lost);
    expect(statuses(run)).to.deep.equal(['failed']);
    run.retry();
    await settled();
    expect([looked, calls.length, statuses(run)]).to.deep.equal([['a'], 1, ['done']]);
  });

  it('leaves what has not begun when it is stopped', async () => {
    const { run, calls, done } = bench(['a', 'b', 'c', 'd']);
    run.stop();
    await done('a');
    await done('b');
    expect([statuses(run), calls.length, run.unfinished]).to.deep.equal([
      ['done', 'done', 'waiting', 'waiting'],
      2,
      false,
    ]);
  });

  it('never loses or invents an item, whatever happens in whatever order', () => {
    const at = fc.nat(4);
    const action: fc.Arbitrary<RunAction<string>> = fc.oneof(
      fc.record({ type: fc.constant('begin' as const), at }),
      fc.record({ type: fc.constant('done' as const), at, result: fc.constant('r') }),
      fc.record({
        type: fc.constant('failed' as const),
        at,
        error: fc.constantFrom(
          down,
          lost,
          new DirectoryError('rate-limited', 'x'),
          new DirectoryError('unauthenticated', 'x'),
        ),
        now: fc.nat(1000),
      }),
      fc.record({ type: fc.constantFrom('pause' as const, 'resume' as const, 'retry' as const, 'stop' as const) }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const items = ['a', 'b', 'c', 'd', 'e'];
        const state = actions.reduce(reduceRun<string, string>, newRun<string, string>(items));
        expect(state.receipts.map(({ item }) => item)).to.deep.equal(items);
        const { waiting, running, done, failed } = countsOf(state);
        expect(waiting + running + done + failed).to.equal(5);
        if (waiting + running === 0) expect(state.status.kind).to.not.equal('running');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('BulkRunner', () => {
  it('keeps its runs until they are dismissed, and those under way in any case', async () => {
    const runner = new BulkRunner(() => undefined);
    const answer = deferred<string>();
    const options = { act: 'block', items: ['a'], each: () => answer.promise, changes: { topic: 'users' } } as const;
    let heard = 0;
    const stop = runner.subscribe(() => (heard += 1));
    const run = runner.start<string, string>(options);
    runner.dismiss(run as unknown as BulkRun);
    expect(runner.runs).to.have.length(1);
    answer.resolve('done');
    await settled();
    expect(heard).to.be.greaterThan(1);
    stop();
    runner.dismiss(run as unknown as BulkRun);
    expect(runner.runs).to.have.length(0);
  });

  it('asks before the page goes only as long as something is under way', async () => {
    const runner = new BulkRunner(() => undefined);
    const leaving = (): boolean => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(leaving()).to.equal(false);
    const answer = deferred<string>();
    runner.start<string, string>({
      act: 'block',
      items: ['a'],
      each: () => answer.promise,
      changes: { topic: 'users' },
    });
    expect(leaving()).to.equal(true);
    answer.resolve('done');
    await settled();
    expect(leaving()).to.equal(false);
  });

  it('tells whoever comes back what a page that went had not finished, in numbers alone, until it is forgotten', async () => {
    const place = (): string => 'cut-off:ACC-1';
    const runner = new BulkRunner(() => undefined, place);
    const answer = deferred<string>();
    runner.start<string, string>({
      act: 'block',
      items: ['anna@example.com', 'b', 'c', 'd'],
      each: (item) => (item === 'anna@example.com' ? Promise.resolve('done') : answer.promise),
      changes: { topic: 'users' },
      concurrency: 2,
    });
    await settled();
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(JSON.stringify({ ...sessionStorage })).not.to.contain('anna');
    const next = new BulkRunner(() => undefined, place);
    expect(next.cutOff).to.deep.equal([{ act: 'block', done: 1, failed: 0, running: 2, waiting: 1 }]);
    expect(
      new BulkRunner(
        () => undefined,
        () => 'cut-off:ACC-2',
      ).cutOff,
      'another account',
    ).to.deep.equal([]);
    let heard = 0;
    next.subscribe(() => (heard += 1));
    next.forgetCutOff();
    expect([next.cutOff, heard]).to.deep.equal([[], 1]);
    answer.resolve('done');
    await settled();
  });

  it('tells nothing of a run that went on because the page was only put aside', async () => {
    const place = (): string => 'put-aside:ACC-1';
    const runner = new BulkRunner(() => undefined, place);
    const answer = deferred<string>();
    runner.start<string, string>({
      act: 'block',
      items: ['a'],
      each: () => answer.promise,
      changes: { topic: 'users' },
    });
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    answer.resolve('done');
    await settled();
    expect(runner.cutOff).to.deep.equal([]);
  });
});
