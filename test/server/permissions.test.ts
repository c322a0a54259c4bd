import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onEachEngine } from './support/each-engine.js';
import { expectProblem, expectStatus, type Client } from './support/client.js';
import { PASSWORD, unique, type Account, type World } from './support/world.js';

const DRAFT = { firstName: 'A', lastName: 'B', email: 'a@b.example', groupIds: ['x'] };
const INVITATION = '/users/USR-1/invitations/INV-1';

/** Everything that only administrators may do. */
const ROUTES: readonly (readonly [method: string, path: string, body?: unknown])[] = [
  ['GET', '/users'],
  ['POST', '/users', DRAFT],
  ['POST', '/users/lookup', { emails: ['a@b.example'] }],
  ['GET', '/users/USR-1'],
  ['PATCH', '/users/USR-1', { firstName: 'A' }],
  ['DELETE', '/users/USR-1'],
  ['PUT', '/users/USR-1/groups', { groupIds: ['x'] }],
  ['POST', '/users/USR-1/block'],
  ['POST', '/users/USR-1/unblock'],
  ['POST', '/users/USR-1/restore'],
  ['POST', `${INVITATION}/link`],
  ['POST', `${INVITATION}/resend`],
  ['POST', `${INVITATION}/renew`],
  ['POST', `${INVITATION}/revoke`],
  ['GET', '/groups'],
  ['GET', '/groups/GRP-1'],
  ['POST', '/groups', { name: 'X' }],
  ['PATCH', '/groups/GRP-1', { name: 'X' }],
  ['DELETE', '/groups/GRP-1'],
];

/** Somebody who is signed in, and a member of `account` as `columns` say. */
async function person(world: World, account: Account | undefined, columns: object = {}): Promise<Client> {
  const { identities, db } = world.server.services;
  const email = `${unique('person').toLowerCase()}@example.com`;
  const passwordHash = await identities.hash(PASSWORD);
  const identity_id = await db
    .transaction()
    .execute((trx) => identities.create(trx, { name: 'P', email, passwordHash, verified: true }));
  if (account) await account.addMember({ email, identity_id, ...columns });
  const client = world.stranger();
  expectStatus(await client.signIn(email, PASSWORD), 200);
  return client;
}

onEachEngine('permissions', (world) => {
  const each = async (
    client: Client,
    account: string,
    check: (reply: Awaited<ReturnType<Client['send']>>, what: string) => void,
  ) => {
    for (const [method, path, body] of ROUTES)
      check(await client.send(method, `${account}${path}`, { body }), `${method} ${path}`);
  };

  it('asks whoever is not signed in to sign in', async () => {
    const account = await world().newAccount();
    await each(world().stranger(), account.path, (reply) => void expectProblem(reply, 401, 'unauthenticated'));
    expectProblem(await world().stranger().get(`${account.path}/viewer`), 401, 'unauthenticated');
  });

  it('forbids everything to members who administer nothing, and tells them who they are', async () => {
    const account = await world().newAccount();
    const member = await person(world(), account);
    await each(member, account.path, (reply) => {
      assert.equal(expectProblem(reply, 403, 'forbidden').reason?.code, 'missing-permission');
    });
    const viewer = expectStatus(await member.get<{ administrator: boolean }>(`${account.path}/viewer`), 200);
    assert.equal(viewer.administrator, false);
  });

  it('forbids everything to a blocked administrator, and to one who was removed', async () => {
    const account = await world().newAccount();
    const blocked = await person(world(), account, { administrator: 1, state: 'blocked' });
    await each(blocked, account.path, (reply) => void expectProblem(reply, 403, 'forbidden', 'blocked'));
    const removed = await person(world(), account, { administrator: 1, state: 'disabled' });
    await each(removed, account.path, (reply) => void expectProblem(reply, 404, 'not-found'));
  });

  it('answers alike for an account of others and for one that is not there', async () => {
    const account = await world().newAccount();
    const outsider = await person(world(), undefined);
    const told: unknown[] = [];
    for (const path of [account.path, '/api/v1/accounts/ACC-none']) {
      await each(outsider, path, (reply, what) => {
        const { kind, code, status } = expectProblem(reply, 404, 'not-found');
        told.push(JSON.stringify([what, kind, code, status]));
      });
    }
    assert.deepEqual(told.slice(0, ROUTES.length), told.slice(ROUTES.length));
  });

  it('ends with the session', async () => {
    const account = await world().newAccount();
    const client = await person(world(), account, { administrator: 1 });
    expectStatus(await client.get(`${account.path}/users`), 200);
    const stolen = client.cookies;
    expectStatus(await client.post('/api/auth/sign-out'), 200);
    const reply = await world()
      .stranger()
      .send('GET', `${account.path}/users`, { headers: { cookie: stolen } });
    expectProblem(reply, 401, 'unauthenticated');
  });

  it('notes who signed in, and tells in which accounts they are', async () => {
    const account = await world().newAccount();
    const client = await person(world(), account, { administrator: 1 });
    const session = expectStatus(await client.get<{ accounts: { id: string }[] }>('/api/session'), 200);
    assert.deepEqual(session.accounts, [{ id: account.id, name: `Account ${account.id}`, administrator: true }]);
    const viewer = expectStatus(await client.get<{ id: string }>(`${account.path}/viewer`), 200);
    assert.equal((await account.get(viewer.id)).lastSignInAt, world().clock().toISOString());
    assert.deepEqual(expectStatus(await world().stranger().get('/api/session'), 200), { accounts: [] });
  });
});
