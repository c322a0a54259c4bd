import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DirectoryError } from '../../src/domain/errors.js';
import { CHAPTERS, changesNothing, runScenario } from '../../src/testing/adapter-contract.js';
import {
  CONTRACT_SCENARIOS,
  describeAdapterContract,
  isRead,
  recordCalls,
  withFaults,
  withLatency,
  type ContractRunner,
} from '../../src/testing/index.js';
import type { DirectoryAdapter } from '../../src/domain/adapter.js';
import { contractSeed, memoryWorld, type MemoryWorld } from '../support/memory-world.js';

const small: DirectoryAdapter = (() => {
  const { name, capabilities, users } = memoryWorld().adapter;
  return { name, capabilities, users: { list: users.list, get: users.get } };
})();

function backend(): { create(): DirectoryAdapter; seed(): ReturnType<typeof contractSeed> } {
  let world: MemoryWorld;
  return { create: () => (world = memoryWorld()).adapter, seed: () => contractSeed(world) };
}

interface Collected {
  readonly runner: ContractRunner;
  readonly tests: { readonly path: string; readonly body: () => Promise<void> }[];
}

/** Runs suites while they are described, tests later and one by one, with a context as `this`, as mocha does. */
function mochaLike(): Collected {
  const tests: Collected['tests'] = [];
  const path: string[] = [];
  const describe = function (title: string, body: (this: object) => void): void {
    path.push(title);
    body.call({});
    path.pop();
  };
  const it = function (title: string, body: (this: object) => Promise<void>): void {
    tests.push({ path: [...path, title].join(' '), body: () => body.call({ timeout: () => undefined }) });
  };
  return { runner: { describe, it, assert: looseAssert }, tests };
}

/** Collects suites first and describes them afterwards, hands a context to tests, compares by `Object.is`: as vitest does. */
function vitestLike(): Collected {
  const tests: Collected['tests'] = [];
  const describe = (title: string, body: () => void): void => {
    current = title;
    body();
  };
  let current = '';
  const it = (title: string, body: (context?: object) => Promise<void>): void => {
    tests.push({ path: `${current} > ${title}`, body: () => body({ task: title }) });
  };
  return { runner: { describe, it, assert }, tests };
}

/** chai's `assert.equal` compares loosely. */
const looseAssert = {
  ok: (value: unknown, message?: string) => assert.ok(value, message),
  // eslint-disable-next-line eqeqeq -- as chai does
  equal: (actual: unknown, expected: unknown, message?: string) => assert.ok(actual == expected, message),
  deepEqual: (actual: unknown, expected: unknown, message?: string) => assert.deepEqual(actual, expected, message),
};

describe('the kit on any runner', () => {
  for (const [name, collect] of Object.entries({ mochaLike, vitestLike })) {
    it(`registers every scenario once, and they hold: ${name}`, async () => {
      const { runner, tests } = collect();
      describeAdapterContract(backend(), runner);
      assert.ok(CONTRACT_SCENARIOS >= 60);
      assert.equal(new Set(tests.map(({ path }) => path)).size, CONTRACT_SCENARIOS);
      for (const { path, body } of tests)
        await body().catch((error: unknown) => assert.fail(`${path}: ${String(error)}`));
    });
  }

  it('reports what an adapter cannot do, with what is lacking, and fails nothing for it', async () => {
    const { runner, tests } = vitestLike();
    const heard: string[] = [];
    const unsupported = describeAdapterContract(
      {
        create: () => small,
        seed: () => contractSeed(memoryWorld()),
        report: (scenario) => void heard.push(scenario),
      },
      runner,
    );
    for (const { body } of tests) await body();
    assert.deepEqual(
      heard,
      unsupported.map(({ scenario }) => scenario),
    );
    const blocking = unsupported.find(({ scenario }) => scenario === 'block keeps out, unblock lets in');
    assert.deepEqual(blocking?.lacking, ['users.block', 'users.unblock']);
  });

  it('takes a backend back after every scenario, also after one that failed', async () => {
    let [made, taken] = [0, 0];
    const { runner, tests } = vitestLike();
    describeAdapterContract(
      {
        create: () => (made++, withFaults(memoryWorld().adapter, [{ of: 'users.list', fail: 'server' }])),
        seed: () => contractSeed(memoryWorld()),
        reset: () => void taken++,
      },
      runner,
    );
    const outcomes = await Promise.allSettled(tests.map(({ body }) => body()));
    assert.ok(outcomes.some(({ status }) => status === 'rejected'));
    assert.equal(taken, made);
  });

  it('changes nothing in scenarios that say so', async () => {
    const reading = Object.values(CHAPTERS).flat().filter(changesNothing);
    assert.ok(reading.length > 15, `${reading.length} scenarios`);
    for (const scenario of reading) {
      const world = memoryWorld();
      const { adapter, calls } = recordCalls<DirectoryAdapter>(world.adapter);
      await runScenario(scenario, { create: () => adapter, seed: () => contractSeed(world) }, assert);
      assert.deepEqual(
        calls.filter(({ member }) => !isRead(member)).map(({ member }) => member),
        [],
        scenario.title,
      );
    }
  });
});

