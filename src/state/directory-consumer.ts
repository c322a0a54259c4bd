import { ContextConsumer } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';
import type { DirectoryAdapter } from '../domain/adapter.js';
import { directoryContext } from './directory-context.js';
import { directoryOf, type Directory } from './directory.js';
import { adapterNamed, onAdapterRegistered } from './registry-of-adapters.js';

/**
 * Finds the Directory of an element: its own `adapter` (an object or a registered name), or else the nearest
 * provider's.
 */
export class DirectoryConsumer implements ReactiveController {
  #host: LitElement;
  #own: () => DirectoryAdapter | string | undefined;
  #context: ContextConsumer<typeof directoryContext, LitElement>;
  #stopWaiting: (() => void) | undefined;
  #warned = false;

  constructor(host: LitElement, own: () => DirectoryAdapter | string | undefined) {
    this.#host = host;
    this.#own = own;
    host.addController(this);
    this.#context = new ContextConsumer(host, { context: directoryContext, subscribe: true });
  }

  get value(): Directory | undefined {
    const own = this.#own();
    if (own === undefined) return this.#context.value;
    const adapter = typeof own === 'string' ? this.#named(own) : own;
    return adapter && directoryOf(adapter);
  }

  hostConnected(): void {
    this.#stopWaiting = onAdapterRegistered(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
  }

  #named(name: string): DirectoryAdapter | undefined {
    if (name.startsWith('[object ') && !this.#warned) {
      this.#warned = true;
      console.warn(
        `<${this.#host.localName}> got the text "${name}" as its adapter: the framework wrote the property into the attribute, ` +
          'because the element was defined late. Import "usher-elements/define" before rendering, or use registerAdapter(name, adapter) and adapter="name".',
      );
    }
    return adapterNamed(name);
  }
}
