import type { DirectoryAdapter } from '../domain/adapter.js';

const adapters = new Map<string, DirectoryAdapter>();
const waiting = new Set<() => void>();

/**
 * Gives an adapter a name, for hosts whose framework cannot set a property: `<user-list adapter="name">`.
 * Elements that wait for the name wake up.
 * @throws {Error} on a server, where a name would be shared between requests of different people.
 */
export function registerAdapter(name: string, adapter: DirectoryAdapter): void {
  if (typeof document === 'undefined') {
    throw new Error(
      'registerAdapter() is for browsers: on a server the name would leak between requests. Set .adapter instead.',
    );
  }
  adapters.set(name, adapter);
  for (const wake of [...waiting]) wake();
}

export function adapterNamed(name: string): DirectoryAdapter | undefined {
  return adapters.get(name);
}

/** Calls back at every registration until the returned function is called. */
export function onAdapterRegistered(wake: () => void): () => void {
  waiting.add(wake);
  return () => waiting.delete(wake);
}
