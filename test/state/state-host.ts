import { LitElement } from 'lit';
import type { DirectoryAdapter } from '../../src/domain/adapter.js';
import type { Capabilities } from '../../src/domain/capabilities.js';
import { LEAST_CAPABILITIES } from '../../src/domain/capabilities.js';
import type { Page } from '../../src/domain/page.js';
import type { User } from '../../src/domain/user.js';
import { directoryOf, type Directory } from '../../src/state/directory.js';

/** A real element around controllers, so that they meet the life that elements lead. */
export class StateHost extends LitElement {
  adapter: DirectoryAdapter | undefined;

  get directory(): Directory | undefined {
    return this.adapter && directoryOf(this.adapter);
  }

  /** Another question, another adapter: the host is drawn again. */
  async redraw(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
  }
}
customElements.define('state-host', StateHost);

const mounted: HTMLElement[] = [];

afterEach(() => {
  for (const host of mounted.splice(0)) host.remove();
});

export function newHost(adapter?: DirectoryAdapter): StateHost {
  const host = document.createElement('state-host') as StateHost;
  host.adapter = adapter;
  mounted.push(host);
  return host;
}

export async function mountHost(adapter?: DirectoryAdapter): Promise<StateHost> {
  const host = newHost(adapter);
  document.body.append(host);
  await host.updateComplete;
  return host;
}

/** A promise that a test settles when it likes. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
}

export function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

/** Until changes that were made are told: with a frame, or after a moment in a page that gets none. */
export function told(): Promise<unknown> {
  const frames = new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return Promise.race([frames, new Promise((resolve) => setTimeout(resolve, 300))]);
}

/** Lets what is settled already be heard by everybody: promises first, then the drawing that follows. */
export async function heard(host: StateHost): Promise<void> {
  await told();
  await host.updateComplete;
}

/** The least adapter there can be, with what a test gives it. */
export function bareAdapter(
  given: Partial<DirectoryAdapter> = {},
  capabilities: Partial<Capabilities> = {},
): DirectoryAdapter {
  const none: Page<User> = { items: [], total: 0 };
  return {
    name: 'test',
    capabilities: { ...LEAST_CAPABILITIES, ...capabilities },
    users: { list: () => Promise.resolve(none), get: () => Promise.reject(new Error('not asked for')) },
    ...given,
  };
}

export function person(given: Partial<User> = {}): User {
  return {
    id: 'USR-1',
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: 'ada@example.com',
    state: 'active',
    groups: [],
    ...given,
  };
}
