import { Hono } from 'hono';
import { USER_STATES } from '../../../src/domain/user.js';
import { readJson } from '../http/body.js';
import type { Env } from '../http/env.js';
import { readGroupQuery } from '../http/query.js';
import { problemOf } from '../http/problem.js';
import { GroupPatch, NewGroup, UserIds } from '../http/schemas.js';
import { administratorOf } from '../http/viewer.js';
import { etagOf, ifMatchOf, param, plainly } from '../http/wire.js';
import type { Services } from '../services.js';
import { listUsers } from '../users/list.js';
import { act } from '../users/routes.js';
import { createGroup, removeGroup, updateGroup } from './acts.js';
import { changeMembers, type Receipt } from './members.js';
import { listGroups, readGroup } from './read.js';

/** Who was removed from the account is in none of its groups any more. */
const MEMBER_STATES = USER_STATES.filter((state) => state !== 'disabled' && state !== 'deleted');

/** Below `/v1/accounts/:account/groups`; for administrators alone. */
export function groupRoutes(services: Services): Hono<Env> {
  const routes = new Hono<Env>();
  const { db, clock } = services;

  routes.get('/', async (c) => {
    const accountId = param(c, 'account');
    await administratorOf(c, services, accountId);
    return c.json(await listGroups(db, accountId, readGroupQuery(new URL(c.req.url).searchParams), clock()));
  });
  routes.get('/:group', async (c) => {
    const accountId = param(c, 'account');
    await administratorOf(c, services, accountId);
    const group = await readGroup(db, accountId, param(c, 'group'));
    return c.json(group, 200, etagOf(group.version));
  });
  routes.get('/:group/members', async (c) => {
    const accountId = param(c, 'account');
    await administratorOf(c, services, accountId);
    const { id } = await readGroup(db, accountId, param(c, 'group'));
    const page = readGroupQuery(new URL(c.req.url).searchParams);
    return c.json(
      await listUsers(services, accountId, { ...page, groupIds: [id], states: MEMBER_STATES }, false, clock()),
    );
  });
  for (const [path, way] of [
    ['/:group/members', 'add'],
    ['/:group/members/remove', 'remove'],
  ] as const) {
    routes.post(path, async (c) => {
      const { userIds } = await readJson(c, UserIds);
      return act(c, services, async (given) => {
        const receipts = await changeMembers(given, param(c, 'group'), userIds, way, ifMatchOf(c));
        return { status: 200, body: { receipts: receipts.map((receipt) => onWire(receipt, c.get('traceId'))) } };
      });
    });
  }
  routes.post('/', async (c) => {
    const draft = plainly(await readJson(c, NewGroup));
    return act(c, services, async (given) => {
      const group = await createGroup(given, draft);
      const location = `${new URL(c.req.url).pathname}/${encodeURIComponent(group.id)}`;
      return { status: 201, body: group, headers: { location, ...etagOf(group.version) } };
    });
  });
  routes.patch('/:group', async (c) => {
    const draft = plainly(await readJson(c, GroupPatch));
    return act(c, services, async (given) => {
      const group = await updateGroup(given, param(c, 'group'), draft, ifMatchOf(c));
      return { status: 200, body: group, headers: etagOf(group.version) };
    });
  });
  routes.delete('/:group', (c) =>
    act(c, services, async (given) => {
      await removeGroup(given, param(c, 'group'), ifMatchOf(c));
      return { status: 204 };
    }),
  );
  return routes;
}

function onWire({ userId, error }: Receipt, traceId: string) {
  return { userId, ok: error === undefined, ...(error && { error: problemOf(error, traceId) }) };
}
