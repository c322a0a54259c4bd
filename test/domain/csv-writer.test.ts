import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvLine, guard, writeCsv } from '../../src/domain/csv-writer.js';

const read = (text: string, delimiter = ','): string[][] =>
  parse(text, { delimiter, bom: true, relax_column_count: true, record_delimiter: '\r\n' });

test('each cell that would begin a formula is made text', () => {
  for (const sign of ['=', '+', '-', '@', '\uff1d', '\uff0b', '\uff0d', '\uff20']) {
    for (const before of ['', ' ', '  ', '\u00a0', '"', "'", ' "', '\t', '\r', '\n', 'a\n', 'a\r\n ', 'a\r"']) {
      const lines = guard(`${before}${sign}1+1`).split(/[\r\n]+/u);
      assert.ok(
        lines.every((line) => !/^[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(line)),
        JSON.stringify({ before, sign, lines }),
      );
    }
  }
});

test('a cell never begins with a tab or a line end', () => {
  for (const start of ['\t', '\r', '\n']) assert.equal(guard(`${start}x`), `'${start}x`);
});

test('what is no formula stays as it is', () => {
  for (const cell of ['', 'ada@example.com', 'a-b', '1 + 1', 'Ünal', 'x\ny', "O'Hara", ' x ']) {
    assert.equal(guard(cell), cell);
  }
});

test('quotes are doubled, and rows end with CRLF', () => {
  assert.equal(
    writeCsv([
      ['a', 'b "c"'],
      ['1,2', ''],
    ]),
    'a,"b ""c"""\r\n"1,2",\r\n',
  );
  assert.equal(csvLine(['']), '""');
  assert.equal(csvLine(['a', 'b'], { delimiter: ';' }), 'a;b');
  assert.equal(writeCsv([['a']], { bom: true }), '\ufeffa\r\n');
});

test('an independent parser reads back every cell, guarded and otherwise unchanged', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\r', '\n', ' ', '=', '+', '@', "'", 'a', '\ufeff') }),
  );
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom(',' as const, ';' as const, '\t' as const),
      fc.boolean(),
      (table, delimiter, bom) => {
        assert.deepEqual(
          read(writeCsv(table, { delimiter, bom: bom || table[0]?.[0]?.startsWith('\ufeff') === true }), delimiter),
          table.map((row) => row.map(guard)),
        );
      },
    ),
    { numRuns: 500 },
  );
});
