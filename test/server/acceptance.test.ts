import assert from 'node:assert/strict';
import { it } from 'node:test';
import { DAY, HOUR } from '../../src/domain/time.js';
import type { Accepted, InvitationPreview } from '../../src/domain/acceptance.js';
import { expectProblem, expectStatus, type Client } from './support/client.js';
import { onEachEngine } from './support/each-engine.js';
import { newestTo } from './support/mailbox.js';
import { PASSWORD, REGISTRATION, unique, type Account } from './support/world.js';

const address = (): string => `${unique('elif').toLowerCase()}@x.example`;

onEachEngine('acceptance', (world) => {
  const post = <T>(client: Client, what: string, body: object) => client.post<T>(`/api/v1/acceptance/${what}`, body);
  const peek = async (token: string, client = world().stranger()): Promise<InvitationPreview> =>
    expectStatus(await post<InvitationPreview>(client, 'peek', { token }), 200);
  const open = async (account: Account, email = address()) => {
    const user = await account.invite(email);
    return { user, email, token: await account.token(user) };
  };
  /** Somebody who registered through a first account, with the client they are signed in on. */
  const registered = async () => {
    const { email, token } = await open(await world().newAccount());
    const client = world().stranger();
    expectStatus(await post<Accepted>(client, 'accept', { token, registration: REGISTRATION }), 200);
    return { email, client };
  };

  it('shows what the invitation is about, and always offers both ways in', async () => {
    const account = await world().newAccount();
    const { email, token, user } = await open(account);
    const known = await registered();
    const forKnown = await open(account, known.email);
    const preview = await peek(token);
    assert.ok(preview.state === 'open');
    assert.deepEqual(
      [preview.account.name, preview.inviter?.name, preview.email, preview.groups],
      [`Account ${account.id}`, 'Ada Admin', email, ['Everyone']],
    );
    assert.deepEqual(preview.waysIn, ['register', 'sign-in']);
    assert.deepEqual(preview.passwordRules, { minLength: 12, maxLength: 128, notCommon: true, notPersonal: true });
    assert.equal(preview.expiresAt, user.invitation?.expiresAt);
    const other = await peek(forKnown.token);
    assert.deepEqual(Object.keys(other).sort(), Object.keys(preview).sort());
    assert.deepEqual(other.state === 'open' && other.waysIn, preview.waysIn);
  });

  it('changes nothing by looking, whoever looks and how often', async () => {
    const account = await world().newAccount();
    const { token, user } = await open(account);
    await world().server.deliver();
    const look = async () => [
      await account.get(user.id),
      await world().database.db.selectFrom('invitations').selectAll().where('membership_id', '=', user.id).execute(),
    ];
    const before = await look();
    for (let times = 0; times < 5; times += 1) await peek(token);
    assert.deepEqual(await look(), before);
  });

  it('makes a member of who registers, signed in, with the address not proven', async () => {
    const account = await world().newAccount();
    const { token, user, email } = await open(account);
    const client = world().stranger();
    const registration = {
      ...REGISTRATION,
      firstName: ' Elif Su ',
      phone: { countryCode: '+90', number: '5321234567' },
    };
    const accepted = expectStatus(await post<Accepted>(client, 'accept', { token, registration }), 200);
    assert.deepEqual(accepted, {
      account: { id: account.id, name: `Account ${account.id}` },
      userId: user.id,
      signedIn: true,
    });
    const member = await account.get(user.id);
    assert.deepEqual(
      [member.state, member.firstName, member.phone?.number, member.joinedAt],
      ['active', 'Elif Su', '5321234567', world().clock().toISOString()],
    );
    assert.equal(
      expectStatus(await client.get<{ administrator: boolean }>(`${account.path}/viewer`), 200).administrator,
      false,
    );
    assert.equal((await peek(token)).state, 'used');
    expectProblem(await post(world().stranger(), 'accept', { token, registration }), 409, 'invitation', 'used');
    const identity = await world()
      .database.db.transaction()
      .execute((trx) => world().server.services.identities.find(trx, email));
    assert.equal(identity?.verified, false);
    expectStatus(await world().stranger().signIn(email.toUpperCase(), PASSWORD), 200);
  });

  it('takes addresses that the authentication library does not', async () => {
    const account = await world().newAccount();
    for (const email of [
      `${unique('jörg')}@büro.example`,
      `${unique('пошта')}@пример.рф`,
      `${unique('a')}/b@x.example`,
    ]) {
      const { token } = await open(account, email);
      expectStatus(
        await post(world().stranger(), 'accept', {
          token,
          registration: { ...REGISTRATION, firstName: 'J', lastName: 'K' },
        }),
        200,
      );
      const client = world().stranger();
      expectStatus(await client.signIn(email, PASSWORD), 200);
      const session = expectStatus(await client.get<{ signedIn: { email: string } }>('/api/session'), 200);
      assert.equal(session.signedIn.email, email);
    }
    const draft = { firstName: 'A', lastName: 'B', email: 'x@encoded.usher.invalid', groupIds: [account.groups[0]] };
    expectProblem(await world().admin.post(`${account.path}/users`, draft), 422, 'validation');
  });

  it('names every rule that a password breaks, and leaves the link open', async () => {
    const account = await world().newAccount();
    const { token } = await open(account);
    const cases = {
      short: 'too-short',
      ['x7-'.repeat(50)]: 'too-long',
      password1234: 'common-password',
      ElifRidesBikes9: 'personal',
    };
    for (const [password, code] of Object.entries(cases)) {
      const problem = expectProblem(
        await post(world().stranger(), 'accept', { token, registration: { ...REGISTRATION, password } }),
        422,
        'validation',
      );
      assert.ok(
        problem.fields?.some((field) => field.field === 'password' && field.code === code),
        `${password}: ${JSON.stringify(problem.fields)}`,
      );
    }
    const names = expectProblem(
      await post(world().stranger(), 'accept', { token, registration: { ...REGISTRATION, firstName: '' } }),
      422,
      'validation',
    );
    assert.deepEqual(names.fields, [{ field: 'firstName', code: 'required' }]);
    assert.equal((await peek(token)).state, 'open');
  });

  it('never gives a password to somebody who exists', async () => {
    const known = await registered();
    const { token } = await open(await world().newAccount(), known.email);
    const other = 'another-quiet-river-88';
    expectProblem(
      await post(world().stranger(), 'accept', { token, registration: { ...REGISTRATION, password: other } }),
      403,
      'invitation',
      'sign-in-required',
    );
    assert.equal((await world().stranger().signIn(known.email, other)).status, 401);
    expectStatus(await world().stranger().signIn(known.email, PASSWORD), 200);
    assert.equal((await peek(token)).state, 'open');
  });

  it('lets only the invited person accept, and shows others who is signed in', async () => {
    const account = await world().newAccount();
    const { token } = await open(account);
    expectProblem(await post(world().stranger(), 'accept', { token }), 403, 'invitation', 'sign-in-required');
    const other = await registered();
    expectProblem(await post(other.client, 'accept', { token }), 403, 'invitation', 'wrong-account');
    const preview = await peek(token, other.client);
    assert.ok(preview.state === 'open');
    assert.deepEqual([preview.signedIn?.email, preview.alreadyMember], [other.email, false]);
    const byAdmin = await peek(token, world().admin);
    assert.equal(byAdmin.state === 'open' && byAdmin.alreadyMember, true);
    assert.equal((await post(other.client, 'sign-out', {})).status, 204);
    const signedOut = await peek(token, other.client);
    assert.ok(signedOut.state === 'open' && signedOut.signedIn === undefined);
  });

  it('asks for proof of the address before it is good for a second account', async () => {
    const known = await registered();
    const second = await world().newAccount();
    const { token, user } = await open(second, known.email);
    expectProblem(await post(known.client, 'accept', { token }), 403, 'invitation', 'verification-required');
    assert.equal((await post(world().stranger(), 'send-code', { token })).status, 204);
    await world().server.deliver();
    const mail = newestTo(world().mail.mails, known.email);
    const code = /^\d{6}$/mu.exec(mail.text)?.[0] ?? '';
    assert.ok(mail.html.includes(code));
    const fresh = 'quiet-morning-train-31';
    const proving = world().stranger();
    expectProblem(
      await post(proving, 'confirm-code', { token, code: '000000', password: fresh }),
      403,
      'invitation',
      'wrong-code',
    );
    expectProblem(await post(proving, 'confirm-code', { token, code, password: 'short' }), 422, 'validation');
    assert.equal(
      (await post(proving, 'confirm-code', { token, code: ` ${code.slice(0, 3)} ${code.slice(3)}`, password: fresh }))
        .status,
      204,
    );
    // The session from before is over, and so is the old password.
    expectProblem(await post(known.client, 'accept', { token }), 403, 'invitation', 'sign-in-required');
    assert.equal((await world().stranger().signIn(known.email, PASSWORD)).status, 401);
    expectProblem(
      await post(world().stranger(), 'confirm-code', { token, code, password: fresh }),
      403,
      'invitation',
      'wrong-code',
    );
    assert.equal(expectStatus(await post<Accepted>(proving, 'accept', { token }), 200).userId, user.id);
    // Proven once, the address is good for a third account at once.
    const third = await open(await world().newAccount(), known.email);
    const again = world().stranger();
    expectStatus(await again.signIn(known.email, fresh), 200);
    expectStatus(await post<Accepted>(again, 'accept', { token: third.token }), 200);
  });

  it('takes a code five times, for ten minutes, and only the newest', async () => {
    const known = await registered();
    const { token } = await open(await world().newAccount(), known.email);
    const codeFor = async (): Promise<string> => {
      await post(world().stranger(), 'send-code', { token });
      await world().server.deliver();
      return /^\d{6}$/mu.exec(newestTo(world().mail.mails, known.email).text)?.[0] ?? '';
    };
    const confirm = (code: string) =>
      post(world().stranger(), 'confirm-code', { token, code, password: 'quiet-morning-train-31' });
    const first = await codeFor();
    const second = await codeFor();
    if (first !== second) expectProblem(await confirm(first), 403, 'invitation', 'wrong-code');
    const wrong = second === '123456' ? '654321' : '123456';
    for (let tries = 0; tries < 5; tries += 1) expectProblem(await confirm(wrong), 403, 'invitation', 'wrong-code');
    expectProblem(await confirm(second), 403, 'invitation', 'wrong-code');
    const third = await codeFor();
    world().clock.advance(10 * 60_000 + 1);
    expectProblem(await confirm(third), 403, 'invitation', 'wrong-code');
    const stored = await world().database.db.selectFrom('verification_codes').selectAll().execute();
    assert.ok(!JSON.stringify(stored).includes(third));
  });

  it('answers alike where nobody with the address exists, and mails no code', async () => {
    const { token, email } = await open(await world().newAccount());
    await world().server.deliver();
    const before = world().mail.mails.length;
    assert.equal((await post(world().stranger(), 'send-code', { token })).status, 204);
    await world().server.deliver();
    assert.equal(world().mail.mails.length, before);
    expectProblem(
      await post(world().stranger(), 'confirm-code', { token, code: '123456', password: 'quiet-morning-train-31' }),
      403,
      'invitation',
      'wrong-code',
    );
    assert.equal((await world().stranger().signIn(email, 'quiet-morning-train-31')).status, 401);
  });

  it('declines for good', async () => {
    const account = await world().newAccount();
    const { token, user } = await open(account);
    assert.equal((await post(world().stranger(), 'decline', { token, reason: 'Wrong person' })).status, 204);
    const after = await account.get(user.id);
    assert.deepEqual([after.state, after.invitation?.state, after.removedBy], ['disabled', 'declined', undefined]);
    assert.equal((await peek(token)).state, 'declined');
    expectProblem(
      await post(world().stranger(), 'accept', { token, registration: REGISTRATION }),
      410,
      'invitation',
      'declined',
    );
    expectProblem(await post(world().stranger(), 'decline', { token }), 410, 'invitation', 'declined');
  });

  it('knows nothing of a link that was never made', async () => {
    for (const token of ['x', 'x'.repeat(900), '../../etc/passwd', "' or '1'='1"]) {
      assert.deepEqual(await peek(token), { state: 'unknown' });
      for (const what of ['decline', 'request-new', 'send-code'])
        expectProblem(await post(world().stranger(), what, { token }), 404, 'invitation', 'unknown');
      expectProblem(
        await post(world().stranger(), 'accept', { token, registration: REGISTRATION }),
        404,
        'invitation',
        'unknown',
      );
    }
  });

  it('expires after seven days, and asks the inviter for a new link once', async () => {
    const account = await world().newAccount();
    const { token, user } = await open(account);
    expectProblem(
      await post(world().stranger(), 'request-new', { token }),
      409,
      'invalid-state',
      'invitation-still-valid',
    );
    world().clock.advance(8 * DAY);
    const preview = await peek(token);
    assert.ok(preview.state === 'expired');
    assert.deepEqual(
      [preview.canRequestNew, preview.at, preview.inviter?.name],
      [true, user.invitation?.expiresAt, 'Ada Admin'],
    );
    expectProblem(
      await post(world().stranger(), 'accept', { token, registration: REGISTRATION }),
      410,
      'invitation',
      'expired',
    );
    assert.equal((await post(world().stranger(), 'request-new', { token })).status, 204);
    const limited = await post(world().stranger(), 'request-new', { token });
    expectProblem(limited, 429, 'quota');
    assert.ok(Number(limited.headers.get('retry-after')) > 0);
    await world().server.deliver();
    const wish = newestTo(world().mail.mails, 'ada.admin@example.com');
    assert.match(wish.subject, /Elif Yıldırım asks for a new invitation/u);
    assert.ok(wish.text.includes(user.email) && wish.text.includes(encodeURIComponent(user.id)));
    assert.equal((await account.get(user.id)).state, 'invitation-expired');
    world().clock.advance(HOUR + 1000);
    assert.equal((await post(world().stranger(), 'request-new', { token })).status, 204);
  });

  it('lets somebody removed come back by a new invitation, with the identity from before', async () => {
    const account = await world().newAccount();
    const { token, user, email } = await open(account);
    expectStatus(await post(world().stranger(), 'accept', { token, registration: REGISTRATION }), 200);
    expectStatus(await world().admin.send('DELETE', `${account.path}/users/${user.id}`), 200);
    const client = world().stranger();
    expectStatus(await client.signIn(email, PASSWORD), 200);
    expectProblem(await client.get(`${account.path}/viewer`), 404, 'not-found');
    expectStatus(await world().admin.post(`${account.path}/users/${user.id}/restore`), 200);
    expectStatus(await client.get(`${account.path}/viewer`), 200);
  });
});
