import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkEmail, emailKey, type EmailProblem } from '../../src/domain/email.js';

/** 210 addresses with the judgement of the isemail library; they lie beside the checkout, not in it. */
const CORPUS = new URL('../../../shared/data/isemail-tests.json', import.meta.url);

/**
 * Where the corpus' judgement and ours differ, and why. `isemail` asks what RFC 5322 allows in a mail header; we ask
 * what a person may type into a form so that a mail arrives.
 */
const TRIMMED = 'blanks and line breaks around an address come from pasting and are taken away';
const DIFFERENCES: Readonly<Record<string, string>> = {
  'valid -> no-dot': 'a host without a dot receives no mail from outside',
  'valid -> bad-domain': 'the domain has U+103FF, which Unicode has not assigned, so it has no ASCII form (UTS #46)',
  'cfwsFWS -> ok': TRIMMED,
  'deprecatedFWS -> ok': TRIMMED,
  'errExpectingATEXT -> ok': TRIMMED,
  'errCRNoLF -> ok': TRIMMED,
  'errFWSCRLFEnd -> ok': TRIMMED,
  'errFWSCRLFx2 -> ok': TRIMMED,
};
const DIFFERENCE_COUNTS: Readonly<Record<string, number>> = {
  'valid -> no-dot': 2,
  'valid -> bad-domain': 1,
  'cfwsFWS -> ok': 6,
  'deprecatedFWS -> ok': 2,
  'errExpectingATEXT -> ok': 2,
  'errCRNoLF -> ok': 3,
  'errFWSCRLFEnd -> ok': 8,
  'errFWSCRLFx2 -> ok': 4,
};

describe('checkEmail against the isemail corpus', () => {
  const skip = existsSync(CORPUS) ? false : 'left out: ../shared/data/isemail-tests.json is not beside this checkout';
  it('differs only where a reason is given', { skip }, () => {
    const corpus = JSON.parse(readFileSync(CORPUS, 'utf8')) as [address: string, judgement: string][];
    assert.ok(corpus.length >= 200, `${corpus.length} addresses`);
    const differences: Record<string, number> = {};
    for (const [address, judgement] of corpus) {
      const { email, problem } = checkEmail(address);
      if ((problem === undefined) === (judgement === 'valid')) continue;
      const name = `${judgement} -> ${problem ?? 'ok'}`;
      differences[name] = (differences[name] ?? 0) + 1;
      assert.ok(DIFFERENCES[name], `${JSON.stringify(address)}: ${name} has no reason`);
      if (DIFFERENCES[name] === TRIMMED) assert.equal(email, address.trim());
    }
    assert.deepEqual(differences, DIFFERENCE_COUNTS);
  });
});

