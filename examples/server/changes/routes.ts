import { Hono, type Context } from 'hono';
import { DirectoryError } from '../../../src/domain/errors.js';
import type { Env } from '../http/env.js';
import { administratorOf } from '../http/viewer.js';
import { param } from '../http/wire.js';
import type { Services } from '../services.js';
import { placeOf } from './place.js';
import { changeStream } from './stream.js';

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // nginx would keep what is small until there is more of it.
  'x-accel-buffering': 'no',
};

/** Below `/v1/accounts/:account/changes`: what changes, as server-sent events; for administrators alone. */
export function changeRoutes(services: Services): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/', async (c) => {
    const accountId = param(c, 'account');
    const viewer = await administratorOf(c, services, accountId);
    const identity = await services.identities.signedIn(c.req.raw.headers);
    if (!identity) throw new DirectoryError('unauthenticated', 'Nobody is signed in.');
    if (c.req.method === 'HEAD') return c.body(null, 200, HEADERS);
    const { db, feed, clock, heartbeatMs } = services;
    feed.admit(identity.id);
    const place = await placeOf(db, accountId, c.req.header('last-event-id'), clock());
    const stream = changeStream({
      ...{ db, feed, clock, heartbeatMs, accountId, place },
      viewerId: viewer.id,
      owner: identity.id,
      keys: [accountId, identity.id],
      signal: c.req.raw.signal,
      mayRead: () => isAdministrator(c, services, accountId),
    });
    return c.body(stream, 200, HEADERS);
  });
  return routes;
}

const REFUSALS: readonly string[] = ['unauthenticated', 'forbidden', 'not-found'];

async function isAdministrator(c: Context<Env>, services: Services, accountId: string): Promise<boolean> {
  try {
    await administratorOf(c, services, accountId);
    return true;
  } catch (error) {
    if (error instanceof DirectoryError && REFUSALS.includes(error.kind)) return false;
    throw error;
  }
}
