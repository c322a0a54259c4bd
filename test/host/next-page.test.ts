import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextPath } from '../../examples/host/app/next-page.js';

const ORIGIN = 'https://app.example';

describe('where a sign-in leads', () => {
  it('goes back to a path of this site, with its query', () => {
    assert.equal(nextPath('/?search=a%20b&user=USR%2F1', ORIGIN), '/?search=a%20b&user=USR%2F1');
    assert.equal(nextPath('/accept#x', ORIGIN), '/accept#x');
  });

  const strangers = [
    null,
    '',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '//[',
    'accept',
  ];
  for (const asked of strangers) {
    it(`goes to the start for ${JSON.stringify(asked)}`, () => assert.equal(nextPath(asked, ORIGIN), '/'));
  }
});
