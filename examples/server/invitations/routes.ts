import { Hono } from 'hono';
import type { InvitationRef } from '../../../src/domain/invitation.js';
import { readJson } from '../http/body.js';
import type { Env } from '../http/env.js';
import { Nothing } from '../http/schemas.js';
import { administratorOf } from '../http/viewer.js';
import { param } from '../http/wire.js';
import type { Answer } from '../http/write.js';
import type { Services } from '../services.js';
import type { Act } from '../users/act.js';
import { act } from '../users/routes.js';
import { listEvents } from './events.js';
import { copyLink, renew, resend, revoke } from './acts.js';

type InvitationAct = (given: Act, ref: InvitationRef) => Promise<Answer>;

/** The link is asked for by POST, because asking is written down; its answer is kept nowhere. */
const ACTS: Readonly<Record<string, InvitationAct>> = {
  link: async (given, ref) => ({
    status: 200,
    body: await copyLink(given, ref),
    headers: { 'cache-control': 'no-store' },
    secret: true,
  }),
  resend: async (given, ref) => ({ status: 200, body: await resend(given, ref) }),
  renew: async (given, ref) => ({ status: 200, body: await renew(given, ref) }),
  revoke: async (given, ref) => {
    await revoke(given, ref);
    return { status: 204 };
  },
};

/** Below `/v1/accounts/:account/users/:user/invitations`; for administrators alone. */
export function invitationRoutes(services: Services): Hono<Env> {
  const routes = new Hono<Env>();
  for (const [path, work] of Object.entries(ACTS)) {
    routes.post(`/:invitation/${path}`, async (c) => {
      await readJson(c, Nothing);
      const ref = { userId: param(c, 'user'), invitationId: param(c, 'invitation') };
      return act(c, services, (given) => work(given, ref));
    });
  }
  routes.get('/:invitation/events', async (c) => {
    const accountId = param(c, 'account');
    await administratorOf(c, services, accountId);
    const ref = { userId: param(c, 'user'), invitationId: param(c, 'invitation') };
    return c.json({ items: await listEvents(services.db, accountId, ref, services.clock()) });
  });
  return routes;
}
