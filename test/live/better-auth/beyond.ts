import assert from 'node:assert/strict';
import { betterAuth } from 'better-auth';
import { bearer, organization } from 'better-auth/plugins';
import { chromium } from 'playwright-core';
import { browserArgs, browserMissing, findBrowser } from '../../../.config/browser.mjs';
import type { DirectoryError } from '../../../src/domain/errors.js';
import { pressOn, typeInto } from '../../e2e/support/keyboard.js';
import { linkIn } from '../../e2e/support/mailbox.js';
import type { LiveScenario } from '../suite.js';
import { serveAcceptPage } from './accept-page.js';
import { optionsOn } from './options.js';
import { PASSWORD, type World } from './world.js';

/* What the contract kit does not ask: races on PostgreSQL, the mail, the browser, the rate limit, and absent plugins. */

const draft = { firstName: 'Nora', lastName: 'New', groupIds: [] as readonly string[] };
let people = 0;
const fresh = (): string => `nora-${(people += 1)}@example.com`;

export function beyondTheContract(world: World): readonly LiveScenario[] {
  const scenario = (title: string, run: (world: World) => Promise<void>): LiveScenario => ({
    title,
    run: () => run(world),
  });
  return [
    scenario('ten invitations of one address at once are one invitation and one mail', invitedOnce),
    scenario('ten from as many browsers are one user, and all their links die together', invitedByMany),
    scenario('of eight who accept one link at once, one joins', acceptedOnce),
    scenario('accepting and declining at once: whoever hears of having declined is out', acceptedOrDeclined),
    scenario('accepting and removing at once leave no member and no open link', acceptedOrRemoved),
    scenario('the mailed link is opened in a browser, and its person signs up and joins by keyboard', joinedByKeyboard),
    scenario('429 is sat out as long as X-Retry-After says, or told where that is long', limited),
    scenario('without the admin plugin nobody is blocked, and without teams there are no groups', without),
  ];
}

const failures = (outcomes: readonly PromiseSettledResult<unknown>[]): DirectoryError[] =>
  outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as DirectoryError] : []));

async function invitationsTo(world: World, email: string): Promise<readonly Record<string, string>[]> {
  return world.query('SELECT id, status FROM invitation WHERE email = $1', email);
}

async function membershipsOf(world: World, email: string): Promise<number> {
  const sql = 'SELECT m.id FROM member m JOIN "user" u ON u.id = m."userId" WHERE u.email = $1';
  return (await world.query(sql, email)).length;
}

async function invitedOnce(world: World): Promise<void> {
  const { adapter } = await world.organization();
  const email = fresh();
  const calls = Array.from({ length: 10 }, () => adapter.users.create({ ...draft, email }));
  const refusals = failures(await Promise.allSettled(calls));
  assert.deepEqual(
    refusals.map(({ kind }) => kind),
    Array.from({ length: 9 }, () => 'duplicate'),
  );
  assert.equal((await invitationsTo(world, email)).length, 1);
  await world.server.mailbox.arrival(email);
  assert.equal(world.server.mailbox.mails.filter(({ to }) => to === email).length, 1);
}

async function invitedByMany(world: World): Promise<void> {
  await world.organization();
  const { bearer: session } = await world.manager();
  const email = fresh();
  await Promise.allSettled(Array.from({ length: 10 }, () => world.adapter(session).users.create({ ...draft, email })));
  const adapter = world.adapter(session);
  const { items } = await adapter.users.list({ limit: 100, states: ['invited'] });
  assert.equal(items.length, 1);
  const [user] = items;
  await adapter.invitations.revoke({ userId: user?.id ?? '', invitationId: user?.invitation?.id ?? '' });
  const statuses = (await invitationsTo(world, email)).map(({ status }) => status);
  assert.ok(
    statuses.every((status) => status === 'canceled'),
    statuses.join(),
  );
}

/** Somebody invited, with a session of their own and the link's token. */
async function invited(world: World) {
  const { adapter } = await world.organization();
  const email = fresh();
  const { user } = await adapter.users.create({ ...draft, email });
  const [invitation] = await invitationsTo(world, email);
  const { bearer: session } = await world.identity(email);
  return { adapter, email, user, token: invitation?.['id'] ?? '', own: world.adapter(session).acceptance };
}

async function acceptedOnce(world: World): Promise<void> {
  const { email, token, own } = await invited(world);
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => own.accept(token, undefined)));
  const refusals = failures(outcomes);
  assert.equal(refusals.length, 7);
  for (const { kind, code } of refusals) {
    assert.equal(kind, 'invitation');
    assert.ok(code === 'used' || code === 'already-member', code);
  }
  assert.equal(await membershipsOf(world, email), 1);
}

async function acceptedOrDeclined(world: World): Promise<void> {
  for (let times = 0; times < 8; times += 1) {
    const { email, token, own } = await invited(world);
    const [accepted, declined] = await Promise.allSettled([
      own.accept(token, undefined),
      own.decline(token, undefined),
    ]);
    const isIn = (await membershipsOf(world, email)) === 1;
    assert.equal(isIn, accepted.status === 'fulfilled');
    // Of both said at the same moment by the same person the server may take both: then they are in.
    if (!isIn) assert.equal(declined.status, 'fulfilled');
  }
}

