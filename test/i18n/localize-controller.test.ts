import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { languageFor, loadMessages, messagesFor, overrideMessages } from '../../src/i18n/catalogs.js';
import { LocalizeController } from '../../src/i18n/localize-controller.js';
import { DAY, HOUR } from '../../src/domain/time.js';

const MINUTE = HOUR / 60;
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
