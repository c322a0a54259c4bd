import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The platform's published contract. It is not ours to hand on, so it stands beside the checkout, where it stands at all. */
export const CONTRACT = fileURLToPath(
  new URL('../../../../shared/contracts/softwareone-accounts.openapi.json', import.meta.url),
);

export function contractMissing(): string | undefined {
  return existsSync(CONTRACT) ? undefined : 'the contract of the platform is not beside this checkout';
}

export interface Prism {
  readonly url: string;
  stop(): Promise<void>;
}

/** Prism as a proxy before `upstream`: it holds every request and every answer against the contract. */
export async function startPrism(upstream: string): Promise<Prism> {
  const port = await freePort();
  const cli = createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js');
  const args = [cli, 'proxy', CONTRACT, upstream, '--host', '127.0.0.1', '--port', String(port)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const listening = new Promise<void>((resolve, reject) => {
    const hear = (piece: string): void => {
      said = (said + piece).slice(-4000);
      if (said.includes('Prism is listening')) resolve();
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('exit', (code) => reject(new Error(`Prism ended (code ${code}).\n${said}`)));
  });
  await listening;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** What Prism found wrong, as it tells in a header of the answer. */
export function violationsOf(response: Response): string[] {
  const header = response.headers.get('sl-violations');
  if (header === null) return [];
  const found = JSON.parse(header) as { location: string[]; message: string }[];
  return found.map(({ location, message }) => `${location.join('.')}: ${message}`);
}
