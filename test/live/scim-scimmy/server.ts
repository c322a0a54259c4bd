import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import SCIMMY from 'scimmy';
import SCIMMYRouters from 'scimmy-routers';
import { Refusal, Store } from './store.js';

/* scimmy-routers on Express 4 (with 5 it ignores startIndex and count), with our store around the engine. */

export interface ScimmyServer {
  readonly baseUrl: string;
  readonly token: string;
  readonly store: Store;
  stop(): Promise<void>;
}

interface Asked {
  readonly id?: string;
  readonly filter?: { match(rows: unknown[]): unknown[] };
}

/** The engine knows its own errors alone; any other becomes a 404. */
function inItsWords<T>(act: () => T): T {
  try {
    return act();
  } catch (thrown) {
    if (thrown instanceof Refusal)
      throw new SCIMMY.Types.Error(thrown.status, thrown.scimType as string, thrown.message);
    throw thrown;
  }
}

function plain(instance: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(instance)) as Record<string, unknown>;
}

function declare(store: Store): void {
  SCIMMY.Config.set({ patch: true, filter: true, sort: true, etag: true, bulk: false });
  const chosen = (asked: Asked, rows: unknown[]): unknown[] => asked.filter?.match(rows) ?? rows;
  SCIMMY.Resources.declare(SCIMMY.Resources.User)
    .ingress((asked: Asked, given: unknown) => inItsWords(() => store.saveUser(asked.id, plain(given))) as never)
    .egress((asked: Asked) =>
      inItsWords(() => (asked.id === undefined ? chosen(asked, store.users()) : store.user(asked.id)) as never),
    )
    .degress((asked: Asked) => inItsWords(() => store.removeUser(asked.id ?? '')));
  SCIMMY.Resources.declare(SCIMMY.Resources.Group)
    .ingress((asked: Asked, given: unknown) => inItsWords(() => store.saveGroup(asked.id, plain(given))) as never)
    .egress((asked: Asked) =>
      inItsWords(() => (asked.id === undefined ? chosen(asked, store.groups()) : store.group(asked.id)) as never),
    )
    .degress((asked: Asked) => inItsWords(() => store.removeGroup(asked.id ?? '')));
}

export async function startScimmy(): Promise<ScimmyServer> {
  const token = 'a token for this run alone';
  const store = new Store();
  declare(store);
  const app = express();
  const handler = (request: { header(name: string): string | undefined }): string => {
    if (request.header('Authorization') !== `Bearer ${token}`) throw new Error('No or another token.');
    return 'provisioner';
  };
  app.use('/scim/v2', new SCIMMYRouters({ type: 'bearer', handler }) as unknown as express.RequestHandler);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/scim/v2`,
    token,
    store,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
