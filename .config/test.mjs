import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { browserMissing, ensureBrowser } from './browser.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';

// `npm test`: everything, and on after a failure, so that one run tells all. `npm test -- unit e2e` runs those steps alone.

const node = process.execPath;
const script = (name, ...args) => [node, `.config/${name}`, ...args];

const checks = [
  { name: 'types', command: script('types.mjs') },
  { name: 'lint', command: script('lint.mjs') },
  { name: 'layers', command: script('layers.mjs') },
  { name: 'tokens', command: script('build-tokens.mjs', '--check') },
  { name: 'manifest', command: script('manifest.mjs', '--check') },
  { name: 'api-reference', command: script('api-reference.mjs', '--check') },
  { name: 'build', command: script('build.mjs') },
];

const suites = [
  { name: 'unit', command: script('test-node.mjs', 'unit') },
  {
    name: 'elements',
    command: [node, 'node_modules/@web/test-runner/dist/bin.js', '--config', '.config/web-test-runner.config.mjs'],
  },
  { name: 'stories', command: script('test-stories.mjs') },
  { name: 'e2e', command: script('test-node.mjs', 'e2e') },
];

const isLint = ({ name }) => name === 'lint';
const isUnit = ({ name }) => name === 'unit';

const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    process.exit(130);
  });
}

/** Runs one step; answers its exit code and what it wrote. `loud` shows the output as it comes. */
function run([command, ...args], loud) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (piece) => {
        text += piece;
        if (loud) process.stdout.write(piece);
      });
    }
    child.once('error', (error) => resolve({ code: 1, text: text + error.message }));
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, text });
    });
  });
}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

async function check({ name, command }) {
  const since = performance.now();
  const { code, text } = await run(command, false);
  const summary = text.trim().split('\n').at(-1) ?? '';
  if (code !== 0) console.log(text.trimEnd());
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds(since)}) ${code === 0 ? summary : ''}`.trimEnd());
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A suite that ran nothing, or that ended badly without naming a failure, has failed. */
async function suite({ name, command }) {
  const since = performance.now();
  console.log(`\n--- ${name}`);
  const { code, text } = await run(command, true);
  const [, passed = 0, failed = 0] =
    [...stripVTControlCharacters(text).matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1)?.map(Number) ?? [];
  const silent = failed === 0 && (code !== 0 || passed === 0);
  if (silent) console.log(passed === 0 ? `${name} ran no test.` : `${name} ended with code ${code}.`);
  console.log(
    `${code === 0 && !silent ? 'ok  ' : 'FAIL'} ${name} (${seconds(since)}) ${passed} passed, ${failed} failed`,
  );
  return { passed, failed: silent ? 1 : failed };
}

ensureInstalled();

const wanted = process.argv.slice(2);
const chosen = (steps) => steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const unknown = wanted.filter((name) => ![...checks, ...suites].some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `No step named ${unknown.join(', ')}. There are: ${[...checks, ...suites].map(({ name }) => name).join(', ')}.`,
  );
  process.exit(1);
}

const browser = ensureBrowser();
if (browser) process.env.CHROME_PATH = browser;
else console.log(browserMissing);

const total = { passed: 0, failed: 0 };
const add = ({ passed, failed }) => {
  total.passed += passed;
  total.failed += failed;
};
/** One after the other, each by its runner: checks quietly, suites aloud. */
async function inTurn(steps, runner) {
  for (const step of steps) add(await runner(step));
}
const [linting, others] = [chosen(checks).filter(isLint), chosen(checks).filter((step) => !isLint(step))];
const [unit, inBrowsers] = [chosen(suites).filter(isUnit), chosen(suites).filter((step) => !isUnit(step))];
// Linting takes one core longer than all other checks together, and needs nothing of them: it has one beside them and
// beside the unit tests, which wait for nothing that is painted.
await Promise.all([inTurn(linting, check), inTurn(others, check).then(() => inTurn(unit, suite))]);
await inTurn(inBrowsers, suite);

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
