import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { transform } from 'esbuild';
import { rollup } from 'rollup';
import { build } from 'vite';
import { root } from './paths.mjs';

const require = createRequire(import.meta.url);
const dist = join(root, 'dist');
process.chdir(root);

function declarations() {
  const tsc = require.resolve('typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('tsc could not write the declarations.');
}

/** What an application takes beside the modules. */
function assets() {
  const copies = [
    ['src/ui/tokens/tokens.css', 'tokens.css'],
    ['src/adapters/rest/openapi.yaml', 'openapi.yaml'],
  ];
  for (const [from, to] of copies) {
    mkdirSync(dirname(join(dist, to)), { recursive: true });
    copyFileSync(join(root, from), join(dist, to));
  }
}

/** Everything in one file for a page without a bundler; what is fetched on use stays in files beside it. */
const cdnEntry = [
  "export * from './index.js';",
  "export { memoryAdapter } from './adapters/memory/memory-adapter.js';",
  "export { restAdapter } from './adapters/rest/rest-adapter.js';",
  "import './define.js';",
].join('\n');

const entryPlugin = {
  name: 'usher-cdn-entry',
  resolveId: (id) => (id === 'cdn' ? join(dist, 'cdn-entry.js') : null),
  load: (id) => (id === join(dist, 'cdn-entry.js') ? cdnEntry : null),
};

/**
 * A page under Trusted Types allows each policy name once. Where the page has a Lit of its own, ours must
 * bear another name, or whichever loads second throws.
 */
const policyPlugin = {
  name: 'usher-policy-name',
  transform: (code) =>
    code.includes('createPolicy("lit-html"') || code.includes("createPolicy('lit-html'")
      ? { code: code.replace(/createPolicy\((["'])lit-html\1/, 'createPolicy("lit-html-usher"'), map: null }
      : null,
};

const minifyPlugin = {
  name: 'usher-minify',
  renderChunk: async (code) => {
    const { code: small } = await transform(code, {
      minify: true,
      target: 'es2022',
      format: 'esm',
      legalComments: 'eof',
    });
    return { code: small, map: null };
  },
};

/** papaparse is no ES module; Rollup needs it wrapped as one. */
const papaparsePlugin = {
  name: 'usher-wrap-papaparse',
  transform(code, id) {
    if (!/\/papaparse(?:\.min)?\.js$/u.test(id)) return undefined;
    const wrapped = `const module = { exports: {} };\n(function (exports) {\n${code}\n}).call(globalThis, module.exports);`;
    return { code: `${wrapped}\nexport default module.exports;`, map: null };
  },
};

/** Of Rollup's warnings, those that mean a file which breaks in the browser. */
const fatal = new Set(['UNRESOLVED_IMPORT', 'MISSING_EXPORT', 'MISSING_GLOBAL_NAME', 'EMPTY_BUNDLE']);

async function cdn() {
  const bundle = await rollup({
    input: { cdn: 'cdn' },
    plugins: [entryPlugin, nodeResolve({ browser: true }), papaparsePlugin, policyPlugin, minifyPlugin],
    onwarn: (warning) => {
      if (fatal.has(warning.code)) throw new Error(warning.message);
    },
  });
  const { output } = await bundle.write({
    dir: dist,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'cdn/[name]-[hash].js',
  });
  await bundle.close();
  // Lit may land in a chunk that the file and what it loads later share.
  const policies = output.flatMap(({ code = '' }) => code.match(/\blit-html(?:-usher)?(?=["'`])/gu) ?? []);
  if (policies.length === 0 || policies.some((policy) => policy !== 'lit-html-usher')) {
    throw new Error('The CDN file still uses Lit’s own Trusted Types policy name.');
  }
  const [entry, ...chunks] = output;
  return [entry, ...chunks.filter(({ fileName }) => entry.imports.includes(fileName))].map(({ code }) => code);
}

/** A file that package.json promises and nobody wrote is found here, not by the first host. */
function missingFiles() {
  const { bin, exports, main, types, unpkg } = require(join(root, 'package.json'));
  const promised = [main, types, unpkg, ...Object.values(bin)];
  const visit = (value) => (typeof value === 'string' ? promised.push(value) : Object.values(value).forEach(visit));
  visit(exports);
  return [...new Set(promised)].filter((file) => !existsSync(join(root, file)));
}

rmSync(dist, { recursive: true, force: true });
await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
declarations();
assets();
const first = await cdn();
const missing = missingFiles();
for (const file of missing) console.log(`package.json promises ${file}, which was not built.`);
const kilobytes = (first.reduce((sum, code) => sum + gzipSync(code).length, 0) / 1000).toFixed(1);
console.log(
  `${missing.length ? 'FAIL' : 'ok  '} build: cdn.js and what it imports at once: ${kilobytes} kB gzip in ${first.length} files`,
);
process.exitCode = missing.length ? 1 : 0;
