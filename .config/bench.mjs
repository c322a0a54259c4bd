import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { browserArgs, browserMissing, ensureBrowser } from './browser.mjs';
import { root } from './paths.mjs';

// Scrolls `<user-list>` over 100,000 rows beside a plain Lit window of equal rows, and prints the ratio of the time
// that the page's thread is busy. Fails above 1.3: the list may not cost more than what it does is worth.

const MOST = 1.3;
const ROUNDS = 5;
const STEPS = 120;
const STEP = 300;

const executablePath = ensureBrowser();
if (!executablePath) {
  console.error(browserMissing);
  process.exit(1);
}

const { outputFiles } = await build({
  entryPoints: [join(root, 'test/bench/list-scroll.ts')],
  bundle: true,
  format: 'esm',
  minify: true,
  target: 'es2022',
  conditions: ['production'],
  tsconfig: join(root, 'tsconfig.json'),
  write: false,
});
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><body><script type="module" src="/bench.js"></script>`;
const server = createServer(({ url }, answer) => {
  const script = url === '/bench.js';
  answer.setHeader('content-type', script ? 'text/javascript' : 'text/html');
  answer.end(script ? outputFiles[0].text : page);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await chromium.launch({ executablePath, args: browserArgs });

/** Seconds of work in the page's thread, of processor time, and the frames that showed no row. */
async function measure(kind) {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  await tab.waitForFunction(() => 'bench' in window);
  const session = await tab.context().newCDPSession(tab);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await tab.evaluate((which) => window.bench.mount(which), kind);
  // What is measured is the scrolling and not the reading, which a plain window has not.
  await tab.evaluate((end) => window.bench.readTo(end), (STEPS + 5) * STEP);
  // All its tasks: what the browser counts as scripts leaves out microtasks, and it is in one that Lit draws.
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value;
  };
  const before = await spent();
  const blank = await tab.evaluate(([steps, step]) => window.bench.scroll(steps, step), [STEPS, STEP]);
  const seconds = (await spent()) - before;
  await tab.close();
  return { seconds, blank };
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const results = { ours: [], plain: [] };
// In turns, so that whatever else the machine does falls on both.
for (let round = 0; round < ROUNDS; round += 1)
  for (const kind of ['plain', 'ours']) results[kind].push(await measure(kind));
await browser.close();
server.close();

const [ours, plain] = [results.ours, results.plain].map((some) => median(some.map(({ seconds }) => seconds)));
const blanks = (some) => some.reduce((sum, each) => sum + each.blank, 0);
const [blank, plainBlank] = [blanks(results.ours), blanks(results.plain)];
const ratio = ours / plain;
const ms = (seconds) => `${((seconds / STEPS) * 1000).toFixed(2)} ms a step`;
console.log(`scroll over 100,000 rows, ${STEPS} steps of ${STEP} px, median of ${ROUNDS}`);
console.log(`  <user-list>  ${ms(ours)}, ${blank} steps without a row in the middle`);
console.log(`  plain Lit    ${ms(plain)}, ${plainBlank} steps without`);
console.log(`  ratio        ${ratio.toFixed(2)} (at most ${MOST})`);
process.exit(ratio <= MOST && blank === 0 ? 0 : 1);
