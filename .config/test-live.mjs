import { fork } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { filesBelow, root } from './paths.mjs';

// `npm run test:live [-- part of a folder's name ...]`: starts every server of test/live/*/suite.ts, each in a
// process of its own, runs the one contract kit against it, and prints a table scenario x server. What a backend
// does not claim is reported as unsupported; a claim that does not hold fails.

/** How long one suite may take in all, in milliseconds. */
const patience = 10 * 60_000;

const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    process.exit(130);
  });
}

/** Runs one suite; answers its name and what each scenario came to. A suite that does not come to its end has failed. */
function run(file) {
  const folder = file.split('/').at(-2);
  const suite = { name: folder, results: [], leftOut: undefined, problem: undefined };
  const since = performance.now();
  return new Promise((resolve) => {
    const child = fork(join(root, 'test/live/run-suite.ts'), [join(root, file)], {
      cwd: root,
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    running.add(child);
    let said = '';
    let ended = false;
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    const tooLong = setTimeout(() => child.kill('SIGKILL'), patience);
    child.on('message', (message) => {
      if (message.kind === 'name') suite.name = message.name;
      else if (message.kind === 'left-out') suite.leftOut = message.why;
      else if (message.kind === 'result') suite.results.push(message);
      if (message.kind === 'done' || message.kind === 'left-out') ended = true;
    });
    child.once('close', (code) => {
      clearTimeout(tooLong);
      running.delete(child);
      if (!ended || code !== 0) suite.problem = `It ended early (code ${code}).\n${said.trimEnd().slice(-4000)}`;
      else if (!suite.leftOut && !suite.results.some(({ outcome }) => outcome !== 'unsupported'))
        suite.problem = 'It ran no scenario.';
      resolve({ ...suite, seconds: (performance.now() - since) / 1000 });
    });
  });
}

function tell({ name, results, leftOut, problem, seconds }) {
  const count = (wanted) => results.filter(({ outcome }) => outcome === wanted).length;
  if (leftOut) return console.log(`left out: ${name}: ${leftOut}`);
  const figures = `${count('held')} held, ${count('unsupported')} unsupported, ${count('failed')} failed`;
  console.log(`${problem || count('failed') > 0 ? 'FAIL' : 'ok  '} ${name} (${seconds.toFixed(1)} s) ${figures}`);
  for (const { chapter, scenario, outcome, detail } of results) {
    if (outcome === 'failed') console.log(`\nFAIL ${name}: ${chapter}: ${scenario}\n${detail}\n`);
  }
  if (problem) console.log(`\nFAIL ${name}: ${problem}\n`);
}

const signs = { held: 'held', unsupported: 'unsupported', failed: 'FAILED' };

/** One row a scenario, one column a server, in the order in which the scenarios were first met. */
function table(suites) {
  const rows = new Map();
  suites.forEach(({ results }, column) => {
    for (const { chapter, scenario, outcome } of results) {
      const key = `${chapter}: ${scenario}`;
      const row = rows.get(key) ?? suites.map(() => '-');
      row[column] = signs[outcome];
      rows.set(key, row);
    }
  });
  const names = suites.map(({ name }) => name);
  const first = Math.max(8, ...[...rows.keys()].map((key) => key.length));
  const widths = names.map((name) => Math.max(name.length, 'unsupported'.length));
  const line = (title, cells) =>
    `| ${title.padEnd(first)} | ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  const rule = line(
    '-'.repeat(first),
    widths.map((width) => '-'.repeat(width)),
  );
  return [line('scenario', names), rule, ...[...rows].map(([key, cells]) => line(key, cells))].join('\n');
}

ensureInstalled();

const parts = process.argv.slice(2);
const files = filesBelow('test/live', 'suite.ts')
  .filter((file) => /^test\/live\/[^/]+\/suite\.ts$/.test(file))
  .filter((file) => parts.length === 0 || parts.some((part) => file.split('/')[2].includes(part)));
if (files.length === 0) {
  console.log('No live suite found.\n0 passed, 1 failed');
  process.exit(1);
}

const suites = [];
for (const file of files) {
  const suite = await run(file);
  tell(suite);
  suites.push(suite);
}

const shown = suites.filter(({ results }) => results.length > 0);
if (shown.length > 0) {
  console.log(`\n${table(shown)}\n`);
  for (const { name, results } of shown) {
    const lacking = results.filter(({ outcome }) => outcome === 'unsupported');
    for (const { scenario, detail } of lacking) console.log(`unsupported by ${name}: ${scenario} (needs ${detail})`);
  }
}
const outcomes = suites.flatMap(({ results }) => results.map(({ outcome }) => outcome));
const passed = outcomes.filter((outcome) => outcome === 'held').length;
const failed =
  outcomes.filter((outcome) => outcome === 'failed').length + suites.filter(({ problem }) => problem).length;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
