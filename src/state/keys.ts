/** A fresh random key of 128 bits. `randomUUID` exists on secure origins alone, `getRandomValues` everywhere. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
