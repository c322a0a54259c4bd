import { expect } from '@open-wc/testing';
import type { Change, WriteOptions } from '../../src/domain/adapter.js';
import { DirectoryError } from '../../src/domain/errors.js';
import { directoryOf } from '../../src/state/directory.js';
import { MutationController, type Mutation } from '../../src/state/mutation-controller.js';
import {
  bareAdapter,
  deferred,
  heard,
  mountHost,
  newHost,
  person,
  type Deferred,
  type StateHost,
} from './state-host.js';

interface World {
  readonly host: StateHost;
  readonly mutations: MutationController;
  readonly told: Change[];
  /** Every write that reached the backend, in order. */
  readonly writes: { options: WriteOptions; answer: Deferred<string> }[];
  remove(id: string): Promise<string>;
}

async function writing(): Promise<World> {
  const user = person();
  const adapter = bareAdapter({
    users: {
      list: () => Promise.resolve({ items: [] }),
      get: () => Promise.resolve(user),
      remove: () => Promise.resolve(user),
    },
  });
  const host = await mountHost(adapter);
  const mutations = new MutationController(host, () => host.directory);
  const told: Change[] = [];
  directoryOf(adapter).subscribe((changes) => void told.push(...changes));
  const writes: World['writes'] = [];
  const mutation = (id: string): Mutation<string> => ({
    act: 'remove',
    intent: `remove:${id}`,
    changes: { topic: 'users', ids: [id] },
    write: (_directory, options) => {
      const answer = deferred<string>();
      writes.push({ options, answer });
      return answer.promise;
    },
  });
  return { host, mutations, told, writes, remove: (id) => mutations.run(mutation(id)) };
}

const lost = (): DirectoryError => new DirectoryError('network', 'lost', { outcome: 'unknown' });
const refused = (kind: 'server' | 'unsupported' = 'server'): DirectoryError =>
  new DirectoryError(kind, 'refused', { outcome: 'not-applied' });

async function kindOf(result: Promise<unknown>): Promise<string> {
  try {
    await result;
    return 'done';
  } catch (error) {
    return error instanceof DirectoryError ? error.kind : 'something else';
  }
}

describe('MutationController', () => {
  it('writes once however often it is asked at the same time, and gives all the same answer', async () => {
    const { remove, writes } = await writing();
    const ten = Promise.all(Array.from({ length: 10 }, () => remove('USR-1')));
    expect(writes).to.have.length(1);
    writes[0]?.answer.resolve('gone');
    expect(new Set(await ten)).to.deep.equal(new Set(['gone']));
  });

  it('writes different intents side by side, each with a key of its own', async () => {
    const { remove, writes, mutations } = await writing();
    const both = Promise.all([remove('USR-1'), remove('USR-2')]);
    expect(writes).to.have.length(2);
    expect(new Set(writes.map(({ options }) => options.idempotencyKey)).size).to.equal(2);
    expect(mutations.busy('remove:USR-1')).to.equal(true);
    for (const { answer } of writes) answer.resolve('gone');
    await both;
    expect(mutations.busy()).to.equal(false);
  });

  it('keeps the key while the outcome is unknown, and takes a new one when it is known', async () => {
    const { remove, writes } = await writing();
    const first = kindOf(remove('USR-1'));
    writes[0]?.answer.reject(lost());
    expect(await first).to.equal('network');
    const second = kindOf(remove('USR-1'));
    writes[1]?.answer.reject(refused());
    expect(await second).to.equal('server');
    const third = remove('USR-1');
    writes[2]?.answer.resolve('gone');
    await third;
    const fourth = remove('USR-1');
    writes[3]?.answer.resolve('gone');
    await fourth;
    const keys = writes.map(({ options }) => options.idempotencyKey);
    expect(keys[1], 'after a lost answer').to.equal(keys[0]);
    expect(keys[2], 'after a refusal').not.to.equal(keys[1]);
    expect(keys[3], 'after success').not.to.equal(keys[2]);
    expect(keys.every((key) => /^[0-9a-f]{32}$/u.test(key ?? ''))).to.equal(true);
  });

  it('tells what changed after success and after a lost answer, not after a refusal', async () => {
    const { host, remove, writes, told } = await writing();
    const failed = kindOf(remove('USR-1'));
    writes[0]?.answer.reject(refused());
    await failed;
    await heard(host);
    expect(told.filter(({ topic }) => topic === 'users')).to.deep.equal([]);
    const unsure = kindOf(remove('USR-1'));
    writes[1]?.answer.reject(lost());
    await unsure;
    await heard(host);
    const done = remove('USR-1');
    writes[2]?.answer.resolve('gone');
    await done;
    await heard(host);
    const change = { topic: 'users', ids: ['USR-1'], cause: 'here' };
    expect(told.filter(({ topic }) => topic === 'users')).to.deep.equal([change, change]);
  });

  it('takes an act back that the backend turns out not to have', async () => {
    const { host, remove, writes } = await writing();
    const user = person();
    expect(host.directory?.can('remove', user)).to.deep.equal({ allowed: true });
    const failed = kindOf(remove('USR-1'));
    writes[0]?.answer.reject(refused('unsupported'));
    expect(await failed).to.equal('unsupported');
    expect(host.directory?.can('remove', user)).to.equal(undefined);
  });

  it('sends the version that was read', async () => {
    const { host, mutations } = await writing();
    let sent: string | undefined;
    await mutations.run({
      act: 'remove',
      intent: 'remove:USR-9',
      ifMatch: 'v7',
      changes: { topic: 'users' },
      write: (_directory, { ifMatch }) => Promise.resolve((sent = ifMatch)),
    });
    expect(sent).to.equal('v7');
    expect(host.isConnected).to.equal(true);
  });

  it('is not cut off when the element goes: what was sent may have happened', async () => {
    const { host, remove, writes, told } = await writing();
    const result = remove('USR-1');
    host.remove();
    writes[0]?.answer.resolve('gone');
    expect(await result).to.equal('gone');
    await heard(host);
    expect(told.some(({ topic }) => topic === 'users')).to.equal(true);
  });

  it('says what is missing without an adapter', () => {
    const host = newHost();
    const mutations = new MutationController(host, () => undefined);
    expect(() => mutations.run({ intent: 'x', changes: { topic: 'users' }, write: () => Promise.resolve(1) })).to.throw(
      'directory-provider',
    );
  });
});
