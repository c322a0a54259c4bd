import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The server as people start it: a process of its own. */
export interface Running {
  readonly process: ChildProcess;
  /** What it has said so far. */
  output(): string;
  /** Resolves once it has said this; rejects when it ends without. */
  said(text: string): Promise<void>;
  /** Its exit code. */
  ended(): Promise<number | null>;
}

/** Files that are read beside a module are found where that module's source is. */
const ownUrl: Plugin = {
  name: 'own-url',
  setup: ({ onLoad }) =>
    onLoad({ filter: /examples.server.*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
    })),
};

/** The server bundled once: loading its two hundred sources one by one takes each process a second more. */
async function bundle(): Promise<string> {
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  // Inside of the project, where the packages are found.
  const outdir = mkdtempSync(join(cache, 'usher-process-'));
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
  const entryPoints = ['main', 'admin'].map((name) => join(ROOT, `examples/server/${name}.ts`));
  await build({
    entryPoints,
    outdir,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    plugins: [ownUrl],
    logLevel: 'error',
  });
  return outdir;
}

const bundled = await bundle();

type Environment = Readonly<Record<string, string>>;

/** Starts a file of the server; nothing of the environment of the tests reaches it but what runs programs. */
export function run(file: string, args: readonly string[], environment: Environment = {}): Running {
  return started([join(bundled, `${basename(file, '.ts')}.mjs`), ...args], environment);
}

/** The same from the sources themselves, as `npm start` does. */
export function runSource(file: string, args: readonly string[], environment: Environment = {}): Running {
  return started(['--import', 'tsx', `examples/server/${file}`, ...args], environment);
}

function started(args: readonly string[], environment: Environment): Running {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return {
    process: child,
    output: () => output,
    said: (text) =>
      heard(
        child,
        () => output.includes(text),
        exit,
        () => output,
      ),
    ended: () => exit,
  };
}

function heard(child: ChildProcess, has: () => boolean, exit: Promise<unknown>, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (has()) resolve();
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    void exit.then(() => reject(new Error(`The server ended:\n${output()}`)));
    look();
  });
}

/** A port that nothing uses just now. */
export async function freePort(): Promise<number> {
  const probe = await occupyPort();
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Takes a port, for as long as it is not closed. */
export async function occupyPort(): Promise<Server> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
