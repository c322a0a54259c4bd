import assert from 'node:assert/strict';
import { it } from 'node:test';
import { MINUTE } from '../../src/domain/time.js';
import { expectStatus, type Client, type Reply } from './support/client.js';
import { onEachEngine } from './support/each-engine.js';
import { REGISTRATION, unique } from './support/world.js';

/** What a browser is told about the cookie of the kept link. */
function cookieOf({ headers }: Reply): string | undefined {
  return headers.getSetCookie().find((cookie) => cookie.includes('usher-link='));
}

onEachEngine('a link that is kept while somebody signs in', (world) => {
  const post = <T>(client: Client, what: string, body: object) => client.post<T>(`/api/v1/acceptance/${what}`, body);
  const kept = async (client: Client): Promise<string | undefined> =>
    expectStatus(await post<{ token?: string }>(client, 'kept', {}), 200).token;
  const invited = async (): Promise<string> => {
    const account = await world().newAccount();
    return account.token(await account.invite(`${unique('kim')}@x.example`));
  };

  it('waits in a cookie that no script reads, and in which it cannot be read', async () => {
    const [client, token] = [world().stranger(), await invited()];
    const reply = await post(client, 'keep', { token });
    expectStatus(reply, 204);
    const cookie = cookieOf(reply) ?? '';
    assert.match(cookie, /; Max-Age=600;/u);
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/'])
      assert.ok(cookie.includes(`; ${attribute}`), cookie);
    assert.ok(!cookie.includes(token));
    assert.ok(!JSON.stringify([...reply.headers]).includes(token));
    assert.ok(!world().logs.some((line) => line.includes(token)));
  });

  it('is given back once, and to that browser alone', async () => {
    const [client, token] = [world().stranger(), await invited()];
    await post(client, 'keep', { token });
    assert.equal(await kept(world().stranger()), undefined);
    const answer = await post<{ token?: string }>(client, 'kept', {});
    assert.deepEqual(answer.body, { kept: true, token });
    assert.match(answer.headers.get('cache-control') ?? '', /no-store/u);
    assert.match(cookieOf(answer) ?? '', /Max-Age=0/u);
    assert.equal(await kept(client), undefined);
    assert.equal((await post<{ state: string }>(client, 'peek', { token })).body.state, 'open');
  });

  it('brings back what was typed, which nobody reads on the way', async () => {
    const [client, token] = [world().stranger(), await invited()];
    const typed = { firstName: 'Zoë', lastName: 'Ng', phone: '+65 6123' };
    const reply = await post(client, 'keep', { token, typed });
    assert.ok(!JSON.stringify([...reply.headers]).includes(typed.phone));
    assert.ok(!world().logs.some((line) => line.includes(typed.phone)));
    assert.deepEqual((await post<object>(client, 'kept', {})).body, { kept: true, token, typed });
  });

  it('leaves out what was typed where a browser would drop the cookie, and keeps the link', async () => {
    const [client, token] = [world().stranger(), await invited()];
    const reply = await post(client, 'keep', { token, typed: { firstName: 'ё'.repeat(3000) } });
    expectStatus(reply, 204);
    assert.ok((cookieOf(reply) ?? '').length <= 4096);
    assert.deepEqual((await post<object>(client, 'kept', {})).body, { kept: true, token });
  });

  it('is gone ten minutes later by the clock of the server, whatever the browser still holds', async () => {
    const [early, late, token] = [world().stranger(), world().stranger(), await invited()];
    for (const client of [early, late]) await post(client, 'keep', { token });
    world().clock.advance(10 * MINUTE - 1);
    assert.equal(await kept(early), token);
    world().clock.advance(1);
    assert.equal(await kept(late), undefined);
  });

  it('is forgotten with accepting, declining and signing out', async () => {
    for (const [what, body] of [
      ['accept', (token: string) => ({ token, registration: REGISTRATION })],
      ['decline', (token: string) => ({ token })],
      ['sign-out', () => ({})],
    ] as const) {
      const [client, token] = [world().stranger(), await invited()];
      await post(client, 'keep', { token });
      assert.ok((await post(client, what, body(token))).status < 300, what);
      assert.equal(await kept(client), undefined, what);
    }
    const [client, token] = [world().stranger(), await invited()];
    await post(client, 'keep', { token });
    expectStatus(await client.post('/api/auth/sign-out'), 200);
    assert.equal(await kept(client), undefined);
  });

  it('is nothing where the cookie is not of our making, or another of our ciphertexts', async () => {
    const token = await invited();
    const { secrets } = world().server.services;
    for (const value of [
      'x',
      '',
      'a'.repeat(3000),
      secrets.seal(JSON.stringify({ token, until: 8e15 }), 'something else'),
    ]) {
      const reply = await world()
        .stranger()
        .post<{ token?: string }>('/api/v1/acceptance/kept', {}, { cookie: `usher-link=${value}` });
      assert.deepEqual([reply.status, reply.body], [200, { kept: false }]);
    }
  });

  it('is refused when no link could be that long', async () => {
    const reply = await world()
      .stranger()
      .post('/api/v1/acceptance/keep', { token: 'x'.repeat(1001) });
    expectStatus(reply, 422);
    assert.equal(cookieOf(reply), undefined);
  });
});

onEachEngine(
  'a link that is kept over HTTPS',
  (world) => {
    it('waits in a cookie that no subdomain and no plain connection can set', async () => {
      const reply = await world().stranger().post('/api/v1/acceptance/keep', { token: 'any' });
      expectStatus(reply, 204);
      const cookie = cookieOf(reply) ?? '';
      assert.match(cookie, /^__Host-usher-link=/u);
      assert.ok(cookie.includes('; Secure'), cookie);
    });
  },
  { publicUrl: 'https://users.example' },
);
