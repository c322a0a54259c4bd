import { Hono } from 'hono';
import * as z from 'zod/mini';
import { emailKey } from '../../../src/domain/email.js';
import { toInstant } from '../../../src/domain/time.js';
import { forgetKept } from '../acceptance/kept-link.js';
import { clientOf } from '../http/client.js';
import { readJson } from '../http/body.js';
import type { Env } from '../http/env.js';
import { forgetCount } from '../limits/counters.js';
import { spend } from '../limits/quotas.js';
import type { Services } from '../services.js';
import { CLIENT_HEADER } from './auth.js';
import { passCookies, signOut } from './sessions.js';
import { signInAddress } from './sign-in-address.js';

const Credentials = z.object({
  email: z.string().check(z.maxLength(320)),
  password: z.string().check(z.maxLength(1024)),
  rememberMe: z.optional(z.boolean()),
});

/** The three of the library's routes that are needed, and no other. */
export function authRoutes(services: Services): Hono<Env> {
  const { identities, db, quotas, clock } = services;
  const routes = new Hono<Env>();
  routes.post('/sign-in/email', async (c) => {
    const typed = await readJson(c, Credentials);
    const counted = ['sign-in', emailKey(typed.email)];
    await spend(db, 'rate-limited', counted, quotas.signInsPerAddress, clock());
    const body = JSON.stringify({ ...typed, email: signInAddress(typed.email) });
    const answer = await identities.auth.handler(forwarded(c.req.raw, clientOf(c), body));
    if (!answer.ok) return withRetryAfter(answer);
    await forgetCount(db, counted);
    await noteSignIn(services, typed.email);
    // The library's answer repeats the session's secret, which belongs in the cookie alone.
    return c.json({ signedIn: true }, 200, { 'set-cookie': answer.headers.get('set-cookie') ?? '' });
  });
  routes.post('/sign-out', async (c) => {
    await readJson(c, z.object({}));
    passCookies(c, await signOut(services, c.req.raw.headers));
    forgetKept(c, services);
    return c.json({ signedIn: false });
  });
  routes.get('/get-session', async (c) => {
    const identity = await identities.signedIn(c.req.raw.headers);
    return c.json(identity ? { user: { name: identity.name, email: identity.email } } : null);
  });
  return routes;
}

/** The request as the library gets it: whence it came is what the socket says, whatever headers claim. */
function forwarded(request: Request, client: string, body: string): Request {
  const headers = new Headers({ 'content-type': 'application/json', [CLIENT_HEADER]: client });
  for (const name of ['origin', 'user-agent']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Request(request.url, { method: 'POST', headers, body });
}

/** The library says how long to wait in a header of its own. */
function withRetryAfter(answer: Response): Response {
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  const limited = answer.status === 429;
  if (limited) headers.set('retry-after', answer.headers.get('x-retry-after') ?? '60');
  const problem = limited
    ? { type: 'about:blank', title: 'Too many in this time.', status: 429, kind: 'rate-limited' }
    : {
        type: 'about:blank',
        title: 'The address or the password is wrong.',
        status: 401,
        kind: 'unauthenticated',
        code: 'wrong-credentials',
      };
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

async function noteSignIn({ db, identities, clock }: Services, email: string): Promise<void> {
  const found = await db.transaction().execute((trx) => identities.find(trx, email));
  if (!found) return;
  const at = toInstant(clock());
  await db
    .updateTable('memberships')
    .set({ last_sign_in_at: at })
    .where('identity_id', '=', found.id)
    .where('state', '=', 'active')
    .execute();
}
