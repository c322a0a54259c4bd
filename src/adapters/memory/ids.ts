import type { IdKind } from './options.js';

const PREFIX: Readonly<Record<Exclude<IdKind, 'token' | 'code'>, string>> = {
  user: 'USR',
  invitation: 'INV',
  group: 'GRP',
};

/** Ids that are short enough to be read out, tokens of 256 bits, codes of six digits: all from the platform's CSPRNG. */
export function randomId(kind: IdKind): string {
  if (kind === 'token') return base64Url(crypto.getRandomValues(new Uint8Array(32)));
  if (kind === 'code') return digits(6);
  return `${PREFIX[kind]}-${digits(4)}-${digits(4)}-${digits(4)}`;
}

function digits(count: number): string {
  const values = crypto.getRandomValues(new Uint32Array(count));
  return [...values].map((value) => String(value % 10)).join('');
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