async function acceptedOrRemoved(world: World): Promise<void> {
  for (let times = 0; times < 8; times += 1) {
    const { adapter, email, user, token, own } = await invited(world);
    await Promise.allSettled([own.accept(token, undefined), adapter.users.remove(user.id)]);
    // Whoever got in before is somebody else's next act; none may get in after it.
    if ((await membershipsOf(world, email)) === 1) await adapter.users.remove(user.id);
    assert.equal(await membershipsOf(world, email), 0);
    await assert.rejects(own.accept(token, undefined), { kind: 'invitation' });
    assert.equal(await membershipsOf(world, email), 0);
  }
}

async function joinedByKeyboard(world: World): Promise<void> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error(browserMissing);
  const { server } = world;
  await serveAcceptPage(server);
  const { adapter } = await world.organization();
  const email = fresh();
  const { user } = await adapter.users.create({ ...draft, email });
  const link = linkIn(await server.mailbox.arrival(email));
  const copied = await adapter.invitations.link?.({ userId: user.id, invitationId: user.invitation?.id ?? '' });
  assert.equal(copied?.url, link, 'the copied link is the mailed one, byte for byte');
  const browser = await chromium.launch({ executablePath, args: [...browserArgs] });
  try {
    const page = await browser.newPage({ locale: 'en-GB' });
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto(link);
    await pressOn(page, page.getByRole('button', { name: 'Sign in', exact: true }));
    assert.equal(new URL(page.url()).hash, '', 'the token left the address bar');
    assert.equal((await adapter.users.get(user.id)).state, 'invited', 'looking changed nothing');
    await typeInto(page, page.getByLabel('Your name'), 'Nora New');
    await typeInto(page, page.getByLabel('Email'), email);
    await typeInto(page, page.getByLabel('Password'), PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Join .*Contract & Söns/u }).waitFor();
    assert.equal((await adapter.users.get(user.id)).state, 'invited', 'signing up changed nothing');
    await pressOn(page, page.getByRole('button', { name: /^Join as|^Accept and join/u }));
    await page.getByRole('heading', { name: 'You are in' }).waitFor();
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
  }
  const member = await adapter.users.get(user.id);
  assert.deepEqual([member.state, member.email, member.firstName], ['active', email, 'Nora']);
}

/** Another better-auth on the same database, reached without a socket. */
function another(options: Parameters<typeof betterAuth>[0], asked: { count: number } = { count: 0 }): typeof fetch {
  const auth = betterAuth(options);
  return async (input, init) => {
    asked.count += 1;
    const request = new Request(input, init);
    // Limits are for each address.
    request.headers.set('X-Forwarded-For', '203.0.113.7');
    return auth.handler(request);
  };
}

async function limited(world: World): Promise<void> {
  await world.organization();
  const { bearer: session } = await world.manager();
  const { surroundings } = world.server;
  const waits: number[] = [];
  const through = (window: number, maxWaitMs: number) =>
    world.adapter(session, {
      fetch: another({ ...optionsOn(surroundings), rateLimit: { enabled: true, window, max: 3 } }),
      maxWaitMs,
      random: () => 0,
      after: (ms, fire, why) => {
        if (why === 'backoff') waits.push(ms);
        const timer = setTimeout(fire, ms);
        return () => clearTimeout(timer);
      },
    });
  const patient = through(2, 10_000);
  for (let times = 0; times < 5; times += 1) await patient.groups?.list({ limit: 10 });
  assert.ok(waits.length > 0 && waits.every((ms) => ms >= 1000), `waited ${waits.join()} ms`);
  const busy = through(60, 100);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 5 }, async () => busy.groups?.create({ name: 'One more' })),
  );
  const refusals = failures(outcomes);
  assert.equal(refusals.length, 2);
  for (const { kind, outcome, retryAfterMs = 0 } of refusals) {
    assert.deepEqual([kind, outcome], ['rate-limited', 'not-applied']);
    assert.ok(retryAfterMs > 50_000, `${retryAfterMs} ms`);
  }
}

async function without(world: World): Promise<void> {
  const { seed } = await world.organization();
  const { bearer: session } = await world.manager();
  const bare = another({ ...optionsOn(world.server.surroundings), plugins: [organization(), bearer()] });
  const honest = world.adapter(session, { fetch: bare, admin: false, teams: false, invitationFields: [] });
  assert.deepEqual([honest.groups, honest.users.block], [undefined, undefined]);
  const { items } = await honest.users.list({ limit: 10 });
  assert.equal(items.length, 5);
  const { user } = await honest.users.create({ ...draft, email: fresh() });
  assert.deepEqual([user.state, user.groups], ['invited', []]);
  // Told of plugins that are not there it is found out, and what works goes on working.
  const wrong = world.adapter(session, { fetch: bare });
  await assert.rejects(async () => wrong.groups?.list({ limit: 10 }), { kind: 'unsupported' });
  const member = await wrong.users.get(seed.memberId);
  assert.deepEqual([member.state, member.allowed?.block], ['active', { code: 'missing-permission' }]);
  await assert.rejects(async () => wrong.users.block?.(member.id), { kind: 'invalid-state' });
}
