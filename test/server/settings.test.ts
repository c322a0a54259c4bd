import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readArguments, UsageError } from '../../examples/server/config/arguments.js';
import { keptSecret, newKeyText, newPasswordText } from '../../examples/server/config/data-folder.js';
import { readSettings } from '../../examples/server/config/settings.js';

const folder = mkdtempSync(join(tmpdir(), 'usher-settings-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const PRODUCTION = {
  USHER_AUTH_SECRET: 'a secret of the tests, long enough',
  USHER_LINK_KEY: Buffer.alloc(32, 5).toString('base64url'),
  PUBLIC_URL: 'https://users.example/',
  SMTP_URL: 'smtp://127.0.0.1:1',
  USHER_MAIL_FROM: 'no-reply@users.example',
};

describe('arguments', () => {
  it('have defaults, and the command line wins over the environment', () => {
    assert.deepEqual(readArguments([], {}), { demo: false, reset: false, users: 200, port: 4780, data: undefined });
    const given = readArguments(['--demo', '--port=1', '--data', 'there'], { PORT: '2', USHER_DATA: 'here' });
    assert.deepEqual([given.demo, given.port, given.data], [true, 1, 'there']);
    assert.deepEqual(readArguments([], { PORT: '2', USHER_DATA: 'here' }).data, 'here');
  });

  it('are refused with a line of help', () => {
    for (const arg of ['--prot=1', '--port=many', '--port=70000', '--users=0', '--users=1e3', 'start']) {
      assert.throws(() => readArguments([arg], {}), UsageError, arg);
    }
  });
});

describe('settings', () => {
  const read = (environment: Record<string, string>, ...args: string[]) =>
    readSettings(readArguments([...args, `--data=${folder}`], {}), environment);

  it('of production come from the environment alone', () => {
    const settings = read({ ...PRODUCTION, DATABASE_URL: 'postgres://x/y', USHER_BRAND_NAME: 'Northwind' });
    assert.deepEqual(
      [settings.publicUrl, settings.location, settings.branding.name],
      ['https://users.example', { url: 'postgres://x/y' }, 'Northwind'],
    );
  });

  it('of production are refused when something is missing or weak', () => {
    for (const name of Object.keys(PRODUCTION)) {
      assert.throws(() => read({ ...PRODUCTION, [name]: '' }), { name: 'UsageError', message: new RegExp(name, 'u') });
    }
    const weak: Record<string, [string, RegExp]> = {
      PUBLIC_URL: ['http://users.example', /https/u],
      USHER_LINK_KEY: ['short', /32 random octets/u],
      USHER_AUTH_SECRET: ['short', /at least 32/u],
    };
    for (const [name, [value, message]] of Object.entries(weak)) {
      assert.throws(() => read({ ...PRODUCTION, [name]: value }), { name: 'UsageError', message });
    }
    for (const url of ['nothing', 'https://users.example/below', 'ftp://users.example']) {
      assert.throws(() => read({ ...PRODUCTION, PUBLIC_URL: url }), UsageError, url);
    }
  });

  it('of the demonstration are made once and kept where only their owner reads them', () => {
    const sealed = read({}, '--demo').secrets.seal('text', 'id');
    assert.equal(read({}, '--demo').secrets.open(sealed, 'id'), 'text');
    for (const name of ['link.key', 'auth.key']) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600);
  });
});

describe('kept secrets', () => {
  it('are the same for whoever comes second', () => {
    const first = keptSecret(folder, 'some.key', newKeyText);
    assert.equal(keptSecret(folder, 'some.key', newKeyText), first);
    assert.equal(Buffer.from(first, 'base64url').length, 32);
  });

  it('include a password that can be typed off a screen', () => {
    const passwords = new Set(Array.from({ length: 50 }, newPasswordText));
    assert.equal(passwords.size, 50);
    for (const password of passwords) assert.match(password, /^[a-hj-km-np-z2-9]{5}(-[a-hj-km-np-z2-9]{5}){3}$/u);
  });
});
