import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Reads the library from its sources, under the names by which a host installs it. */
export default defineConfig({
  root: here('.'),
  cacheDir: here('../../node_modules/.cache/usher-embed'),
  resolve: {
    alias: [
      { find: 'usher-elements/define', replacement: here('../../src/define.ts') },
      { find: /^usher-elements\/adapters\/(\w+)$/u, replacement: here('../../src/adapters/$1/$1-adapter.ts') },
    ],
  },
  server: { fs: { allow: [here('../..')] } },
});
