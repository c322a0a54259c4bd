import { Hono } from 'hono';
import type { Capabilities } from '../../../src/domain/capabilities.js';
import { HOUR } from '../../../src/domain/time.js';
import { USER_STATES } from '../../../src/domain/user.js';
import { myRoutes } from '../acceptance/my-routes.js';
import { acceptanceRoutes } from '../acceptance/routes.js';
import { accountRoutes } from '../accounts/routes.js';
import { termHours } from '../accounts/settings.js';
import { authRoutes } from '../auth/routes.js';
import { changeRoutes } from '../changes/routes.js';
import { groupRoutes } from '../groups/routes.js';
import { invitationRoutes } from '../invitations/routes.js';
import type { Services } from '../services.js';
import { userRoutes } from '../users/routes.js';
import type { Env } from './env.js';
import { viewerOf } from './viewer.js';
import { param } from './wire.js';

/** What this server can do, for adapters that ask. */
export const CAPABILITIES: Capabilities = {
  search: 'contains',
  sort: ['name', 'email', 'joined', 'last-sign-in', 'state'],
  filter: { states: USER_STATES, groups: true, invitedBy: true, invited: true, expires: true },
  paging: 'offset',
  counts: true,
  maxPageSize: 100,
  groupsRequired: true,
  idempotency: 'honoured',
  resend: 'same-link',
  renew: 'expired-only',
  internationalEmail: true,
};

/** Everything below `/api`. */
export function apiRoutes(services: Services): Hono<Env> {
  const api = new Hono<Env>();
  const account = '/v1/accounts/:account';
  api.route('/auth', authRoutes(services));
  api.get('/session', async (c) => c.json(await sessionOf(services, c.req.raw.headers)));
  api.get(`${account}/viewer`, async (c) => c.json(await viewerOf(c, services, param(c, 'account'))));
  api.get(`${account}/capabilities`, async (c) => {
    // Whoever is not in the account hears what the server can do, and nothing of the account.
    const viewer = await viewerOf(c, services, param(c, 'account')).catch(() => undefined);
    const hours = viewer?.account && (await termHours(services.db, viewer.account.id));
    return c.json({ ...CAPABILITIES, ...(hours !== undefined && { invitationTerm: hours * HOUR }) });
  });
  api.route(`${account}/users/:user/invitations`, invitationRoutes(services));
  api.route(`${account}/users`, userRoutes(services));
  api.route(`${account}/groups`, groupRoutes(services));
  api.route(`${account}/changes`, changeRoutes(services));
  api.route(account, accountRoutes(services));
  api.route('/v1/acceptance', acceptanceRoutes(services));
  api.route('/v1/my/invitations', myRoutes(services));
  return api;
}

/** Who is signed in and in which accounts they are: what a page needs before it knows an account. */
async function sessionOf({ identities, db }: Services, headers: Headers) {
  const identity = await identities.signedIn(headers);
  if (!identity) return { accounts: [] };
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('accounts', 'accounts.id', 'memberships.account_id')
    .select(['accounts.id', 'accounts.name', 'accounts.logo_url', 'memberships.administrator'])
    .where('memberships.identity_id', '=', identity.id)
    .where('memberships.state', '=', 'active')
    .orderBy('accounts.name')
    .execute();
  return {
    signedIn: { name: identity.name, email: identity.email },
    accounts: rows.map(({ id, name, logo_url, administrator }) => ({
      id,
      name,
      ...(logo_url !== null && { logoUrl: logo_url }),
      administrator: administrator === 1,
    })),
  };
}
