import { ContextConsumer } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';
import type { DirectoryAdapter } from '../domain/adapter.js';
import { CapabilityChangeEvent } from './capability-change-event.js';
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
  #watched: Directory | undefined;
  #stopWatching: (() => void) | undefined;

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
    // Watches again after a move: leaving the page ended it.
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const directory = this.#host.isConnected ? this.value : undefined;
    if (directory === this.#watched) return;
    this.#stopWatching?.();
    this.#watched = directory;
    this.#stopWatching = directory?.watch((taken) => this.#host.dispatchEvent(new CapabilityChangeEvent(taken)));
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#watched = undefined;
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
