import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { DAY } from '../../src/domain/time.js';
import type { Engine } from '../../examples/server/db/database.js';
import { createSecrets, hashOf } from '../../examples/server/crypto/secrets.js';
import { outboxTransport } from '../../examples/server/mail/transport.js';
import { Client, expectProblem, expectStatus } from './support/client.js';
import { onEachEngine } from './support/each-engine.js';
import { startDatabase } from './support/engines.js';
import { newestTo, tokenIn } from './support/mailbox.js';
import { invitationPath, ORIGIN, PASSWORD, REGISTRATION, startWorld, unique, type World } from './support/world.js';

const address = (): string => `${unique('elif').toLowerCase()}@x.example`;

/** Everything that the database holds, as text. */
async function dump({ database }: World, engine: Engine): Promise<string> {
  const tables = await database.db.introspection.getTables();
  const rows: unknown[] = [];
  for (const { name, schema } of tables) {
    if (engine === 'postgres' && schema !== 'public') continue;
    rows.push((await sql`select * from ${sql.table(name)}`.execute(database.db)).rows);
  }
  return JSON.stringify(rows);
}

onEachEngine('what is kept', (world, engine) => {
  it('has no link, code or password in clear, nor does a log', async () => {
    const account = await world().newAccount();
    const secrets: string[] = [PASSWORD];
    const email = address();
    const user = await account.invite(email);
    secrets.push(await account.token(user));
    const accept = (token: string) =>
      world()
        .stranger()
        .post('/api/v1/acceptance/accept', { token, registration: REGISTRATION }, { 'idempotency-key': unique('key') });
    expectStatus(await accept(secrets[1] ?? ''), 200);
    const second = await world().newAccount();
    const again = await second.invite(email);
    secrets.push(await second.token(again));
    await world().stranger().post('/api/v1/acceptance/send-code', { token: secrets[2] });
    await world().server.deliver();
    secrets.push(/^\d{6}$/mu.exec(newestTo(world().mail.mails, email).text)?.[0] ?? 'no code');
    world().clock.advance(8 * DAY);
    await world().admin.post(invitationPath(second.path, again, 'renew'));
    await world().server.deliver();
    secrets.push(tokenIn(newestTo(world().mail.mails, email)));
    await world().admin.post(`${account.path}/users`, { broken: secrets[1] });
    const kept = await dump(world(), engine);
    assert.ok(kept.includes(hashOf(secrets[2] ?? '')) && kept.includes(user.id), 'The dump has to hold the rows.');
    // Six digits can stand in a dump by chance, as part of a time or a digest.
    for (const secret of secrets) assert.ok(secret.length === 6 || !kept.includes(secret));
    for (const secret of secrets) assert.ok(world().logs.every((line) => !line.includes(secret)));
    assert.equal(new Set(secrets).size, 5);
  });
});

describe('secrets', () => {
  const secrets = createSecrets(new Uint8Array(32).fill(1), 'a secret of the tests, long enough');

  it('open only with their key and for the invitation they were made for', () => {
    const sealed = secrets.seal('token', 'INV-1');
    assert.equal(secrets.open(sealed, 'INV-1'), 'token');
    assert.notEqual(secrets.seal('token', 'INV-1'), sealed);
    assert.throws(() => secrets.open(sealed, 'INV-2'));
    assert.throws(() =>
      createSecrets(new Uint8Array(32).fill(2), 'a secret of the tests, long enough').open(sealed, 'INV-1'),
    );
    const [first = ''] = sealed;
    assert.throws(() => secrets.open(`${first === 'A' ? 'B' : 'A'}${sealed.slice(1)}`, 'INV-1'));
    assert.throws(() => createSecrets(new Uint8Array(16), 'a secret of the tests, long enough'), RangeError);
  });
});

