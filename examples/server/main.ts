import { createServer as createNetServer, type Server as NetServer } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { readArguments, UsageError, type Arguments } from './config/arguments.js';
import { keptSecret, newPasswordText } from './config/data-folder.js';
import { isLoopback } from './config/loopback.js';
import { readSettings, type Settings } from './config/settings.js';
import { DatabaseInUseError, openDatabase } from './db/database.js';
import { hostPage } from './demo/host-page.js';
import { isDemonstration, isEmpty, reset } from './demo/reset.js';
import { seed } from './demo/seed.js';
import { SEEDED_ADMINISTRATOR } from '../../mocks/naming.js';
import { outboxTransport, smtpTransport } from './mail/transport.js';
import { createServer, type Server } from './server.js';

/** A connection that a page keeps open is cut after this long, in milliseconds. */
const GRACE_MS = 2_000;

async function main(): Promise<void> {
  const args = readArguments(process.argv.slice(2), process.env);
  const settings = readSettings(args, process.env);
  await checkPort(args.port);
  const database = await openDatabase(settings.location);
  const staticDir = await hostPage();
  const server = await createServer({
    database,
    secrets: settings.secrets,
    transport: settings.smtpUrl ? smtpTransport(settings.smtpUrl) : outboxTransport(),
    publicUrl: settings.publicUrl,
    branding: settings.branding,
    demo: args.demo,
    moreOrigins: args.demo ? [`http://localhost:${args.port}`, `http://127.0.0.1:${args.port}`] : [],
    log: (line) => console.error(line),
    ...(staticDir !== undefined && { staticDir }),
  });
  if (args.reset) await reset(database);
  const password = args.demo ? await prepareDemo(server, args, settings) : undefined;
  const listening = await listen(server, args);
  tell(args, settings, password);
  stopOnSignals(server, listening);
}

/** Seeds a database that is empty, and leaves any other alone. */
async function prepareDemo(server: Server, args: Arguments, settings: Settings): Promise<string> {
  const { hostname } = new URL(settings.publicUrl);
  if (!isLoopback(hostname))
    throw new UsageError('--demo only runs on this machine: PUBLIC_URL has to be on localhost.');
  const password = keptSecret(settings.folder, 'administrator.password', newPasswordText);
  const { db } = server.services;
  if (await isEmpty(db)) await seed(server.services, args.users, password, sayProgress(args.users));
  else if (!(await isDemonstration(db)))
    throw new UsageError('--demo refuses: this database was not made by the demonstration.');
  return password;
}

/** People between two lines that say how far the seeding is. */
const PROGRESS_STEP = 20_000;

/** Says how far a long seeding is. */
function sayProgress(users: number): (done: number) => void {
  let next = PROGRESS_STEP;
  return (done) => {
    if (done < next) return;
    next += PROGRESS_STEP;
    const last = done === users ? '; the indexes follow' : '';
    console.log(`Seeding: ${done.toLocaleString('en')} of ${users.toLocaleString('en')} users${last}.`);
  };
}

/** Asked first of all: whoever starts the demonstration twice should hear of the port, not of the database. */
function checkPort(port: number): Promise<void> {
  const probe = createNetServer();
  return new Promise((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(port) : error),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}

function portTaken(port: number): UsageError {
  return new UsageError(`Port ${port} is taken. Stop what uses it, or choose another: npm start -- --port=${port + 1}`);
}

function listen(server: Server, args: Arguments): Promise<NetServer> {
  const listening = createAdaptorServer({
    fetch: (request, bindings) => server.fetch(request, bindings as never),
  }) as NetServer;
  // A demonstration can be reached from this machine alone.
  const host = args.demo ? '127.0.0.1' : '0.0.0.0';
  return new Promise((resolve, reject) => {
    listening.once('error', (error: NodeJS.ErrnoException) => {
      void server.close().finally(() => reject(error.code === 'EADDRINUSE' ? portTaken(args.port) : error));
    });
    listening.listen(args.port, host, () => resolve(listening));
  });
}

function tell(args: Arguments, settings: Settings, password: string | undefined): void {
  const lines = [`Usher is at ${settings.publicUrl}`];
  if (password !== undefined) {
    lines.push(`  sign in as   ${SEEDED_ADMINISTRATOR.email}`, `  password     ${password}`);
    lines.push(
      settings.smtpUrl ? '  mails        go to the server of SMTP_URL' : `  mails        ${settings.publicUrl}/outbox`,
    );
    lines.push(`  data         ${settings.folder}   (begin anew: npm start -- --reset)`, '  Ctrl-C stops it.');
  }
  console.log(lines.join('\n'));
}

function stopOnSignals(server: Server, listening: NetServer): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    // Streams would else hold their connections open.
    server.drain();
    const closed = new Promise<void>((resolve) => listening.close(() => resolve()));
    const cut = setTimeout(
      () => 'closeAllConnections' in listening && (listening.closeAllConnections as () => void)(),
      GRACE_MS,
    );
    void closed
      .then(() => server.close())
      .finally(() => {
        clearTimeout(cut);
        process.exit(0);
      });
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  const expected = error instanceof UsageError || error instanceof DatabaseInUseError;
  const hint =
    error instanceof DatabaseInUseError
      ? '\nUsher runs already on this data. Stop it, or choose another folder with --data=FOLDER.'
      : '';
  console.error(expected ? `${error.message}${hint}` : error);
  process.exit(1);
});
