import type { Change } from '../domain/adapter.js';
import { elsewhereSchema } from '../domain/schemas.js';

/** So often the data are read again where nobody sends word of changes, in milliseconds; only while the page is seen. */
export const PERIOD = 60_000;

export interface GentleLiveOptions {
  /** What tabs of the same backend have in common. */
  readonly name: string;
  /** Whose users these are; word of another account's is not for here. */
  readonly account: () => string | undefined;
  readonly tell: (change: Change) => void;
  /** {@link PERIOD} when absent. */
  readonly period?: number;
}

/**
 * Changes made elsewhere, for backends that send no word of them: what other tabs of this browser did, told by ids
 * alone, and for the rest a look at the data now and then.
 */
export class GentleLive {
  readonly #options: GentleLiveOptions;
  readonly #channel: BroadcastChannel;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looked = Date.now();

  constructor(options: GentleLiveOptions) {
    this.#options = options;
    this.#channel = new BroadcastChannel(`usher-elements:${options.name}`);
    this.#channel.addEventListener('message', this.#onMessage);
    document.addEventListener('visibilitychange', this.#onVisible);
    this.#wait(this.#period);
  }

  /** Tells the other tabs what was done here. */
  post({ topic, ids }: Change): void {
    const account = this.#options.account();
    this.#channel.postMessage({ ...(account !== undefined && { account }), change: { topic, ...(ids && { ids }) } });
  }

  end(): void {
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#onVisible);
    this.#channel.close();
  }

  readonly #onMessage = (event: MessageEvent<unknown>): void => {
    const parsed = elsewhereSchema.safeParse(event.data);
    if (!parsed.success) return;
    const { account, change } = parsed.data;
    const here = this.#options.account();
    if (account !== undefined && here !== undefined && account !== here) return;
    const { topic, ids } = change;
    this.#options.tell({ topic, ...(ids && { ids }), cause: 'elsewhere' });
  };

  readonly #onVisible = (): void => {
    if (document.visibilityState === 'visible') this.#wait(Math.max(0, this.#period - (Date.now() - this.#looked)));
  };

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), ms);
  }

  /** A page that is not seen asks nothing, and catches up when it is. */
  #look(): void {
    if (document.visibilityState !== 'visible') return;
    this.#looked = Date.now();
    this.#options.tell({ topic: 'users', cause: 'elsewhere' });
    this.#options.tell({ topic: 'groups', cause: 'elsewhere' });
    this.#wait(this.#period);
  }

  get #period(): number {
    return this.#options.period ?? PERIOD;
  }
}
