import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { CONTRACT_SCENARIOS } from '../../src/testing/index.js';
import { compile, pack, type Packed } from './packed.js';

/* What an application gets: the packed files alone, in a folder without the repository around them. */

const ACCOUNT = `
import { memoryAdapter } from 'usher-elements/adapters/memory';
export const groups = [{ id: 'G1', name: 'Everyone', isDefault: true }, { id: 'G2', name: 'Buyers' }];
const joined = { state: 'active', joinedAt: '2026-01-06T08:00:00.000Z', groups: [groups[0]] };
const users = [
  { ...joined, id: 'U1', firstName: 'Ada', lastName: 'Admin', email: 'ada@example.com', administrator: true },
  { ...joined, id: 'U2', firstName: 'Bea', lastName: 'Boss', email: 'bea@example.com', administrator: true },
  { ...joined, id: 'U3', firstName: 'Cem', lastName: 'Member', email: 'cem@example.com' },
];
export const make = () => memoryAdapter({ users, groups });
export const seed = () => ({ groups, memberId: 'U3', viewerId: 'U1' });
`;

const KIT = `
import assert from 'node:assert/strict';
import { describeAdapterContract } from 'usher-elements/testing';
import { make, seed } from './account.mjs';
const tests = [];
const runner = { describe: (_title, body) => body(), it: (title, body) => tests.push({ title, body }), assert };
const unsupported = describeAdapterContract({ create: make, seed }, runner);
for (const { title, body } of tests) await body().catch((error) => assert.fail(title + ': ' + error.stack));
console.log(JSON.stringify({ tests: tests.length, unsupported: unsupported.length }));
`;

let packed: Packed;
const bin = (): string => `node_modules/usher-elements/${packed.manifest.bin['usher-elements'] ?? ''}`;
const doctor = (...args: string[]): ReturnType<Packed['node']> => packed.node([bin(), 'doctor', ...args]);

before(() => {
  packed = pack();
  packed.write('account.mjs', ACCOUNT);
});
after(() => rmSync(packed.folder, { recursive: true, force: true }));

describe('the packed files', () => {
  it('have every entry, and each can be imported where there is no page', () => {
    const entries = Object.entries(packed.manifest.exports).flatMap(([name, to]) =>
      typeof to === 'string' ? [] : [name.replace('.', packed.manifest.name)],
    );
    assert.ok(entries.includes('usher-elements/testing') && entries.length > 10, entries.join(', '));
    const file = packed.write(
      'imports.mjs',
      `const empty = [];
       for (const name of ${JSON.stringify(entries)}) {
         const module = await import(name);
         if (!/\\/(?:define|[a-z]+-[a-z-]+)$/.test(name) && Object.keys(module).length === 0) empty.push(name);
       }
       console.log(JSON.stringify(empty));`,
    );
    const { stdout, stderr, status } = packed.node([file]);
    assert.equal(status, 0, stderr);
    assert.deepEqual(JSON.parse(stdout), [], 'entries that export nothing');
  });

  for (const resolution of ['bundler', 'node16']) {
    it(`have types that resolve with moduleResolution ${resolution}`, () => {
      const entries = Object.entries(packed.manifest.exports).flatMap(([name, to]) =>
        typeof to === 'string' ? [] : [name.replace('.', packed.manifest.name)],
      );
      packed.write(
        'consumer.ts',
        [
          ...entries.map((name) => `import '${name}';`),
          "import { memoryAdapter } from 'usher-elements/adapters/memory';",
          "import type { DirectoryAdapter, User } from 'usher-elements';",
          "import { describeAdapterContract, recordCalls, withFaults, withLatency } from 'usher-elements/testing';",
          "const { adapter, calls } = recordCalls(withLatency(withFaults(memoryAdapter(), [{ of: 'users.list', fail: 'server' }]), 5));",
          'export const same: DirectoryAdapter = adapter;',
          'export const users: Promise<readonly User[]> = adapter.users.list({ limit: 1 }).then(({ items }) => items);',
          "export const first: 'pending' | 'answered' | 'failed' | undefined = calls[0]?.state;",
          '// @ts-expect-error -- no such member',
          "withFaults(adapter, [{ of: 'users.lost', fail: 'server' }]);",
          'export const suite = describeAdapterContract;',
        ].join('\n'),
      );
      const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2023,dom'];
      const module = resolution === 'bundler' ? 'esnext' : 'node16';
      const run = compile(packed, [...options, '--module', module, '--moduleResolution', resolution, 'consumer.ts']);
      assert.equal(run.status, 0, run.stdout);
    });
  }

  it('hold the kit, and it holds for the memory adapter', () => {
    const { stdout, stderr, status } = packed.node([packed.write('kit.mjs', KIT)]);
    assert.equal(status, 0, stderr);
    const { tests, unsupported } = JSON.parse(stdout) as { tests: number; unsupported: number };
    assert.equal(tests, CONTRACT_SCENARIOS);
    assert.ok(unsupported < tests / 2, `${unsupported} unsupported`);
  });
});

