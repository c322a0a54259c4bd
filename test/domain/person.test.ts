import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { passwordProblems } from '../../src/domain/acceptance.js';
import { asDirectoryError, DirectoryError, ERROR_KINDS, isRetryable } from '../../src/domain/errors.js';
import { displayName, hueOf, initials } from '../../src/domain/user.js';

describe('names', () => {
  it('are joined, and fall back to the address', () => {
    assert.equal(displayName({ firstName: ' Ada ', lastName: 'Lovelace' }), 'Ada Lovelace');
    assert.equal(displayName({ firstName: '', lastName: 'Lovelace' }), 'Lovelace');
    assert.equal(displayName({ firstName: ' ', lastName: '', email: 'ada@example.com' }), 'ada@example.com');
    assert.equal(displayName({}), '');
  });

  const cases = [
    ['Ada', 'Lovelace', 'AL'],
    ['Anna Maria', 'von der Tann', 'AT'],
    ['Ada', '', 'A'],
    ['ßabine', 'x', 'SSX'],
    ['👩🏽‍🚀', 'Star', '👩🏽‍🚀S'],
    ['e\u0301va', 'o', 'E\u0301O'],
    ['李', '小龙', '李小'],
    ['עדה', 'לב', 'על'],
  ] as const;
  for (const [firstName, lastName, letters] of cases) {
    it(`${firstName} ${lastName} is ${letters}`, () => assert.equal(initials({ firstName, lastName }), letters));
  }

  it('have one of six hues, the same for the same id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        assert.ok([1, 2, 3, 4, 5, 6].includes(hueOf(id)));
        assert.equal(hueOf(id), hueOf(id));
      }),
    );
    assert.equal(new Set(Array.from({ length: 100 }, (_, index) => hueOf(`USR-${index}`))).size, 6);
  });
});

describe('a password', () => {
  const rules = { minLength: 8, maxLength: 12, notPersonal: true };
  const person = { firstName: 'Grace', lastName: 'Ho', email: 'admiral@example.com' };
  const cases = [
    ['1234567', ['too-short']],
    ['12345678', []],
    ['123456789012', []],
    ['1234567890123', ['too-long']],
    ['xxGRACExx', ['personal']],
    ['xadmiralx', ['personal']],
    ['hohohoho1', []],
    ['🦊🦊🦊🦊', ['too-short']],
    ['🦊🦊🦊🦊🦊🦊🦊🦊', []],
    ['grace', ['too-short', 'personal']],
  ] as const;
  for (const [password, problems] of cases) {
    it(`${password}: ${problems.join(', ') || 'good'}`, () =>
      assert.deepEqual(passwordProblems(password, rules, person), problems));
  }
  it('may hold the name where that is no rule', () => {
    assert.deepEqual(passwordProblems('gracegrace', { minLength: 8, maxLength: 12 }, person), []);
  });
  it('does not find an empty name in everything', () => {
    assert.deepEqual(passwordProblems('12345678', rules, { firstName: '', lastName: '  ', email: '' }), []);
  });
});

describe('the one error', () => {
  it('passes through as it is', () => {
    const error = new DirectoryError('quota', 'full');
    assert.equal(asDirectoryError(error), error);
  });
  it('is made of a cancelled call', () =>
    assert.equal(asDirectoryError(new DOMException('x', 'AbortError')).kind, 'aborted'));
  it('is made of anything thrown, in doubt about the outcome', () => {
    for (const thrown of [new TypeError('x'), 'text', undefined, null, 7, { kind: 'quota' }]) {
      const error = asDirectoryError(thrown);
      assert.deepEqual(
        [error.kind, error.outcome, error.cause],
        ['bad-response', 'unknown', thrown === undefined ? undefined : thrown],
      );
    }
  });
  it('says whether trying again may help', () => {
    const retryable = ERROR_KINDS.filter((kind) => isRetryable(new DirectoryError(kind, '')));
    assert.deepEqual(retryable, ['rate-limited', 'network', 'timeout', 'server', 'bad-response']);
  });
});
