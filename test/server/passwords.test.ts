import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isCommonPassword } from '../../examples/server/auth/common-passwords.js';
import { isReservedForIdentities, signInAddress } from '../../examples/server/auth/sign-in-address.js';
import { newPasswordText } from '../../examples/server/config/data-folder.js';

describe('common passwords', () => {
  it('are known in their usual disguises', () => {
    const common = [
      'password1234',
      'Password123!',
      'P@ssw0rd1234',
      'passwordpassword',
      'iloveyou2026!',
      'qwertyuiop123',
      'qwertyuiopasdfghjkl',
      '123456789012',
      '098765432109',
      'abcabcabcabc',
      '000000000000',
      'abcdefghijkl',
      '1q2w3e4r5t6y',
      'Welcome Welcome 1',
      'letmeinletmein',
      'correct horse battery staple',
      'Willkommen2026',
    ];
    for (const password of common) assert.ok(isCommonPassword(password), password);
  });

  it('are not those that somebody thought of', () => {
    const own = [
      'harbour-lantern-57-quilt',
      'nine purple umbrellas',
      'quiet-morning-train-31',
      'Tr0ub4dor&3-Zebra',
      '小さな港の赤い傘と犬',
      'vexing quartz jumble',
    ];
    for (const password of [...own, ...Array.from({ length: 50 }, newPasswordText)])
      assert.ok(!isCommonPassword(password), password);
  });
});

describe('addresses that identities are kept under', () => {
  it('are the same for the same address, and different for others', () => {
    assert.equal(signInAddress(' Elif@Example.COM '), 'elif@example.com');
    assert.equal(signInAddress('jörg@büro.example'), signInAddress('JÖRG@xn--bro-hoa.example'));
    const addresses = [
      'jörg@büro.example',
      'jorg@büro.example',
      'a@пример.рф',
      'b@пример.рф',
      'a/b@x.example',
      "o'neil@x.example",
    ];
    const kept = addresses.map(signInAddress);
    assert.equal(new Set(kept).size, addresses.length);
    for (const address of kept) assert.match(address, /^[a-z0-9'._-]+@[a-z0-9.-]+\.[a-z]+$/u);
  });

  it('cannot be invited themselves', () => {
    const kept = signInAddress('a@пример.рф');
    assert.ok(isReservedForIdentities(kept) && isReservedForIdentities(kept.toUpperCase()));
    assert.ok(!isReservedForIdentities('a@example.com'));
  });
});
