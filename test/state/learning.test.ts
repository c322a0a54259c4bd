import { expect } from '@open-wc/testing';
import type { DirectoryAdapter, UsersApi } from '../../src/domain/adapter.js';
import { DirectoryError } from '../../src/domain/errors.js';
import type { UserQuery } from '../../src/domain/user.js';
import type { CapabilityChangeEvent, TakenBack } from '../../src/state/capability-change-event.js';
import { DirectoryConsumer } from '../../src/state/directory-consumer.js';
import { Directory, directoryOf } from '../../src/state/directory.js';
import { bareAdapter, mountHost, person } from './state-host.js';

const everything = {
  search: 'contains',
  sort: ['name', 'joined'],
  filter: { states: ['active', 'blocked'], groups: true },
} as const;
const refuse = (): Promise<never> => Promise.reject(new DirectoryError('unsupported', 'no'));
const get: UsersApi['get'] = () => Promise.resolve(person());

/** A directory whose list is given, and what it has taken back. */
function learner(
  list: UsersApi['list'],
  given: Partial<DirectoryAdapter> = {},
  users: Partial<UsersApi> = {},
): { directory: Directory; taken: TakenBack[] } {
  const directory = new Directory(bareAdapter({ users: { list, get, ...users }, ...given }, everything));
  const taken: TakenBack[] = [];
  directory.watch((each) => taken.push(each));
  return { directory, taken };
}

const page = (...items: ReturnType<typeof person>[]): UsersApi['list'] => {
  return () => Promise.resolve({ items });
};

