import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { browserArgs, browserMissing, ensureBrowser } from './browser.mjs';
import { cdpPlugin } from './wtr-cdp.mjs';
import { root } from './paths.mjs';

const executablePath = ensureBrowser();
if (!executablePath) {
  console.error(browserMissing);
  process.exit(1);
}

const require = createRequire(import.meta.url);
const mswWorker = readFileSync(require.resolve('msw/mockServiceWorker.js'), 'utf8');

/** One line that `npm test` can add up. A file that could not be loaded counts as one failure. */
const counts = () => ({
  onTestRunFinished({ sessions }) {
    const tests = { passed: 0, failed: 0, skipped: 0 };
    const count = (suite) => {
      for (const { passed, skipped } of suite.tests) tests[skipped ? 'skipped' : passed ? 'passed' : 'failed']++;
      suite.suites.forEach(count);
    };
    for (const { testResults, errors, passed } of sessions) {
      const before = tests.failed;
      if (testResults) count(testResults);
      if ((errors.length > 0 || !passed) && tests.failed === before) tests.failed++;
    }
    console.log(`\n${tests.passed} passed, ${tests.failed} failed${tests.skipped ? `, ${tests.skipped} skipped` : ''}`);
  },
});

/** papaparse is no ES module; bundlers wrap it, and here it is wrapped the same way. */
const wrapped = {
  name: 'usher-wrap-papaparse',
  transform({ path, body }) {
    if (!/\/papaparse(?:\.min)?\.js$/u.test(path)) return undefined;
    return `const module = { exports: {} };\n(function (exports) {\n${body}\n}).call(globalThis, module.exports);\nexport default module.exports;`;
  },
};

export default {
  rootDir: root,
  files: ['test/{ui,state,elements}/**/*.test.ts'],
  nodeResolve: { browser: true, exportConditions: ['browser', 'development'] },
  // One page at a time: a page behind another gets no frames, and a mouse that moves over it waits for ever.
  concurrency: 1,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  testFramework: { config: { timeout: 20_000 } },
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: process.stdout.isTTY === true }),
    counts(),
  ],
  filterBrowserLogs: ({ args }) => !args.some((arg) => typeof arg === 'string' && arg.includes('Lit is in dev mode')),
  middleware: [
    (context, next) => {
      if (context.path !== '/mockServiceWorker.js') return next();
      context.type = 'text/javascript';
      context.body = mswWorker;
    },
  ],
  plugins: [
    a11ySnapshotPlugin(),
    cdpPlugin(),
    wrapped,
    esbuildPlugin({ ts: true, json: true, target: 'es2022', tsconfig: join(root, 'tsconfig.json') }),
  ],
  browsers: [chromeLauncher({ launchOptions: { executablePath, headless: true, args: browserArgs } })],
  coverageConfig: { include: ['src/**/*.ts'], reporters: ['text-summary', 'lcovonly'] },
};
