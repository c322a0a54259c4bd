import { newKey } from '../../../state/keys.js';
import { keptKey, type Kept } from '../kept-key.js';

/**
 * The keys of a batch: the same for the same address in the same batch, also after a reload of the page, so that a list
 * sent once more adds nobody twice. What outlives the reload is one random key; each address is mixed into it, so that
 * nothing about anybody is kept.
 */
export class BatchKey {
  readonly #kept: Kept = keptKey('usher-elements:add-users');
  /** Keys of addresses for which no hash can be had, which is so on origins that are not secure. */
  readonly #random = new Map<string, string>();
  /** How often an address was turned down: what is sent next is another intent. */
  readonly #turns = new Map<string, number>();
  /** Whether a page before this one may have sent with the key. */
  #inherited = false;

  get inherited(): boolean {
    return this.#inherited;
  }

  /** Begins a batch, or goes on with the one whose outcome is not known. */
  begin(): void {
    this.#inherited ||= this.#kept.take().inherited;
  }

  /** @param address - In the form in which two addresses are the same. */
  async keyFor(address: string): Promise<string> {
    const { key } = this.#kept.take();
    const intent = `${key} ${address} ${String(this.#turns.get(address) ?? 0)}`;
    // Typed as always there, which it is on secure origins alone.
    const { subtle } = crypto as Partial<Crypto>;
    if (!subtle) return this.#randomFor(intent);
    const hash = await subtle.digest('SHA-256', new TextEncoder().encode(intent));
    return Array.from(new Uint8Array(hash, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  /** The address was turned down, or its key belongs to something else: the next try is another intent. */
  next(address: string): void {
    this.#turns.set(address, (this.#turns.get(address) ?? 0) + 1);
  }

  /** What became of everybody is known. */
  drop(): void {
    this.#kept.drop();
    this.#inherited = false;
    this.#random.clear();
    this.#turns.clear();
  }

  #randomFor(intent: string): string {
    const key = this.#random.get(intent) ?? newKey();
    this.#random.set(intent, key);
    return key;
  }
}