describe('wrappers', () => {
  it('keep absent members absent, and what is no call as it is', () => {
    for (const wrapped of [withFaults(small, []), withLatency(small, 1), recordCalls(small).adapter]) {
      assert.deepEqual(Object.keys(wrapped).sort(), Object.keys(small).sort());
      assert.deepEqual(Object.keys(wrapped.users).sort(), ['get', 'list']);
      assert.equal(wrapped.capabilities, small.capabilities);
      assert.equal(wrapped.subscribe, undefined);
    }
  });

  it('keep the `this` of adapters made from classes, and members of members', async () => {
    class Listing {
      readonly #name = 'kept';
      list(): Promise<never> {
        return Promise.resolve({ items: [], total: this.#name.length } as never);
      }
      get(): Promise<never> {
        return Promise.reject(new DirectoryError('not-found', this.#name));
      }
    }
    class Classy implements DirectoryAdapter {
      readonly #users = new Listing();
      readonly name = 'classy';
      readonly capabilities = small.capabilities;
      get users(): Listing {
        return this.#users;
      }
      get acceptance(): NonNullable<DirectoryAdapter['acceptance']> {
        const never = (): Promise<never> => Promise.reject(new DirectoryError('unsupported', 'no'));
        return { peek: never, accept: never, mine: { list: () => Promise.resolve([]), accept: never } };
      }
    }
    const { adapter, calls } = recordCalls<DirectoryAdapter>(new Classy());
    assert.equal((await adapter.users.list({ limit: 1 })).total, 4);
    await adapter.acceptance?.mine?.list();
    assert.deepEqual(
      calls.map(({ member, state }) => [member, state]),
      [
        ['users.list', 'answered'],
        ['acceptance.mine.list', 'answered'],
      ],
    );
  });

  it('fail before the write, or after it with an unknown outcome', async () => {
    const { adapter } = memoryWorld();
    const total = async (): Promise<unknown> => (await adapter.users.list({ limit: 1 })).total;
    const before = await total();
    const draft = { firstName: 'A', lastName: 'B', email: 'new@example.com', groupIds: ['GRP-1'] };
    const faulty = withFaults(adapter, [
      { of: 'users.create', times: 1, fail: 'quota', init: { code: 'seats' } },
      { of: 'users.create', times: 1, fail: 'network', applied: true },
    ]);
    await assert.rejects(faulty.users.create(draft), { kind: 'quota', code: 'seats', outcome: 'not-applied' });
    assert.equal(await total(), before);
    await assert.rejects(faulty.users.create(draft), { kind: 'network', outcome: 'unknown' });
    assert.equal(await total(), Number(before) + 1);
    await assert.rejects(faulty.users.create(draft), { kind: 'duplicate' });
  });

  it('meet the calls that are named by their number', async () => {
    const faulty = withFaults(small, [{ of: ['users.get', 'users.list'], from: 2, times: 2, fail: 'server' }]);
    const outcomes = [];
    for (let call = 0; call < 4; call += 1) {
      outcomes.push(
        await faulty.users.list({ limit: 1 }).then(
          () => 'answered',
          (error: DirectoryError) => error.kind,
        ),
      );
    }
    assert.deepEqual(outcomes, ['answered', 'server', 'server', 'answered']);
  });

  it('hang until cancelled', async () => {
    const faulty = withFaults(small, [{ hang: true }]);
    const controller = new AbortController();
    const call = faulty.users.list({ limit: 1 }, { signal: controller.signal });
    assert.equal(await Promise.race([call, Promise.resolve('still waiting')]), 'still waiting');
    controller.abort();
    await assert.rejects(call, { kind: 'aborted' });
  });

  it('answer late, and out of order', async () => {
    const ended: string[] = [];
    const faulty = withFaults(small, [
      { of: 'users.list', times: 1, overtake: 2 },
      { of: 'users.get', times: 1, delay: 1 },
    ]);
    const list = (name: string): Promise<number> => faulty.users.list({ limit: 1 }).then(() => ended.push(name));
    await Promise.all([list('first'), list('second'), list('third')]);
    assert.deepEqual(ended, ['second', 'third', 'first']);
    assert.equal((await faulty.users.get('USR-1')).id, 'USR-1');
  });

  it('take the time that a function says, and end when cancelled', async () => {
    const asked: string[] = [];
    const late = withLatency(small, ({ member }) => (asked.push(member), member === 'users.get' ? 1_000_000 : 0));
    await late.users.list({ limit: 1 });
    await assert.rejects(late.users.get('USR-1', { signal: AbortSignal.timeout(1) }), { kind: 'aborted' });
    assert.deepEqual(asked, ['users.list', 'users.get']);
  });

  it('record what was asked and what came of it', async () => {
    const { adapter, calls } = recordCalls(small);
    const call = adapter.users.list({ limit: 1 });
    assert.equal(calls[0]?.state, 'pending');
    await call;
    await adapter.users.get('nobody').catch(() => undefined);
    assert.deepEqual(
      calls.map(({ member, args, state }) => [member, args[0], state]),
      [
        ['users.list', { limit: 1 }, 'answered'],
        ['users.get', 'nobody', 'failed'],
      ],
    );
    assert.ok(calls[1]?.error instanceof DirectoryError);
  });
});
