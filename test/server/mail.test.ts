import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HOUR } from '../../src/domain/time.js';
import { invitationMessage, type InvitationLetter } from '../../examples/server/mail/invitation-mail.js';
import { escapeHtml, safeName } from '../../examples/server/mail/safe-text.js';
import { checkBranding, inkOn } from '../../examples/server/mail/branding.js';
import { codeMessage } from '../../examples/server/mail/small-mails.js';
import { onEachEngine } from './support/each-engine.js';
import { newestTo } from './support/mailbox.js';
import { invitationPath, unique } from './support/world.js';

const address = (): string => `${unique('elif').toLowerCase()}@x.example`;
const fault = (responseCode: number): Error =>
  Object.assign(new Error('the server said no, quoting the mail'), { responseCode });
const BRANDING = { name: 'Northwind', from: 'no-reply@northwind.example', footerAddress: 'Harbour Street 12' };
const LETTER: InvitationLetter = {
  locale: 'en',
  to: 'elif@x.example',
  name: 'Elif Yıldırım',
  account: 'Northwind Trading',
  inviter: { name: 'Anna Lindqvist', email: 'anna@northwind.example' },
  groups: ['Everyone', 'Finance'],
  link: 'https://users.example/accept#abc_DEF-123',
  expiresAt: '2026-11-29T14:20:00.000Z',
};

