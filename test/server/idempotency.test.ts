import assert from 'node:assert/strict';
import { it } from 'node:test';
import { DAY } from '../../src/domain/time.js';
import type { Accepted } from '../../src/domain/acceptance.js';
import type { AddResult } from '../../src/domain/adapter.js';
import { expectProblem, expectStatus } from './support/client.js';
import { onEachEngine } from './support/each-engine.js';
import { invitationPath, REGISTRATION, unique } from './support/world.js';

const address = (): string => `${unique('elif').toLowerCase()}@x.example`;
const withKey = (key = unique('key')) => ({ 'idempotency-key': key });

onEachEngine('idempotency keys', (world) => {
  it('give the first answer again, to the letter, and happen once', async () => {
    const account = await world().newAccount();
    const draft = { firstName: 'A', lastName: 'B', email: address(), groupIds: [account.groups[0]] };
    const headers = withKey();
    const before = world().mail.mails.length;
    const first = await world().admin.post<AddResult>(`${account.path}/users`, draft, headers);
    const again = await world().admin.post<AddResult>(`${account.path}/users`, draft, headers);
    assert.deepEqual([again.status, again.body], [201, first.body]);
    for (const name of ['location', 'etag']) assert.equal(again.headers.get(name), first.headers.get(name));
    await world().server.deliver();
    assert.equal(world().mail.mails.length, before + 1);
  });

  it('are bound to what was sent', async () => {
    const account = await world().newAccount();
    const draft = { firstName: 'A', lastName: 'B', email: address(), groupIds: [account.groups[0]] };
    const headers = withKey();
    expectStatus(await world().admin.post(`${account.path}/users`, draft, headers), 201);
    expectProblem(
      await world().admin.post(`${account.path}/users`, { ...draft, firstName: 'Other' }, headers),
      422,
      'validation',
      'idempotency-key-reused',
    );
  });

  it('are bound to the account and to the operation', async () => {
    const [one, two] = [await world().newAccount(), await world().newAccount()];
    const headers = withKey();
    const draftFor = (group: string) => ({ firstName: 'A', lastName: 'B', email: address(), groupIds: [group] });
    const first = expectStatus(
      await world().admin.post<AddResult>(`${one.path}/users`, draftFor(one.groups[0]), headers),
      201,
    );
    const second = expectStatus(
      await world().admin.post<AddResult>(`${two.path}/users`, draftFor(two.groups[0]), headers),
      201,
    );
    assert.notEqual(second.user.id, first.user.id);
    expectStatus(await world().admin.post(invitationPath(one.path, first.user, 'resend'), {}, headers), 200);
    expectStatus(await world().admin.post(`${one.path}/groups`, { name: 'New' }, headers), 201);
  });

  it('may be used again after a mistake', async () => {
    const account = await world().newAccount();
    const headers = withKey();
    const draft = { firstName: '', lastName: 'B', email: address(), groupIds: [account.groups[0]] };
    expectProblem(await world().admin.post(`${account.path}/users`, draft, headers), 422, 'validation');
    expectStatus(await world().admin.post(`${account.path}/users`, { ...draft, firstName: 'A' }, headers), 201);
  });

  it('are forgotten after a day', async () => {
    const account = await world().newAccount();
    const headers = withKey();
    expectStatus(await world().admin.post(`${account.path}/groups`, { name: 'One' }, headers), 201);
    world().clock.advance(DAY + 1000);
    await world().server.sweep();
    expectProblem(await world().admin.post(`${account.path}/groups`, { name: 'One' }, headers), 409, 'duplicate');
  });

  it('never keep a link', async () => {
    const account = await world().newAccount();
    const user = await account.invite(address());
    const headers = withKey();
    const link = () => world().admin.post<{ url: string }>(invitationPath(account.path, user, 'link'), {}, headers);
    const first = expectStatus(await link(), 200);
    assert.equal(expectStatus(await link(), 200).url, first.url);
    const kept = await world().database.db.selectFrom('idempotency_keys').selectAll().execute();
    assert.ok(!JSON.stringify(kept).includes(new URL(first.url).hash.slice(1)));
  });

  it('let an acceptance whose answer was lost be repeated', async () => {
    const account = await world().newAccount();
    const token = await account.token(await account.invite(address()));
    const headers = withKey();
    const accept = (client = world().stranger()) =>
      client.post<Accepted>('/api/v1/acceptance/accept', { token, registration: REGISTRATION }, headers);
    const client = world().stranger();
    const first = expectStatus(await accept(client), 200);
    assert.deepEqual(expectStatus(await accept(client), 200), first);
    assert.deepEqual(expectStatus(await accept(), 200), { ...first, signedIn: false });
    const other = { token, registration: { ...REGISTRATION, password: 'some-other-lantern-4' } };
    expectProblem(
      await world().stranger().post('/api/v1/acceptance/accept', other, headers),
      422,
      'validation',
      'idempotency-key-reused',
    );
    const kept = JSON.stringify(await world().database.db.selectFrom('idempotency_keys').selectAll().execute());
    assert.ok(!kept.includes(REGISTRATION.password) && !kept.includes(token));
  });

  it('must be usable', async () => {
    const account = await world().newAccount();
    for (const key of ['', 'x'.repeat(256)]) {
      expectProblem(
        await world().admin.post(`${account.path}/groups`, { name: 'Any' }, withKey(key)),
        422,
        'validation',
      );
    }
  });
});
