/** Longest name or title that a mail shows, in graphemes. */
const LONGEST = 60;

/**
 * A name that somebody typed, fit for a mail: on one line, of bounded length, and without an address that a
 * mail program would turn into a link. An invitation must not be a way to mail advertisements.
 */
export function safeName(typed: string): string {
  const line = typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/[a-z][a-z0-9+.-]*:\/\/\S*/giu, ' ')
    // A dot, slash or at-sign between letters is what makes a link of a word; a look-alike without a point does not.
    .replace(/(?<=[\p{L}\p{N}])[.@/:](?=[\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const graphemes = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(line)].map(
    ({ segment }) => segment,
  );
  return graphemes.length > LONGEST ? `${graphemes.slice(0, LONGEST - 1).join('')}…` : line;
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A name that runs against the text around it, kept from turning that around (Unicode UAX #9, isolates). */
export function isolated(name: string, direction: 'ltr' | 'rtl'): string {
  const against = direction === 'ltr' ? RIGHT_TO_LEFT.test(name) : !RIGHT_TO_LEFT.test(name);
  return against ? `\u2068${name}\u2069` : name;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for the HTML of a mail, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (letter) => ESCAPES[letter] ?? letter);
}
