import type { Clock } from '../../../src/domain/time.js';
import type { Db } from '../db/tables.js';
import { ALL, eventsOf, newsAfter, VIEWER } from './events.js';
import type { ChangeFeed, Reader } from './feed.js';
import { markOf, type Place } from './place.js';

/** Milliseconds after which a reader connects again. */
const RETRY = 2000;
/** Milliseconds between two looks; what happens in between is told together. */
const PACE = 100;
/** Pieces that a reader has not taken; whoever leaves more lying is cut off, and comes back to where they were. */
const MOST_UNREAD = 100;

export interface StreamOptions extends Pick<Reader, 'keys' | 'owner'> {
  readonly db: Db;
  readonly feed: ChangeFeed;
  readonly clock: Clock;
  readonly accountId: string;
  readonly viewerId: string;
  /** Milliseconds between two signs of life, at each of which the right to read is looked at, too. */
  readonly heartbeatMs: number;
  /** From where the reader goes on, looked up before the stream is answered: nothing after it is missed. */
  readonly place: Place;
  readonly signal: AbortSignal;
  /** Whether whoever opened the stream may read the account now. */
  mayRead(): Promise<boolean>;
}

/** The body of one stream of changes, for as long as its reader stays and may read. */
export function changeStream(options: StreamOptions): ReadableStream<Uint8Array> {
  let stream: ChangeStream | undefined;
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      stream = new ChangeStream(options, controller);
    },
    cancel: () => stream?.end(),
  });
}

class ChangeStream implements Reader {
  readonly keys: readonly string[];
  readonly owner: string;
  readonly #options: StreamOptions;
  readonly #controller: ReadableStreamDefaultController<Uint8Array>;
  readonly #leave: () => void;
  readonly #heart: NodeJS.Timeout;
  /** Number of the last change told. */
  #seq: number;
  #looking = false;
  #again = false;
  #ended = false;

  constructor(options: StreamOptions, controller: ReadableStreamDefaultController<Uint8Array>) {
    this.#options = options;
    this.#controller = controller;
    this.keys = options.keys;
    this.owner = options.owner;
    this.#seq = options.place.seq;
    this.#leave = options.feed.join(this);
    this.#heart = setInterval(() => this.wake(), options.heartbeatMs);
    if (options.signal.aborted) this.end();
    options.signal.addEventListener('abort', () => this.end(), { once: true });
    const mark = markOf(this.#seq, options.clock());
    this.#say(`retry: ${RETRY}\n\n${options.place.gap ? eventsOf(ALL, NOWHERE, mark) : quiet(mark)}`);
    this.wake();
  }

  wake(): void {
    this.#again = true;
    if (!this.#looking && !this.#ended) this.#options.feed.track(this.#look());
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    clearInterval(this.#heart);
    this.#leave();
    try {
      this.#controller.close();
    } catch {
      // The reader has gone already.
    }
  }

  async #look(): Promise<void> {
    this.#looking = true;
    try {
      while (this.#again && !this.#ended) {
        this.#again = false;
        await this.#round();
        await pause(PACE);
      }
    } catch {
      // The database is not there: readers come back, and by then it may be.
      this.end();
    } finally {
      this.#looking = false;
    }
  }

  async #round(): Promise<void> {
    const { db, accountId, viewerId, clock, mayRead } = this.#options;
    const allowed = await mayRead();
    const [now, before] = [clock(), this.#seq];
    if (!allowed) return this.#dismiss(before, now);
    const { changes, seq } = await newsAfter(db, accountId, viewerId, before);
    this.#seq = seq;
    const mark = markOf(seq, now);
    this.#say(changes.length === 0 ? quiet(mark) : eventsOf(changes, markOf(before, now), mark));
  }

  /** Nothing of the account is told, only that there is nothing more to read. */
  #dismiss(seq: number, now: Date): void {
    this.#say(eventsOf(VIEWER, NOWHERE, markOf(seq, now)));
    this.end();
  }

  #say(text: string): void {
    if (this.#ended) return;
    if ((this.#controller.desiredSize ?? 0) < -MOST_UNREAD) return this.end();
    this.#controller.enqueue(new TextEncoder().encode(text));
  }
}

/** A mark from which nobody can go on. */
const NOWHERE = '0-0';

/** A sign of life that tells no change and keeps the reader's place fresh: an id without data is no event. */
function quiet(mark: string): string {
  return `id: ${mark}\n\n`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms));
}
