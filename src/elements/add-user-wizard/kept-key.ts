import { newKey } from '../../state/keys.js';

const KEY = /^[0-9a-f]{32}$/u;

/** A random key that outlives a reload of the page. */
export interface Kept {
  /** The key to send with, and whether a page before this one may have sent with it. */
  take(): { readonly key: string; readonly inherited: boolean };
  /** The outcome is known. */
  drop(): void;
}

/**
 * The random key of an intent to add whose outcome is not known yet. It alone outlives a reload of the page, in the
 * tab's own storage, so that the same user sent once more is the same write. Nothing about the person is kept.
 */
export function keptKey(name: string): Kept {
  /** The key of an intent that this page began, so that nothing of it was sent before. Kept here, too: storage may be forbidden. */
  let own: string | undefined;
  return {
    take() {
      const kept = read(name);
      if (kept !== undefined) return { key: kept, inherited: kept !== own };
      own ??= newKey();
      write(name, own);
      return { key: own, inherited: false };
    },
    drop() {
      own = undefined;
      write(name, undefined);
    },
  };
}

function read(name: string): string | undefined {
  try {
    const kept = sessionStorage.getItem(name);
    return kept !== null && KEY.test(kept) ? kept : undefined;
  } catch {
    // Storage may be forbidden (a sandboxed frame); then a reload begins a new intent.
    return undefined;
  }
}

function write(name: string, key: string | undefined): void {
  try {
    if (key === undefined) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, key);
  } catch {
    // As above.
  }
}
