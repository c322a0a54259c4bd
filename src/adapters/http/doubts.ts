import { DirectoryError } from '../../domain/errors.js';

/** How many intents with an open end are remembered; more than one person starts in an hour. */
const REMEMBERED = 100;

/**
 * For backends that keep no idempotency keys: an intent whose outcome is unknown is remembered by its key, and whoever
 * tries it again is looked up first.
 */
export class Doubts {
  readonly #keys = new Set<string>();

  /** The outcome of `act`, or what an earlier try of the same intent came to, as far as `find` finds it. */
  async once<T>(key: string | undefined, find: () => Promise<T | undefined>, act: () => Promise<T>): Promise<T> {
    if (key !== undefined && this.#keys.has(key)) {
      const earlier = await find();
      this.#keys.delete(key);
      if (earlier !== undefined) return earlier;
    }
    try {
      return await act();
    } catch (error) {
      if (key !== undefined && error instanceof DirectoryError && error.outcome === 'unknown') this.#remember(key);
      throw error;
    }
  }

  #remember(key: string): void {
    this.#keys.delete(key);
    this.#keys.add(key);
    const [oldest] = this.#keys;
    if (this.#keys.size > REMEMBERED && oldest !== undefined) this.#keys.delete(oldest);
  }
}
