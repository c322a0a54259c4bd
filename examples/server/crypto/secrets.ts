import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** Octets of a link's secret: 256 bits, twice what guessing needs to be hopeless. */
const TOKEN_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The keys of the server. None of them is ever in the database. */
export interface Secrets {
  /** Signs session cookies. */
  readonly auth: string;
  /** Encrypts links and mails at rest. */
  seal(text: string, boundTo: string): string;
  /** @throws when the text was sealed with another key or bound to something else */
  open(sealed: string, boundTo: string): string;
  /** A keyed hash, for what is too short to be hashed without a key: codes, bodies with passwords. */
  mac(purpose: 'code' | 'body', text: string): string;
}

/** @param linkKey 32 octets @param authSecret at least 32 characters */
export function createSecrets(linkKey: Uint8Array, authSecret: string): Secrets {
  if (linkKey.length !== 32) throw new RangeError('The link key has to be 32 octets long.');
  const macKey = Buffer.from(hkdfSync('sha256', authSecret, '', 'usher keyed hashes', 32));
  return {
    auth: authSecret,
    seal: (text, boundTo) => seal(linkKey, text, boundTo),
    open: (sealed, boundTo) => open(linkKey, sealed, boundTo),
    mac: (purpose, text) => createHmac('sha256', macKey).update(`${purpose}\n${text}`).digest('base64url'),
  };
}

/** A new secret for a link, safe in a URL. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What is stored to find a token again. A hash without a key is enough for 256 random bits. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Six digits, each as likely as the others. */
export function newCode(): string {
  for (;;) {
    const drawn = randomBytes(4).readUInt32BE();
    // The last, incomplete million would favour small numbers.
    if (drawn < 4_294_000_000) return String(drawn % 1_000_000).padStart(6, '0');
  }
}

/** Compares without telling by its duration how much was right. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest()];
  return timingSafeEqual(left, right);
}

function seal(secret: Uint8Array, text: string, boundTo: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', secret, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

function open(secret: Uint8Array, sealed: string, boundTo: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
  const decipher = createDecipheriv('aes-256-gcm', secret, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(boundTo)).setAuthTag(tag);
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}
