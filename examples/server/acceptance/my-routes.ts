import { Hono, type Context } from 'hono';
import { readJson } from '../http/body.js';
import type { Env } from '../http/env.js';
import { Nothing, Reason } from '../http/schemas.js';
import { param } from '../http/wire.js';
import { toResponse, write } from '../http/write.js';
import type { Identity } from '../auth/identities.js';
import type { Services } from '../services.js';
import { acceptAs } from './accept.js';
import { decline } from './decline.js';
import { known, listMine, ownKey } from './mine.js';

/** What whoever is signed in does with invitations to them, without a link; below `/v1/my/invitations`. */
export function myRoutes(services: Services): Hono<Env> {
  const routes = new Hono<Env>();
  const signedIn = async (c: Context<Env>): Promise<Identity> =>
    known(await services.identities.signedIn(c.req.raw.headers));

  routes.get('/', async (c) => c.json({ items: await listMine(services.db, await signedIn(c), services.clock()) }));
  routes.post('/:invitation/accept', async (c) => {
    await readJson(c, Nothing);
    const identity = await signedIn(c);
    const { answer } = await write(c, services, [identity.id], async (trx) => {
      const key = await ownKey(trx, identity, param(c, 'invitation'));
      return { status: 200, body: await acceptAs(trx, services, key, identity) };
    });
    return toResponse(c, answer);
  });
  routes.post('/:invitation/decline', async (c) => {
    const { reason } = await readJson(c, Reason);
    const identity = await signedIn(c);
    const { answer } = await write(c, services, [identity.id], async (trx) => {
      await decline(trx, services, await ownKey(trx, identity, param(c, 'invitation')), reason);
      return { status: 204 };
    });
    return toResponse(c, answer);
  });
  return routes;
}
