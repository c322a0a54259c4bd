/**
 * A name or address that is put into a sentence, in Unicode isolates (UAX #9, 2.4), so that a name in another
 * script does not turn the sentence around it. For plain text only; in markup use `<bdi>`.
 */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

/** An email, link or phone number in a sentence: left to right in every language. */
export function isolateLtr(text: string): string {
  return `\u2066${text}\u2069`;
}
