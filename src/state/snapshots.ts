/** What a query last answered. */
export interface Snapshot {
  readonly value: unknown;
  /** Whether something changed since: it may still be shown while the query reads again. */
  readonly outdated: boolean;
}

/** How many answers are kept; beyond that the oldest goes. */
const KEPT = 50;

/** The last answers of queries, so that what was seen before shows at once while it is read again. */
export class Snapshots {
  #kept = new Map<string, Snapshot>();

  get(key: string): Snapshot | undefined {
    return this.#kept.get(key);
  }

  keep(key: string, value: unknown): void {
    this.#kept.delete(key);
    this.#kept.set(key, { value, outdated: false });
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > KEPT && !oldest.done) this.#kept.delete(oldest.value);
  }

  /** Marks every answer of a topic; keys begin with their topic. */
  outdate(topic: string): void {
    for (const [key, snapshot] of this.#kept) {
      if (key.startsWith(`${topic}:`)) this.#kept.set(key, { ...snapshot, outdated: true });
    }
  }
}
