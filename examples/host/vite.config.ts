import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The pages that the reference server serves. Everything is bundled: its policy allows nothing inline, nothing from elsewhere. */
export default defineConfig({
  root: here('.'),
  base: '/',
  build: {
    outDir: here('../../node_modules/.cache/usher-host'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: [here('index.html'), here('accept.html'), here('sign-in.html')] },
  },
});
