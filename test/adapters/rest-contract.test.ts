import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { setupServer } from 'msw/node';
import type { Change } from '../../src/domain/adapter.js';
import { restAdapter, type RestAdapter } from '../../src/adapters/rest/rest-adapter.js';
import { restHandlers } from '../../mocks/handlers/rest.js';
import { checkExchange, operationIds } from '../support/openapi.js';
import { contractSeed, memoryWorld, type MemoryWorld } from '../support/memory-world.js';
import { contractOf } from './contract.js';

/*
 * The REST adapter against MSW handlers over the memory adapter. Every request and every answer of the whole run is
 * held against openapi.yaml.
 */

const baseUrl = 'http://usher.test/api';
const account = 'ACC 1/ü';
const server = setupServer();
const exercised = new Set<string>();
let world: MemoryWorld;
let adapter: RestAdapter;

/** A real `fetch`, intercepted by MSW, with the document looking on. */
/** Whether the adapter asks; what a test asks by hand shows nothing of it. */
let byAdapter = true;

async function judgedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const copy = request.clone();
  const response = await fetch(request);
  const operation = await checkExchange(copy, response);
  if (byAdapter && response.ok) exercised.add(operation);
  return response;
}

function create(): RestAdapter {
  world = memoryWorld({ account: { id: account, name: 'Contract & Söns' } });
  server.use(...restHandlers(world.adapter, { baseUrl, account }));
  return restAdapter({ baseUrl, account, fetch: judgedFetch });
}

