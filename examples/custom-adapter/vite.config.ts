import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Reads the library from its sources, under the names by which a host installs it. */
export default defineConfig({
  root: here('.'),
  cacheDir: here('../../node_modules/.cache/usher-custom-adapter'),
  resolve: {
    alias: [
      { find: 'usher-elements/define', replacement: here('../../src/define.ts') },
      { find: 'usher-elements/adapters/http', replacement: here('../../src/adapters/http/index.ts') },
    ],
  },
  server: { fs: { allow: [here('../..')] } },
});
