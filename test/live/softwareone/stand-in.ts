import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { answer } from './answering.js';
import { Platform } from './platform.js';
import { Problem } from './problems.js';

/** A server in the shape of the platform's accounts API, with a state that lasts as long as it runs. */
export interface StandIn {
  readonly url: string;
  readonly platform: Platform;
  stop(): Promise<void>;
}

export async function startStandIn(): Promise<StandIn> {
  const platform = new Platform();
  const server = createServer((request, response) => {
    void handle(platform, request).then(({ status, body }) => {
      const type = status < 400 ? 'application/json' : 'application/problem+json';
      response.writeHead(status, body === undefined ? {} : { 'Content-Type': `${type}; charset=utf-8` });
      response.end(body === undefined ? '' : JSON.stringify(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    platform,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function handle(platform: Platform, request: IncomingMessage): Promise<{ status: number; body?: unknown }> {
  try {
    let text = '';
    for await (const piece of request.setEncoding('utf8')) text += String(piece);
    const url = new URL(request.url ?? '/', 'http://stand-in');
    return answer(platform, {
      method: request.method ?? 'GET',
      path: url.pathname,
      // A proxy that takes the query apart writes blanks its own way; a plus sign never comes bare from the adapter.
      query: url.search.replaceAll('+', '%20'),
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
      bearer: /^Bearer (.+)$/u.exec(request.headers.authorization ?? '')?.[1],
    });
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem(500, String(error));
    return { status: problem.status, body: problem.document() };
  }
}