onEachEngine('the door', (world) => {
  const PATHS = [
    '/api/auth/sign-in/email',
    '/api/auth/sign-out',
    '/api/v1/acceptance/accept',
    '/api/v1/acceptance/peek',
    '/api/v1/acceptance/keep',
    '/api/v1/acceptance/kept',
    '/api/v1/accounts/x/users',
  ];

  it('lets nobody write from another origin, or without saying from which', async () => {
    for (const path of PATHS) {
      for (const origin of ['https://evil.example', 'null', `${ORIGIN}.evil.example`, 'http://localhost', undefined]) {
        const headers = new Headers({
          'content-type': 'application/json',
          cookie: world().admin.cookies,
          ...(origin !== undefined && { origin }),
        });
        const reply = await world().server.fetch(
          new Request(`${ORIGIN}${path}`, { method: 'POST', headers, body: '{}' }),
        );
        assert.equal(reply.status, 403, `${path} ${origin}`);
        assert.equal(((await reply.json()) as { code: string }).code, 'origin');
      }
    }
  });

  it('takes JSON alone, and not too much of it', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const headers = { 'content-type': type, origin: ORIGIN };
      const reply = await world().server.fetch(
        new Request(`${ORIGIN}/api/auth/sign-in/email`, { method: 'POST', headers, body: '{}' }),
      );
      assert.equal(reply.status, 400, type);
    }
    expectProblem(
      await world()
        .stranger()
        .post('/api/v1/acceptance/peek', { token: 'x'.repeat(70_000) }),
      413,
      'too-large',
    );
    for (const body of [
      '{',
      '"text"',
      'null',
      '[]',
      '{"token": 7}',
      '{"token": "a\\u0000b"}',
      '{"token": "\\ud800"}',
    ]) {
      const request = new Request(`${ORIGIN}/api/v1/acceptance/peek`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: ORIGIN },
        body,
      });
      const status = (await world().server.fetch(request)).status;
      assert.ok(status === 400 || status === 422, `${body} ${status}`);
    }
  });

  it('sets its headers on every answer, mistakes too', async () => {
    for (const path of ['/api/session', '/api/v1/accounts/x/users', '/nothing', '/accept']) {
      const { headers } = await world().server.fetch(new Request(`${ORIGIN}${path}`));
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/u);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('strict-transport-security'), null);
      assert.equal(headers.get('access-control-allow-origin'), null);
    }
  });

  it('mounts three routes of the authentication library and no other', async () => {
    for (const path of [
      'sign-up/email',
      'change-password',
      'reset-password',
      'request-password-reset',
      'update-user',
      'delete-user',
      'list-sessions',
      'change-email',
      'verify-email',
      'ok',
      'error',
    ]) {
      for (const method of ['GET', 'POST']) {
        const reply = await world().admin.send(method, `/api/auth/${path}`, {
          body: { email: address(), password: PASSWORD, name: 'X' },
        });
        assert.equal(reply.status, 404, `${method} ${path}`);
      }
    }
    expectStatus(await world().admin.get('/api/auth/get-session'), 200);
  });

  it('gives a session cookie that no script reads, and never its secret in a body', async () => {
    const client = world().stranger();
    const reply = await client.signIn('ada.admin@example.com', PASSWORD);
    assert.match(
      reply.headers.get('set-cookie') ?? '',
      /^usher-session=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/u,
    );
    const secret = decodeURIComponent(client.cookies.split('=')[1] ?? '').split('.')[0] ?? '';
    assert.ok(secret.length > 20 && !JSON.stringify(reply.body).includes(secret));
    assert.ok(!JSON.stringify((await client.get('/api/auth/get-session')).body).includes(secret));
  });

  it('shows no mails where it is no demonstration', async () => {
    for (const path of ['/outbox', '/outbox.json', '/outbox/x/html'])
      assert.equal((await world().stranger().get(path)).status, 404);
  });
});

describe('over https', () => {
  const origin = 'https://users.example';
  let world: World;

  before(async () => {
    world = await startWorld(await startDatabase('sqlite'), { publicUrl: origin });
  });
  after(() => world.stop());

  it('uses a __Host- cookie, asks for https from then on, and builds links from its own address', async () => {
    const client = new Client(world.server, origin);
    const reply = await client.signIn('ada.admin@example.com', PASSWORD);
    assert.match(
      reply.headers.get('set-cookie') ?? '',
      /^__Host-usher-session=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/u,
    );
    assert.match(reply.headers.get('strict-transport-security') ?? '', /max-age=31536000/u);
    const account = await world.newAccount();
    const email = address();
    const draft = { firstName: 'A', lastName: 'B', email, groupIds: [account.groups[0]] };
    const request = new Request(`${origin}${account.path}/users`, {
      method: 'POST',
      headers: {
        origin,
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        'content-type': 'application/json',
        cookie: client.cookies,
      },
      body: JSON.stringify(draft),
    });
    assert.equal((await world.server.fetch(request)).status, 201);
    await world.server.deliver();
    const mail = newestTo(world.mail.mails, email);
    assert.ok(mail.text.includes(`${origin}/accept#`) && !`${mail.text}${mail.html}`.includes('evil.example'));
  });
});

