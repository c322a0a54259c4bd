import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { HOUR } from '../../src/domain/time.js';
import type { InvitationEvent, InvitationLink } from '../../src/domain/invitation.js';
import type { User } from '../../src/domain/user.js';
import { isRefusal, smtpTransport } from '../../examples/server/mail/transport.js';
import { expectStatus } from './support/client.js';
import { engines, startDatabase } from './support/engines.js';
import { startSmtp, type TestSmtp } from './support/smtp.js';
import { invitationPath, ORIGIN, startWorld, unique, type World } from './support/world.js';

const address = (): string => `${unique('elif').toLowerCase()}@x.example`;

for (const engine of engines) {
  describe(`a real mail server (${engine})`, () => {
    let smtp: TestSmtp;
    let world: World;

    before(async () => {
      smtp = await startSmtp();
      const branding = { name: 'Northwind', from: 'Northwind <no-reply@northwind.example>' };
      world = await startWorld(await startDatabase(engine), { transport: smtpTransport(smtp.url), branding });
    });
    after(async () => {
      await world.stop();
      await smtp.stop();
    });

    const invite = async () => {
      const account = await world.newAccount();
      const email = address();
      const user = await account.invite(email);
      await world.server.deliver();
      const delivery = async () => (await account.get(user.id)).invitation?.delivery;
      const received = () => smtp.mails.filter((mail) => JSON.stringify(mail.to).includes(email));
      return { account, email, user, delivery, received };
    };

    it('gets the invitation once, and its link is byte for byte the copied one', async () => {
      const { account, user, received, delivery } = await invite();
      const [mail] = received();
      assert.ok(mail && received().length === 1);
      const link = expectStatus(
        await world.admin.post<InvitationLink>(invitationPath(account.path, user, 'link')),
        200,
      ).url;
      assert.ok(link.startsWith(`${ORIGIN}/accept#`));
      const inHtml = [...String(mail.html).matchAll(/href="(http[^"]*)"/gu)].map((match) => match[1]);
      assert.deepEqual([mail.text?.match(/https?:\/\/\S+/gu), inHtml], [[link], [link, link]]);
      assert.equal(mail.headers.get('auto-submitted'), 'auto-generated');
      assert.equal(mail.from?.text, '"Northwind" <no-reply@northwind.example>');
      assert.equal(await delivery(), 'mailed');
    });

    it('is tried again when it is greylisting, or hangs up in the middle', async () => {
      smtp.refusals.push(451);
      const { delivery, received } = await invite();
      assert.deepEqual([await delivery(), received().length], ['queued', 0]);
      smtp.cuts = 1;
      world.clock.advance(HOUR);
      await world.server.deliver();
      assert.deepEqual([await delivery(), received().length], ['queued', 0]);
      world.clock.advance(HOUR);
      await world.server.deliver();
      assert.deepEqual([await delivery(), received().length], ['mailed', 1]);
    });

    it('is not tried again when it says no', async () => {
      smtp.refusals.push(550);
      const { account, user, delivery, received } = await invite();
      world.clock.advance(HOUR);
      await world.server.deliver();
      assert.deepEqual([await delivery(), received().length], ['refused', 0]);
      const list = expectStatus(await world.admin.get<{ items: User[] }>(`${account.path}/users`), 200).items;
      assert.equal(list.find(({ id }) => id === user.id)?.invitation?.delivery, 'refused');
      const path = `${account.path}/users/${user.id}/invitations/${user.invitation?.id ?? ''}/events`;
      const { items } = expectStatus(await world.admin.get<{ items: InvitationEvent[] }>(path), 200);
      const last = items.at(-1);
      assert.ok(last?.step === 'refused' && /^550 /u.test(last.detail ?? ''), JSON.stringify(items));
    });

    it('gets no header that a name smuggles in', async () => {
      const account = await world.newAccount();
      const email = address();
      const draft = {
        firstName: 'Eve\u2028Bcc: x@evil.example',
        lastName: 'https://evil.example',
        email,
        groupIds: [account.groups[0]],
      };
      expectStatus(await world.admin.post(`${account.path}/users`, draft), 201);
      await world.server.deliver();
      const mail = smtp.mails.find(({ to }) => JSON.stringify(to).includes(email));
      assert.ok(mail && !mail.headers.has('bcc') && !mail.text?.includes('evil.example'));
    });
  });
}

describe('a mail server that is not there', () => {
  it('leaves the mail queued, and the invitation made', async () => {
    const smtp = await startSmtp();
    await smtp.stop();
    const world = await startWorld(await startDatabase('sqlite'), { transport: smtpTransport(smtp.url) });
    const account = await world.newAccount();
    const user = await account.invite(address());
    await world.server.deliver();
    assert.equal((await account.get(user.id)).invitation?.delivery, 'queued');
    await world.stop();
  });
});

describe('a mail server that greets nobody', () => {
  it('is left after a while, and the mail stays queued', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const transport = smtpTransport(`smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`, 50);
    const world = await startWorld(await startDatabase('sqlite'), { transport });
    const account = await world.newAccount();
    const user = await account.invite(address());
    await world.server.deliver();
    assert.equal((await account.get(user.id)).invitation?.delivery, 'queued');
    await world.stop();
    await new Promise((resolve) => silent.close(resolve));
  });
});

describe('a refusal', () => {
  const said = (code: string, responseCode: number): Error => Object.assign(new Error('no'), { code, responseCode });

  it('is what concerns the recipient or the mail, for good', () => {
    assert.deepEqual(
      [550, 554, 451, 421].map((status) => isRefusal(said('EENVELOPE', status))),
      [true, true, false, false],
    );
  });

  it('is not that our own password is wrong', () => {
    assert.equal(isRefusal(said('EAUTH', 535)), false);
  });
});