describe('the packed doctor', () => {
  it('reads an account as it is, and says what people will see', () => {
    const file = packed.write('adapter.mjs', "import { make } from './account.mjs'; export const adapter = make();");
    const { stdout, stderr, status } = doctor(file);
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /^ {2}search +proved +contains$/mu);
    assert.match(stdout, /^ {2}yes +blocking a user$/mu);
    assert.match(stdout, /^ {2}needs seed +block keeps out, unblock lets in$/mu);
    assert.match(stdout, /^ok +\d+ held, 0 failed/mu);
    // eslint-disable-next-line no-control-regex -- escape sequences are what is looked for
    assert.doesNotMatch(stdout, /\u001b/u);
  });

  it('puts a backend through the whole kit, and gives its findings as JSON', () => {
    const file = packed.write(
      'backend.mjs',
      "import { make, seed } from './account.mjs'; export default { create: make, seed };",
    );
    const { stdout, stderr, status } = doctor(file, '--json');
    assert.equal(status, 0, stdout + stderr);
    const found = JSON.parse(stdout) as { mode: string; ok: boolean; scenarios: { outcome: string }[] };
    assert.deepEqual([found.mode, found.ok, found.scenarios.length], ['whole', true, CONTRACT_SCENARIOS]);
    assert.equal(found.scenarios.filter(({ outcome }) => outcome === 'needs-seed').length, 0);
  });

  it('names the claim of an adapter that lies, and ends with 1', () => {
    const file = packed.write(
      'liar.mjs',
      `import { make } from './account.mjs';
       const honest = make();
       const list = ({ search, ...query }, options) => honest.users.list(query, options);
       export const adapter = { ...honest, name: 'liar', users: { ...honest.users, list } };`,
    );
    const { stdout, status } = doctor(file);
    assert.equal(status, 1);
    assert.match(stdout, /^ {2}search +disproved +contains$/mu);
    assert.match(stdout, /FAIL search for signs with a meaning elsewhere finds nobody/u);
    assert.match(stdout, /To do: .*capabilities\.search/u);
  });

  it('gives up on what hangs', () => {
    const file = packed.write(
      'hanging.mjs',
      `import { make } from './account.mjs';
       const honest = make();
       const never = () => new Promise(() => setInterval(() => {}, 1000));
       export const adapter = { ...honest, users: { list: honest.users.list, get: never }, groups: undefined };`,
    );
    const { stdout, status } = doctor(file, '--timeout=1');
    assert.equal(status, 1);
    assert.match(stdout, /did not end within 1 s/u);
    assert.match(stdout, /To do: .*users\.get/u);
  });

  const mistakes: Readonly<Record<string, readonly [file: string, text: string | undefined, says: RegExp]>> = {
    'a file that is not there': ['missing.mjs', undefined, /There is no file .*missing\.mjs/u],
    'a module without an adapter': ['other.mjs', 'export const x = 1;', /exports no adapter\. It exports x\. Export/u],
    'an adapter without capabilities': [
      'bare.mjs',
      'export const adapter = { users: { list() {} } };',
      /LEAST_CAPABILITIES/u,
    ],
    'a module that throws': ['throwing.mjs', "throw new Error('no token set');", /could not be loaded: no token set/u],
    'a promise that rejects': [
      'rejecting.mjs',
      "export const adapter = Promise.reject(new Error('no network'));",
      /"adapter" could not be made: no network/u,
    ],
    'a promise that never ends': [
      'waiting.mjs',
      'export const adapter = new Promise(() => {});',
      /did not end within/u,
    ],
    'an import that is not there': ['lost.mjs', "import './nowhere.mjs';", /imports what cannot be found/u],
    'TypeScript that Node cannot run': [
      'adapter.ts',
      'export enum Kind { One } export const adapter = Kind.One;',
      /is TypeScript[^]*--import tsx[^]*or build it/u,
    ],
  };
  for (const [mistake, [name, text, says]] of Object.entries(mistakes)) {
    it(`says what to do about ${mistake}`, () => {
      if (text !== undefined) packed.write(name, text);
      const { stdout, stderr, status } = doctor(name, '--timeout=1');
      assert.equal(status, 1, stdout);
      assert.match(stderr, says);
      assert.doesNotMatch(stderr, /^\s+at /mu, 'a stack');
    });
  }

  it('explains itself', () => {
    assert.match(packed.node([bin(), '--help']).stdout, /^Usage: usher-elements doctor <module>/u);
    const { status, stderr } = packed.node([bin(), 'cure']);
    assert.equal(status, 1);
    assert.match(stderr, /^Usage/u);
  });
});
