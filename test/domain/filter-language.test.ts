import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  FILTER_KEYS,
  formatFilter,
  NO_FILTER,
  parseFilter,
  type UserFilter,
} from '../../src/domain/filter-language.js';
import { parseTimeSpan, timeRangeOf, type TimeSpan } from '../../src/domain/time-span.js';
import { USER_STATES } from '../../src/domain/user.js';

/** What is understood of a text in which nothing is wrong. */
function understood(text: string): UserFilter {
  const { filter, problems } = parseFilter(text);
  assert.deepEqual(problems, [], text);
  return filter;
}

function problemsIn(text: string): string[] {
  return parseFilter(text).problems.map(({ code, start, end, suggestion }) =>
    [code, text.slice(start, end), ...(suggestion === undefined ? [] : [suggestion])].join(' | '),
  );
}

describe('the filter language', () => {
  it('understands the words of the documentation', () => {
    assert.deepEqual(understood('state:expired group:Sales invited:<7d'), {
      ...NO_FILTER,
      states: ['invitation-expired'],
      groups: ['Sales'],
      invited: { kind: 'within', duration: { amount: 7, unit: 'd' } },
    });
  });

  it('takes several values as alternatives, once each, in any case and place', () => {
    assert.deepEqual(understood('anna State:active,EXPIRED group:A,"B, C" lima group:A state:active'), {
      ...NO_FILTER,
      text: 'anna lima',
      states: ['invitation-expired', 'active'],
      groups: ['A', 'B, C'],
    });
  });

  it('takes quotes for blanks, commas, colons and quotes', () => {
    assert.deepEqual(understood(String.raw`"state:x" by:"Ana \"Lu\" Lima",ana@example.com`), {
      ...NO_FILTER,
      text: 'state:x',
      invitedBy: ['Ana "Lu" Lima', 'ana@example.com'],
    });
  });

  it('leaves what only looks like a key to the search', () => {
    assert.equal(understood('12:30 +43:1 名前:x').text, '12:30 +43:1 名前:x');
  });

  it('reads every kind of time', () => {
    const spans: readonly (readonly [string, TimeSpan])[] = [
      ['<48h', { kind: 'within', duration: { amount: 48, unit: 'h' } }],
      ['>2W', { kind: 'beyond', duration: { amount: 2, unit: 'w' } }],
      ['2026-11-01', { kind: 'days', from: '2026-11-01', to: '2026-11-01' }],
      ['2026-11-01..2026-11-15', { kind: 'days', from: '2026-11-01', to: '2026-11-15' }],
      ['..2026-11-15', { kind: 'days', to: '2026-11-15' }],
      ['2026-11-01..', { kind: 'days', from: '2026-11-01' }],
    ];
    for (const [text, span] of spans) assert.deepEqual(understood(`expires:${text}`).expires, span, text);
  });

  it('says what is wrong, where, and what was perhaps meant, and understands the rest', () => {
    assert.deepEqual(problemsIn('stat:expired'), ['unknown-key | stat:expired | state']);
    assert.deepEqual(problemsIn('grup:Sales'), ['unknown-key | grup:Sales | group']);
    assert.deepEqual(problemsIn('colour:red'), ['unknown-key | colour:red']);
    assert.deepEqual(problemsIn('state:expird,active'), ['unknown-state | expird | expired']);
    assert.deepEqual(problemsIn('state:'), ['missing-value | state:']);
    assert.deepEqual(problemsIn('group:"Sales'), ['unclosed-quote | "Sales']);
    assert.deepEqual(problemsIn('invited:7d'), ['bad-time | 7d']);
    assert.deepEqual(problemsIn('invited:<0d expires:2026-02-30 expires:..'), [
      'bad-time | <0d',
      'bad-time | 2026-02-30',
      'bad-time | ..',
    ]);
    assert.deepEqual(problemsIn('expires:2026-11-15..2026-11-01'), ['backwards | 2026-11-15..2026-11-01']);
    assert.deepEqual(problemsIn('invited:<7d invited:<8d'), ['twice | <8d']);
    assert.deepEqual(parseFilter('state:nobody state:active anna').filter, {
      ...NO_FILTER,
      states: ['active'],
      text: 'anna',
    });
  });

  it('gives every filter back as it was, from how it is typed', () => {
    const value = fc.string({ minLength: 1, unit: 'grapheme' });
    const word = value.map((text) => text.replaceAll(/\s+/gu, '')).filter((text) => text !== '');
    const plain = { noNullPrototype: true };
    const duration = fc.record(
      { amount: fc.integer({ min: 1, max: 9999 }), unit: fc.constantFrom('h', 'd', 'w') },
      plain,
    );
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const span: fc.Arbitrary<TimeSpan> = fc.oneof(
      fc.record({ kind: fc.constantFrom('within', 'beyond'), duration }, plain),
      fc.tuple(day, day).map(([a, b]) => ({ kind: 'days' as const, from: a < b ? a : b, to: a < b ? b : a })),
      day.map((from) => ({ kind: 'days' as const, from })),
      day.map((to) => ({ kind: 'days' as const, to })),
    );
    const filters = fc.record(
      {
        text: fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')),
        states: fc.subarray([...USER_STATES]),
        groups: fc.uniqueArray(value, { maxLength: 3 }),
        invitedBy: fc.uniqueArray(value, { maxLength: 2 }),
        invited: span,
        expires: span,
      },
      { ...plain, requiredKeys: ['text', 'states', 'groups', 'invitedBy'] },
    );
    fc.assert(
      fc.property(filters, (filter) => {
        assert.deepEqual(understood(formatFilter(filter)), filter);
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws, and points into the text, whatever is typed', () => {
    const pieces = fc.oneof(
      fc.constantFrom(...FILTER_KEYS, ':', ',', '"', '\\', ' ', '<', '>', '..', '7d', 'expired', '2026-11-01'),
      fc.string({ maxLength: 3, unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        for (const { start, end } of parseFilter(text).problems) {
          assert.ok(start >= 0 && start <= end && end <= text.length, text);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('spans of time', () => {
  const now = new Date(2026, 10, 23, 9, 30);
  const range = (text: string, direction: 'past' | 'future') => {
    const span = parseTimeSpan(text);
    assert.ok(span, text);
    return timeRangeOf(span, direction, now);
  };
  const local = (...parts: [number, number, number, number?, number?]): string => new Date(...parts).toISOString();

  it('look back on what was sent', () => {
    assert.deepEqual(range('<7d', 'past'), { from: new Date(now.getTime() - 7 * 86_400_000).toISOString() });
    assert.deepEqual(range('>24h', 'past'), { until: new Date(now.getTime() - 86_400_000).toISOString() });
  });

  it('look ahead to what ends: what has ended is not within the next two days', () => {
    assert.deepEqual(range('<48h', 'future'), {
      from: now.toISOString(),
      until: new Date(now.getTime() + 2 * 86_400_000).toISOString(),
    });
    assert.deepEqual(range('>1w', 'future'), { from: new Date(now.getTime() + 7 * 86_400_000).toISOString() });
  });

  it('take days by the calendar of the reader, the last one whole', () => {
    assert.deepEqual(range('2026-10-25', 'past'), { from: local(2026, 9, 25), until: local(2026, 9, 26) });
    assert.deepEqual(range('2026-11-01..2026-11-30', 'past'), { from: local(2026, 10, 1), until: local(2026, 11, 1) });
    assert.deepEqual(range('..2026-12-31', 'future'), { until: local(2027, 0, 1) });
  });
});
