import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as debian from './debian.mjs';

const missing =
  'No PostgreSQL found: install PostgreSQL 14 or later (initdb on PATH), or set TEST_DATABASE_URL to a server where databases may be created.';

/** Starting and stopping may each take this long, in milliseconds, on a busy machine. */
const patience = 60_000;

function output(command, args) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

function findBinaries() {
  const debianFolder = '/usr/lib/postgresql';
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [output('pg_config', ['--bindir']), ...versions.map((version) => join(debianFolder, version, 'bin'))];
  const initdb = output('sh', ['-c', 'command -v initdb']);
  if (initdb) folders.push(join(initdb, '..'));
  return folders.find((folder) => folder && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

function ensureBinaries() {
  const found = findBinaries();
  if (found) return found;
  const installed = debian.mayInstall() && debian.install('postgresql') ? findBinaries() : undefined;
  if (!installed) throw new Error(missing);
  return installed;
}

/** PostgreSQL refuses to run as root, so root runs it as the user that Debian's package made. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  const uid = output('id', ['-u', 'postgres']);
  const gid = output('id', ['-g', 'postgres']);
  if (!uid || !gid) throw new Error('PostgreSQL does not run as root, and there is no user "postgres" to run it as.');
  return { uid: Number(uid), gid: Number(gid) };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** An empty cluster in `folder`; answers the password of its one user. */
function initialise(binaries, folder, user) {
  const password = randomBytes(18).toString('base64url');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid);
  const args = [
    '--username=usher',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--no-locale',
  ];
  execFileSync(join(binaries, 'initdb'), [...args, '--no-sync', '-D', join(folder, 'data')], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return password;
}

/** Resolves when the server takes connections; rejects with what it said when it ended instead. */
function ready(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    const tooLong = setTimeout(() => reject(new Error(`PostgreSQL did not start:\n${said}`)), patience);
    server.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (!said.includes('database system is ready to accept connections')) return;
      clearTimeout(tooLong);
      server.stderr.removeAllListeners('data').resume();
      resolve();
    });
    server.once('exit', () => {
      clearTimeout(tooLong);
      reject(new Error(`PostgreSQL did not start:\n${said}`));
    });
  });
}

async function launch(binaries, folder, user) {
  const port = await freePort();
  // Nothing here outlives the run, so nothing need reach the disk.
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
  const server = spawn(
    join(binaries, 'postgres'),
    [
      '-D',
      join(folder, 'data'),
      '-k',
      '',
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
      ...settings.flatMap((s) => ['-c', s]),
    ],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await ready(server);
  return { server, port };
}

/**
 * Stops the server and clears its folder when this process is gone, even if it was killed: the guard's
 * input then ends. Detached, so that Ctrl-C reaches it in no other way.
 */
function guard(server, folder, user) {
  const script =
    'read -r _; kill -INT "$1" 2>/dev/null; while kill -0 "$1" 2>/dev/null; do sleep 0.1; done; rm -rf "$2"';
  const watching = spawn('sh', ['-c', script, 'guard', String(server.pid), folder], {
    ...user,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  for (const handle of [watching, watching.stdin, server, server.stderr]) handle.unref();
  return watching;
}

async function ended(server) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.ref();
  await new Promise((resolve) => {
    const hard = setTimeout(() => server.kill('SIGQUIT'), patience);
    server.once('exit', () => {
      clearTimeout(hard);
      resolve();
    });
    server.kill('SIGINT');
  });
}

async function ownServer() {
  const binaries = ensureBinaries();
  const user = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'usher-postgres-'));
  const clear = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const password = initialise(binaries, folder, user);
    // Another process may take the free port between asking and using it.
    const launched = await launch(binaries, folder, user).catch(() => launch(binaries, folder, user));
    const watching = guard(launched.server, folder, user);
    return {
      url: `postgres://usher:${password}@127.0.0.1:${launched.port}/postgres`,
      stop: async () => {
        watching.kill();
        await ended(launched.server);
        clear();
      },
    };
  } catch (error) {
    clear();
    throw error;
  }
}

/** A database of its own on a server that runs already, so that tests beside each other do not meet. */
async function ownDatabase(server) {
  const { default: pg } = await import('pg');
  const name = `usher_${randomBytes(8).toString('hex')}`;
  const ask = async (sql) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await ask(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => ask(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/**
 * A throw-away PostgreSQL database: a new one on the server of TEST_DATABASE_URL where that is set, else
 * on a server started for this call alone. Rejects with one line that says what to install when there is none.
 *
 * @returns {Promise<{url: string, stop: () => Promise<void>}>}
 */
export function startPostgres() {
  const given = process.env.TEST_DATABASE_URL;
  return given ? ownDatabase(given) : ownServer();
}
