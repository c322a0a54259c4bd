import { newKey } from '../../state/keys.js';

const NAME = 'usher-elements:add-user';
const KEY = /^[0-9a-f]{32}$/u;

/**
 * The random key of an intent to add whose outcome is not known yet. It alone outlives a reload of the page, in the
 * tab's own storage, so that the same user sent once more is the same write. Nothing about the person is kept.
 */
export class KeptKey {
  /** Whether this page began the intent, so that nothing of it was sent before. */
  #begunHere = false;

  /** The key to send with, and whether a page before this one may have sent with it. */
  take(): { readonly key: string; readonly inherited: boolean } {
    const kept = read();
    if (kept !== undefined) return { key: kept, inherited: !this.#begunHere };
    const key = newKey();
    this.#begunHere = true;
    write(key);
    return { key, inherited: false };
  }

  /** The outcome is known. */
  drop(): void {
    this.#begunHere = false;
    write(undefined);
  }
}

function read(): string | undefined {
  try {
    const kept = sessionStorage.getItem(NAME);
    return kept !== null && KEY.test(kept) ? kept : undefined;
  } catch {
    // Storage may be forbidden (a sandboxed frame); then a reload begins a new intent.
    return undefined;
  }
}

function write(key: string | undefined): void {
  try {
    if (key === undefined) sessionStorage.removeItem(NAME);
    else sessionStorage.setItem(NAME, key);
  } catch {
    // As above.
  }
}
