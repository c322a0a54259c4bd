import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { writeCsv } from '../../src/domain/csv-writer.js';
import { decodeText } from '../../src/domain/text-encoding.js';
import { readCsv, type CsvTable } from '../../src/lazy/csv.js';

const read = (text: string): Promise<CsvTable> => readCsv(text, () => Promise.resolve());
const cellsOf = async (text: string): Promise<readonly (readonly string[])[]> =>
  (await read(text)).rows.map(({ cells }) => cells);

test('the files of csv-spectrum are read as they say', async () => {
  const folder = dirname(createRequire(import.meta.url).resolve('csv-spectrum/package.json'));
  const names = readdirSync(join(folder, 'csvs')).map((name) => name.replace('.csv', ''));
  assert.ok(names.length > 10);
  for (const name of names) {
    const [header, ...rows] = await cellsOf(readFileSync(join(folder, 'csvs', `${name}.csv`), 'utf8'));
    const records = rows.map((cells) => Object.fromEntries(cells.map((cell, at) => [header?.[at] ?? '', cell])));
    const expected = readFileSync(join(folder, 'json', `${name}.json`), 'utf8').replaceAll('\\r\\n', '\\n');
    const facts = [JSON.parse(expected)].flat() as Record<string, string>[];
    // This file's table and its facts name different numbers; all else is compared.
    if (name === 'location_coordinates') for (const row of [...records, ...facts]) delete row['Contact Phone Number'];
    assert.deepEqual(records, facts, name);
  }
});

/** What papaparse's own cases say of the format: text, and its rows. */
const FACTS: readonly (readonly [text: string, rows: readonly (readonly string[])[]])[] = [
  ['A,b,c', [['A', 'b', 'c']]],
  [
    'A,b,c\nd,E,f',
    [
      ['A', 'b', 'c'],
      ['d', 'E', 'f'],
    ],
  ],
  [
    'A,b,c\rd,E,f',
    [
      ['A', 'b', 'c'],
      ['d', 'E', 'f'],
    ],
  ],
  [
    'A,b,c\r\nd,E,f',
    [
      ['A', 'b', 'c'],
      ['d', 'E', 'f'],
    ],
  ],
  ['A,"B",C', [['A', 'B', 'C']]],
  ['A," B  ",C', [['A', ' B  ', 'C']]],
  ['A,"B,B",C', [['A', 'B,B', 'C']]],
  ['A,"B\r\nB",C', [['A', 'B\nB', 'C']]],
  ['A,"B""B""B",C', [['A', 'B"B"B', 'C']]],
  ['A,"""B""",C', [['A', '"B"', 'C']]],
  ['A,B"B,C', [['A', 'B"B', 'C']]],
  [
    'A\tb\tc\nd\te\tf',
    [
      ['A', 'b', 'c'],
      ['d', 'e', 'f'],
    ],
  ],
  [
    'a|b|c\nd|e|f',
    [
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ],
  ],
  [
    'a;b;c\nd;e, f;g',
    [
      ['a', 'b', 'c'],
      ['d', 'e, f', 'g'],
    ],
  ],
  [
    'a,b,c\n\nd,e,f\n\n',
    [
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ],
  ],
  [
    ',,\n,,',
    [
      ['', '', ''],
      ['', '', ''],
    ],
  ],
  [
    'sep=;\na;b\nc;d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['', []],
  ['\n\r\n', []],
  ['\ufeffa,b', [['a', 'b']]],
];

test('rows and cells are as other readers see them', async () => {
  for (const [text, rows] of FACTS) assert.deepEqual(await cellsOf(text), rows, JSON.stringify(text));
});

const faultsOf = async (text: string): Promise<unknown> =>
  (await read(text)).rows.filter(({ fault }) => fault).map(({ line, fault, cells }) => [line, fault, cells.join('|')]);

test('what is malformed is told by its line, and swallows nothing', async () => {
  assert.deepEqual(await faultsOf('a,b\n"x,2\nz,3\n'), [[2, 'unclosed-quote', '"x|2']]);
  assert.deepEqual(await cellsOf('a,b\n"x,2\nz,3\n'), [
    ['a', 'b'],
    ['"x', '2'],
    ['z', '3'],
  ]);
  assert.deepEqual(await faultsOf('a,b\n"x"y,2\n"z",3'), [[2, 'stray-quote', '"x"y|2']]);
  assert.deepEqual(await faultsOf('a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n1,2,3'), [
    [2, 'too-few', '1|2'],
    [3, 'too-many', '1|2|3|4'],
  ]);
  assert.deepEqual(await faultsOf('a,b\n"1\n2",x\n\n3'), [[5, 'too-few', '3']]);
});

test('a mark that never closes in every line takes no longer than the lines are many', async () => {
  const text = `a,b\n${'"x,1\n'.repeat(10_000)}`;
  const { rows } = await read(text);
  assert.equal(rows.length, 10_001);
  assert.equal(rows.filter(({ fault }) => fault).length, 10_000);
});

test('long tables are read with pauses between slices', async () => {
  let pauses = 0;
  const { rows } = await readCsv('a,b\n'.repeat(10_000), () => Promise.resolve(void (pauses += 1)));
  assert.equal(rows.length, 10_000);
  assert.ok(pauses >= 40, `${pauses} pauses`);
});

test('encodings are recognised, with and without their mark', () => {
  const text = 'Name;Größe\nKrüger;"é"\n';
  const wide = (big: boolean, mark: boolean): Uint8Array => {
    const units = [...`${mark ? '\ufeff' : ''}${text}`].map((char) => char.charCodeAt(0));
    return Uint8Array.from(units.flatMap((unit) => (big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])));
  };
  const cases: readonly (readonly [Uint8Array, string])[] = [
    [new TextEncoder().encode(text), 'utf-8'],
    [new TextEncoder().encode(`\ufeff${text}`), 'utf-8'],
    [wide(false, true), 'utf-16le'],
    [wide(true, true), 'utf-16be'],
    [wide(false, false), 'utf-16le'],
    [wide(true, false), 'utf-16be'],
    [Uint8Array.from([...text].map((char) => char.charCodeAt(0))), 'windows-1252'],
  ];
  for (const [bytes, encoding] of cases) assert.deepEqual(decodeText(bytes), { text, encoding });
});

test('our own mark before formulas is taken off again', async () => {
  const rows = [['=1+1', '+43 660 1234567', "'=x", '-a\n=b', '\tx', "O'Hara", "'quoted'"]];
  assert.deepEqual(await cellsOf(writeCsv(rows)), rows);
});

test('what we write is read back, by us and by another reader', async () => {
  const cell = fc.string({ unit: fc.constantFrom(...'aB1 ,;"\n\t=+@é佐') }).filter((text) => !/(?:^|\n)'/u.test(text));
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const text = writeCsv([rows[0]?.map((_, at) => `c${at}`) ?? [], ...rows]);
      assert.deepEqual((await cellsOf(text)).slice(1), rows);
      const theirs: string[][] = parse(text, { bom: true, record_delimiter: '\r\n' });
      assert.equal(theirs.length, rows.length + 1);
    }),
  );
});