onEachEngine('the outbox table', (world) => {
  const send = async () => {
    const account = await world().newAccount();
    const email = address();
    const user = await account.invite(email);
    const delivery = async () => (await account.get(user.id)).invitation?.delivery;
    return { account, email, user, delivery };
  };
  const sentTo = (email: string): number => world().mail.mails.filter(({ to }) => to === email).length;

  it('tells what became of a mail', async () => {
    const { email, delivery } = await send();
    await world().server.deliver();
    assert.deepEqual([await delivery(), sentTo(email)], ['mailed', 1]);
    const mail = newestTo(world().mail.mails, email);
    assert.match(mail.messageId, /^<[\w-]+@localhost>$/u);
  });

  it('tries again after a temporary refusal, with the same id, and no sooner than it should', async () => {
    await world().server.deliver();
    world().mail.faults.push(fault(451), new Error('connection lost'));
    const { email, delivery } = await send();
    await world().server.deliver();
    assert.deepEqual([await delivery(), sentTo(email)], ['queued', 0]);
    await world().server.deliver();
    assert.equal(sentTo(email), 0);
    world().clock.advance(61_000);
    await world().server.deliver();
    assert.equal(sentTo(email), 0);
    world().clock.advance(HOUR);
    await world().server.deliver();
    assert.deepEqual([await delivery(), sentTo(email)], ['mailed', 1]);
  });

  it('gives up on a permanent refusal, and a resend begins anew', async () => {
    await world().server.deliver();
    world().mail.faults.push(fault(550));
    const { account, user, email, delivery } = await send();
    await world().server.deliver();
    world().clock.advance(HOUR);
    await world().server.deliver();
    assert.deepEqual([await delivery(), sentTo(email)], ['refused', 0]);
    await world().admin.post(invitationPath(account.path, user, 'resend'));
    await world().server.deliver();
    assert.deepEqual([await delivery(), sentTo(email)], ['mailed', 1]);
  });

  it('does not mail an invitation that was taken back before it was out', async () => {
    await world().server.deliver();
    world().mail.faults.push(fault(451));
    const { account, user, email } = await send();
    await world().server.deliver();
    await world().admin.post(invitationPath(account.path, user, 'revoke'));
    world().clock.advance(HOUR);
    await world().server.deliver();
    assert.equal(sentTo(email), 0);
  });

  it('writes in the language of the draft, and keeps it for a renewal', async () => {
    const account = await world().newAccount();
    const email = address();
    const user = await account.invite(email, { locale: 'ar-EG' });
    await world().server.deliver();
    assert.match(newestTo(world().mail.mails, email).html, /<html lang="ar" dir="rtl">/u);
    world().clock.advance(8 * 24 * HOUR);
    await world().admin.post(invitationPath(account.path, user, 'renew'));
    await world().server.deliver();
    assert.match(newestTo(world().mail.mails, email).html, /<html lang="ar" dir="rtl">/u);
  });

  it('keeps no mail that has left, and no link in what it logs', async () => {
    world().mail.faults.push(fault(550));
    await send();
    await world().server.deliver();
    await send();
    await world().server.deliver();
    const rows = await world()
      .database.db.selectFrom('mails')
      .select(['message_cipher', 'state', 'last_error'])
      .where('state', '=', 'sent')
      .execute();
    assert.ok(rows.length > 0 && rows.every((row) => row.message_cipher === null));
    assert.ok(
      world().logs.length > 0 && world().logs.every((line) => !/accept#|quoting/u.test(line)),
      world().logs.join('\n'),
    );
  });
});

describe('the invitation mail', () => {
  it('says who invites to what and until when, in text and HTML, with one link', () => {
    for (const locale of ['en', 'de-AT', 'ar', 'fr']) {
      const { subject, text, html } = invitationMessage({ ...LETTER, locale }, BRANDING);
      for (const part of [text, html]) {
        for (const fact of [
          'Northwind Trading',
          'Anna Lindqvist',
          'anna@northwind.example',
          'elif@x.example',
          'Finance',
          'Harbour Street 12',
        ])
          assert.ok(part.includes(fact), `${locale} ${fact}`);
      }
      assert.ok(subject.includes('Anna Lindqvist') && subject.includes('Northwind Trading'));
      assert.deepEqual(text.match(/https?:\/\/\S+/gu), [LETTER.link]);
      assert.deepEqual(
        [...html.matchAll(/href="([^"]*)"/gu)].map((match) => match[1]),
        [LETTER.link, LETTER.link],
      );
    }
    assert.match(invitationMessage(LETTER, BRANDING).text, /Sunday.* 29 November.*14:20 UTC/u);
    assert.match(invitationMessage({ ...LETTER, locale: 'de' }, BRANDING).text, /Sonntag, 29\. November.*14:20 UTC/u);
    assert.match(invitationMessage({ ...LETTER, locale: 'fr' }, BRANDING).html, /<html lang="en" dir="ltr">/u);
  });

  it('lets no name become a link, a header or markup', () => {
    const evil = 'Win at https://evil.example/x www.evil.example\r\nBcc: all@x.example <img src=x onerror=alert(1)>';
    const letter = { ...LETTER, name: evil, account: evil, inviter: { name: evil }, groups: [evil] };
    for (const locale of ['en', 'de', 'ar']) {
      const { subject, text, html } = invitationMessage({ ...letter, locale }, BRANDING);
      assert.doesNotMatch(subject, /[\r\n]/u);
      for (const part of [subject, text.replaceAll(LETTER.link, ''), html.replaceAll(LETTER.link, '')]) {
        assert.doesNotMatch(part, /evil\.example|https?:\/\/|www\./u);
      }
      assert.doesNotMatch(html, /<img/u);
    }
  });

  it('bounds names, and keeps those of all the world', () => {
    assert.equal([...safeName('x'.repeat(500))].length, 60);
    for (const name of [
      'Maria von Hohenfels-Wildenburg',
      'عبد الرحمن',
      '長谷川 大輔',
      "D’Arcy O'Brien",
      'Dr. J. St. John',
      '👩‍👩‍👧 Family',
    ])
      assert.equal(safeName(name), name);
    assert.equal(safeName('a\u202eb\u0000c\u2028d'), 'a b c d');
    assert.equal(safeName('evil.example/pay me@home'), 'evil example pay me home');
  });

  it('keeps a name that runs the other way from turning the sentence around', () => {
    const { text } = invitationMessage({ ...LETTER, inviter: { name: 'ليلى الحداد' } }, BRANDING);
    assert.ok(text.includes('\u2068ليلى الحداد\u2069 invited you.'));
    assert.ok(invitationMessage({ ...LETTER, locale: 'ar' }, BRANDING).subject.includes('\u2068Anna Lindqvist\u2069'));
  });

  it('escapes what stands in HTML', () => {
    assert.equal(escapeHtml(`<a href="x" title='y'>&`), '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;');
  });

  it('wears the colours of who sends it, readable', () => {
    const { html } = invitationMessage(LETTER, {
      ...BRANDING,
      colour: '#ffd400',
      logoUrl: 'https://cdn.example/logo.png',
    });
    assert.ok(html.includes('background-color:#ffd400') && html.includes('src="https://cdn.example/logo.png"'));
    assert.equal(inkOn('#ffd400'), '#131417');
    assert.equal(inkOn('#1b1d21'), '#ffffff');
    assert.throws(() => checkBranding({ ...BRANDING, colour: 'red;}' }), RangeError);
    assert.throws(() => checkBranding({ ...BRANDING, logoUrl: 'javascript:alert(1)' }), RangeError);
  });

  it('has a code that can be read in every language', () => {
    for (const locale of ['en', 'de', 'ar']) {
      const { subject, text, html } = codeMessage('a@x.example', locale, 'Northwind', '004219', 600_000, BRANDING);
      for (const part of [subject, text, html]) assert.ok(part.includes('004219'));
      assert.match(text, /10|١٠/u);
    }
  });
});
