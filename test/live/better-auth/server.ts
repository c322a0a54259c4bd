import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { startPostgres } from '../../../.config/postgres.mjs';
import { openMailbox, type Mailbox } from '../../e2e/support/mailbox.js';
import { optionsOn, type Surroundings } from './options.js';

/* better-auth with its organization and admin plugins on a PostgreSQL of its own; its mail hook delivers through SMTP. */

export interface BetterAuthServer {
  readonly origin: string;
  readonly mailbox: Mailbox;
  readonly database: pg.Pool;
  /** The server's own side, for what no client may do: adding members without an invitation. */
  readonly auth: Auth;
  /** To start another one on the same database. */
  readonly surroundings: Surroundings;
  /** What is served beside the API. */
  pages: (request: IncomingMessage, response: ServerResponse) => void;
  stop(): Promise<void>;
}

export type Auth = ReturnType<typeof betterAuth<ReturnType<typeof optionsOn>>>;

export async function startBetterAuth(): Promise<BetterAuthServer> {
  const database = await startPostgres();
  const pool = new pg.Pool({ connectionString: database.url, max: 40 });
  // At the end the database goes while connections are still idle, and nobody is left to be told.
  pool.on('error', () => undefined);
  const mailbox = await openMailbox();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const transport = createTransport({ url: mailbox.url });
  const surroundings: Surroundings = {
    database: pool,
    origin,
    send: async (letter) => void (await transport.sendMail({ from: 'invitations@example.com', ...letter })),
  };
  const options = optionsOn(surroundings);
  await (await getMigrations(options)).runMigrations();
  const auth = betterAuth(options);
  const handler = toNodeHandler(auth);
  const running: BetterAuthServer = {
    origin,
    mailbox,
    database: pool,
    auth,
    surroundings,
    pages: (_request, response) => void response.writeHead(404).end(),
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await mailbox.close();
      await pool.end();
      await database.stop();
    },
  };
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/api/auth/')) void handler(request, response);
    else running.pages(request, response);
  });
  return running;
}
