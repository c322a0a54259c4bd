import type { User } from '../../domain/user.js';
import type { Shown } from './list-pages.js';

/**
 * Keeps the rows of a page at their places while somebody points at them or is among them, though others change the list
 * meanwhile: what is known anew is shown where it stands, who has come or gone waits.
 */
export class HeldRows {
  #rows: readonly User[] | undefined;
  #page = '';

  /** From now on these rows stay; `page`: what makes the page this page. */
  hold(rows: readonly User[], page: string): void {
    if (this.#rows && this.#page === page) return;
    this.#rows = rows;
    this.#page = page;
  }

  /** Whether there was something to release. */
  release(): boolean {
    const held = this.#rows !== undefined;
    this.#rows = undefined;
    return held;
  }

  /** How many have come to the page, or gone from it, that are not shown so. */
  waiting({ rows }: Pick<Shown, 'rows'>): number {
    if (!this.#rows) return 0;
    const [now, before] = [rows, this.#rows].map((some) => new Set(some.map(({ id }) => id)));
    const others = rows.filter(({ id }) => !before?.has(id)).length;
    const gone = this.#rows.filter(({ id }) => !now?.has(id)).length;
    return Math.max(others, gone);
  }

  /** What to show in place of `shown`. */
  of(shown: Shown, page: string): Shown {
    if (this.#rows && this.#page !== page) this.release();
    if (!this.#rows) return shown;
    const fresh = new Map(shown.rows.map((user) => [user.id, user]));
    return { ...shown, rows: this.#rows.map((user) => fresh.get(user.id) ?? user) };
  }
}
