import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserMissing, ensureBrowser } from './browser.mjs';
import { filesBelow, root } from './paths.mjs';
import { startPostgres } from './postgres.mjs';

// `node .config/test-node.mjs unit|e2e|e2e:postgres [part of a path ...]`: node:test on TypeScript, through tsx.

const sets = {
  unit: {
    folders: ['domain', 'adapters', 'i18n', 'mocks', 'server', 'host', 'package', 'testing', 'examples'],
    concurrency: 2,
    timeout: 300_000,
  },
  e2e: { folders: ['e2e'], concurrency: 1, timeout: 600_000, engine: 'sqlite' },
  'e2e:postgres': { folders: ['e2e'], concurrency: 1, timeout: 600_000, engine: 'postgres' },
};

const [which, ...parts] = process.argv.slice(2);
const set = sets[which];
if (!set) {
  console.error(`Say which set: ${Object.keys(sets).join(' or ')}.`);
  process.exit(1);
}

const files = set.folders
  .flatMap((folder) => filesBelow(`test/${folder}`, '.test.ts'))
  .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)));

if (files.length === 0) {
  console.log('No test file found.\n0 passed, 0 failed');
  process.exit(1);
}

/** Whether a test needs PostgreSQL: all end-to-end tests do on that engine, others when their source says so. */
const needsPostgres = set.engine
  ? set.engine === 'postgres'
  : files
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .some((source) => source.includes('postgres.mjs') || source.includes('TEST_DATABASE_URL'));
const env = { ...process.env };

if (set.engine) {
  env.E2E_ENGINE = set.engine;
  env.CHROME_PATH = ensureBrowser();
  if (!env.CHROME_PATH) {
    console.error(browserMissing);
    process.exit(1);
  }
}

// One server for the run; each file then gets a database of its own on it.
let postgres;
if (needsPostgres && !env.TEST_DATABASE_URL) {
  try {
    postgres = await startPostgres();
  } catch (error) {
    console.error(error.message);
    console.log('0 passed, 1 failed');
    process.exit(1);
  }
  env.TEST_DATABASE_URL = postgres.url;
}

const args = [
  '--import',
  'tsx',
  '--test',
  `--test-concurrency=${set.concurrency}`,
  `--test-timeout=${set.timeout}`,
  `--test-reporter=${new URL('node-reporter.mjs', import.meta.url).href}`,
  '--test-reporter-destination=stdout',
  ...files,
];
const tests = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => tests.kill(signal));
const code = await new Promise((resolve) => tests.once('exit', (status) => resolve(status ?? 1)));
await postgres?.stop();
process.exitCode = code;
