import { createAdaptorServer } from '@hono/node-server';
import { randomBytes } from 'node:crypto';
import type { AddressInfo, Server as NetServer } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { browserArgs, findBrowser } from '../../../.config/browser.mjs';
import { createSecrets, type Secrets } from '../../../examples/server/crypto/secrets.js';
import { createAccount } from '../../../examples/server/accounts/create-account.js';
import type { Engine } from '../../../examples/server/db/database.js';
import { hostPage } from '../../../examples/server/demo/host-page.js';
import { seed } from '../../../examples/server/demo/seed.js';
import { smtpTransport } from '../../../examples/server/mail/transport.js';
import { createServer, type Server } from '../../../examples/server/server.js';
import { SEEDED_ADMINISTRATOR } from '../../../mocks/naming.js';
import { engines, startDatabase, type TestDatabase } from '../../server/support/engines.js';
import { openMailbox, type Mailbox } from './mailbox.js';

/** How a browser differs from that of an English reader with scripts. */
export interface PageOptions {
  readonly locale?: string;
  readonly javaScriptEnabled?: boolean;
}

/** The reference server with its pages, a mail server and a browser: all real, only the server's clock is ours. */
export interface World {
  readonly url: string;
  readonly mailbox: Mailbox;
  readonly administrator: { readonly email: string; readonly password: string };
  /** Moves the server's clock forward. The browser's stays where it is. */
  advance(ms: number): void;
  /** A page with a profile of its own: no cookies, no storage. */
  newPage(options?: PageOptions): Promise<Page>;
  /** Makes another account on the server, as whoever runs it does; its first administrator is invited by mail. */
  openAccount(name: string, administrator: { firstName: string; lastName: string; email: string }): Promise<void>;
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
  /** What pages complained about: errors and violations of the content security policy. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** The database of this run: PostgreSQL in `npm run test:e2e:postgres`, otherwise the embedded one. */
export const engine: Engine | undefined = engines.find((each) => each === (process.env['E2E_ENGINE'] ?? 'sqlite'));

/** A page that has not shown something by then never will, even on a busy machine. */
const LONGEST_WAIT_MS = 15_000;

export async function openWorld(): Promise<World> {
  if (!engine) throw new Error(`E2E_ENGINE has to be one of ${engines.join(', ')}.`);
  const database = await startDatabase(engine);
  const mailbox = await openMailbox();
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: [...browserArgs] });
  const password = `${randomBytes(12).toString('base64url')} keeps the door`;
  const running = new RunningServer(database, mailbox);
  await running.start(password);
  const complaints: string[] = [];
  return {
    url: running.url,
    mailbox,
    administrator: { email: SEEDED_ADMINISTRATOR.email, password },
    advance: (ms) => running.advance(ms),
    newPage: (options) => freshPage(browser, complaints, options),
    openAccount: (name, administrator) => running.openAccount(name, administrator),
    stopServer: () => running.stop(),
    startServer: () => running.start(),
    complaints,
    close: async () => {
      await browser.close();
      await running.stop();
      await mailbox.close();
      await database.stop();
    },
  };
}

async function freshPage(browser: Browser, complaints: string[], options: PageOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-GB',
    ...options,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(LONGEST_WAIT_MS);
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|Trusted Type/iu.test(message.text())) complaints.push(message.text());
  });
  return page;
}

class RunningServer {
  readonly #database: TestDatabase;
  readonly #mailbox: Mailbox;
  readonly #secrets: Secrets = createSecrets(randomBytes(32), randomBytes(32).toString('base64url'));
  #ahead = 0;
  #port = 0;
  #server: Server | undefined;
  #socket: NetServer | undefined;

  constructor(database: TestDatabase, mailbox: Mailbox) {
    this.#database = database;
    this.#mailbox = mailbox;
  }

  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  advance(ms: number): void {
    this.#ahead += ms;
  }

  async openAccount(
    name: string,
    administrator: { firstName: string; lastName: string; email: string },
  ): Promise<void> {
    if (!this.#server) throw new Error('The server is stopped.');
    await createAccount(this.#server.services, { name, administrator, locale: 'en' });
    await this.#server.deliver();
  }

  /** Opens the socket first: the port decides the public address, and after a restart it is the same one. */
  async start(passwordOfNewAccount?: string): Promise<void> {
    const staticDir = await hostPage();
    const socket = createAdaptorServer({ fetch: (request, bindings) => this.#answer(request, bindings) }) as NetServer;
    await new Promise<void>((resolve) => socket.listen(this.#port, 'localhost', resolve));
    this.#socket = socket;
    this.#port = (socket.address() as AddressInfo).port;
    this.#server = await createServer({
      database: await this.#database.open(),
      secrets: this.#secrets,
      transport: smtpTransport(this.#mailbox.url),
      publicUrl: this.url,
      clock: () => new Date(Date.now() + this.#ahead),
      ...(staticDir !== undefined && { staticDir }),
    });
    if (passwordOfNewAccount !== undefined) await seed(this.#server.services, 40, passwordOfNewAccount);
  }

  async stop(): Promise<void> {
    const [socket, server] = [this.#socket, this.#server];
    this.#socket = this.#server = undefined;
    if (!socket) return;
    const closed = new Promise((resolve) => socket.close(resolve));
    if ('closeAllConnections' in socket) (socket.closeAllConnections as () => void)();
    await closed;
    await server?.close();
  }

  async #answer(request: Request, bindings: unknown): Promise<Response> {
    if (!this.#server) return new Response('starting', { status: 503 });
    return this.#server.fetch(request, bindings as never);
  }
}
