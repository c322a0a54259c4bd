import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';

// The server runs in this very process: Ctrl-C then has no child to leave behind.

ensureInstalled();
process.chdir(root);
const entry = join(root, 'examples/server/main.ts');
process.argv = [process.execPath, entry, '--demo', ...process.argv.slice(2)];
const { register } = await import('tsx/esm/api');
register();
await import(pathToFileURL(entry).href);
