/** The one of `words` that somebody who typed `typed` most likely meant: begins with it, or is at most two slips away. */
export function closestOf(typed: string, words: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase();
  if (wanted.length < 2) return undefined;
  const begun = words.find((word) => word.startsWith(wanted));
  if (begun !== undefined) return begun;
  const [best] = words
    .map((word) => ({ word, slips: slipsBetween(wanted, word) }))
    .filter(({ slips, word }) => slips <= 2 && slips < word.length / 2)
    .sort((a, b) => a.slips - b.slips);
  return best?.word;
}

/** Letters to add, take or change to make one of the other (Levenshtein distance). */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  [...a].forEach((letter, down) => {
    const next = [down + 1];
    for (let across = 1; across <= b.length; across += 1) {
      const change = (row[across - 1] ?? 0) + (letter === b[across - 1] ? 0 : 1);
      next.push(Math.min(change, (row[across] ?? 0) + 1, (next[across - 1] ?? 0) + 1));
    }
    row = next;
  });
  return row[b.length] ?? 0;
}
