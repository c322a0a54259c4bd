import type { Server } from '../../../examples/server/server.js';
import { EventStreamParser } from '../../../src/adapters/http/event-stream.js';
import type { Change } from '../../../src/domain/adapter.js';
import { checkExchange } from '../../support/openapi.js';
import type { Client } from './client.js';
import { ORIGIN } from './world.js';

type Told = Omit<Change, 'cause'>;

/** A stream of changes as it comes over the wire. */
export interface TestStream {
  readonly response: Response;
  /** The next change; `undefined` when the stream has ended. */
  next(): Promise<Told | undefined>;
  /** Resolves once the stream has given an id, from which a reader could go on. */
  mark(): Promise<string>;
  /** All that came, as text. */
  text(): string;
  /** Leaves, as a page that is closed. */
  leave(): void;
}

/** Opens the stream of an account as `client`. */
export async function openStream(server: Server, client: Client, path: string, lastId?: string): Promise<TestStream> {
  const ending = new AbortController();
  const request = new Request(`${ORIGIN}${path}/changes`, {
    headers: { cookie: client.cookies, ...(lastId !== undefined && { 'last-event-id': lastId }) },
    signal: ending.signal,
  });
  const response = await server.fetch(request);
  await checkExchange(request, response);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const [parser, decoder, heard] = [new EventStreamParser(), new TextDecoder(), [] as Told[]];
  let text = '';
  const more = async (): Promise<boolean> => {
    const { done, value } = await reader.read();
    if (done) return false;
    const piece = decoder.decode(value, { stream: true });
    text += piece;
    heard.push(...parser.push(piece).map(({ data }) => JSON.parse(data) as Told));
    return true;
  };
  return {
    response,
    next: async () => {
      while (heard.length === 0 && (await more()));
      return heard.shift();
    },
    mark: async () => {
      while (parser.lastEventId === '' && (await more()));
      return parser.lastEventId;
    },
    text: () => text,
    leave: () => ending.abort(),
  };
}
