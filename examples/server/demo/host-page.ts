import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, loadConfigFromFile } from 'vite';
import { ROOT } from '../config/settings.js';

const CONFIG = join(ROOT, 'examples/host/vite.config.ts');
/** What the page is made of: it is built again when any of this is newer than what was built. */
const SOURCES = ['src', 'examples/host', 'package-lock.json'];

/** The folder with the built host page, built first when it is missing or older than its sources. */
export async function hostPage(): Promise<string | undefined> {
  if (!existsSync(CONFIG)) return undefined;
  const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, CONFIG);
  const root = resolve(ROOT, loaded?.config.root ?? 'examples/host');
  const folder = resolve(root, loaded?.config.build?.outDir ?? 'dist');
  if (isStale(join(folder, 'index.html'))) {
    await build({ configFile: CONFIG, logLevel: 'warn', build: { emptyOutDir: true } });
  }
  return folder;
}

function isStale(built: string): boolean {
  if (!existsSync(built)) return true;
  const at = statSync(built).mtimeMs;
  return SOURCES.some((source) => newest(join(ROOT, source)) > at);
}

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(own.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
