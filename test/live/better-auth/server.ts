import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { admin, bearer, organization } from 'better-auth/plugins';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { startPostgres } from '../../../.config/postgres.mjs';
import { openMailbox, type Mailbox } from '../../e2e/support/mailbox.js';

/* better-auth with its organization and admin plugins on a PostgreSQL of its own; its mail hook delivers through SMTP. */

/** How long an invitation lives here, in milliseconds: the domain's seven days, not better-auth's two. */
export const TERM = 7 * 24 * 60 * 60_000;

export interface BetterAuthServer {
  readonly origin: string;
  readonly mailbox: Mailbox;
  readonly database: pg.Pool;
  /** The server's own side, for what no client may do: adding members without an invitation. */
  readonly auth: Auth;
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
  const options = optionsOn(pool, origin, mailbox.url);
  await (await getMigrations(options)).runMigrations();
  const auth = betterAuth(options);
  const handler = toNodeHandler(auth);
  const running: BetterAuthServer = {
    origin,
    mailbox,
    database: pool,
    auth,
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

/** @param limited whether its rate limit is on, as in production; so low that it is soon met */
export function optionsOn(pool: pg.Pool, origin: string, smtp: string, limited = false) {
  const transport = createTransport({ url: smtp });
  return {
    baseURL: origin,
    secret: randomBytes(32).toString('base64url'),
    database: pool,
    telemetry: { enabled: false },
    rateLimit: { enabled: limited, window: 60, max: 3 },
    emailAndPassword: { enabled: true },
    // Scenarios move the clock by weeks.
    session: { expiresIn: 60 * 60 * 24 * 365 },
    // Else it keeps to itself all but the first hundred invitations.
    advanced: { database: { defaultFindManyLimit: 1000 } },
    plugins: [
      organization({
        teams: { enabled: true },
        invitationExpiresIn: TERM / 1000,
        invitationLimit: 1000,
        membershipLimit: 1000,
        schema: {
          invitation: {
            additionalFields: {
              firstName: { type: 'string' as const, required: false, input: true },
              lastName: { type: 'string' as const, required: false, input: true },
              phone: { type: 'string' as const, required: false, input: true },
            },
          },
        },
        sendInvitationEmail: async ({ id, email, organization: { name }, inviter }) => {
          const link = `${origin}/accept#${id}`;
          await transport.sendMail({
            from: 'invitations@example.com',
            to: email,
            subject: `${inviter.user.name} invites you to ${name}`,
            text: `Open this link to join ${name}:\n\n${link}\n`,
            html: `<p><a href="${link}">Join</a></p>`,
          });
        },
      }),
      admin(),
      bearer(),
    ],
  } satisfies BetterAuthOptions;
}
