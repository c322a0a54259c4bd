import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { root } from './paths.mjs';

// Writes custom-elements.json; with `--check` writes nothing and fails when the committed one is stale.

process.chdir(root);
const file = join(root, 'custom-elements.json');
const manifest = await cli({
  argv: ['analyze', '--config', '.config/custom-elements-manifest.config.mjs'],
  cwd: root,
  noWrite: true,
});
manifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
const text = `${JSON.stringify(manifest, null, 2)}\n`;
const tags = manifest.modules.flatMap(({ declarations }) => declarations.flatMap(({ tagName }) => tagName ?? []));

function committed() {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

let trouble;
if (tags.length === 0) trouble = 'no element found';
else if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (committed() !== text) trouble = 'custom-elements.json is stale; run `npm run manifest`';

console.log(trouble ? `FAIL manifest: ${trouble}` : `ok   manifest: ${tags.length} elements: ${tags.join(', ')}`);
process.exitCode = trouble ? 1 : 0;
