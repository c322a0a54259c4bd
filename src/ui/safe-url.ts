const ALLOWED: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * The address when a press on it cannot run a script: http, https, mailto or tel; undefined otherwise. The URL
 * parser has the last word on what the scheme is, so tabs, line breaks and case inside it do not slip through.
 *
 * @param base what a relative address is relative to; without it such an address is refused.
 */
export function safeUrl(value: unknown, base?: string | URL): string | undefined {
  if (typeof value !== 'string' && !(value instanceof URL)) return undefined;
  let url: URL;
  try {
    url = new URL(value, base);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
  return ALLOWED.has(url.protocol) ? url.href : undefined;
}
