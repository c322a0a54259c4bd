import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { filesBelow, root } from './paths.mjs';

// Twice: everything, and then what is published by itself, where neither Node's nor mocha's names exist.

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
let failed = false;
for (const args of [
  ['-p', 'tsconfig.json', '--noEmit'],
  ['-p', 'tsconfig.build.json', '--noEmit', '--emitDeclarationOnly', 'false'],
]) {
  const { status } = spawnSync(process.execPath, [tsc, ...args], { cwd: root, stdio: 'inherit' });
  failed ||= status !== 0;
}
const files = filesBelow('src', '.ts').length;
if (files === 0) failed = true;
console.log(`${failed ? 'FAIL' : 'ok  '} types: ${files} files in src`);
process.exitCode = failed ? 1 : 0;
