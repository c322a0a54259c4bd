import { expect } from '@open-wc/testing';
import type { Change, InvitationsApi, UsersApi } from '../../src/domain/adapter.js';
import { DirectoryError } from '../../src/domain/errors.js';
import { reason } from '../../src/domain/reason.js';
import { HOUR } from '../../src/domain/time.js';
import type { User } from '../../src/domain/user.js';
import { Directory, directoryOf } from '../../src/state/directory.js';
import { waitUntil } from '../support/patience.js';
import { bareAdapter, deferred, person, told } from './state-host.js';

const users: UsersApi = {
  list: () => Promise.resolve({ items: [] }),
  get: () => Promise.resolve(person()),
  remove: () => Promise.resolve(person()),
  block: () => Promise.resolve(person()),
  create: () => Promise.reject(new Error('not asked for')),
};
const invitations: InvitationsApi = { renew: () => Promise.reject(new Error('not asked for')) };
const viewer = { id: 'USR-0', name: 'Grace Hopper', email: 'grace@example.com', administrator: true };
const NOON = '2026-11-23T12:00:00.000Z';

describe('Directory', () => {
  it('is one per adapter object', () => {
    const adapter = bareAdapter();
    expect(directoryOf(adapter)).to.equal(directoryOf(adapter));
    expect(directoryOf(directoryOf(adapter).adapter), 'handed on').to.equal(directoryOf(adapter));
    expect(directoryOf(bareAdapter())).not.to.equal(directoryOf(adapter));
  });

  it('offers nothing that the adapter does not have', () => {
    const directory = new Directory(bareAdapter());
    expect(directory.can('remove', person())).to.equal(undefined);
    expect(directory.can('add-user')).to.equal(undefined);
    expect(new Directory(bareAdapter({ users })).can('remove', person())).to.deep.equal({ allowed: true });
  });

  it('does not offer what makes no sense in the state of the user', () => {
    const directory = new Directory(bareAdapter({ users }));
    expect(directory.can('block', person({ state: 'blocked' }))).to.equal(undefined);
  });

  it('gives the reason of a no: the viewer, the backend, the domain', async () => {
    const directory = new Directory(bareAdapter({ users, invitations, viewer: () => Promise.resolve(viewer) }));
    await directory.start();
    expect(directory.can('remove', person({ id: 'USR-0' }))).to.deep.equal({
      allowed: false,
      reason: { code: 'self' },
    });
    const kept = person({ allowed: { remove: reason('last-administrator') } });
    expect(directory.can('remove', kept)).to.deep.equal({ allowed: false, reason: { code: 'last-administrator' } });
  });

  it('lets nobody but administrators change anything, once it knows', async () => {
    const member = { ...viewer, administrator: false };
    const directory = new Directory(bareAdapter({ users, viewer: () => Promise.resolve(member) }));
    expect(directory.can('add-user'), 'before it knows').to.deep.equal({ allowed: true });
    await directory.start();
    expect(directory.can('add-user')).to.deep.equal({ allowed: false, reason: { code: 'missing-permission' } });
    expect(directory.can('view', person()), 'looking is free').to.deep.equal({ allowed: true });
  });

  it('asks once who is signed in, however many elements start it', async () => {
    let asked = 0;
    const answer = deferred<typeof viewer>();
    const directory = new Directory(bareAdapter({ viewer: () => ((asked += 1), answer.promise) }));
    const starts = Promise.all([directory.start(), directory.start(), directory.start()]);
    answer.resolve(viewer);
    await starts;
    expect(asked).to.equal(1);
    expect(directory.viewer).to.deep.equal(viewer);
  });

  it('goes on without knowing who is signed in, and asks again the next time', async () => {
    let asked = 0;
    const adapter = bareAdapter({
      viewer: () => (
        (asked += 1),
        asked === 1 ? Promise.reject(new DirectoryError('network', 'lost')) : Promise.resolve(viewer)
      ),
    });
    const directory = new Directory(adapter);
    await directory.start();
    expect(directory.viewer).to.equal(undefined);
    await directory.start();
    expect(directory.viewer).to.deep.equal(viewer);
  });

  it('believes what the server says of itself over what the adapter declares', async () => {
    const directory = new Directory(
      bareAdapter(
        { probe: () => Promise.resolve({ search: 'none' as const }) },
        { search: 'contains', maxPageSize: 25 },
      ),
    );
    expect(directory.capabilities.search).to.equal('contains');
    await directory.start();
    expect(directory.capabilities.search).to.equal('none');
    expect(directory.capabilities.maxPageSize, 'the rest stays').to.equal(25);
  });

  it('believes what an answer showed over what anybody said, and tells everybody', async () => {
    const directory = new Directory(
      bareAdapter({ probe: () => Promise.resolve({ search: 'contains' as const, sort: ['name' as const] }) }),
    );
    await directory.start();
    await told();
    const heard: Change[] = [];
    const end = directory.subscribe((changes) => heard.push(...changes));
    directory.learn(undefined);
    directory.learn({ search: 'exact-email' });
    await told();
    end();
    expect(directory.capabilities.search).to.equal('exact-email');
    expect(directory.capabilities.sort, 'the rest stays').to.deep.equal(['name']);
    expect(heard).to.deep.equal([{ topic: 'viewer', cause: 'here' }]);
  });

  it('tells the time by the server, not by a clock that is wrong', () => {
    const directory = new Directory(bareAdapter(), () => new Date(NOON));
    directory.learnClock('2026-11-23T12:00:01.500Z');
    expect(directory.now().toISOString(), 'under two seconds is the way').to.equal(NOON);
    directory.learnClock(new Date(Date.parse(NOON) + 48 * HOUR).toISOString());
    expect(directory.now().toISOString()).to.equal('2026-11-25T12:00:00.000Z');
    directory.learnClock(undefined);
    expect(directory.now().toISOString()).to.equal('2026-11-25T12:00:00.000Z');
  });

  it('judges what is possible by the server’s clock', () => {
    const directory = new Directory(bareAdapter({ users, invitations }), () => new Date(NOON));
    const invitation = {
      id: 'INV-1',
      state: 'pending' as const,
      sentAt: '2026-11-17T12:00:00.000Z',
      expiresAt: '2026-11-24T12:00:00.000Z',
    };
    const invited = person({ state: 'invited', invitation });
    expect(directory.can('renew', invited)).to.deep.equal({ allowed: true });
    const strict = new Directory(bareAdapter({ users, invitations }, { renew: 'expired-only' }), () => new Date(NOON));
    expect(strict.can('renew', invited)).to.deep.equal({ allowed: false, reason: { code: 'invitation-still-valid' } });
    strict.learnClock('2026-11-25T12:00:00.000Z');
    expect(strict.can('renew', invited)).to.deep.equal({ allowed: true });
  });

  it('gathers changes and tells everybody once', async () => {
    const directory = new Directory(bareAdapter());
    const batches: (readonly Change[])[] = [];
    directory.subscribe((changes) => void batches.push(changes));
    for (let n = 0; n < 100; n += 1) directory.changed({ topic: 'users', ids: [String(n)], cause: 'here' });
    expect(batches).to.have.length(0);
    await told();
    expect(batches.map((changes) => changes.length)).to.deep.equal([100]);
  });

  it('tells of what goes on elsewhere at once, then gathers it, so that a run of somebody else is not a reading each', async () => {
    const directory = new Directory(bareAdapter());
    const batches: (readonly Change[])[] = [];
    directory.subscribe((changes) => void batches.push(changes));
    const elsewhere = (id: string): void => directory.changed({ topic: 'users', ids: [id], cause: 'elsewhere' });
    elsewhere('first');
    await told();
    expect(batches.map((changes) => changes.length)).to.deep.equal([1]);
    for (const id of ['second', 'third']) {
      elsewhere(id);
      await told();
    }
    expect(batches, 'not for each').to.have.length(1);
    await waitUntil(() => batches.length > 1, 'those that followed');
    expect(batches[1]?.flatMap(({ ids }) => ids)).to.deep.equal(['second', 'third']);
  });

  it('lets nobody wait for what was done here, whatever goes on elsewhere', async () => {
    const directory = new Directory(bareAdapter());
    const batches: (readonly Change[])[] = [];
    directory.subscribe((changes) => void batches.push(changes));
    directory.changed({ topic: 'users', ids: ['theirs'], cause: 'elsewhere' });
    await told();
    directory.changed({ topic: 'users', ids: ['theirs, too'], cause: 'elsewhere' });
    directory.changed({ topic: 'users', ids: ['ours'], cause: 'here' });
    await told();
    expect(batches[1]?.flatMap(({ ids }) => ids)).to.deep.equal(['theirs, too', 'ours']);
  });

  it('does not take for the doing of others what a run of ours is about to tell, and what is told of it back', async () => {
    const directory = new Directory(bareAdapter());
    const heardOf: Change[] = [];
    directory.subscribe((changes) => void heardOf.push(...changes));
    const answers = [deferred<User>(), deferred<User>()];
    const people = [person({ id: 'USR-1' }), person({ id: 'USR-2' })];
    directory.runner.start<User, User>({
      act: 'resend',
      items: people,
      each: ({ id }) => (answers[id === 'USR-1' ? 0 : 1] ?? deferred<User>()).promise,
      idOf: ({ id }) => id,
      changes: { topic: 'users' },
    });
    directory.changed({ topic: 'users', ids: ['USR-1'], cause: 'elsewhere' });
    directory.changed({ topic: 'users', ids: ['USR-9'], cause: 'elsewhere' });
    await told();
    expect(heardOf.flatMap(({ ids }) => ids)).to.deep.equal(['USR-9']);
    for (const [at, answer] of answers.entries()) answer.resolve(people[at] ?? person());
    await waitUntil(() => heardOf.length > 1, 'the run is over');
    expect(heardOf.at(-1)).to.deep.equal({ topic: 'users', ids: ['USR-1', 'USR-2'], cause: 'here' });
    directory.changed({ topic: 'users', ids: ['USR-2'], cause: 'elsewhere' });
    await waitUntil(() => heardOf.length > 2, 'what comes afterwards is told');
  });

  it('opens the live connection with the first listener and closes it with the last', async () => {
    const log: string[] = [];
    let tell: ((change: Change) => void) | undefined;
    const directory = new Directory(
      bareAdapter({
        subscribe: (listener) => {
          log.push('open');
          tell = listener;
          return () => void log.push('closed');
        },
      }),
    );
    const heard: Change[] = [];
    const endFirst = directory.subscribe((changes) => void heard.push(...changes));
    const endSecond = directory.subscribe(() => undefined);
    tell?.({ topic: 'users', ids: ['USR-1'], cause: 'elsewhere' });
    await told();
    expect(heard).to.deep.equal([{ topic: 'users', ids: ['USR-1'], cause: 'elsewhere' }]);
    endFirst();
    expect(log).to.deep.equal(['open']);
    endSecond();
    expect(log).to.deep.equal(['open', 'closed']);
    directory.subscribe(() => undefined)();
    expect(log).to.deep.equal(['open', 'closed', 'open', 'closed']);
  });

  it('asks anew who is there when somebody else has signed in', async () => {
    let id = 'USR-0';
    const directory = new Directory(bareAdapter({ viewer: () => Promise.resolve({ ...viewer, id }) }));
    await directory.start();
    id = 'USR-5';
    const topics: string[] = [];
    directory.subscribe((changes) => void topics.push(...changes.map(({ topic }) => topic)));
    directory.signedInAnew();
    expect(directory.viewer).to.equal(undefined);
    await directory.start();
    await told();
    expect(directory.viewer?.id).to.equal('USR-5');
    expect(topics).to.include('users');
  });
});
