/** Digits in any numerals that people type, and the plus. What stands between them is grouping. */
const SIGNIFICANT = /[+＋\p{Nd}]/u;

/** Where the caret goes when grouping changed the text: behind the same digit as before. */
export function caretAfter(before: string, caret: number, after: string): number {
  const digits = count(before.slice(0, caret));
  if (digits === 0) return 0;
  // At the end one stays at the end, whatever grouping added there.
  if (caret === before.length) return after.length;
  let seen = 0;
  for (let index = 0; index < after.length; index += 1) {
    if (SIGNIFICANT.test(after[index] ?? '')) seen += 1;
    if (seen === digits) return index + 1;
  }
  return after.length;
}

function count(text: string): number {
  return [...text].filter((sign) => SIGNIFICANT.test(sign)).length;
}
