import { setupWorker, type SetupWorker } from 'msw/browser';
import type { DirectoryAdapter } from '../src/domain/adapter.js';
import { restHandlers, type RestHandlerOptions } from './handlers/rest.js';

/** A worker that answers the REST contract in the browser; `start()` is the caller's. */
export function mockWorker(adapter: DirectoryAdapter, options: RestHandlerOptions = {}): SetupWorker {
  return setupWorker(...restHandlers(adapter, options));
}