describe('checkEmail', () => {
  const label63 = 'a'.repeat(63);
  const domain190 = `${label63}.${label63}.${'b'.repeat(62)}`;
  const wrong: readonly (readonly [typed: string, problem: EmailProblem])[] = [
    ['', 'empty'],
    ['   ', 'empty'],
    ['\u00a0', 'empty'],
    ['anna', 'no-at'],
    ['anna.example.com', 'no-at'],
    ['@example.com', 'no-local-part'],
    ['anna@', 'no-domain'],
    ['anna@example', 'no-dot'],
    ['anna@localhost', 'no-dot'],
    ['an na@example.com', 'bad-local-part'],
    ['anna..b@example.com', 'bad-local-part'],
    ['.anna@example.com', 'bad-local-part'],
    ['anna.@example.com', 'bad-local-part'],
    ['a@b@example.com', 'bad-local-part'],
    ['"anna b"@example.com', 'bad-local-part'],
    ['Anna <anna@example.com>', 'bad-local-part'],
    ['mailto:anna@example.com', 'bad-local-part'],
    ['anna,bob@example.com', 'bad-local-part'],
    ['an\u0000na@example.com', 'bad-local-part'],
    ['an\u007fna@example.com', 'bad-local-part'],
    ['anna@example..com', 'bad-domain'],
    ['anna@.example.com', 'bad-domain'],
    ['anna@example.com.', 'bad-domain'],
    ['anna@-example.com', 'bad-domain'],
    ['anna@example-.com', 'bad-domain'],
    ['anna@exa_mple.com', 'bad-domain'],
    ['anna@example.com/path', 'bad-domain'],
    ['anna@example.com:25', 'bad-domain'],
    ['anna@example.com?x', 'bad-domain'],
    ['anna@exam ple.com', 'bad-domain'],
    ['anna@example.com, bob@example.com', 'bad-local-part'],
    ['anna@example.com;', 'bad-domain'],
    ['anna@[192.168.0.1]', 'bad-domain'],
    ['anna@192.168.0.1', 'bad-domain'],
    ['anna@0x7f.1', 'bad-domain'],
    ['anna@example.123', 'bad-domain'],
    [`anna@${'a'.repeat(64)}.com`, 'bad-domain'],
    [`${'a'.repeat(65)}@example.com`, 'local-part-too-long'],
    [`${'ä'.repeat(33)}@example.com`, 'local-part-too-long'],
    [`${'a'.repeat(64)}@${domain190}`, 'too-long'],
    // 254 octets as typed, more on the wire.
    [
      `abcdefg@${'abcdefghij'.repeat(5)}.${'abcdefghij'.repeat(5)}.${'abcdefghij'.repeat(5)}.${'abcdefghij'.repeat(5)}.abcde.${'abcdefghij'.repeat(3)}ü.com`,
      'too-long',
    ],
  ];
  for (const [typed, problem] of wrong) {
    it(`names ${problem} in ${JSON.stringify(typed.slice(0, 48))}`, () =>
      assert.equal(checkEmail(typed).problem, problem));
  }

  const right = [
    'anna@example.com',
    'Anna.Lindqvist@Example.COM',
    'anna+tag@example.com',
    "o'neil@example.com",
    'a/b@example.com',
    'x#y@example.com',
    '!#$%&`*+/=?^`{|}~@example.com',
    'a@b.co',
    'a@1and1.com',
    'a@123.com',
    'a@sub.sub.sub.example.museum',
    'a@xn--e1afmkfd.xn--p1ai',
    'a@example.xn--fiqs8s',
    `${'a'.repeat(64)}@example.com`,
    `a@${label63}.com`,
    '123@example.com',
    '_@example.com',
    'anna@b--c.com',
  ];
  for (const typed of right) {
    it(`takes ${typed.slice(0, 48)}`, () => {
      const { email, problem, warning } = checkEmail(typed);
      assert.deepEqual([email, problem, warning], [typed, undefined, undefined]);
    });
  }

  it('keeps what was typed, but for outer blanks and composition', () => {
    assert.equal(checkEmail('  Anna@Example.com\t').email, 'Anna@Example.com');
    assert.equal(checkEmail('re\u0301ne@example.com').email, 'r\u00e9ne@example.com');
  });

  it('refuses what goes beyond ASCII where that is the rule', () => {
    const rules = { international: false };
    assert.equal(checkEmail('jörg@example.com', rules).problem, 'not-ascii');
    assert.equal(checkEmail('anna@bücher.example', rules).problem, 'not-ascii');
    assert.equal(checkEmail('anna@xn--bcher-kva.example', rules).problem, undefined);
  });

  const warned = [
    ['jörg@example.com', 'international'],
    ['anna@faß.de', 'international'],
    ['почта@пример.рф', 'international'],
    ['用户@例え.jp', 'international'],
    // Cyrillic а and е within Latin words.
    ['p\u0430ypal@example.com', 'mixed-scripts'],
    ['anna@p\u0430ypal.com', 'mixed-scripts'],
    ['anna@\u03bfutlook.com', 'mixed-scripts'],
    ['\u202eanna@example.com', 'direction-marks'],
    ['anna\u200f@example.com', 'direction-marks'],
    ['an\u200bna@example.com', 'direction-marks'],
    ['an\u00adna@example.com', 'direction-marks'],
    ['an\u034fna@example.com', 'direction-marks'],
    ['an\u2066na\u2069@example.com', 'direction-marks'],
    ['an\u{e0001}na@example.com', 'direction-marks'],
  ] as const;
  for (const [typed, warning] of warned) {
    it(`warns of ${warning} in ${JSON.stringify(typed)}`, () => {
      assert.deepEqual([checkEmail(typed).problem, checkEmail(typed).warning], [undefined, warning]);
    });
  }

  it('does not call different words of one address a mixture', () => {
    assert.equal(checkEmail('почта@example.com').warning, 'international');
    assert.equal(checkEmail('иван.smith@example.com').warning, 'international');
  });
});

