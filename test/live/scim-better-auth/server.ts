import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { scim } from '@better-auth/scim';
import { betterAuth, type BetterAuthPlugin } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import pg from 'pg';
import { startPostgres } from '../../../.config/postgres.mjs';

/* better-auth with its SCIM plugin, on a PostgreSQL of its own. */

export interface BetterAuthScimServer {
  readonly baseUrl: string;
  readonly token: string;
  stop(): Promise<void>;
}

export async function startBetterAuthScim(): Promise<BetterAuthScimServer> {
  const database = await startPostgres();
  const pool = new pg.Pool({ connectionString: database.url });
  // At the end the database goes while connections are still idle, and nobody is left to be told.
  pool.on('error', () => undefined);
  const token = randomBytes(24).toString('base64url');
  // The address is needed before the server listens, because links in answers are made of it.
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const plugin = scim({ connections: [{ id: 'contract', credentials: [{ type: 'bearer', id: 'run', token }] }] });
  const options = {
    baseURL: origin,
    secret: randomBytes(32).toString('base64url'),
    database: pool,
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    // Its types are written without exact optional properties.
    plugins: [plugin as unknown as BetterAuthPlugin],
  } satisfies Parameters<typeof betterAuth>[0];
  await (await getMigrations(options)).runMigrations();
  const handler = toNodeHandler(betterAuth(options));
  server.on('request', (request, response) => void handler(request, response));
  return {
    baseUrl: `${origin}/api/auth/scim/v2`,
    token,
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await pool.end();
      await database.stop();
    },
  };
}
