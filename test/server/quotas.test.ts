import assert from 'node:assert/strict';
import { it } from 'node:test';
import { HOUR } from '../../src/domain/time.js';
import { expectProblem, expectStatus } from './support/client.js';
import { onEachEngine } from './support/each-engine.js';
import { invitationPath, PASSWORD, REGISTRATION, unique } from './support/world.js';

const address = (): string => `${unique('elif').toLowerCase()}@x.example`;

onEachEngine(
  'quotas',
  (world) => {
    it('bound the mails of an account, tell how long to wait, and leave nothing half done', async () => {
      const account = await world().newAccount();
      for (let count = 0; count < 5; count += 1) await account.invite(address());
      const email = address();
      const draft = { firstName: 'A', lastName: 'B', email, groupIds: [account.groups[0]] };
      const reply = await world().admin.post(`${account.path}/users`, draft);
      const problem = expectProblem(reply, 429, 'quota', 'mails-per-account');
      assert.ok(Number(reply.headers.get('retry-after')) * 1000 >= (problem.retryAfterMs ?? Number.NaN));
      const { body } = await world().admin.get<{ total: number }>(`${account.path}/users?search=${email}`);
      assert.equal(body.total, 0);
      world().clock.advance(HOUR);
      expectStatus(await world().admin.post(`${account.path}/users`, draft), 201);
    });

    it('bound the mails to one address over all accounts', async () => {
      const email = address();
      const account = await world().newAccount();
      const user = await account.invite(email);
      for (let count = 0; count < 2; count += 1)
        expectStatus(await world().admin.post(invitationPath(account.path, user, 'resend')), 200);
      expectProblem(
        await world().admin.post(invitationPath(account.path, user, 'resend')),
        429,
        'quota',
        'mails-per-address',
      );
      const other = await world().newAccount();
      const draft = { firstName: 'A', lastName: 'B', email: email.toUpperCase(), groupIds: [other.groups[0]] };
      expectProblem(await world().admin.post(`${other.path}/users`, draft), 429, 'quota', 'mails-per-address');
      await other.invite(address());
    });

    it('do not count what came to nothing', async () => {
      const account = await world().newAccount();
      const email = address();
      await account.invite(email);
      const draft = { firstName: 'A', lastName: 'B', email, groupIds: [account.groups[0]] };
      for (let count = 0; count < 8; count += 1)
        expectProblem(await world().admin.post(`${account.path}/users`, draft), 409, 'duplicate');
      await account.invite(address());
    });

    it('bound the codes of an invitation', async () => {
      const account = await world().newAccount();
      const token = await account.token(await account.invite(address()));
      const send = () => world().stranger().post('/api/v1/acceptance/send-code', { token });
      for (let count = 0; count < 2; count += 1) assert.equal((await send()).status, 204);
      expectProblem(await send(), 429, 'quota', 'codes');
    });

    it('bound failed sign-ins for one address, whatever its case, and forget them on success', async () => {
      const account = await world().newAccount();
      const email = address();
      const token = await account.token(await account.invite(email));
      expectStatus(
        await world().stranger().post('/api/v1/acceptance/accept', { token, registration: REGISTRATION }),
        200,
      );
      const wrong = (typed: string) => world().stranger().signIn(typed, 'not-the-password-1');
      for (let count = 0; count < 2; count += 1)
        expectProblem(await wrong(email), 401, 'unauthenticated', 'wrong-credentials');
      expectStatus(await world().stranger().signIn(email, PASSWORD), 200);
      for (let count = 0; count < 3; count += 1)
        expectProblem(await wrong(email.toUpperCase()), 401, 'unauthenticated');
      const limited = await world().stranger().signIn(email, PASSWORD);
      expectProblem(limited, 429, 'rate-limited');
      assert.ok(Number(limited.headers.get('retry-after')) > 0);
    });

    it('answers alike for a wrong password and for somebody who is not there', async () => {
      const replies = [
        await world().stranger().signIn('ada.admin@example.com', 'not-the-password-1'),
        await world().stranger().signIn(address(), 'not-the-password-1'),
      ];
      const [known, unknown] = replies.map(({ status, body }) => JSON.stringify([status, body.kind, body.code]));
      assert.equal(known, unknown);
    });
  },
  {
    quotas: {
      mailsPerAccount: { max: 5, windowMs: HOUR },
      mailsPerAddress: { max: 3, windowMs: HOUR },
      codesPerInvitation: { max: 2, windowMs: HOUR },
      signInsPerAddress: { max: 3, windowMs: HOUR },
      signInsPerClient: { max: 1000, windowMs: HOUR },
      acceptancesPerClient: { max: 1000, windowMs: HOUR },
    },
  },
);

onEachEngine(
  'limits of one client',
  (world) => {
    it('bound acceptances', async () => {
      const attempt = () =>
        world().stranger().post('/api/v1/acceptance/accept', { token: 'unknown', registration: REGISTRATION });
      for (let count = 0; count < 3; count += 1) expectProblem(await attempt(), 404, 'invitation');
      expectProblem(await attempt(), 429, 'rate-limited', 'acceptances');
    });

    it('bound sign-ins, whatever address is tried and whatever a header claims', async () => {
      const attempt = (index: number) =>
        world()
          .stranger()
          .post(
            '/api/auth/sign-in/email',
            { email: address(), password: 'not-the-password-1' },
            { 'x-forwarded-for': `10.0.0.${index}`, 'x-usher-client': `10.0.1.${index}` },
          );
      const statuses: number[] = [];
      for (let index = 0; index < 6; index += 1) statuses.push((await attempt(index)).status);
      assert.deepEqual(statuses, [401, 401, 401, 429, 429, 429]);
    });
  },
  { quotas: { acceptancesPerClient: { max: 3, windowMs: HOUR }, signInsPerClient: { max: 4, windowMs: HOUR } } },
);