describe('the suggestion for a mistyped domain', () => {
  const slips = [
    ['gmial.com', 'gmail.com'],
    ['gamil.com', 'gmail.com'],
    ['gmal.com', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gnail.com', 'gmail.com'],
    ['GMIAL.com', 'gmail.com'],
    ['hotmial.com', 'hotmail.com'],
    ['hotmai.com', 'hotmail.com'],
    ['outlok.com', 'outlook.com'],
    ['outloook.com', 'outlook.com'],
    ['yaho.com', 'yahoo.com'],
    ['iclod.com', 'icloud.com'],
    ['yahoo.co.k', 'yahoo.co.uk'],
    ['googlemial.com', 'googlemail.com'],
  ] as const;
  for (const [domain, meant] of slips) {
    it(`${domain} is taken for ${meant}`, () => {
      assert.equal(checkEmail(`Anna.B@${domain}`).suggestion, `Anna.B@${meant}`);
    });
  }
  const real = [
    'gmail.com',
    'gmx.de',
    'gmx.net',
    'gmx.com',
    'mail.com',
    'ymail.com',
    'email.com',
    'me.com',
    'live.de',
    'example.com',
    'northwind.example',
    'gmail.com.example.org',
  ];
  for (const domain of real) {
    it(`${domain} is left alone`, () => assert.equal(checkEmail(`anna@${domain}`).suggestion, undefined));
  }
});

describe('emailKey', () => {
  const same = [
    ['case', 'Anna@Example.com', 'aNNA@eXAMPLE.COM'],
    ['blanks', '  anna@example.com\n', 'anna@example.com'],
    ['IDN', 'anna@bücher.example', 'anna@xn--bcher-kva.example'],
    ['IDN in other case', 'anna@BÜCHER.example', 'anna@bücher.example'],
    ['composition', 're\u0301ne@example.com', 'r\u00e9ne@example.com'],
    ['full-width domain', 'anna@\uff45xample.com', 'anna@example.com'],
    ['ideographic full stop', 'anna@example\u3002com', 'anna@example.com'],
    ['direction marks', '\u202aanna@example.com\u202c', 'anna@example.com'],
    ['zero-width space', 'an\u200bna@example.com', 'anna@example.com'],
    ['soft hyphen', 'an\u00adna@exam\u00adple.com', 'anna@example.com'],
    ['byte order mark', '\ufeffanna@example.com', 'anna@example.com'],
  ] as const;
  for (const [what, one, other] of same) {
    it(`sees through ${what}`, () => assert.equal(emailKey(one), emailKey(other)));
  }
  const different = [
    ['ß and ss are different domains (IDNA 2008)', 'anna@faß.de', 'anna@fass.de'],
    ['a tag belongs to the address', 'anna+x@example.com', 'anna@example.com'],
    ['dots belong to the address', 'an.na@example.com', 'anna@example.com'],
    ['a look-alike is somebody else', '\u0430nna@example.com', 'anna@example.com'],
  ] as const;
  for (const [what, one, other] of different) {
    it(what, () => assert.notEqual(emailKey(one), emailKey(other)));
  }

  it('gives some key for anything, and the same for the key itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress()), (typed) => {
        const key = emailKey(typed);
        assert.equal(typeof key, 'string');
        if (checkEmail(typed).problem === undefined) assert.equal(emailKey(key), key);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes every address that fast-check gives out, in any case as the same one', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        assert.equal(emailKey(email), emailKey(` ${email.toUpperCase()} `));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('checkEmail with anything', () => {
  it('never throws, and never passes what has no dot-atom or no domain', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
        const { email, problem } = checkEmail(typed);
        if (problem === undefined) assert.match(email, /^[^\s"(),:;<>[\]\\@]+@[^\s@/]+$/u);
      }),
      { numRuns: 2000 },
    );
  });
});
