import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder that only its owner may read. */
export function openDataFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/**
 * A secret that is made once and kept in a file of its own, readable for its owner alone. Two processes
 * that start at once get the same: the file is made by one and read by both.
 */
export function keptSecret(folder: string, name: string, make: () => string): string {
  const file = join(folder, name);
  try {
    writeFileSync(file, `${make()}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    chmodSync(file, 0o600);
  }
  return readFileSync(file, 'utf8').trim();
}

/** 32 octets as a key file holds them. */
export function newKeyText(): string {
  return randomBytes(32).toString('base64url');
}

/** Letters and digits that are not mistaken for each other when typed off a screen. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of five, such as `k7m2p-...`: about 99 bits. */
export function newPasswordText(): string {
  const letters = Array.from({ length: 20 }, () => ALPHABET[randomIndex()]);
  return [0, 5, 10, 15].map((start) => letters.slice(start, start + 5).join('')).join('-');
}

function randomIndex(): number {
  for (;;) {
    const drawn = randomBytes(1)[0] ?? 255;
    // Beyond the last whole multiple, the first letters would come up more often.
    if (drawn < 256 - (256 % ALPHABET.length)) return drawn % ALPHABET.length;
  }
}
