import { setupServer, type SetupServer } from 'msw/node';
import type { DirectoryAdapter } from '../src/domain/adapter.js';
import { restHandlers, type RestHandlerOptions } from './handlers/rest.js';

/** Answers the REST contract to every `fetch` of a Node process; `listen()` and `close()` are the caller's. */
export function mockServer(
  adapter: DirectoryAdapter,
  options: RestHandlerOptions & { readonly baseUrl: string },
): SetupServer {
  return setupServer(...restHandlers(adapter, options));
}
