import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { DirectoryAdapter } from '../domain/adapter.js';
import { LocalizeController } from '../i18n/localize-controller.js';
import { DirectoryConsumer } from '../state/directory-consumer.js';
import type { Directory } from '../state/directory.js';
import { MutationController } from '../state/mutation-controller.js';
import { DEFAULT_TAGS, type Tags } from './tags.js';

/** What all elements that use a directory have in common: where it comes from, their language, their writes. */
export abstract class UsherElement extends LitElement {
  /** The tags of the parts it nests; set on the subclass that `define()` registers. */
  static tags: Tags = DEFAULT_TAGS;

  /**
   * The backend: an adapter object, or the name it was given by `registerAdapter`. Without it the nearest
   * `<directory-provider>` is used.
   */
  @property({ attribute: 'adapter' }) adapter: DirectoryAdapter | string | undefined;

  protected readonly i18n = new LocalizeController(this);
  readonly #directories = new DirectoryConsumer(this, () => this.adapter);
  protected readonly mutations = new MutationController(this, () => this.directory);

  /** The directory in use; `undefined` until there is an adapter. */
  protected get directory(): Directory | undefined {
    return this.#directories.value;
  }

  protected get tags(): Tags {
    return (this.constructor as typeof UsherElement).tags;
  }
}