before(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
after(() => server.close());

contractOf('rest', {
  create: () => (adapter = create()),
  seed: () => contractSeed(world, adapter),
  reset: () => server.resetHandlers(),
});

describe('rest: the operations that the contract does not reach', () => {
  it('proves an address with the mailed code and joins', async () => {
    const codes: string[] = [];
    world = memoryWorld({
      identities: [{ email: 'dora@example.com', name: 'Dora Known', verified: false }],
      mail: (message) => (message.kind === 'code' ? void codes.push(message.code) : 'queued'),
    });
    server.use(...restHandlers(world.adapter, { baseUrl }));
    const adapter = restAdapter({ baseUrl, account: 'any', fetch: judgedFetch });
    const draft = { firstName: 'Dora', lastName: 'Known', email: 'Dora@Example.com', groupIds: ['GRP-1'] };
    const { user, delivery } = await adapter.users.create(draft);
    assert.equal(delivery, 'queued');
    const { url } = await adapter.invitations.link({ userId: user.id, invitationId: user.invitation?.id ?? '' });
    const token = new URL(url).hash.slice(1);
    const registration = { firstName: 'Dora', lastName: 'Known', password: 'nine purple umbrellas' };
    await assert.rejects(adapter.acceptance.accept(token, registration), {
      kind: 'invitation',
      code: 'sign-in-required',
    });
    world.adapter.signIn('dora@example.com');
    await assert.rejects(adapter.acceptance.accept(token, undefined), {
      kind: 'invitation',
      code: 'verification-required',
    });
    await adapter.acceptance.sendCode(token);
    await adapter.acceptance.confirmCode(token, codes[0] ?? '', registration.password);
    assert.deepEqual(await adapter.acceptance.accept(token, undefined), {
      account: { id: 'ACC-0000-0001', name: 'Account' },
      userId: user.id,
      signedIn: true,
    });
    assert.equal((await adapter.users.get(user.id)).state, 'active');
  });

  it('refuses the account of somebody else', async () => {
    const adapter = create();
    const { user } = await adapter.users.create({
      firstName: 'E',
      lastName: 'F',
      email: 'e@example.com',
      groupIds: ['GRP-1'],
    });
    const { url } = await adapter.invitations.link({ userId: user.id, invitationId: user.invitation?.id ?? '' });
    const token = new URL(url).hash.slice(1);
    world.adapter.signIn('cem@example.com');
    const preview = await adapter.acceptance.peek(token);
    assert.ok(preview.state === 'open');
    assert.deepEqual(preview.signedIn, { name: 'Cem Member', email: 'cem@example.com' });
    assert.equal(preview.alreadyMember, true);
    await assert.rejects(adapter.acceptance.accept(token, undefined), { kind: 'invitation', code: 'wrong-account' });
    await adapter.acceptance.signOut();
    const after = await adapter.acceptance.peek(token);
    assert.ok(after.state === 'open' && after.signedIn === undefined);
  });

  it('reads what the server says of itself', async () => {
    const adapter = create();
    assert.deepEqual(await adapter.probe(), world.adapter.capabilities);
  });

  it('does not know another account', async () => {
    create();
    const other = restAdapter({ baseUrl, account: 'somebody-else', fetch: judgedFetch });
    await assert.rejects(other.viewer(), { kind: 'not-found', code: 'account-not-found' });
  });

  it('hears of changes made elsewhere, over one connection for all that listen', async () => {
    const adapter = create();
    const other = world.adapter.as(undefined);
    const heard: Change[] = [];
    const stops: (() => void)[] = [];
    const first = new Promise<void>((resolve) => {
      stops.push(
        adapter.subscribe((change) => {
          heard.push(change);
          resolve();
        }),
      );
    });
    stops.push(adapter.subscribe(() => undefined));
    const opened = new Promise<void>((resolve) => server.events.on('response:mocked', () => resolve()));
    await opened;
    const { id } = await other.groups.create({ name: 'Heard' });
    await first;
    assert.deepEqual(heard, [{ topic: 'groups', ids: [id], cause: 'elsewhere' }]);
    for (const stop of stops) stop();
    server.events.removeAllListeners();
  });

  it('tells changes as events that hold no more than a topic and ids', async () => {
    create();
    const ending = new AbortController();
    const where = `${baseUrl}/v1/accounts/${encodeURIComponent(account)}/changes`;
    byAdapter = false;
    const response = await judgedFetch(where, { signal: ending.signal });
    byAdapter = true;
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await world.adapter.as(undefined).groups.create({ name: 'Told' });
    const text = new TextDecoder().decode((await reader.read()).value);
    assert.match(text, /^id: \d+\nevent: change\ndata: \{"topic":"groups","ids":\["[^"]+"\]\}\n\n$/u);
    ending.abort();
    await assert.rejects(reader.read());
  });

  it('answers for what the adapter behind lacks that it is unsupported', async () => {
    const { name, capabilities, users } = memoryWorld().adapter;
    server.use(...restHandlers({ name, capabilities, users: { list: users.list, get: users.get } }, { baseUrl }));
    byAdapter = false;
    const ask = (method: string, path: string, body?: unknown): Promise<Response> =>
      judgedFetch(`${baseUrl}/v1${path}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
      });
    const answers = [
      await ask('GET', '/accounts/a/users/u/invitations/i/events'),
      await ask('GET', '/accounts/a/groups/g/members'),
      await ask('POST', '/accounts/a/groups/g/members', { userIds: ['u'] }),
      await ask('POST', '/accounts/a/groups/g/members/remove', { userIds: ['u'] }),
      await ask('GET', '/accounts/a/permissions'),
      await ask('GET', '/accounts/a/roles'),
      await ask('GET', '/accounts/a/settings'),
      await ask('PATCH', '/accounts/a/settings', { invitationDays: 3 }),
      await ask('GET', '/accounts/a/audit'),
      await ask('GET', '/accounts/a/changes'),
      await ask('GET', '/my/invitations'),
      await ask('POST', '/my/invitations/i/accept', {}),
      await ask('POST', '/my/invitations/i/decline', { reason: 'Wrong account' }),
    ];
    byAdapter = true;
    for (const answer of answers) {
      assert.equal(answer.status, 501, answer.url);
      assert.equal(((await answer.json()) as { kind?: unknown }).kind, 'unsupported');
    }
  });

  it('has exercised every operation of the document', () => {
    assert.deepEqual(
      operationIds.filter((id) => !exercised.has(id)),
      [],
    );
  });
});
