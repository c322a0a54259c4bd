import { Hono } from 'hono';
import { listAudit } from '../audit/read.js';
import { readJson } from '../http/body.js';
import type { Env } from '../http/env.js';
import { readAuditQuery } from '../http/query.js';
import { SettingsBody } from '../http/schemas.js';
import { administratorOf } from '../http/viewer.js';
import { etagOf, ifMatchOf, param, plainly } from '../http/wire.js';
import type { Services } from '../services.js';
import { ROLES } from '../users/roles.js';
import { act } from '../users/routes.js';
import { readSettings, updateSettings } from './settings.js';

/** What is asked of the account itself, below `/v1/accounts/:account`; for administrators alone. */
export function accountRoutes(services: Services): Hono<Env> {
  const routes = new Hono<Env>();
  const { db, clock } = services;

  routes.get('/roles', async (c) => {
    await administratorOf(c, services, param(c, 'account'));
    return c.json({ items: ROLES });
  });
  routes.get('/permissions', async (c) => {
    await administratorOf(c, services, param(c, 'account'));
    return c.json({ items: services.permissions });
  });
  routes.get('/settings', async (c) => {
    const accountId = param(c, 'account');
    await administratorOf(c, services, accountId);
    const settings = await readSettings(db, accountId);
    return c.json(settings, 200, etagOf(settings.version));
  });
  routes.patch('/settings', async (c) => {
    const patch = plainly(await readJson(c, SettingsBody));
    return act(c, services, async (given) => {
      const settings = await updateSettings(given, patch, ifMatchOf(c));
      return { status: 200, body: settings, headers: etagOf(settings.version) };
    });
  });
  routes.get('/audit', async (c) => {
    const accountId = param(c, 'account');
    await administratorOf(c, services, accountId);
    return c.json(await listAudit(db, accountId, readAuditQuery(new URL(c.req.url).searchParams), clock()));
  });
  return routes;
}
