/**
 * How long a server asks to wait, in milliseconds: as `Retry-After` in seconds or as an HTTP date (RFC 9110,
 * 10.2.3), or as the `X-Retry-After` that some servers send instead. A date is measured by the server's own
 * clock (`Date`) where it can be read, because clocks differ.
 */
export function retryAfterOf(headers: Headers, now: Date): number | undefined {
  const text = (headers.get('retry-after') ?? headers.get('x-retry-after'))?.trim();
  if (!text) return undefined;
  if (/^\d+(?:\.\d+)?$/u.test(text)) return Math.ceil(Number(text) * 1000);
  const until = Date.parse(text);
  // `Date.parse` reads far more than HTTP dates; a date without a weekday or year is a mistake, not a time.
  if (Number.isNaN(until) || !/^[a-z]{3}/iu.test(text)) return undefined;
  const said = Date.parse(headers.get('date') ?? '');
  return Math.max(0, until - (Number.isNaN(said) ? now.getTime() : said));
}
