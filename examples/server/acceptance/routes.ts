import { Hono, type Context } from 'hono';
import type { Accepted, Registration } from '../../../src/domain/acceptance.js';
import { passCookies, signOut } from '../auth/sessions.js';
import { hashOf } from '../crypto/secrets.js';
import { readJson } from '../http/body.js';
import { clientOf } from '../http/client.js';
import type { Env } from '../http/env.js';
import { plainly } from '../http/wire.js';
import { Accept, ConfirmCode, Decline, Keep, Nothing, Token } from '../http/schemas.js';
import { toResponse, write, type Answer } from '../http/write.js';
import { spend } from '../limits/quotas.js';
import type { Services } from '../services.js';
import { acceptAs, acceptAsNew, prepare } from './accept.js';
import { checkCode, confirmCode, sendCode } from './codes.js';
import { decline, requestNew } from './decline.js';
import { forgetKept, keepLink, takeKept } from './kept-link.js';
import { peek } from './peek.js';

const DONE: Answer = { status: 204 };

/** What the invited person does. The token travels in bodies alone; only a POST changes anything. */
export function acceptanceRoutes(services: Services): Hono<Env> {
  const routes = new Hono<Env>();
  const { identities } = services;

  routes.post('/peek', async (c) => {
    const { token } = await readJson(c, Token);
    return c.json(await peek(services, token, await identities.signedIn(c.req.raw.headers)));
  });
  routes.post('/accept', async (c) => {
    const { token, registration } = await readJson(c, Accept);
    await limitClient(c, services);
    return registration ? register(c, services, token, plainly(registration)) : acceptSignedIn(c, services, token);
  });
  routes.post('/decline', async (c) => {
    const { token, reason } = await readJson(c, Decline);
    await write(c, services, [hashOf(token)], async (trx) => {
      await decline(trx, services, token, reason);
      return DONE;
    });
    forgetKept(c, services);
    return toResponse(c, DONE);
  });
  routes.post('/request-new', (c) => tokenAct(c, services, requestNew));
  routes.post('/send-code', (c) => tokenAct(c, services, sendCode));
  routes.post('/confirm-code', (c) => confirm(c, services));
  routes.post('/sign-out', async (c) => {
    await readJson(c, Nothing);
    passCookies(c, await signOut(services, c.req.raw.headers));
    forgetKept(c, services);
    return c.body(null, 204);
  });
  routes.post('/keep', async (c) => {
    keepLink(c, services, plainly(await readJson(c, Keep)));
    return c.body(null, 204);
  });
  routes.post('/kept', async (c) => {
    await readJson(c, Nothing);
    const kept = takeKept(c, services);
    return c.json({ kept: kept !== undefined, ...kept });
  });
  return routes;
}

async function tokenAct(c: Context<Env>, services: Services, act: typeof sendCode): Promise<Response> {
  const { token } = await readJson(c, Token);
  await limitClient(c, services);
  await write(c, services, [hashOf(token)], async (trx) => {
    await act(trx, services, token);
    return DONE;
  });
  return toResponse(c, DONE);
}

async function register(
  c: Context<Env>,
  services: Services,
  token: string,
  registration: Registration,
): Promise<Response> {
  const prepared = await settled(prepare(services, token, registration));
  const { answer, replayed } = await write(c, services, [hashOf(token)], async (trx) => ({
    status: 200,
    body: await acceptAsNew(trx, services, token, prepared()),
  }));
  if (!replayed)
    passCookies(c, await services.identities.signIn(prepared().email, registration.password, c.req.raw.headers));
  forgetKept(c, services);
  // An answer given before told of a session that this request may not have.
  const signedIn = !replayed || (await services.identities.signedIn(c.req.raw.headers)) !== undefined;
  return c.json({ ...(answer.body as Accepted), signedIn });
}

async function acceptSignedIn(c: Context<Env>, services: Services, token: string): Promise<Response> {
  const identity = await services.identities.signedIn(c.req.raw.headers);
  const { answer } = await write(c, services, [hashOf(token), identity?.id ?? ''], async (trx) => ({
    status: 200,
    body: await acceptAs(trx, services, token, identity),
  }));
  forgetKept(c, services);
  return toResponse(c, answer);
}

async function confirm(c: Context<Env>, services: Services): Promise<Response> {
  const { token, code, password } = await readJson(c, ConfirmCode);
  await limitClient(c, services);
  const proof = await settled(checkCode(services, token, code, password));
  const { replayed } = await write(c, services, [hashOf(token)], async (trx) => {
    await confirmCode(trx, services, proof());
    return DONE;
  });
  if (!replayed)
    passCookies(c, await services.identities.signIn(proof().ticket.membership.email, password, c.req.raw.headers));
  return toResponse(c, DONE);
}

/** What came of it, told when asked: a request that was answered before must not fail for what it did itself. */
async function settled<T>(promise: Promise<T>): Promise<() => T> {
  const [outcome] = await Promise.allSettled([promise]);
  return () => {
    if (outcome.status === 'fulfilled') return outcome.value;
    throw outcome.reason;
  };
}

/** Each attempt costs a hash of a password. */
function limitClient(c: Context<Env>, { db, quotas, clock }: Services): Promise<void> {
  return spend(db, 'rate-limited', ['acceptances', clientOf(c)], quotas.acceptancesPerClient, clock());
}
