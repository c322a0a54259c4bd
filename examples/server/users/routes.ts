import { Hono, type Context } from 'hono';
import type { User } from '../../../src/domain/user.js';
import { administratorOf } from '../http/viewer.js';
import { readJson } from '../http/body.js';
import type { Env } from '../http/env.js';
import { readUserQuery } from '../http/query.js';
import { Draft, GroupIds, Lookup, Nothing, Patch } from '../http/schemas.js';
import { etagOf, ifMatchOf, param, plainly } from '../http/wire.js';
import { toResponse, write, type Answer } from '../http/write.js';
import type { Services } from '../services.js';
import { notFound } from '../errors.js';
import type { Act } from './act.js';
import { blockUser, removeUser, restoreUser, setGroups, unblockUser, updateUser } from './acts.js';
import { createUser } from './create.js';
import { listUsers } from './list.js';
import { lookUp } from './lookup.js';
import { readUser } from './read.js';

const userAnswer = (user: User): Answer => ({ status: 200, body: user, headers: etagOf(user.version) });

/** Below `/v1/accounts/:account/users`; for administrators alone. */
export function userRoutes(services: Services): Hono<Env> {
  const routes = new Hono<Env>();
  const { db, clock } = services;

  routes.get('/', async (c) => {
    const accountId = param(c, 'account');
    await administratorOf(c, services, accountId);
    const params = new URL(c.req.url).searchParams;
    return c.json(
      await listUsers(services, accountId, readUserQuery(params), params.get('counts') === 'true', clock()),
    );
  });
  routes.post('/', async (c) => {
    const draft = plainly(await readJson(c, Draft));
    return act(c, services, async (given) => {
      const result = await createUser(given, draft);
      const location = `${new URL(c.req.url).pathname}/${encodeURIComponent(result.user.id)}`;
      return { status: 201, body: result, headers: { location, ...etagOf(result.user.version) } };
    });
  });
  routes.post('/lookup', async (c) => {
    const accountId = param(c, 'account');
    const { emails } = await readJson(c, Lookup);
    await administratorOf(c, services, accountId);
    return c.json({ matches: await lookUp(db, accountId, emails, clock()) });
  });
  routes.get('/:user', async (c) => {
    const accountId = param(c, 'account');
    await administratorOf(c, services, accountId);
    const user = await readUser(db, accountId, param(c, 'user'), clock());
    if (user.state === 'deleted') throw notFound('user');
    return c.json(user, 200, etagOf(user.version));
  });
  routes.patch('/:user', async (c) => {
    const patch = plainly(await readJson(c, Patch));
    return act(c, services, async (given) =>
      userAnswer(await updateUser(given, param(c, 'user'), patch, ifMatchOf(c))),
    );
  });
  routes.put('/:user/groups', async (c) => {
    const { groupIds } = await readJson(c, GroupIds);
    return act(c, services, async (given) =>
      userAnswer(await setGroups(given, param(c, 'user'), groupIds, ifMatchOf(c))),
    );
  });
  routes.delete('/:user', (c) =>
    act(c, services, async (given) => userAnswer(await removeUser(given, param(c, 'user'), ifMatchOf(c)))),
  );
  for (const [path, change] of Object.entries({ block: blockUser, unblock: unblockUser, restore: restoreUser })) {
    routes.post(`/:user/${path}`, async (c) => {
      await readJson(c, Nothing);
      return act(c, services, async (given) => userAnswer(await change(given, param(c, 'user'), ifMatchOf(c))));
    });
  }
  return routes;
}

/** Runs a write as the administrator who asks for it. */
export async function act(
  c: Context<Env>,
  services: Services,
  work: (given: Act) => Promise<Answer>,
): Promise<Response> {
  const accountId = param(c, 'account');
  const viewer = await administratorOf(c, services, accountId);
  const who = [accountId, viewer.id];
  const { answer } = await write(c, services, who, (trx) =>
    work({ trx, services, accountId, viewer, now: services.clock() }),
  );
  return toResponse(c, answer);
}