describe('pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'usher-pages-'));
  let world: World;

  before(async () => {
    mkdirSync(join(folder, 'assets'));
    for (const page of ['index', 'accept', 'sign-in'])
      writeFileSync(join(folder, `${page}.html`), `<!doctype html><title>${page}</title>`);
    writeFileSync(join(folder, 'assets/main-abc.js'), 'export {};');
    writeFileSync(join(folder, '..', 'usher-outside.txt'), 'outside');
    world = await startWorld(await startDatabase('sqlite'), {
      staticDir: folder,
      demo: true,
      transport: outboxTransport(),
    });
  });
  after(async () => {
    await world.stop();
    rmSync(folder, { recursive: true });
    rmSync(join(folder, '..', 'usher-outside.txt'));
  });

  it('stand under a strict policy, and opening one by whatever means changes nothing', async () => {
    const account = await world.newAccount();
    const user = await account.invite(address());
    await world.server.deliver();
    const before = await account.get(user.id);
    for (const [path, title] of Object.entries({ '/': 'index', '/accept': 'accept', '/sign-in': 'sign-in' })) {
      for (const method of ['GET', 'HEAD']) {
        const reply = await world.server.fetch(new Request(`${ORIGIN}${path}`, { method }));
        const policy = reply.headers.get('content-security-policy') ?? '';
        assert.match(
          policy,
          /^default-src 'none'; script-src 'self'; .*require-trusted-types-for 'script'; trusted-types lit-html$/u,
        );
        assert.doesNotMatch(policy, /unsafe/u);
        assert.equal(await reply.text(), method === 'HEAD' ? '' : `<!doctype html><title>${title}</title>`);
      }
    }
    assert.deepEqual(await account.get(user.id), before);
    const script = await world.server.fetch(new Request(`${ORIGIN}/assets/main-abc.js`));
    assert.deepEqual(
      [script.headers.get('content-type'), script.headers.get('cache-control')],
      ['text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    );
  });

  it('give away no file beside them', async () => {
    for (const path of [
      '/../usher-outside.txt',
      '/%2e%2e/usher-outside.txt',
      '/assets/..%2f..%2fusher-outside.txt',
      '/..%5cusher-outside.txt',
    ]) {
      assert.equal((await world.server.fetch(new Request(`${ORIGIN}${path}`))).status, 404);
    }
  });

  it('answer on this machine alone where they are a demonstration', async () => {
    for (const path of ['/', '/outbox.json', '/api/session']) {
      assert.equal((await world.server.fetch(new Request(`http://rebound.example:4780${path}`))).status, 403);
    }
  });

  it('show the mails of a demonstration, each in a sandbox', async () => {
    const account = await world.newAccount();
    const email = address();
    await account.invite(email, { firstName: '<script>alert(1)</script>' });
    await world.server.deliver();
    const mails = expectStatus(
      await world.stranger().get<{ id: string; to: string; text: string; html: string }[]>('/outbox.json'),
      200,
    );
    const mail = mails.find(({ to }) => to === email);
    assert.ok(mail && mail.text.includes(`${ORIGIN}/accept#`));
    const page = await world.stranger().get<string>('/outbox');
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'; style-src 'self'/u);
    assert.ok(page.body.includes(email) && page.body.includes(`sandbox="allow-popups allow-popups-to-escape-sandbox"`));
    assert.doesNotMatch(page.body, /<script/u);
    const html = await world.stranger().get<string>(`/outbox/${mail.id}/html`);
    assert.match(html.headers.get('content-security-policy') ?? '', /^sandbox /u);
    assert.doesNotMatch(html.body, /<script/u);
  });
});