describe('learning from answers', () => {
  it('takes back whatever read or write says that it is unsupported, once', async () => {
    const { directory, taken } = learner(
      page(),
      { audit: { list: refuse }, groups: { list: refuse, members: refuse }, roles: { list: refuse } },
      { lookup: refuse, block: refuse },
    );
    const { adapter } = directory;
    const calls: (Promise<unknown> | undefined)[] = [
      adapter.audit?.list({ limit: 1 }),
      adapter.groups?.members?.('g', { limit: 1 }),
      adapter.roles?.list(),
      adapter.users.lookup?.(['a@example.com']),
      adapter.users.lookup?.(['b@example.com']),
      adapter.users.block?.('USR-1'),
    ];
    for (const call of calls) await call?.catch(() => undefined);
    expect(taken.map(({ what, why }) => `${what} ${why}`).sort()).to.deep.equal([
      'block unsupported',
      'list-members unsupported',
      'list-roles unsupported',
      'look-up unsupported',
      'read-audit unsupported',
    ]);
    expect(directory.can('read-audit')).to.equal(undefined);
    expect(directory.can('block', person())).to.equal(undefined);
    expect(directory.can('list-groups'), 'was not asked').to.deep.equal({ allowed: true });
  });

  it('asks again for less when a part of the question is refused, and takes back that part alone', async () => {
    const asked: UserQuery[] = [];
    const { directory, taken } = learner((query) => {
      asked.push(query);
      return query.sort || query.states ? refuse() : Promise.resolve({ items: [person()] });
    });
    const query = { limit: 10, search: 'ada', sort: { by: 'name', direction: 'ascending' } } as const;
    const answer = await directory.adapter.users.list({ ...query, states: ['active'] });
    expect(answer.items).to.have.length(1);
    expect(asked.at(-1)).to.deep.equal({ limit: 10, search: 'ada' });
    expect(directory.capabilities.sort).to.deep.equal([]);
    expect(directory.capabilities.filter).to.deep.equal({ states: [], groups: true });
    expect(directory.capabilities.search).to.equal('contains');
    expect(taken.map(({ what }) => what).sort()).to.deep.equal(['filter', 'sort']);
  });

  it('takes nothing back from a backend that refuses the plainest question, too', async () => {
    const { directory, taken } = learner(refuse);
    const outcome = await directory.adapter.users.list({ limit: 10, search: 'x' }).catch((error: unknown) => error);
    expect(outcome).to.have.property('kind', 'unsupported');
    expect(taken).to.deep.equal([]);
  });

  it('takes back filters and sorting that answers contradict', async () => {
    const late = person({
      id: 'b',
      state: 'blocked',
      joinedAt: '2026-05-01T00:00:00Z',
      groups: [{ id: 'g', name: 'G' }],
    });
    const early = person({ id: 'a', joinedAt: '2026-01-01T00:00:00Z' });
    const { directory, taken } = learner(page(late, early));
    await directory.adapter.users.list({ limit: 10, states: ['active'] });
    expect(directory.capabilities.filter.states).to.deep.equal([]);
    await directory.adapter.users.list({ limit: 10, groupIds: ['other'] });
    expect(directory.capabilities.filter).to.deep.equal({ states: [], groups: false });
    await directory.adapter.users.list({ limit: 10, sort: { by: 'joined', direction: 'ascending' } });
    expect(directory.capabilities.sort).to.deep.equal(['name']);
    expect(taken.map(({ why }) => why)).to.deep.equal(['contradicted', 'contradicted', 'contradicted']);
  });

  it('learns nothing from answers that hold', async () => {
    const { directory, taken } = learner(page(person({ groups: [{ id: 'g', name: 'G' }] })));
    await directory.adapter.users.list({
      limit: 10,
      states: ['active'],
      groupIds: ['g'],
      sort: { by: 'joined', direction: 'ascending' },
    });
    expect(taken).to.deep.equal([]);
  });

  it('shows nobody twice', async () => {
    const { directory } = learner(page(person(), person(), person({ id: 'USR-2' })));
    const { items } = await directory.adapter.users.list({ limit: 10 });
    expect(items.map(({ id }) => id)).to.deep.equal(['USR-1', 'USR-2']);
  });

  it('asks anew who is signed in when something is forbidden, and controls follow', async () => {
    let administrator = true;
    const viewer = (): Promise<{ id: string; name: string; email: string; administrator: boolean }> =>
      Promise.resolve({ id: 'USR-0', name: 'Grace', email: 'grace@example.com', administrator });
    const { directory } = learner(
      page(),
      { viewer },
      { block: () => Promise.reject(new DirectoryError('forbidden', 'no')) },
    );
    await directory.start();
    expect(directory.can('block', person())).to.deep.equal({ allowed: true });
    administrator = false;
    await directory.adapter.users.block?.('USR-1').catch(() => undefined);
    await directory.start();
    expect(directory.can('block', person())).to.deep.equal({ allowed: false, reason: { code: 'missing-permission' } });
  });

  it('keeps the `this` of adapters made from classes, also of frozen ones', async () => {
    class Users {
      readonly #who = person();
      list = (): ReturnType<UsersApi['list']> => Promise.resolve({ items: [this.#who] });
      get(): Promise<ReturnType<typeof person>> {
        return Promise.resolve(this.#who);
      }
    }
    const adapter = Object.freeze(bareAdapter({ users: Object.freeze(new Users()) }));
    const directory = new Directory(adapter);
    expect((await directory.adapter.users.get('USR-1')).id).to.equal('USR-1');
    expect(directory.adapter.users.block).to.equal(undefined);
    expect('invitations' in directory.adapter).to.equal(false);
  });

  it('tells the page once, however many elements use the adapter', async () => {
    const adapter = bareAdapter({ users: { list: page(), get, lookup: refuse } });
    const hosts = [await mountHost(adapter), await mountHost(adapter)];
    const heard: CapabilityChangeEvent[] = [];
    const hear = (event: CapabilityChangeEvent): void => void heard.push(event);
    document.addEventListener('capability-change', hear);
    for (const host of hosts) {
      new DirectoryConsumer(host, () => host.adapter);
      await host.redraw();
    }
    await directoryOf(adapter)
      .adapter.users.lookup?.(['a@example.com'])
      .catch(() => undefined);
    expect(heard.map(({ what, why }) => [what, why])).to.deep.equal([['look-up', 'unsupported']]);
    document.removeEventListener('capability-change', hear);
  });
});
