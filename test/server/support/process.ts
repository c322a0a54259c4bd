import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';

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

/** Starts a file of the server; nothing of the environment of the tests reaches it but what runs programs. */
export function run(
  file: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Running {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', `examples/server/${file}`, ...args], {
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
