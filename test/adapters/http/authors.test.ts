import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { USER_STATES, type User } from '../../../src/domain/user.js';
import {
  capabilitiesOf,
  DirectoryError,
  everyRow,
  fieldsAs,
  fieldTexts,
  getByWalking,
  httpClient,
  idInLocation,
  instantOf,
  matchesOf,
  mergedByEmail,
  namingDuplicate,
  nextLink,
  pageNumber,
  pageOf,
  requireNames,
  splitName,
  totalIn,
  userOf,
  type Call,
  type PagePlace,
  type PageRows,
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

describe('lists that are gathered', () => {
  const people = Array.from({ length: 7 }, (_none, at) => at);
  const pages: readonly [string, (at: PagePlace) => Promise<PageRows<number>>][] = [
    ['by offset', ({ offset, limit }) => Promise.resolve({ rows: people.slice(offset, offset + limit) })],
    ['by number, with a smaller cap', ({ page }) => Promise.resolve({ rows: people.slice(page * 2 - 2, page * 2) })],
    [
      'with the last page again',
      ({ page }) => Promise.resolve({ rows: people.slice(page > 2 ? 4 : page * 4 - 4, page * 4) }),
    ],
    ['with a total', ({ offset, limit }) => Promise.resolve({ rows: people.slice(offset, offset + limit), total: 7 })],
    [
      'by cursor',
      ({ cursor = '0' }) =>
        Promise.resolve({
          rows: people.slice(+cursor, +cursor + 3),
          next: +cursor < 6 ? String(+cursor + 3) : undefined,
        }),
    ],
  ];
  for (const [title, read] of pages) {
    it(`are whole ${title}`, async () => {
      assert.deepEqual(await everyRow(read, { limit: 4 }), people);
    });
  }

  it('end where they are larger than is good', async () => {
    await assert.rejects(everyRow(pages[0]?.[1] ?? assert.fail(), { limit: 2, most: 5 }), { kind: 'too-large' });
  });

  it('are one of members and of who is invited', () => {
    const invited = (id: string, email: string, sentAt: string): User =>
      userOf({ id, email, state: 'invited', invitation: { id, state: 'pending', sentAt } });
    const members = [userOf({ id: '1', email: 'Ada@example.com', state: 'active' })];
    const open = [
      invited('2', 'ada@EXAMPLE.com', '2026-01-03'),
      invited('3', 'bea@example.com', '2026-01-02'),
      invited('4', 'BEA@example.com', '2026-01-01'),
    ];
    assert.deepEqual(
      mergedByEmail(members, open).map(({ id }) => id),
      ['1', '3'],
    );
  });

  it('are kept, each, where the backend tells no address', () => {
    const hidden = ['5', '6'].map((id) => userOf({ id, email: '', state: 'invited' }));
    assert.deepEqual(
      mergedByEmail([userOf({ id: '4', email: '', state: 'active' })], hidden).map(({ id }) => id),
      ['4', '5', '6'],
    );
  });

  it('are counted in a header', () => {
    const total = (name: string, value: string): number | undefined => totalIn(new Headers({ [name]: value }));
    assert.deepEqual(
      [total('X-Total-Count', '42'), total('x-total', ' 7 '), total('Content-Range', 'items 0-9/300')],
      [42, 7, 300],
    );
    assert.deepEqual(
      [total('X-Total-Count', ''), total('Content-Range', 'items 0-9/*'), totalIn(new Headers())],
      [undefined, undefined, undefined],
    );
  });
});

describe('what an odd backend says', () => {
  const failing = (body: unknown, call: Partial<Call<unknown>> = {}, status = 400): Promise<unknown> =>
    httpClient({ baseUrl: 'https://odd.test', fetch: () => Promise.resolve(Response.json(body, { status })) })({
      method: 'POST',
      path: '/x',
      expect: 'nothing',
      write: true,
      ...call,
    });

  it('is understood by its own codes before its status', async () => {
    const codeOf = (body: unknown): string | undefined => (body as { id?: string }).id;
    const meanings = { email_exists: 'duplicate', 400: 'quota' } as const;
    await assert.rejects(failing({ id: 'email_exists' }, { codeOf, meanings }), {
      kind: 'duplicate',
      code: 'email_exists',
    });
    await assert.rejects(failing({ id: 'other' }, { codeOf, meanings }), { kind: 'quota' });
    await assert.rejects(failing({ code: 'email_exists' }, { meanings }), { kind: 'duplicate' });
  });

  const shapes: readonly [string, unknown][] = [
    ['GitLab', { message: { email: ['is taken'] } }],
    ['FastAPI', { detail: [{ loc: ['body', 'email'], msg: 'is taken', type: 'value_error' }] }],
    ['Directus', { errors: [{ message: 'is taken', extensions: { code: 'RECORD_NOT_UNIQUE', field: 'email' } }] }],
    ['Rails', { errors: { email: ['is taken'] } }],
  ];
  for (const [who, body] of shapes) {
    it(`names its fields as ${who} does`, async () => {
      const thrown = await failing(body).catch((error: unknown) => error as DirectoryError);
      const [field] = (thrown as DirectoryError).fields;
      assert.deepEqual([field?.field, field?.message], ['email', 'is taken']);
    });
  }

  it('names its fields in a way that the adapter reads', async () => {
    await assert.rejects(failing({ email: ['is taken'] }, { fieldsOf: fieldTexts }), {
      fields: [{ field: 'email', code: 'invalid', message: 'is taken' }],
    });
  });

  it('is JSON also where it is called text, but never where it is a page', async () => {
    const answer = (text: string, type: string): Promise<unknown> =>
      httpClient({
        baseUrl: 'https://odd.test',
        attempts: 1,
        fetch: () => Promise.resolve(new Response(text, { headers: { 'Content-Type': type } })),
      })({ method: 'GET', path: '/x', expect: z.object({ a: z.number() }), write: false }).then(({ value }) => value);
    assert.deepEqual(await answer('{"a":1}', 'text/plain; charset=utf-8'), { a: 1 });
    await assert.rejects(answer('{"a":1}', 'text/html'), { kind: 'bad-response', code: 'not-json' });
    await assert.rejects(answer('hello', 'text/plain'), { kind: 'bad-response', code: 'not-json' });
  });

  it('is asked by a form, and answers with a location alone', async () => {
    let sent: RequestInit | undefined;
    const send = httpClient({
      baseUrl: 'https://odd.test',
      fetch: (_url, init) => {
        sent = init;
        return Promise.resolve(new Response(null, { status: 201, headers: { Location: '/users/a%2F7/' } }));
      },
    });
    const body = new URLSearchParams({ email: 'a+b@example.com' });
    const { headers } = await send({ method: 'POST', path: '/x', body, expect: 'nothing', write: true });
    assert.equal(sent?.body, 'email=a%2Bb%40example.com');
    assert.equal(new Headers(sent?.headers).get('content-type'), 'application/x-www-form-urlencoded');
    assert.equal(idInLocation(headers), 'a/7');
  });
});
