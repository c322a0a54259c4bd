import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

// The library: one module in, one module out. Whoever bundles a page decides about minifying, not we.

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const { dependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

// Named one by one: "every bare import" would also leave out Vite's own decorator helper, which nobody has.
const external = Object.keys(dependencies).map((name) => new RegExp(`^${name}($|/)`));

const folders = (path: string): string[] =>
  existsSync(at(path))
    ? readdirSync(at(path), { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? e.name : []))
    : [];

const entries = [
  'index',
  'define',
  'testing/index',
  'adapters/http/index',
  'testing/doctor/doctor',
  ...folders('src/elements').map((tag) => `elements/${tag}/define`),
  ...folders('src/adapters').map((name) => `adapters/${name}/${name}-adapter`),
].filter((entry) => existsSync(at(`src/${entry}.ts`)));

export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2022',
    minify: false,
    sourcemap: true,
    emptyOutDir: true,
    reportCompressedSize: false,
    lib: { entry: Object.fromEntries(entries.map((entry) => [entry, at(`src/${entry}.ts`)])), formats: ['es'] },
    rolldownOptions: {
      external,
      output: {
        preserveModules: true,
        preserveModulesRoot: at('src'),
        entryFileNames: ({ name }) => (name.includes('oxc-project_runtime') ? 'internal/decorate.js' : '[name].js'),
      },
    },
  },
});
