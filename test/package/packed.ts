import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/* The package as npm would publish it, put into a folder of its own as an application would have it. */

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Packed {
  /** The application's folder; `node_modules/usher-elements` is in it. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Writes a file of the application, and gives its path. */
  write(name: string, text: string): string;
  /** Runs Node in the application's folder. */
  node(args: readonly string[], env?: NodeJS.ProcessEnv): SpawnSyncReturns<string>;
}

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Packs and unpacks; builds first where the build is missing or older than the sources. */
export function pack(): Packed {
  buildWhereStale();
  const folder = mkdtempSync(join(tmpdir(), 'usher-packed-'));
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  const home = join(folder, 'node_modules', manifest.name);
  for (const file of listed()) {
    mkdirSync(dirname(join(home, file)), { recursive: true });
    cpSync(join(root, file), join(home, file));
  }
  for (const dependency of Object.keys(manifest.dependencies)) link(dependency, folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'application', private: true, type: 'module' }));
  return {
    folder,
    manifest,
    write: (name, text) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    },
    node: (args, env = {}) =>
      spawnSync(process.execPath, args, {
        cwd: folder,
        encoding: 'utf8',
        // What loads TypeScript for the tests is not there for an application.
        env: { ...process.env, NODE_OPTIONS: '', NODE_TEST_CONTEXT: undefined, ...env },
      }),
  };
}

/** Runs the compiler of this repository in an application's folder. */
export function compile({ node }: Packed, args: readonly string[]): SpawnSyncReturns<string> {
  return node([join(root, 'node_modules/typescript/bin/tsc'), ...args]);
}

/** What npm would put into the package. */
function listed(): string[] {
  // On Windows npm is a script that only a shell starts.
  const run = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 2 ** 26,
  });
  if (run.status !== 0) throw new Error(`npm pack failed: ${run.stderr}`);
  const [{ files } = { files: [] }] = JSON.parse(run.stdout) as { files: { path: string }[] }[];
  return files.map(({ path }) => path);
}

function link(dependency: string, folder: string): void {
  const at = join(folder, 'node_modules', dependency);
  mkdirSync(dirname(at), { recursive: true });
  symlinkSync(join(root, 'node_modules', dependency), at, 'junction');
}

function buildWhereStale(): void {
  const built = join(root, 'dist/cdn.js');
  if (existsSync(built) && statSync(built).mtimeMs >= newest(join(root, 'src'))) return;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, '.config/build.mjs')], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The package cannot be tested because it cannot be built.\n${stdout}\n${stderr}`);
}

function newest(folder: string): number {
  const times = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? newest(path) : statSync(path).mtimeMs;
  });
  return Math.max(0, ...times);
}
