import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { languageFor, loadMessages, messagesFor, overrideMessages } from '../../src/i18n/catalogs.js';
import { LocalizeController } from '../../src/i18n/localize-controller.js';
import { expiryOf, timeLeft } from '../../src/domain/invitation.js';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';

const i18n = new LocalizeController({ addController: () => undefined } as never);

describe('lengths of time', () => {
  const cases: [ms: number, said: string][] = [
    [7 * DAY, '7 days'],
    [7 * DAY - 30_000, '7 days'],
    [7 * DAY - 5 * MINUTE, '6 days'],
    [DAY, '1 day'],
    [9 * HOUR + 59 * MINUTE - 30_000, '9 hours'],
    [HOUR - 30_000, '1 hour'],
    [2 * MINUTE, '2 minutes'],
    [110_000, '1 minute'],
    [0, '1 minute'],
  ];
  for (const [ms, said] of cases) {
    it(`says ${said} for ${ms} ms`, () => assert.equal(i18n.duration(ms), said));
  }
});

describe('moments from now', () => {
  const home = process.env['TZ'];
  after(() => {
    if (home === undefined) delete process.env['TZ'];
    else process.env['TZ'] = home;
  });

  // Clocks went back on 25 October in Berlin and on 1 November in New York; Lord Howe changes by half an hour.
  const cases: [zone: string, now: string, hours: number, said: string][] = [
    ['Europe/Berlin', '2026-10-25T23:30:00Z', -24, 'yesterday'],
    ['Europe/Berlin', '2026-10-25T23:30:00Z', -26, '1 day ago'],
    ['Europe/Berlin', '2026-10-24T21:30:00Z', 25, 'tomorrow'],
    ['Europe/Berlin', '2026-10-24T21:30:00Z', 26, 'in 1 day'],
    ['America/New_York', '2026-11-01T03:30:00Z', 25, 'tomorrow'],
    ['Australia/Lord_Howe', '2026-04-04T02:00:00Z', 30, 'tomorrow'],
    ['Pacific/Apia', '2026-11-23T09:30:00Z', 30, 'in 1 day'],
    ['Asia/Kolkata', '2026-11-23T09:30:00Z', 30, 'tomorrow'],
    ['UTC', '2026-11-23T09:30:00Z', 3, 'in 3 hours'],
    ['UTC', '2026-11-23T01:00:00Z', -26, '1 day ago'],
  ];
  for (const [zone, now, hours, said] of cases) {
    it(`says ${said} for ${hours} hours from ${now} in ${zone}`, () => {
      process.env['TZ'] = zone;
      const moment = new Date(new Date(now).getTime() + hours * HOUR);
      assert.equal(i18n.relative(moment, new Date(now)), said);
    });
  }

  it('counts down alike in every time zone, over changes of the clocks too', () => {
    for (const sentAt of ['2026-03-25T12:00:00.000Z', '2026-10-24T22:30:00.000Z', '2026-11-23T09:30:00.000Z']) {
      const said = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'].map((zone) => {
        process.env['TZ'] = zone;
        const sent = new Date(sentAt).getTime();
        const invitation = { id: 'i', state: 'pending', sentAt, expiresAt: expiryOf(sentAt) } as const;
        return [0, 5 * DAY - HOUR, 6 * DAY + 2 * HOUR, 7 * DAY - 3 * MINUTE].map((gone) =>
          i18n.duration(timeLeft(invitation, new Date(sent + gone)) ?? 0),
        );
      });
      for (const each of said) assert.deepEqual(each, ['7 days', '2 days', '22 hours', '3 minutes']);
    }
  });
});

describe('catalogs', () => {
  it('finds the shipped language of a tag, English when there is none', () => {
    assert.deepEqual(['de-AT', 'AR', 'en-GB', 'ja'].map(languageFor), ['de', 'ar', 'en', 'en']);
  });

  it('speaks English until a language is there', async () => {
    assert.equal(messagesFor('de').common.cancel, 'Cancel');
    await loadMessages('de');
    assert.equal(messagesFor('de').common.cancel, 'Abbrechen');
  });

  it('counts in Arabic by its six forms', async () => {
    await loadMessages('ar');
    const { moreGroups } = messagesFor('ar').common;
    assert.equal(new Set([1, 2, 3, 11].map(moreGroups)).size, 4);
  });

  it("takes a host's own words and keeps the rest", () => {
    overrideMessages('en', { common: { cancel: 'Never mind' } });
    assert.equal(messagesFor('en').common.cancel, 'Never mind');
    assert.equal(messagesFor('en').common.back, 'Back');
    overrideMessages('en', { common: {} });
    assert.equal(messagesFor('en').common.cancel, 'Cancel');
  });

  it('has no exclamation mark and no untranslated sentence', async () => {
    await Promise.all([loadMessages('de'), loadMessages('ar')]);
    const english = sentences(messagesFor('en'));
    assert.ok(english.size > 300, 'the catalog was read');
    for (const language of ['en', 'de', 'ar']) {
      for (const [key, text] of sentences(messagesFor(language))) {
        if (!/\p{L}/u.test(text)) continue;
        assert.doesNotMatch(text, /!/u, `${language} ${key}`);
        if (language === 'ar') assert.match(text, /\p{Script=Arabic}/u, `${language} ${key}`);
        else if (language === 'de' && text.includes(' ')) assert.notEqual(text, english.get(key), `${language} ${key}`);
      }
    }
  });
});

function sentences(messages: object): Map<string, string> {
  const found = new Map<string, string>();
  for (const [part, texts] of Object.entries(messages) as [string, Record<string, unknown>][]) {
    for (const [key, text] of Object.entries(texts)) if (typeof text === 'string') found.set(`${part}.${key}`, text);
  }
  return found;
}
