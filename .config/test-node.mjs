import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserMissing, ensureBrowser } from './browser.mjs';
import { filesBelow, root } from './paths.mjs';
import { startPostgres } from './postgres.mjs';

// `node .config/test-node.mjs unit|e2e [part of a path ...]`: node:test on TypeScript, through tsx.

const sets = {
  unit: {
    folders: ['domain', 'adapters', 'i18n', 'mocks', 'server', 'host', 'package', 'testing', 'examples'],
    concurrency: 2,
    timeout: 300_000,
  },
  e2e: { folders: ['e2e'], concurrency: 1, timeout: 300_000 },
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

const sources = files.map((file) => readFileSync(join(root, file), 'utf8'));
const env = { ...process.env };

if (which === 'e2e') {
  env.CHROME_PATH = ensureBrowser();
  if (!env.CHROME_PATH) {
    console.error(browserMissing);
    process.exit(1);
  }
}

// One server for the run; each file then gets a database of its own on it.
let postgres;
if (
  !env.TEST_DATABASE_URL &&
  sources.some((source) => source.includes('postgres.mjs') || source.includes('TEST_DATABASE_URL'))
) {
  postgres = await startPostgres();
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
