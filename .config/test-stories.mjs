import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import { browserArgs, browserMissing, ensureBrowser } from './browser.mjs';
import { filesBelow, root } from './paths.mjs';

// Builds Storybook, then opens every story in a headless Chromium: it must render, its play function must
// pass, and axe must find nothing. With `--modes` the stories with the tag `modes` are opened in each mode below instead.
//
// `node .config/test-stories.mjs [--modes] [--no-build] [part of a story's id ...]`

const folder = join(root, 'storybook-static');
const args = process.argv.slice(2);
const parts = args.filter((arg) => !arg.startsWith('--'));
const wide = { width: 1280, height: 900 };
const narrow = { width: 320, height: 700 };

const modes = [
  { name: 'dark', globals: 'scheme:dark', viewport: wide },
  { name: 'rtl', globals: 'language:ar', viewport: wide },
  { name: '320', globals: '', viewport: narrow },
  { name: 'dark rtl 320', globals: 'scheme:dark;language:ar', viewport: narrow },
];

/** Opening, playing and checking one story may take this long, in milliseconds. */
const patience = 30_000;

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

function end(message) {
  console.log(message);
  process.exit(1);
}

function buildStorybook() {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('storybook/package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  const command = join(manifest, '..', typeof bin === 'string' ? bin : bin.storybook);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [command, 'build', '--quiet', '--output-dir', folder],
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' } },
  );
  if (status !== 0) end(`${stdout}${stderr}\nStorybook could not be built.\n0 passed, 1 failed`);
}

async function serve() {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    try {
      const file = path.endsWith('/') ? `${path}index.html` : path;
      const body = await readFile(join(folder, file));
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, base: `http://127.0.0.1:${server.address().port}` };
}

/** Runs in the page before any of its scripts: keeps what Storybook says on its channel from the first word. */
function record() {
  const kept = (window.__usherStory = { errors: [], done: undefined });
  const bad = [
    'storyThrewException',
    'storyErrored',
    'storyMissing',
    'playFunctionThrewException',
    'unhandledErrorsWhilePlaying',
    'configError',
  ];
  const told = (event) => {
    const errors = Array.isArray(event) ? event : [event];
    return errors.map((error) => error?.message ?? error?.description ?? JSON.stringify(error)).join('; ');
  };
  let channel;
  Object.defineProperty(window, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set(value) {
      channel = value;
      for (const name of bad) {
        channel.on(name, (event) => {
          kept.errors.push(`${name}: ${told(event)}`);
          if (name === 'storyMissing' || name === 'configError') kept.done ??= { status: 'error', reports: [] };
        });
      }
      channel.on('storyFinished', ({ status, reporters }) => {
        const reports = reporters.map(({ type, status, result }) => ({
          type,
          status,
          violations: (result?.violations ?? []).map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(' ')).join(', ')}`,
          ),
        }));
        kept.done = { status, reports };
      });
    },
  });
}

/** The mock worker takes itself away when a page goes, now and then just while the next page asks for it. */
const workerRace = /^(?:page error|unhandledErrorsWhilePlaying): Failed to update a ServiceWorker .* Not found$/u;

/** Opens a story; once more where nothing but the mock worker's own race was wrong. */
async function open(page, base, opening) {
  const first = await openOnce(page, base, opening);
  const raced = first.errors.length > 0 && first.errors.every((error) => workerRace.test(error));
  return raced ? openOnce(page, base, opening) : first;
}

async function openOnce(page, base, { story, mode }) {
  const errors = [];
  const onError = (error) => errors.push(`page error: ${error.message}`);
  page.on('pageerror', onError);
  try {
    await page.setViewportSize(mode?.viewport ?? wide);
    const globals = mode?.globals ? `&globals=${mode.globals}` : '';
    await page.goto(`${base}/iframe.html?viewMode=story&id=${story.id}${globals}`);
    await page.waitForFunction(() => window.__usherStory?.done, undefined, { timeout: patience, polling: 20 });
    const { done, errors: said } = await page.evaluate(() => window.__usherStory);
    errors.push(...said);
    if (done.status !== 'success' && said.length === 0) errors.push(`ended with status ${done.status}`);
    for (const { type, status, violations } of done.reports) {
      if (status === 'failed') errors.push(`${type}: ${violations.join(' | ') || 'failed'}`);
    }
    // Without its report the check for accessibility was not made, which is not the same as passed.
    if (!done.reports.some(({ type }) => type === 'a11y') && !story.tags?.includes('no-a11y'))
      errors.push('a11y: did not run');
    return { errors };
  } catch (error) {
    const said = await page.evaluate(() => window.__usherStory?.errors ?? []).catch(() => []);
    return { errors: [...errors, ...said, error.message.split('\n')[0]] };
  } finally {
    page.off('pageerror', onError);
  }
}

const executablePath = ensureBrowser();
if (!executablePath) end(`${browserMissing}\n0 passed, 1 failed`);
if (filesBelow('stories', '.stories.ts').length === 0) end('No story file found.\n0 passed, 0 failed');
if (!args.includes('--no-build')) buildStorybook();

const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
const stories = Object.values(entries)
  .filter(({ type, tags }) => type === 'story' && !tags?.includes('!test') && (tags?.includes('test') ?? true))
  .filter(({ id }) => parts.length === 0 || parts.some((part) => id.includes(part)));
const runs = args.includes('--modes')
  ? stories.filter(({ tags }) => tags?.includes('modes')).flatMap((story) => modes.map((mode) => ({ story, mode })))
  : stories.map((story) => ({ story }));

const { server, base } = await serve();
const browser = await chromium.launch({ executablePath, args: browserArgs });
const counts = { passed: 0, failed: 0 };
const queue = [...runs];

// Each worker has a profile of its own, so that no story meets another's service worker or storage.
async function work() {
  // Without motion, so that axe measures colours where they end and not on their way.
  const context = await browser.newContext({
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
  });
  await context.addInitScript(record);
  const page = await context.newPage();
  for (let run = queue.shift(); run; run = queue.shift()) {
    const { errors } = await open(page, base, run);
    const label = `${run.story.id}${run.mode ? ` (${run.mode.name})` : ''}`;
    if (errors.length === 0) counts.passed++;
    else {
      counts.failed++;
      console.log(`FAIL ${label}\n     ${errors.join('\n     ')}`);
    }
  }
  await context.close();
}

await Promise.all([work(), work()]);
await browser.close();
server.close();
console.log(`${stories.length} stories, ${runs.length} openings`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);
