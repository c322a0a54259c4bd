import { ContextProvider } from '@lit/context';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { DirectoryAdapter } from '../../domain/adapter.js';
import { DirectoryConsumer } from '../../state/directory-consumer.js';
import { directoryContext } from '../../state/directory-context.js';
import { directoryProviderStyles } from './directory-provider.styles.js';

/**
 * Gives one adapter to all Usher elements below it. Draws nothing of its own.
 *
 * @fires {CapabilityChangeEvent} capability-change - The backend turned out not to do something; its controls are gone for this session.
 * @slot - The page or part of it that uses the adapter.
 */
export class DirectoryProviderElement extends LitElement {
  static override styles = directoryProviderStyles;

  /** The backend: an adapter object, or the name it was given by `registerAdapter`. */
  @property({ attribute: 'adapter' }) adapter: DirectoryAdapter | string | undefined;

  readonly #source = new DirectoryConsumer(this, () => this.adapter);
  readonly #provider = new ContextProvider(this, { context: directoryContext });

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#provider.setValue(this.#source.value);
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'directory-provider': DirectoryProviderElement;
  }
}
