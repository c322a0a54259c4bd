import { http, type HttpHandler } from 'msw';
import { restFetch } from '../mocks/handlers/rest.js';
import { SEEDED_ACCOUNT } from '../mocks/people.js';
import { seededAdapter, type SeededOptions } from '../mocks/seeds.js';
import type { MemoryAdapter } from '../src/adapters/memory/memory-adapter.js';
import { restAdapter } from '../src/adapters/rest/rest-adapter.js';
import type { DirectoryAdapter } from '../src/domain/adapter.js';

/** How the world of a story is. */
export interface World {
  readonly seed?: SeededOptions;
  /** What happens to the pretend backend before its answers go over the wire. */
  readonly server?: (adapter: MemoryAdapter) => DirectoryAdapter;
  /** What happens on the page's side of the wire: lost answers, members that a backend lacks. */
  readonly page?: (adapter: DirectoryAdapter) => DirectoryAdapter;
}

export interface Wired {
  /** Begins the world anew; for a story's `loaders`. */
  readonly load: () => Promise<{ readonly backend: MemoryAdapter; readonly adapter: DirectoryAdapter }>;
  /** For `parameters.msw`. */
  readonly handlers: readonly HttpHandler[];
}

/** The seeded account behind the REST handlers, and the adapter that speaks to them. */
export function wired({ seed, server, page }: World): Wired {
  let answer: typeof fetch | undefined;
  return {
    load: () => {
      const backend = seededAdapter({ mail: () => 'mailed', ...seed });
      answer = restFetch(server ? server(backend) : backend);
      const adapter: DirectoryAdapter = restAdapter({ baseUrl: '/api', account: SEEDED_ACCOUNT.id });
      return Promise.resolve({ backend, adapter: page ? page(adapter) : adapter });
    },
    handlers: [http.all('/api/*', ({ request }) => answer?.(request))],
  };
}

/** Calls `look` once a frame until it gives something; fails when it never does. */
export async function eventually<T>(look: () => T | null | undefined | false, what: string): Promise<T> {
  for (let frame = 0; frame < 400; frame += 1) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  throw new Error(`It never came: ${what}.`);
}
