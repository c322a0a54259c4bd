import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openDatabase } from '../../examples/server/db/database.js';
import { createServer } from '../../examples/server/server.js';
import { createSecrets } from '../../examples/server/crypto/secrets.js';
import { outboxTransport } from '../../examples/server/mail/transport.js';
import { restAdapter, type RestAdapter } from '../../src/adapters/rest/rest-adapter.js';
import type { Change } from '../../src/domain/adapter.js';
import { startPostgres } from '../../.config/postgres.mjs';
import { freePort, occupyPort, run, runSource, type Running } from './support/process.js';
import { startSmtp } from './support/smtp.js';

const folder = mkdtempSync(join(tmpdir(), 'usher-process-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const PRODUCTION = {
  USHER_AUTH_SECRET: 'a secret of the tests, long enough',
  USHER_LINK_KEY: Buffer.alloc(32, 5).toString('base64url'),
  PUBLIC_URL: 'https://users.example',
  SMTP_URL: 'smtp://127.0.0.1:1',
  USHER_MAIL_FROM: 'no-reply@users.example',
};

describe('the demonstration as a process', () => {
  const data = join(folder, 'demo');
  let port: number;
  let first: Running;

  const options = (): string[] => ['--demo', `--port=${port}`, `--data=${data}`];
  const start = (...more: string[]) => run('main.ts', [...options(), ...more]);
  const password = (): string => readFileSync(join(data, 'administrator.password'), 'utf8').trim();
  const send = (path: string, body: object, cookie = '') =>
    fetch(`http://localhost:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: `http://localhost:${port}`, cookie },
      body: JSON.stringify(body),
    });
  const signIn = async (): Promise<string> => {
    const reply = await send('/api/auth/sign-in/email', {
      email: 'anna.lindqvist@northwind.example',
      password: password(),
    });
    assert.equal(reply.status, 200);
    return reply.headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  const accountOf = async (cookie: string): Promise<string> => {
    const reply = await fetch(`http://localhost:${port}/api/session`, { headers: { cookie } });
    const { accounts } = (await reply.json()) as { accounts: { id: string }[] };
    return `/api/v1/accounts/${accounts[0]?.id ?? ''}`;
  };
  const total = async (query = ''): Promise<number> => {
    const cookie = await signIn();
    const reply = await fetch(`http://localhost:${port}${await accountOf(cookie)}/users?limit=1${query}`, {
      headers: { cookie },
    });
    return ((await reply.json()) as { total: number }).total;
  };

  before(async () => {
    port = await freePort();
    first = runSource('main.ts', [...options(), '--users=60']);
    await first.said('Ctrl-C stops it.');
  });
  after(() => first.process.kill('SIGKILL'));

  it('says where it is, how to sign in and where the mails are, and lets the administrator in', async () => {
    for (const part of [`http://localhost:${port}`, 'anna.lindqvist@northwind.example', password(), `/outbox`]) {
      assert.ok(first.output().includes(part), part);
    }
    assert.equal(statSync(join(data, 'administrator.password')).mode & 0o777, 0o600);
    assert.equal(statSync(join(data, 'link.key')).mode & 0o777, 0o600);
    assert.ok((await total()) >= 58);
    const reply = await fetch(`http://127.0.0.1:${port}/api/session`);
    assert.equal(reply.status, 200);
  });

  it('has somebody in every state, as the seed says', async () => {
    for (const state of ['invited', 'invitation-expired', 'active', 'blocked', 'disabled'])
      assert.ok((await total(`&state=${state}`)) > 0, state);
  });

  it('mails into its outbox', async () => {
    const cookie = await signIn();
    const path = await accountOf(cookie);
    const draft = { firstName: 'Elif', lastName: 'Yıldırım', email: 'elif@x.example', groupIds: ['GRP-1200-0001'] };
    assert.equal((await send(`${path}/users`, draft, cookie)).status, 201);
    const mails = (await (await fetch(`http://localhost:${port}/outbox.json`)).json()) as {
      to: string;
      text: string;
    }[];
    assert.equal(mails[0]?.to, 'elif@x.example');
    assert.ok(mails[0].text.includes(`http://localhost:${port}/accept#`));
  });

  it('ends with a clear line when its port is taken, or its data in use', async () => {
    const taken = await occupyPort();
    const { port: other } = taken.address() as AddressInfo;
    const blocked = run('main.ts', ['--demo', `--port=${other}`, `--data=${join(folder, 'other')}`]);
    assert.equal(await blocked.ended(), 1);
    assert.match(blocked.output(), new RegExp(`^Port ${other} is taken\\..*--port=`, 'mu'));
    await new Promise((resolve) => taken.close(resolve));
    const second = run('main.ts', ['--demo', `--port=${await freePort()}`, `--data=${data}`]);
    assert.equal(await second.ended(), 1);
    assert.match(second.output(), /open in another process/u);
  });

  it('stops on Ctrl-C, keeps its data over a restart, and begins anew when told so', async () => {
    first.process.kill('SIGINT');
    assert.equal(await first.ended(), 0);
    first = start('--users=10');
    await first.said('Ctrl-C stops it.');
    assert.equal(await total('&search=elif@x.example'), 1);
    first.process.kill('SIGTERM');
    assert.equal(await first.ended(), 0);
    first = start('--users=10', '--reset');
    await first.said('Ctrl-C stops it.');
    assert.ok((await total()) <= 10);
  });
});

describe('two processes on one PostgreSQL', () => {
  it('tell each other what changes, and end what is read from them before they go', async () => {
    const postgres = await startPostgres();
    const data = join(folder, 'two');
    const ports = [await freePort(), await freePort()] as const;
    const start = (port: number): Running =>
      run('main.ts', ['--demo', '--users=20', `--port=${port}`, `--data=${data}`], { DATABASE_URL: postgres.url });
    const here = start(ports[0]);
    const processes = [here];
    try {
      await here.said('Ctrl-C stops it.');
      const there = start(ports[1]);
      processes.push(there);
      await there.said('Ctrl-C stops it.');
      const password = readFileSync(join(data, 'administrator.password'), 'utf8').trim();
      const json = { 'content-type': 'application/json', origin: `http://localhost:${ports[0]}` };
      const body = JSON.stringify({ email: 'anna.lindqvist@northwind.example', password });
      const signedIn = await fetch(`http://localhost:${ports[0]}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: json,
        body,
      });
      const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
      const session = await fetch(`http://localhost:${ports[0]}/api/session`, { headers: { cookie } });
      const account = ((await session.json()) as { accounts: { id: string }[] }).accounts[0]?.id ?? '';
      // A cookie of one host is good on all its ports: the session is in the database that both share.
      const [mine, theirs] = ports.map((port) =>
        restAdapter({
          baseUrl: `http://localhost:${port}/api`,
          account,
          headers: { cookie, origin: `http://localhost:${port}` },
          fetch: (input, init) => fetch(input, init).finally(() => opened.resolve()),
        }),
      ) as [RestAdapter, RestAdapter];
      const [opened, heard] = [deferred<void>(), deferred<Change>()];
      const stop = theirs.subscribe(heard.resolve);
      await opened.promise;
      const group = await mine.groups.create({ name: 'Across' });
      assert.deepEqual(await heard.promise, { topic: 'groups', ids: [group.id], cause: 'elsewhere' });
      stop();
      const read = await fetch(`http://localhost:${ports[1]}/api/v1/accounts/${account}/changes`, {
        headers: { cookie },
      });
      there.process.kill('SIGTERM');
      // A connection that is cut instead of ended rejects here.
      assert.match(await read.text(), /^retry: \d+/u);
      assert.equal(await there.ended(), 0);
    } finally {
      for (const { process: each } of processes) each.kill('SIGKILL');
      await Promise.all(processes.map((each) => each.ended()));
      await postgres.stop();
    }
  });
});

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve = (_value: T): void => undefined;
  const promise = new Promise<T>((given) => (resolve = given));
  return { promise, resolve };
}

describe('refusals of the process', () => {
  /** A database with tables and an account, but no mark of the demonstration. */
  const strangeData = async (): Promise<string> => {
    const data = mkdtempSync(join(folder, 'strange-'));
    const database = await openDatabase({ file: join(data, 'usher.db') });
    const secrets = createSecrets(new Uint8Array(32), PRODUCTION.USHER_AUTH_SECRET);
    const server = await createServer({
      database,
      secrets,
      publicUrl: 'http://localhost:1',
      transport: outboxTransport(),
      idleMs: 0,
    });
    await database.db.insertInto('accounts').values({ id: 'A', name: 'Real', created_at: '', guarded: 0 }).execute();
    await server.close();
    return data;
  };

  it('neither resets nor demonstrates on data that are not its own', async () => {
    for (const args of [['--demo'], ['--demo', '--reset']]) {
      const data = await strangeData();
      const running = run('main.ts', [...args, `--port=${await freePort()}`, `--data=${data}`]);
      assert.equal(await running.ended(), 1);
      assert.match(running.output(), /refuses: this database was not made by the demonstration/u);
      const database = await openDatabase({ file: join(data, 'usher.db') });
      assert.equal((await database.db.selectFrom('accounts').selectAll().execute()).length, 1);
      await database.close();
    }
  });

  it('does not start for production without its secrets, or over plain http', async () => {
    const bare = run('main.ts', [`--data=${folder}`]);
    assert.equal(await bare.ended(), 1);
    for (const name of Object.keys(PRODUCTION)) assert.ok(bare.output().includes(name), name);
  });

  it('demonstrates on this machine alone', async () => {
    const environment = { PUBLIC_URL: 'https://users.example' };
    const args = ['--demo', `--port=${await freePort()}`, `--data=${join(folder, 'public')}`];
    const running = run('main.ts', args, environment);
    assert.equal(await running.ended(), 1);
    assert.match(running.output(), /--demo only runs on this machine/u);
  });
});

describe('production as a process', () => {
  it('has neither seeds nor outbox, and invites its first administrator by mail', async () => {
    const [smtp, postgres] = [await startSmtp(), await startPostgres()];
    const environment = { ...PRODUCTION, SMTP_URL: smtp.url, DATABASE_URL: postgres.url };
    const port = await freePort();
    const server = run('main.ts', [`--port=${port}`, `--data=${join(folder, 'production')}`], environment);
    try {
      await server.said('Usher is at');
      assert.doesNotMatch(server.output(), /password/u);
      for (const path of ['/outbox', '/outbox.json'])
        assert.equal((await fetch(`http://127.0.0.1:${port}${path}`)).status, 404);
      const person = ['--first-name', 'Anna', '--last-name', 'Lindqvist', '--email', 'anna@users.example'];
      const admin = run('admin.ts', ['create-account', '--name', 'Northwind', ...person], environment);
      assert.equal(await admin.ended(), 0, admin.output());
      assert.equal(smtp.mails.length, 1);
      const token = /https:\/\/users\.example\/accept#([\w-]+)/u.exec(smtp.mails[0]?.text ?? '')?.[1];
      assert.ok(token !== undefined && !admin.output().includes(token));
      const send = (path: string, body: object) =>
        fetch(`http://127.0.0.1:${port}/api${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: PRODUCTION.PUBLIC_URL },
          body: JSON.stringify(body),
        });
      const registration = { firstName: 'Anna', lastName: 'Lindqvist', password: 'harbour-lantern-57-quilt' };
      const accepted = await send('/v1/acceptance/accept', { token, registration });
      assert.equal(accepted.status, 200);
      const cookie = accepted.headers.get('set-cookie')?.split(';')[0] ?? '';
      const { account } = (await accepted.json()) as { account: { id: string } };
      const viewer = await fetch(`http://127.0.0.1:${port}/api/v1/accounts/${account.id}/viewer`, {
        headers: { cookie },
      });
      assert.equal(((await viewer.json()) as { administrator: boolean }).administrator, true);
      const usage = run('admin.ts', ['create-account'], environment);
      assert.equal(await usage.ended(), 1);
      assert.match(usage.output(), /^Usage:/mu);
    } finally {
      server.process.kill('SIGTERM');
      await server.ended();
      await smtp.stop();
      await postgres.stop();
    }
  });
});
