import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { USER_STATES, type User } from '../../../src/domain/user.js';
import {
  capabilitiesOf,
  DirectoryError,
  fieldsAs,
  getByWalking,
  instantOf,
  matchesOf,
  namingDuplicate,
  nextLink,
  pageNumber,
  pageOf,
  requireNames,
  splitName,
  userOf,
} from '../../../src/adapters/http/index.js';

const people: readonly User[] = [
  userOf({ id: 'a/1', email: 'zoe@example.com', name: 'Zoë Young', state: 'active', joinedAt: '2026-01-02T00:00:00Z' }),
  userOf({ id: 'b', email: 'ada@example.com', name: 'Ada King', state: 'blocked', groups: [{ id: 'g', name: 'G' }] }),
  userOf({ id: 'c', email: 'old@example.com', state: 'deleted' }),
];

describe('what adapters are made of', () => {
  it('splits names so that together they show what was there', () => {
    assert.deepEqual(splitName('  Ada   King Lovelace '), { firstName: 'Ada King', lastName: 'Lovelace' });
    assert.deepEqual(splitName('van Rossum, Guido'), { firstName: 'Guido', lastName: 'van Rossum' });
    assert.deepEqual(splitName('Plato'), { firstName: 'Plato', lastName: '' });
    assert.deepEqual(splitName(' '), { firstName: '', lastName: '' });
  });

  it('reads moments in whichever way they are written, and drops what is none', () => {
    const noon = '2026-11-23T12:00:00.000Z';
    for (const written of [
      '2026-11-23T13:00:00+01:00',
      '2026-11-23 12:00:00',
      '2026-11-23T12:00',
      'Mon, 23 Nov 2026 12:00:00 GMT',
      Date.parse(noon) / 1000,
      Date.parse(noon),
      String(Date.parse(noon) / 1000),
      new Date(noon),
    ])
      assert.equal(instantOf(written), noon, String(written));
    for (const none of ['', 'yesterday', null, undefined, Number.NaN]) assert.equal(instantOf(none), undefined);
  });

  it('completes users and capabilities', () => {
    assert.deepEqual(userOf({ id: '1', email: 'a@b.c', state: 'active' }).groups, []);
    assert.equal(capabilitiesOf({ search: 'contains' }).paging, 'none');
  });

  it('counts pages, and finds the next one in a Link header', () => {
    assert.equal(pageNumber({ offset: 40, limit: 20 }), 3);
    assert.equal(pageNumber({ limit: 20 }, 0), 0);
    const link = (value: string): string | undefined => nextLink(new Headers({ link: value }));
    assert.equal(link('</m?p=1>; rel="prev", </m?a=1,2&p=3>; title="x"; rel="next last"'), '/m?a=1,2&p=3');
    assert.equal(link('</m?p=2>; rel=next'), '/m?p=2');
    assert.equal(link('</m?p=2>; rel="prev"'), undefined);
    assert.equal(nextLink(new Headers()), undefined);
  });

  it('answers any query out of a whole list', () => {
    const ids = (query: Parameters<typeof pageOf>[1]): string[] => pageOf(people, query).items.map(({ id }) => id);
    assert.deepEqual(ids({ limit: 10 }), ['b', 'a/1']);
    assert.deepEqual(ids({ limit: 1, offset: 1 }), ['a/1']);
    assert.deepEqual(ids({ limit: 10, search: ' YOUNG' }), ['a/1']);
    assert.deepEqual(ids({ limit: 10, groupIds: ['g'] }), ['b']);
    assert.deepEqual(ids({ limit: 10, states: ['deleted'] }), ['c']);
    assert.deepEqual(ids({ limit: 10, sort: { by: 'joined', direction: 'descending' } }), ['a/1', 'b']);
    assert.deepEqual(ids({ limit: 10, sort: { by: 'email', direction: 'descending' } }), ['a/1', 'b']);
    const page = pageOf(people, { limit: 1 }, { counts: true });
    assert.equal(page.total, 2);
    assert.equal(page.counts?.['deleted'], 1);
    assert.equal(Object.keys(page.counts ?? {}).length, USER_STATES.length);
    assert.deepEqual(
      matchesOf(people, [' ADA@example.com', 'new@example.com']).map(({ status }) => status),
      ['blocked', 'free'],
    );
  });

  it('filters a whole list by who invited, when, and until when', () => {
    const invited = (id: string, by: string, sentAt: string, state: 'pending' | 'revoked' = 'pending') => {
      const invitation = { id, state, sentAt, expiresAt: '2026-11-30T00:00:00.000Z', sentBy: { id: by, name: by } };
      return userOf({ id, email: `${id}@example.com`, state: 'active', invitation });
    };
    const all = [
      invited('a', 'ann', '2026-11-01T00:00:00.000Z'),
      invited('b', 'bob', '2026-11-20T00:00:00.000Z'),
      invited('c', 'bob', '2026-11-21T00:00:00.000Z', 'revoked'),
      userOf({ id: 'd', email: 'd@example.com', state: 'active' }),
    ];
    const ids = (query: Partial<Parameters<typeof pageOf>[1]>): string[] =>
      pageOf(all, { limit: 10, ...query }).items.map(({ id }) => id);
    assert.deepEqual(ids({ invitedBy: ['bob'] }), ['b', 'c']);
    assert.deepEqual(ids({ invitedBy: [] }), ['a', 'b', 'c', 'd']);
    assert.deepEqual(ids({ invited: { from: '2026-11-20T00:00:00.000Z', until: '2026-11-21T00:00:00.000Z' } }), ['b']);
    assert.deepEqual(ids({ expires: { from: '2026-11-29T00:00:00.000Z' } }), ['a', 'b']);
  });

  it('finds one user by walking, and ends on a list that repeats itself', async () => {
    const all = pageOf(people, { limit: 10, states: USER_STATES });
    const page = { paging: 'offset', limit: 2 } as const;
    const list = (query: Parameters<typeof pageOf>[1]): Promise<typeof all> =>
      Promise.resolve(pageOf(people, { ...query, states: USER_STATES }));
    assert.equal((await getByWalking(list, 'a/1', page)).lastName, 'Young');
    await assert.rejects(getByWalking(list, 'nobody', page), { kind: 'not-found' });
    await assert.rejects(
      getByWalking(() => Promise.resolve(all), 'nobody', page),
      { kind: 'not-found' },
    );
    const circle = (): Promise<typeof all> => Promise.resolve({ ...all, next: 'again' });
    await assert.rejects(getByWalking(circle, 'nobody', { paging: 'cursor', limit: 2 }), { kind: 'not-found' });
  });

  it('asks for names, renames fields, and finds out whom a duplicate collides with', async () => {
    assert.throws(() => requireNames({ firstName: ' ', lastName: 'B' }), { kind: 'validation' });
    requireNames({ firstName: 'A', lastName: 'B' });
    const refused = new DirectoryError('validation', 'No.', {
      status: 422,
      fields: [{ field: 'mail', code: 'invalid' }],
    });
    assert.equal(fieldsAs({ mail: 'email' })(refused).fields[0]?.field, 'email');
    const taken = (): Promise<never> => Promise.reject(new DirectoryError('duplicate', 'Taken.'));
    await assert.rejects(
      namingDuplicate(taken(), () => Promise.resolve(people[1])),
      {
        existing: { id: 'b', state: 'blocked' },
      },
    );
    await assert.rejects(namingDuplicate(taken(), taken), { kind: 'duplicate', existing: undefined });
  });
});
